/*
 * How many articles searches with a name find, and how many of them are new, or
 * those of feeds: counted one by one, behind all questions.  Not safe for threads: the
 * searcher has it under its lock.
 */
#ifndef STORE_CENSUS_H
#define STORE_CENSUS_H

#include "store/search.h"

/* Zero is an empty one. */
struct census {
	struct arena arena;
	struct count *v; /* in arena */
	size_t n, next;  /* v[next] is counted now, or next */
	unsigned turn;   /* grows with each new list */
	bool news;       /* some were counted since they were asked for */
};

void census_free(struct census *);
/* Instead of what was to be counted of the same kind; all of v are of one. */
void census_begin(struct census *, const struct count *, size_t n);
bool census_waits(const struct census *);

/* The next one, its query copied; census_put takes what was found, unless
 * there is another list by now. */
struct count census_next(const struct census *, struct arena *, unsigned *turn);
void census_put(struct census *, unsigned turn, const struct count *);

#endif
