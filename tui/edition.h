/*
 * Which archive the explorer opens: the reader's own, or the bundled edition
 * while that is missing or empty.
 */
#ifndef TUI_EDITION_H
#define TUI_EDITION_H

#include "store/archive/session.h"
#include "tui/view.h"

/* Sets store, searcher and sample of *app; edition_close undoes it. */
bool edition_open(const struct session *, struct app *, struct err *);
void edition_close(struct app *);

/* Opens the reader's own archive instead of the edition, with the articles on
 * top, once it has some and nothing is being read or typed. */
void edition_leave(const struct session *, struct app *);

#endif
