/*
 * Makes a struct lookup: at build time for the tables that are compiled in,
 * and for an article's own names while it is read.
 */
#ifndef CONTENT_LOOKUP_BUILD_H
#define CONTENT_LOOKUP_BUILD_H

#include "base/arena.h"
#include "content/lookup.h"

struct lookup_member {
	const uint16_t *runes;
	uint32_t length, value;
};

struct lookup_members {
	struct lookup_member *v;
	size_t n, cap;
};

/*
 * Folds a string and adds it; false when it is too short, too long or has
 * runes that no text can match.
 */
bool lookup_add(
	struct lookup_members *, struct arena *, str text, uint32_t value);

/*
 * Sorts members and lays them out.  Returns how many are equal to another; of
 * those the one with the greatest value is found.
 */
size_t lookup_build(
	struct lookup_members *, struct arena *perm, struct lookup *);

#endif
