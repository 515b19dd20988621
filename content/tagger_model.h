/*
 * The model file, little endian, used as it lies in memory:
 *	struct model_header
 *	uint64_t filter[MODEL_FILTER / 64]	a bit for each feature there is
 *	int16_t transitions[LABELS][LABELS]	before, after
 *	struct model_row rows[slots]		open addressing, linear probing
 * A feature's row is looked for from slot (hash >> 32) % slots on, with the
 * low 24 bits of the hash as its key; a key of 0 ends the search.  Most
 * features have none: the filter, which fits into a cache, says so first
 * (Bloom, "Space/Time Trade-offs in Hash Coding", CACM 1970, with one bit).
 */
#ifndef CONTENT_TAGGER_MODEL_H
#define CONTENT_TAGGER_MODEL_H

#include "content/tagger_features.h"

enum { MODEL_VERSION = 3, MODEL_FILTER = 1 << 20 };

struct model_header {
	char magic[4]; /* "JBNT" */
	uint32_t version;
	uint32_t labels; /* LABELS */
	uint32_t slots;
	uint32_t used;
	uint32_t templates; /* of tagger_features.c when it was trained */
	uint64_t checksum;  /* str_hash of what follows the header */
};

struct model_row {
	uint8_t key[3];
	int8_t weight[LABELS]; /* of unit 1/MODEL_SCALE nat */
};

enum { MODEL_SCALE = 24 };

struct model {
	const struct model_header *head;
	const uint64_t *filter;
	const int16_t (*transitions)[LABELS];
	const struct model_row *rows;
};

/* False when bytes are no model of this version, or damaged. */
bool model_open(str bytes, struct model *);

/* The same for bytes that the program itself carries: unread, so undamaged. */
bool model_view(str bytes, struct model *);

static inline uint32_t
model_key(uint64_t feature)
{
	uint32_t key = (uint32_t)feature & 0xFFFFFF;

	return key ? key : 1;
}

/* The filter's bit for a feature. */
static inline uint32_t
model_bit(uint64_t feature)
{
	return (uint32_t)(feature >> 20) % MODEL_FILTER;
}

/* A line as the model reads it: of each unit the best label (Viterbi), and
 * what its features say of each, in units of a weight. */
struct tagging {
	uint8_t *label;
	int32_t (*own)[LABELS];
};

void model_decode(const struct model *, const struct units *, struct arena *tmp,
	struct tagging *out);

/* How far each kind is ahead of no name for the units [from, end), the ones
 * around being outside; hundredths of a logit. */
void model_lean(const struct model *, const struct tagging *, uint32_t from,
	uint32_t end, int16_t out[PLAYER_KINDS]);

#endif
