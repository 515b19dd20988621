/*
 * What speaks for and against a piece being a name: facts about the string
 * and, for each of its places, about what stands around it.  Weights for the
 * four kinds are learnt (multinomial logistic regression over the strings of
 * labelled articles, "no name" having weight 0) and stand in cues.tsv.
 */
#ifndef CONTENT_NAME_CUES_H
#define CONTENT_NAME_CUES_H

#include "content/article.h"
#include "content/names/name_lattice.h"

enum cue {
#define CUE(id) CUE_##id,
#include "content/names/name_cues.def"
	CUES
};

enum cue_sort {
#define SORT(id) CUE_SORT_##id,
#include "content/names/name_cues.def"
	CUE_SORTS
};

/* Hundredths of a logit for each enum player_kind. */
struct cue_weight {
	int16_t of[PLAYER_KINDS];
};

struct cue_sum {
	int32_t of[PLAYER_KINDS];
};

struct cue_set {
	uint8_t v[24];
	size_t n;
	enum cue_sort sort;   /* of the piece */
	struct span words[2]; /* before and behind it, letters; or empty */
};

/* What the article as a whole says of a string. */
struct cue_context {
	uint32_t seen;     /* how many places it has */
	bool related_seen; /* an organisation that it has to do with is named */
	bool full_seen;    /* a common word: its unmistakable form is there */
};

/* Of the string, the same at all its places. */
void cues_of_string(const struct name_text *, const struct piece *,
	const struct cue_context *, struct cue_set *);

/* Around piece k of a row. */
void cues_of_place(const struct name_text *, const struct pieces *, size_t k,
	struct cue_set *);

void cues_add(
	struct cue_sum *, const struct name_text *, const struct cue_set *);

#endif
