/*
 * Players and their names through one transaction.  An article's players are
 * found or made here, and what they gain or lose is summed up in memory and
 * written once, before the commit: twenty thousand articles name the same
 * few players again and again.
 *
 * Who is who: an article's player is the archive's player
 *  1. with the same canonical name, folded, and the same kind; else
 *  2. of the same kind who was seen under that name, folded, if there is just
 *     one such player and the name has two letters or more; else
 *  3. a new one.
 */
#ifndef STORE_LEDGER_H
#define STORE_LEDGER_H

#include "store/store_internal.h"

/* What an article, or its going, adds to a player's totals. */
struct gain {
	int64_t player;
	int32_t mentions, quotes;
};

bool ledger_find(
	struct store *, str name, uint8_t kind, int64_t *player, struct err *);

/* One article more (sign 1) or less (-1) names him. */
void ledger_add(struct store *, const struct gain *, int sign);

/* An article names a player so, among other names perhaps. */
struct naming {
	int64_t player, article;
	str name;
	int sign; /* as above */
};

bool ledger_add_name(struct store *, const struct naming *, struct err *);

/*
 * The next article's number; never one that stood for another.  (An UPDATE
 * for each article would make SQLite write out the index's memory each time:
 * it does so before any statement that might have to be undone in part.)
 */
bool ledger_number(struct store *, int64_t *article, struct err *);

/* One article more or less, with so many quotes and figures. */
void ledger_add_article(
	struct store *, int64_t quotes, int64_t figures, int sign);

/* Has it grown so far that it should be written before the commit? */
bool ledger_full(const struct store *);
bool ledger_flush(struct store *, struct err *);
void ledger_forget(struct store *); /* after commit or rollback, at close */

#endif
