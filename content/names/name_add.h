/* Names that are found once the others are decided. */
#ifndef CONTENT_NAME_ADD_H
#define CONTENT_NAME_ADD_H

#include "content/names/name.h"

/* Puts them in order of their places. */
void names_sort(const struct names *);

/*
 * Adds what was found, which it puts in order, to names, which are in order
 * before and after.  Of those that overlap, the one that begins first stays, or
 * the longer of two that begin together.
 */
void names_add(struct names *, const struct names *found, struct arena *perm);

/* The same; of those that overlap, what was in names stays. */
void names_add_free(
	struct names *, const struct names *found, struct arena *perm);

/* The same; what overlaps a doubtful one is added beside it, if it is another
 * place. */
void names_add_doubtful(
	struct names *, const struct names *found, struct arena *perm);

#endif
