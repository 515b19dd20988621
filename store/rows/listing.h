/*
 * A list of the archive that is read by pieces: how many rows it has, and the
 * numbers of those around the places that were looked at last.  What the
 * writer keeps in order (articles by time, players by mentions, and with the
 * articles their quotes and figures) is walked from there, up and down, so
 * nothing costs more than the rows that are seen.  Only a jump into the middle
 * counts the rows up to there.
 *
 * A listing is for one state of the archive and of the reader's marks: begin
 * it again when they have changed.  Where it was some marks alone, only the
 * rows are changed that they are about, and what was read stays.  Where the
 * archive has changed already, a number may be 0.
 */
#ifndef STORE_LISTING_H
#define STORE_LISTING_H

#include "store/stories/stories.h"
#include "store/archive/versions.h"

enum listing_kind {
	LISTING_ARTICLES, /* neither archived nor deleted */
	LISTING_STORIES,  /* the same, one of each story: stories.h */
	LISTING_PLAYERS,  /* as store_players */
	LISTING_QUOTES,   /* as store_quotes and store_figures of everything */
	LISTING_FIGURES,
};

/* Zero is an empty one.  The numbers are in memory of its own. */
struct listing {
	struct store *store;
	enum listing_kind kind;
	bool turned;  /* oldest first: not of players */
	size_t n;     /* rows */
	size_t first; /* the place of v[0] */
	int64_t *v;
	size_t held, cap;
	int64_t zero; /* at place 0: a view may compare with it; 0: not known */
	int64_t top, bottom; /* article or player at both ends of v; 0: none */
	struct version archive; /* that it is for, … */
	uint64_t changes;       /* … and what was hidden then: hidden.h */
	struct behind behind;   /* of stories: what is passed over; in arena */
	struct arena arena;
};

/* Makes it, or makes it true again; oldest first if turned. */
bool listing_begin(struct listing *, struct store *, enum listing_kind,
	bool turned, struct err *);
void listing_free(struct listing *);

/* The number at a place; 0: there is none. */
int64_t listing_id(struct listing *, size_t place);

/* Where a number stands, *place telling where it is to be looked for; false:
 * not in the list.  Of stories: where the row is that it is part of. */
bool listing_find(struct listing *, int64_t id, size_t *place);

#endif
