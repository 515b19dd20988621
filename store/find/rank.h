/*
 * How well an article answers a query: words in the title count most, then
 * how often a word stands there for the text's length, rare words more than
 * frequent ones, words near each other more than words apart, new articles a
 * little more than old ones.  After BM25 (Robertson and Zaragoza, 2009), with
 * nearness as the distance of words that follow each other in the query.
 */
#ifndef STORE_RANK_H
#define STORE_RANK_H

#include "store/care/check.h"

struct rank {
	struct phrases phrases; /* all of the query's text */
	uint32_t *clause;       /* of each phrase, 0 … n - 1 */
	double *weight;         /* of each clause: how rare it is */
	size_t n;
	uint32_t newest; /* article of the archive: fact.when */
};

struct catalog;

void rank_make(struct rank *, const struct query *, const struct catalog *,
	struct arena *);

/* What it says of an article that it holds the clause: how rare that is. */
double rank_weight(const struct clause *, const struct catalog *);

double rank_score(const struct rank *, struct doc *, struct arena *tmp);

#endif
