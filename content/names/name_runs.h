/*
 * Runs of capital words in an English article, each with what stands around
 * it and speaks for its being a person, an organisation, a product, a place.
 */
#ifndef CONTENT_NAME_RUNS_H
#define CONTENT_NAME_RUNS_H

#include "content/article.h"

struct en_run {
	struct span at; /* bytes, without ’s */
	int8_t votes[PLAYER_KINDS];
	uint8_t words;
	bool opens; /* it opens its sentence, where every word has a capital */
	bool aside; /* a word that does so, and a comma follows: Fortunately, */
	bool east;  /* Chinese signs in brackets follow: the surname leads */
};

struct en_runs {
	struct en_run *v;
	uint32_t n;
	size_t cap;
};

/* Sorted, none overlapping. */
void en_runs_find(const struct article *, struct arena *, struct en_runs *);

#endif
