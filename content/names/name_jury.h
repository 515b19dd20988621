/*
 * The strings that one of the readings takes for names (name_vote.h), with
 * what all of them say of all their places and what stands around those; and
 * the verdict on each: a multinomial logistic regression over that
 * ("stacking": Wolpert, "Stacked Generalization", Neural Networks 1992),
 * learnt by tools/train_jury.c on articles that no reading was trained on.
 */
#ifndef CONTENT_NAME_JURY_H
#define CONTENT_NAME_JURY_H

#include "content/names/name_vote.h"

enum clue {
#define CLUE(id) CLUE_##id,
#include "content/names/name_jury.def"
	CLUES
};

enum jury_sort {
#define SORT(id) JURY_##id,
#include "content/names/name_jury.def"
	JURY_SORTS
};

/* The names in a list with it and in brackets beside it, added up: how much
 * they seem of a kind. */
struct beside {
	uint32_t listed, glosses;
	float list[PLAYER_KINDS], bracket[PLAYER_KINDS];
	float group[PLAYER_KINDS], before[PLAYER_KINDS];
};

/* One string; sums are in hundredths of a logit. */
struct ballot {
	str text;
	uint32_t n, weighed_n, tagged_n, eager_n; /* places */
	uint32_t crossed, inside, around;
	uint32_t as[PLAYER_KINDS], eager_as[PLAYER_KINDS]; /* tagged so */
	struct beside beside;
	int32_t context[PLAYER_KINDS]; /* name_context.h, … */
	uint32_t context_n;            /* … of so many slots */
	float seems[PLAYER_KINDS];     /* a first opinion of its kind */
	int64_t sum[PLAYER_KINDS];
	int16_t first[PLAYER_KINDS]; /* of the first place */
	int16_t most[PLAYER_KINDS], weighed[PLAYER_KINDS];
	uint8_t chosen; /* kind that was weighed most */
	uint8_t kind, certainty;
	bool known, common;
	bool no_name; /* of no_names.tsv */
	bool defined; /* by the text: nothing speaks against it */
	bool brief;   /* of a text of a sentence or two */
	bool holds;   /* name_vote.c: a sure one begins it */
	uint8_t known_kind;
	int32_t entry;
};

struct jury_place {
	struct span at;
	uint32_t ballot;
};

struct jury {
	struct {
		struct ballot *v;
		size_t n, cap;
	} ballots;
	struct {
		struct jury_place *v;
		size_t n, cap;
	} places; /* in order of their beginnings */
	struct jury_place *by_end;
	uint32_t *slots; /* 1 + a ballot, by hash of its text */
	bool brief;
	size_t mask;
};

void jury_fill(struct jury *, const struct article *, const struct readings *,
	struct arena *);

/* The ballot of a string; NULL: none. */
const struct ballot *jury_find(const struct jury *, str text);

/* What speaks for and against a string: its sort's weights are added to those
 * of all, and those of brief texts if it is of one. */
enum jury_sort jury_clues(const struct ballot *, float out[CLUES]);

/* A kind's CLUE_CONTEXT_… from what its context is worth. */
float jury_context(float worth);

/* Fills in kind and certainty (0-100) of each ballot, gives places that a
 * doubtful string has taken from a sure one back, and puts them by their ends. */
void jury_decide(struct jury *, str text, struct arena *);

#endif
