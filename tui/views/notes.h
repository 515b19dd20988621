/* Notes on passages: asking for one, and what is noted on a quote. */
#ifndef TUI_NOTES_H
#define TUI_NOTES_H

#include "store/state.h"
#include "tui/view.h"

/* Asks for a note's text, with what it is now; empty text: it goes. */
void notes_ask(struct app *, const struct note_row *);

/* What is noted on a part of an article, " / " between; of notes at hand,
 * or in the frame. */
str notes_among(const struct note_rows *, struct span, struct arena *);
str notes_on(struct app *, int64_t article, struct span);

#endif
