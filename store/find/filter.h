/*
 * What the fields of a query ask of an article, but for its text: looked up
 * once for a question, then asked for each candidate.
 */
#ifndef STORE_FILTER_H
#define STORE_FILTER_H

#include "store/index/facts.h"
#include "store/query.h"
#include "store/store_internal.h"

struct filter {
	uint64_t *ids;     /* a bit a number; NULL: ids are not asked */
	int64_t end;       /* numbers from here on are not in it; set before */
	uint64_t *sources; /* a bit a source; NULL: not asked */
	uint32_t since, until;
	const int64_t *by; /* players, of said:…@name; NULL: whoever */
	size_t n_by;
};

/* Of a term of text or title: all pass. */
bool filter_make(struct store *, const struct query_term *, struct arena *,
	struct filter *, struct err *);

bool filter_passes(const struct filter *, int64_t id, struct fact);

#endif
