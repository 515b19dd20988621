/*
 * Who an article's players are, found out anew: when a reader has merged or
 * parted players.  What the article gives to its players is taken back, then
 * given as the names are read now; its text and its place in searches stay.
 */
#ifndef STORE_RESETTLE_H
#define STORE_RESETTLE_H

#include "store/store_internal.h"

/* Takes back what all articles give that name a player; lists them. */
bool resettle_take(struct store *, int64_t player, struct arena *, struct ids *,
	struct err *);

/* Gives it anew. */
bool resettle_put(struct store *, const struct ids *, struct err *);

#endif
