/*
 * The rows of a listing that are held: neighbours, without a gap.  For
 * listing.c and listing_keep.c alone.
 */
#ifndef STORE_LISTING_ROWS_H
#define STORE_LISTING_ROWS_H

#include "store/rows/steps.h"

enum {
	CHUNK = 256,    /* rows that are read beside the one wanted */
	HELD_MAX = 8192 /* rows that are kept, and no longer way is walked */
};

/* None is held; the next stands at that place. */
void rows_forget(struct listing *, size_t first);

/* Behind what is held: the rows of an article, or a player; last first where
 * one walks up. */
void rows_put(struct listing *, int64_t id, size_t rows, bool up);

/* What was put since there were `had`, last first, goes before these. */
void rows_bring_up(struct listing *, size_t had);

/* Leaves only some at one end, whole articles: the rest is seldom come back
 * to. */
void rows_keep_end(struct listing *, bool up);

/* An article that was so many rows of the list is another number of them. */
void rows_change(struct listing *, struct key, size_t before, size_t after);

#endif
