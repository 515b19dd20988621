/*
 * Does an article match a query?  What the index and the filters cannot know
 * is looked up in its text.
 */
#ifndef STORE_CHECK_H
#define STORE_CHECK_H

#include "store/index/common.h"
#include "store/find/filter.h"
#include "store/find/match.h"
#include "store/find/plan.h"

/* An article while it is looked at.  Its slices live until the next one is
 * loaded. */
struct doc {
	int64_t id;
	struct fact fact;
	str title, published, source, url, text;
	struct hay title_hay, text_hay;
};

struct check {
	/* To be set before check_make. */
	struct store *store;
	const struct query *query;
	struct arena *tmp; /* the question's; loading an article adds to it */

	struct common *common;
	struct plan plan;
	struct filter **filters; /* [clause][term] */
	const uint64_t *deleted; /* by the reader, a bit a number; or NULL */
	enum hay_kind hay;       /* what texts are made to */
	bool reads;              /* texts must be looked at */
	sqlite3_stmt *row;       /* of the article that was loaded last */
};

struct catalog;

bool check_make(struct check *, struct catalog *, struct err *);

/* 1: the article is there; 0: it is not; -1: failed. */
int check_load(
	struct check *, int64_t id, struct fact, struct doc *, struct err *);

/* Nothing has been asked of the index: texts decide all. */
void check_by_text(struct check *);

/* Lets go of the article that was loaded last. */
void check_end(struct check *);

/* Without its text.  1: it may match; 0: it does not; -1: failed. */
int check_may_pass(const struct check *, int64_t id, struct fact, struct err *);

/* 1: it matches; 0: it does not; -1: failed. */
int check_passes(const struct check *, struct doc *, struct err *);

#endif
