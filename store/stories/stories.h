/*
 * Who tells the same story, for lists that give each a line.  The line is the
 * first report's: so it stays where it was when a reprint comes later, and
 * what was read before is not on top again.  Where that one is archived or
 * deleted, or does not belong to the list, it is the next one's.
 *
 * Kept until the archive has changed.  Belongs to one store.
 */
#ifndef STORE_STORIES_H
#define STORE_STORIES_H

#include "store/reader/hidden.h"
#include "store/store.h"

/* An article that is not alone in its story. */
struct report {
	int64_t id, at, story;
};

struct stories {
	struct arena arena;
	struct report *v; /* by story, in each the first one first */
	size_t n, cap;
	struct numbered {
		int64_t id;
		size_t i;
	} * by_id;       /* rising: which of v an article is */
	int64_t archive; /* the version it is for */
	bool known;      /* cleared by who writes here */
};

/* Neighbours in stories.v; n 0: nobody else tells it. */
struct reports {
	const struct report *v;
	size_t n;
};

/* NULL: failed. */
const struct stories *stories_load(struct store *, struct err *);
void stories_free(struct stories *);

/* Which of v an article is; n: none. */
size_t stories_place(const struct stories *, int64_t article);
struct reports stories_of(const struct stories *, int64_t article);

/* Articles that stand behind another one in the list of those that are not
 * hidden; by number. */
struct behind {
	struct report *v;
	size_t n, cap;
};

void stories_behind(const struct stories *, const struct hidden *,
	struct arena *, struct behind *);
bool behind_has(const struct behind *, int64_t article);

/* Which row of that list an article is part of: itself, unless it stands
 * behind another one. */
int64_t stories_row(
	const struct stories *, const struct hidden *, int64_t article);

/* Leaves of each story the first report that is among them. */
void stories_fold(const struct stories *, struct ids *);

#endif
