/*
 * Examples for the weights of content/names/cues.tsv: the strings of an article
 * that could be names, what speaks for each of them, and what it is.
 */
#ifndef TOOLS_TRAIN_CUES_H
#define TOOLS_TRAIN_CUES_H

#include "content/names/name_cues.h"
#include "tools/train.h"

/* Of a cue for all strings, for strings of a sort, of a word around. */
enum { CUE_FEATURES = (CUE_SORTS + 1) * CUES, NO_NAME = PLAYER_KINDS };

struct feature {
	uint32_t index; /* a word's is CUE_FEATURES and more */
	float value;
};

struct example {
	struct feature *v;
	size_t n, cap;
	int kind; /* or NO_NAME */
	float weight;
};

struct examples {
	struct example *v;
	size_t n, cap;
};

/* Words by side; an index is the number of a word. */
struct cue_words {
	struct cue_word {
		str text;
		int side;       /* 0 before, 1 behind */
		uint32_t count; /* examples */
	} * v;
	size_t n, cap;
	uint32_t *slots; /* 1 + a word */
	size_t slots_n;
};

void examples_add(struct examples *, struct cue_words *, const struct sample *,
	struct arena *);

#endif
