/*
 * One question at a time, worked on in steps, so that what is there can be
 * shown before all is.  Belongs to one store and its thread.
 */
#ifndef STORE_FINDER_H
#define STORE_FINDER_H

#include "store/search.h"

struct finder;
struct doc;

enum finder_state {
	FINDER_LATE,  /* time is up: work on */
	FINDER_HITS,  /* the hits are there; the total is still counted */
	FINDER_DONE,  /* all is there */
	FINDER_FAILED /* or it was told to stop */
};

struct finder *finder_new(struct store *);
void finder_free(struct finder *);

/* Asked often; true ends a step with FINDER_FAILED. */
void finder_stops_if(struct finder *, bool (*stop)(void *), void *ctx);

/* Is it told to stop?  Then e says so. */
bool finder_stopped(const struct finder *, struct err *);

/* The best ones are chosen anew from more of them while it is counted how
 * many there are. */
void finder_goes_on(struct finder *);

/* Begins a question; ends the one before.  The answer grows in perm while
 * the steps go on; the question's slices must live as long. */
bool finder_begin(struct finder *, const struct search_ask *,
	struct arena *perm, struct answer *, struct err *);

/* Works until something is to be told, or until that time. */
enum finder_state finder_step(struct finder *, double until_ms, struct err *);

/*
 * When to show what is there to one who types and set no deadline.  The best
 * ones are chosen, and read once more, behind it.
 */
double finder_first_ms(enum search_sort);

/* Behind FINDER_LATE: makes hits of the best that have been found. */
bool finder_show(struct finder *, struct err *);

/*
 * Instead of steps: the next article that matches, the newest first, without
 * making it a hit.  It lives until the next call.  1: there is one; 0: no
 * more; -1: failed.
 */
int finder_next(struct finder *, struct doc *, struct err *);

enum { FINDER_NEWEST = 2000 };

/*
 * Behind finder_begin, or behind FINDER_DONE and then at most FINDER_NEWEST:
 * the numbers of the newest articles that match, or those found until that
 * time.  What the steps have met is not looked for again.
 */
bool finder_newest(struct finder *, size_t most, double until_ms,
	struct arena *, struct ids *, struct err *);

/* Instead of steps: how many articles match, and how many of them have a
 * number above `after`. */
bool finder_count(struct finder *, int64_t after, size_t *total, size_t *above,
	struct err *);

/* search.c: counts with a finder of that store. */
bool search_count_with(
	struct store *, struct finder *, struct count *, struct err *);

/* Lets go of the archive. */
void finder_end(struct finder *);

/* Milliseconds of a clock that only goes forward. */
double finder_clock(void);

#endif
