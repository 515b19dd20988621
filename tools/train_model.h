/*
 * The model file (content/names/tagger_model.h) made of weights that were
 * learnt: which features are worth a row, and what four weights a byte of it
 * stands for.
 */
#ifndef TOOLS_TRAIN_MODEL_H
#define TOOLS_TRAIN_MODEL_H

#include "content/names/tagger_model.h"
#include "tools/train_crf.h"

/* The same bytes for the same weights; to be freed. */
struct model *model_make(
	const struct crf *, const struct dictionary *, size_t *size);

/* The weights of one kind's labels, in nats. */
struct four {
	float of[4];
};

/*
 * MODEL_CODES fours that are near n given ones, the first of them zero: Lloyd,
 * "Least Squares Quantization in PCM", 1982, from centres far apart (Arthur,
 * Vassilvitskii, "k-means++", 2007).  weight: how much each matters; code: the
 * nearest to each.
 */
void codes_learn(const struct four *, const float *weight, uint32_t n,
	struct four codes[MODEL_CODES], uint8_t *code);

#endif
