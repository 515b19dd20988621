/* What can be done to an article from any row that leads to it. */
#ifndef TUI_DEED_H
#define TUI_DEED_H

#include "tui/view.h"

/* star, read, copy (title, source, day, link), copy-link; article 0: nothing
 * is selected. */
enum outcome deed(struct app *, enum command, int64_t article, struct err *);

/* Opens it, at a byte of its text if at is not NULL. */
enum outcome deed_open(
	struct app *, int64_t article, const uint32_t *at, struct err *);

/* Opens a player's card; 0: says that nobody stands there. */
enum outcome deed_open_card(struct app *, int64_t player, struct err *);

/* Copies a quote of the archive with its citation. */
enum outcome deed_copy_quote(struct app *, int64_t quote, struct err *);

#endif
