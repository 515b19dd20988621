/*
 * Latin letters of a query that are pinyin: the words that they stand for
 * are asked for beside the letters themselves.
 */
#ifndef STORE_READ_AS_H
#define STORE_READ_AS_H

#include "store/frequent.h"
#include "store/query.h"
#include "store/readings.h"
#include "store/search.h"

struct read_as {
	struct readings *readings;
	const struct frequent *frequent;
	struct arena *perm; /* for what is found */
	struct arena *tmp;  /* the query's */
};

/*
 * Adds a reading to every word of the query that has one: the likeliest, but
 * to the last such word that of ask->reading.  All readings of this last one
 * go to out, best first.
 */
bool read_as_add(const struct read_as *, const struct search_ask *,
	struct query *, struct strs *out, struct err *);

#endif
