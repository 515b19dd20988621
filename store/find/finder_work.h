/*
 * A finder from within: finder.c begins and ends a question, finder_step.c
 * works on it step by step, finder_list.c lists and counts what matches.
 */
#ifndef STORE_FINDER_WORK_H
#define STORE_FINDER_WORK_H

#include "store/find/finder.h"

#include "store/index/catalog.h"
#include "store/care/check.h"
#include "store/find/contest.h"
#include "store/find/hits.h"
#include "store/find/loosen.h"
#include "store/find/rank.h"

enum phase {
	PHASE_DONE,
	PHASE_NEWEST, /* hits are wanted, the newest first */
	PHASE_RANK,   /* the best are wanted: among the newest, */
	PHASE_TITLES, /* and those with a word in the title */
	PHASE_COUNT,  /* only the number is missing, or better ones */
	PHASE_LIST,   /* nothing matches: what holds most of the words … */
	PHASE_HELD,   /* … is listed, and looked at */
};

struct finder {
	struct store *store;
	struct sql *sql;
	bool (*stop)(void *);
	void *ctx;
	bool goes_on;
	struct catalog catalog;
	struct walk *walk, *titles;
	struct readings *readings;

	/* The question. */
	struct search_ask ask;
	struct arena tmp;
	struct arena_mark asked; /* tmp behind all that is the question's */
	struct answer *answer;
	struct query query;
	struct check check;
	struct rank rank;
	struct hits hits;
	struct walk_range range;
	size_t limit;
	enum phase phase;
	struct found last; /* that the walk gave */
	int64_t newest[FINDER_NEWEST];
	size_t n_newest;
	size_t loaded; /* articles whose texts were read */
	struct contest contest;
	struct loosen *loosen; /* of PHASE_LIST and PHASE_HELD; or NULL */
	bool reading;          /* a transaction of ours is open */
	bool best;             /* SEARCH_BEST */
	double began;
};

/* The next step; it knows nothing of damage. */
enum finder_state finder_work(struct finder *, double until_ms, struct err *);

/* 1: the article matches; 0: it does not; -1: failed.  doc is filled in if
 * `read`. */
int finder_examine(
	struct finder *, int64_t id, bool read, struct doc *, struct err *);

/* How many match, into the answer's total, when the index alone knows it.
 * 1, 0 when it does not, -1. */
int finder_count_all(struct finder *, struct err *);

#endif
