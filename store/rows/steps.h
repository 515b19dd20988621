/*
 * A walk along the rows of the archive in the order that the writer keeps:
 * articles by time, players by mentions.  For the files of listing.h alone.
 */
#ifndef STORE_STEPS_H
#define STORE_STEPS_H

#include "store/rows/listing.h"
#include "store/store_internal.h"

/* What a row of the archive is sorted by: article.at, id; player.beside,
 * mentions, id. */
struct key {
	int64_t beside, by, id;
};

/* Which rows come next, from a key on: first those with the same `by`, then
 * the same `beside`, then all others. */
enum leg { SAME_BY, SAME_BESIDE, OTHERS, LEGS };

struct steps {
	struct listing *l;
	const struct hidden *hidden;
	sqlite3_stmt *q;
	struct key from;
	enum leg leg;
	bool up; /* to the newer, the more often mentioned */
};

static inline bool
is_players(const struct listing *l)
{
	return l->kind == LISTING_PLAYERS;
}

/* Several rows of the list are one of the archive's. */
static inline bool
is_things(const struct listing *l)
{
	return l->kind == LISTING_QUOTES || l->kind == LISTING_FIGURES;
}

/* Of an article or a player; false: there is none. */
bool steps_key(struct listing *, int64_t id, struct key *);

/* Is it in the list? */
bool steps_listed(const struct steps *, int64_t id);

/* From behind the key; without one from the end of all. */
void steps_begin(struct steps *, const struct key *from);

/* The next article or player; gives how many rows of the list it is, 0: there
 * is none. */
int64_t steps_next(struct steps *, int64_t *id);
void steps_end(struct steps *);

#endif
