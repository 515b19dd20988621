/*
 * The model file, little endian, used as it lies in memory:
 *	struct model_header
 *	uint64_t filter[MODEL_WORDS]	a bit for each feature there is
 *	uint32_t starts[MODEL_WORDS + 1]	of each word the first row
 *	int16_t transitions[LABELS][LABELS]	before, after
 *	struct model_row rows[]
 * Most features are not there: the filter, which fits into a cache, says so
 * first (Bloom, "Space/Time Trade-offs in Hash Coding", CACM 1970, with one
 * bit).  Of a word of it the rows come in the order of its bits, one a bit; the
 * few of which another one has the bit stand behind.  So a feature's row is the
 * first of its word plus the bits below its own, without any search.
 */
#ifndef CONTENT_TAGGER_MODEL_H
#define CONTENT_TAGGER_MODEL_H

#include "content/names/tagger_features.h"

enum { MODEL_VERSION = 4, MODEL_FILTER = 1 << 20 };
enum { MODEL_WORDS = MODEL_FILTER / 64 };

struct model_header {
	char magic[4]; /* "JBNT" */
	uint32_t version;
	uint32_t labels; /* LABELS */
	uint32_t rows;
	uint64_t checksum; /* str_hash of what follows the header */
};

struct model_row {
	uint8_t key[3];
	int8_t weight[LABELS]; /* of unit 1/MODEL_SCALE nat */
};

enum { MODEL_SCALE = 24 };

struct model {
	const struct model_header *head;
	const uint64_t *filter;
	const uint32_t *starts;
	const int16_t (*transitions)[LABELS];
	const struct model_row *rows;
};

/* False when bytes are no model of this version, or damaged. */
bool model_open(str bytes, struct model *);

/* The same for bytes that the program itself carries: unread, so undamaged. */
bool model_view(str bytes, struct model *);

/* Features with the same bit are told apart by 24 others. */
static inline uint32_t
model_key(uint64_t feature)
{
	return (uint32_t)(feature >> 40);
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
