/*
 * What quotes and figures have in common.  They have no rows of their own: a
 * number made of the article's and the index there finds them (thing_id).
 * Beside each text stands where its quotes and the sentences of its figures
 * are, so that words can be looked for in them without unpacking articles.
 */
#ifndef STORE_THING_H
#define STORE_THING_H

#include "store/rows/places.h"
#include "store/store_internal.h"

struct thing_ask {
	enum thing_kind kind;
	str query;    /* as in store.h; empty: all */
	size_t limit; /* 0: none */
};

/* Newest article first, then by place. */
bool thing_list(struct store *, const struct thing_ask *, struct arena *,
	struct ids *, struct err *);

/* Keeps of ids those that hold the query's words. */
bool thing_filter(
	struct store *, enum thing_kind, str query, struct ids *, struct err *);

/* What it says, copied: a quote, the sentence of a figure.  Empty: there is
 * none. */
bool thing_text(struct store *, enum thing_kind, int64_t id, struct arena *perm,
	str *text, struct err *);

/* The article of a thing becomes s->opened; ERR_INPUT without one. */
bool thing_open(struct store *, enum thing_kind, int64_t id, struct err *);

#endif
