/*
 * Hits of an answer: made of articles, with what is marked in them.
 */
#ifndef STORE_HITS_H
#define STORE_HITS_H

#include "store/check.h"
#include "store/search.h"

struct hits {
	struct answer *answer;
	struct arena *perm, *tmp; /* of the answer; of the question */
	struct phrases marks;     /* everything that was asked for and is text */
};

/* Finds what is to be marked, and names it in answer.terms. */
void hits_begin(struct hits *, const struct query *);

void hits_add(struct hits *, struct doc *, double score);

#endif
