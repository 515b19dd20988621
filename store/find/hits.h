/*
 * Hits of an answer: made of articles, with what is marked in them.  Of the
 * articles that tell one story the first becomes a hit, the others its
 * reprints; but where the query asks for one story.
 */
#ifndef STORE_HITS_H
#define STORE_HITS_H

#include "store/care/check.h"
#include "store/search.h"

/* A hit whose story others tell, too. */
struct told {
	int64_t story;
	size_t hit;
	struct ids reprints;
};

struct hits {
	struct sql *sql; /* NULL: stories are not known */
	struct answer *answer;
	struct arena *perm, *tmp; /* of the answer; of the question */
	struct phrases marks; /* everything that was asked for and is text */
	struct {
		struct told *v;
		size_t n, cap;
	} told;
};

/* Finds what is to be marked, and names it in answer.terms. */
void hits_begin(struct hits *, const struct query *);

bool hits_add(struct hits *, struct doc *, double score, struct err *);

/* None again. */
void hits_clear(struct hits *);

#endif
