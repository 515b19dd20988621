/*
 * What is longer than any word of the lexicon, read as two of them: rgzndmx
 * as 人工智能 and 大模型.  Only where no single word can be meant.
 */
#ifndef STORE_CHAIN_H
#define STORE_CHAIN_H

#include "store/index/frequent.h"
#include "store/find/readings.h"

struct chain {
	struct readings *readings;
	const struct frequent *frequent;
	struct arena *perm; /* for what is found */
};

/* The likeliest ones, best first. */
bool chain_find(const struct chain *, const struct pinyin_typed *,
	struct reading out[READINGS_MAX], size_t *n, struct err *);

#endif
