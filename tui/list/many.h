/*
 * What is done to very many articles at once, behind the keys (chore.h), and
 * how far it is.
 */
#ifndef TUI_MANY_H
#define TUI_MANY_H

#include "store/reader/chore.h"
#include "tui/view.h"

/* From here on keys do not wait for it. */
enum { MANY = 64 };

/* Without a searcher (tests) nothing is too many. */
bool many_are(const struct app *, size_t articles);

/* False: e says that another one is not done yet. */
bool many_begin(struct app *, const struct chore *, struct err *);

/* The searcher may have news of it. */
void many_told(struct app *);

bool many_stop(struct app *); /* false: nothing is going on */
str many_words(struct app *); /* for the status line; empty: the same */

#endif
