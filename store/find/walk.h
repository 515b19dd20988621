/*
 * Candidates of a query, newest first: by the day and time of the article,
 * then by its number.
 *
 * The index walks by number, and numbers follow arrival.  Where articles came
 * in the order of their dates that is the same.  Where they did not (an old
 * archive taken in later, feeds that list the newest first), the numbers are
 * cut into lanes within which dates rise, or nearly so, and the lanes are
 * merged.  For each block of numbers it is known how new an article below it
 * in its lane can be: what has been found and is newer than that is next.  So
 * the order is right for any archive, and quick for one that grew in order.
 */
#ifndef STORE_WALK_H
#define STORE_WALK_H

#include "base/arena.h"
#include "store/index/facts.h"

enum { LANES_MAX = 96, LANE_BLOCK = 64 };

struct lanes {
	struct {
		int64_t first, last;
	} v[LANES_MAX];
	size_t n;
	uint32_t *newest; /* by block: of its lane, up to its end */
};

void lanes_make(const struct facts *, struct arena *, struct lanes *);

/* A candidate, and when it was published. */
struct found {
	int64_t id;
	uint32_t when;
};

bool found_is_newer(struct found, struct found than);

struct walk_range {
	uint32_t since, until; /* inclusive */
	/* All that match are listed first: quicker where they are few, and
	 * where the index must find all of them anyway. */
	bool listed;
};

struct walk;

/* One walker serves one connection, one walk after another. */
struct walk *walk_new(struct sql *);
void walk_free(struct walk *);

/* match: for FTS5, or empty for all articles.  facts and lanes stay as they
 * are until the walk's end. */
void walk_begin(struct walk *, const struct facts *, const struct lanes *,
	str match, struct walk_range);

enum walk_state {
	WALK_FAILED = -1, /* or it was interrupted */
	WALK_END,         /* there are no more */
	WALK_FOUND,
	WALK_ON, /* none yet: ask again, if there is time */
};

/* Works a little, so that between two calls one may look at the clock. */
enum walk_state walk_next(struct walk *, struct found *, struct err *);

/* Ends the reading of the archive; may be called at any time. */
void walk_end(struct walk *);

#endif
