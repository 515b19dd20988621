/*
 * The terms of many articles on their way into FTS5.
 *
 * FTS5 keeps what it is given in a hash table and writes a piece of the index
 * whenever that is full.  Most of its work is for each term in such a piece:
 * to sort it, to write it, to merge it with those of other pieces.  So the
 * terms are given in parts: first those of one part of all articles that are
 * gathered, then those of the next.  A term then stands in one piece instead
 * of many, and the table stays in the processor's cache.
 *
 * Belongs to one connection; what is gathered must be flushed before COMMIT.
 */
#ifndef STORE_GATHER_H
#define STORE_GATHER_H

#include "store/archive/sql.h"

struct gather;

struct gather *gather_new(struct sql *);
void gather_free(struct gather *);

/* Terms are parted by blanks, as terms_build gives them. */
bool gather_add(struct gather *, int64_t id, str terms, struct err *);

bool gather_flush(struct gather *, struct err *);

/* Drops what is gathered. */
void gather_forget(struct gather *);

#endif
