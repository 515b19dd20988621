/*
 * The model file, little endian, used as it lies in memory (struct model).
 * Most features are not in it: the filter, which fits into a cache, says so
 * first (Bloom, "Space/Time Trade-offs in Hash Coding", CACM 1970, with one
 * bit).  The rows come in the order of its bits, one a bit, so a feature's row is
 * the first of its word plus the bits below its own, without any search.
 *
 * What a feature says of a kind's four labels is a byte of its row, for one of
 * 256 such fours (product quantisation: Jégou, Douze, Schmid, "Product
 * Quantization for Nearest Neighbor Search", PAMI 2011).
 */
#ifndef CONTENT_TAGGER_MODEL_H
#define CONTENT_TAGGER_MODEL_H

#include "content/names/tagger_features.h"

#include <stddef.h>

enum { MODEL_VERSION = 5, MODEL_FILTER = 1 << 20 };
enum { MODEL_WORDS = MODEL_FILTER / 64, MODEL_CODES = 256 };

/* Weights are of unit 1/MODEL_SCALE nat; those of all of a unit's features
 * add up to 16 bits. */
enum { MODEL_SCALE = 24, MODEL_MOST = 127 };
_Static_assert(MODEL_MOST *(int)FEATURES_MAX <= INT16_MAX, "sums fit");

/*
 * A row: 24 bits of key, whether it is this feature or another one with its
 * bit; 8 of LABEL_O's weight; a code for each kind.  A code's word is the sum of
 * its weights << 16 * (place - LABEL_B), so that words add up as weights do;
 * code 0 says nothing.
 */
struct model {
	char magic[4]; /* "JBNT" */
	uint32_t version;
	uint32_t labels;              /* LABELS */
	uint32_t n;                   /* rows */
	uint64_t checksum;            /* str_hash of what follows */
	uint64_t filter[MODEL_WORDS]; /* a bit for each feature there is */
	uint64_t codes[PLAYER_KINDS][MODEL_CODES];
	uint32_t starts[MODEL_WORDS];        /* of each word the first row */
	int16_t transitions[LABELS][LABELS]; /* before, after */
	uint64_t rows[];
};

/* What follows its checksum. */
static inline str
model_body(str bytes)
{
	return str_skip(bytes, offsetof(struct model, filter));
}

/* NULL when bytes are no model of this version, or damaged; they must be
 * aligned as a word is, and stay where they are. */
const struct model *model_open(str bytes);

/* The same for bytes that the program itself carries: unread, so undamaged. */
const struct model *model_view(str bytes);

/* Features with the same bit are told apart by 24 others. */
enum { MODEL_KEY = (1 << 24) - 1 };

static inline uint64_t
model_key(uint64_t feature)
{
	return feature >> 40;
}

static inline uint64_t
model_row(uint64_t key, int8_t outside, const uint8_t code[PLAYER_KINDS])
{
	uint64_t row = key | (uint64_t)(uint8_t)outside << 24;

	for (int kind = 0; kind < PLAYER_KINDS; kind++)
		row |= (uint64_t)code[kind] << (32 + 8 * kind);
	return row;
}

/* A word of codes, and what a sum of them says. */
static inline uint64_t
model_code(const int32_t weight[4])
{
	uint64_t sum = 0;

	for (int place = 3; place >= 0; place--)
		sum = (sum << 16) + (uint64_t)weight[place];
	return sum;
}

static inline void
model_uncode(uint64_t sum, int32_t weight[4])
{
	for (int place = 0; place < 4; place++) {
		weight[place] = (int16_t)sum;
		sum = (sum - (uint64_t)weight[place]) >> 16;
	}
}

/* The filter's bit for a feature. */
static inline uint32_t
model_bit(uint64_t feature)
{
	return (uint32_t)(feature >> 20) % MODEL_FILTER;
}

/* What each unit's features say of each label, in units of a weight. */
void model_score(
	const struct model *, const struct units *, int32_t (*own)[LABELS]);

/* A line as the model reads it: of each unit the best label (Viterbi), and
 * what its features say of each, in units of a weight. */
struct tagging {
	uint8_t *label;
	int32_t (*own)[LABELS];
};

void model_decode(const struct model *, const struct units *, struct arena *tmp,
	struct tagging *out);

#endif
