/*
 * Coming back to where one was reading: which article is open is kept in the
 * reader's state while it is, so that also a line that drops, or the power,
 * leaves it there, and the place in it.
 */
#ifndef TUI_RESUME_H
#define TUI_RESUME_H

#include "tui/view.h"

/* At the start: says which one was open when it ended. */
void resume_offer(struct app *);

/* After the events that came together: writes down which one is open, and the
 * place in it. */
void resume_keep(struct app *);

/* Opens the one that was offered; OUTCOME_UNHANDLED: there is none. */
enum outcome resume_open(struct app *, struct err *);

#endif
