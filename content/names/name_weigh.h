/*
 * The strings of one article that could be names, each with all its places,
 * and the decision which of them are.
 */
#ifndef CONTENT_NAME_WEIGH_H
#define CONTENT_NAME_WEIGH_H

#include "content/names/name.h"
#include "content/names/name_cues.h"

struct candidate {
	struct piece piece; /* the first one; its sources are those of all */
	uint32_t n;         /* places */
	uint32_t next;      /* 1 + the next one of the same hash; 0: none */
	struct cue_sum places;
};

struct candidates {
	const struct name_text *t;
	struct candidate *v;
	size_t n, cap;
	uint32_t *slots; /* 1 + the first one of a hash */
	size_t slots_n;
	uint8_t *entries; /* a bit for each entry of the table: is it named? */
	uint8_t *sure;    /* the same, by what is no common word */
};

/* Takes in the names of a row. */
void candidates_add(
	struct candidates *, const struct pieces *, struct arena *perm);

/* The index of the candidate with this string; it must have been taken in. */
size_t candidates_index(const struct candidates *, const struct piece *);

/* What speaks for the string, whatever its places. */
void candidate_cues(
	const struct candidates *, const struct candidate *, struct cue_set *);

/* Is it a name?  Fills in its kind, how sure that is, and what it weighs. */
bool candidate_decide(
	const struct candidates *, const struct candidate *, struct name *);

#endif
