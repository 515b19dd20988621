/*
 * Makes a struct lookup: at build time for the tables that are compiled in,
 * and for an article's own names while it is read.
 */
#ifndef CONTENT_LOOKUP_BUILD_H
#define CONTENT_LOOKUP_BUILD_H

#include "base/arena.h"
#include "content/words/lookup.h"

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

/* Sorts members; of equal ones the greatest value stands last. */
void lookup_sort(struct lookup_members *);

/* By runes, as they are sorted. */
int lookup_compare(const struct lookup_member *, const struct lookup_member *);

/* Sorts members and lays them out.  Of equal ones only the last is taken; the
 * others are dropped. */
void lookup_build(struct lookup_members *, struct arena *perm, struct lookup *);

#endif
