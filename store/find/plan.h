/*
 * What FTS5 is asked for a query: a MATCH expression that holds for every
 * article that the query matches, and for as few others as is cheap.
 */
#ifndef STORE_PLAN_H
#define STORE_PLAN_H

#include "store/index/frequent.h"
#include "store/query.h"
#include "store/index/terms.h"

/* A common character that an article must hold, or must not. */
struct plan_bit {
	int number; /* in the set */
	bool negative;
};

struct plan {
	str match;  /* empty: the index cannot help, look at all */
	str titles; /* the same, with a word in the title; or empty */
	struct {
		struct plan_bit *v;
		size_t n, cap;
	} bits;        /* besides match */
	str *parts;    /* for each clause: its match, where there is one */
	bool *settled; /* for each clause: match and bits decide it */
	bool exact;    /* match alone decides all */
	bool few;      /* match holds for few, or the index lists them all */
};

void plan_make(const struct query *, const struct terms *,
	const struct frequent *, struct arena *, struct plan *);

/* In how many articles the phrase stands, at most, as far as known. */
uint32_t plan_count(const struct phrase *, const struct frequent *);

#endif
