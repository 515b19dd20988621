/*
 * When nothing holds all the words of a query: the articles that hold most of
 * them, a rare word counted for more than a frequent one.  Only bare words and
 * phrases may be missing; fields, and what must not be there, still count.
 *
 * The index lists the articles of each word, their weights are added up by
 * article, and the greatest sums are looked at: so the work is that of reading
 * each word's list once, whatever number of words is missing.
 */
#ifndef STORE_LOOSEN_H
#define STORE_LOOSEN_H

#include "store/care/check.h"
#include "store/find/contest.h"

struct loosen;

/*
 * check is of the whole query; made is the question's arena.  NULL when there
 * are no two words to choose from.
 */
struct loosen *loosen_new(const struct check *check,
	const struct catalog *catalog, struct walk_range, struct arena *made);

/* What is still asked of each article: to be checked besides. */
const struct query *loosen_rest(const struct loosen *);
size_t loosen_words(const struct loosen *);

/* A little of the listing; 1: more is left, 0: done, -1: failed. */
int loosen_list(struct loosen *, struct err *);

/* The next article to look at, the most promising first. */
bool loosen_next(struct loosen *, struct found *);

/* How many of the words it holds, and what they weigh together. */
size_t loosen_held(const struct loosen *, struct doc *, double *weight);

/* Lets go of the archive and of all that is not in an arena. */
void loosen_end(struct loosen *);

#endif
