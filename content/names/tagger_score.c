#include "content/names/tagger_model.h"

#include <string.h>

#include "base/bits.h"

/* Where a feature of the filter has its row, or another one with its bit. */
static inline const struct model_row *
first_row(const struct model *m, uint64_t feature)
{
	uint32_t bit = model_bit(feature);
	uint64_t below = ((uint64_t)1 << bit % 64) - 1;

	return m->rows + m->starts[bit / 64] +
	       bits_count(m->filter[bit / 64] & below);
}

static inline bool
is_of(const struct model_row *row, uint32_t key)
{
	return (row->key[0] | (uint32_t)row->key[1] << 8 |
		       (uint32_t)row->key[2] << 16) == key;
}

/* A feature's row, or one of zeros. */
static inline const struct model_row *
find(const struct model *m, const struct model_row *first, uint64_t feature)
{
	static const struct model_row none = { 0 };
	uint32_t key = model_key(feature), word = model_bit(feature) / 64;

	if (is_of(first, key))
		return first;
	const struct model_row *row =
		m->rows + m->starts[word] + bits_count(m->filter[word]);
	const struct model_row *end = m->rows + m->starts[word + 1];
	for (; row < end; row++)
		if (is_of(row, key))
			return row;
	return &none;
}

/* So many units before they are read. */
enum { AHEAD = 2 };

/* The features of one unit that the filter has, and where their rows are. */
struct wanted {
	uint64_t feature[FEATURES_MAX];
	const struct model_row *first[FEATURES_MAX];
	uint32_t n;
};

/* Asks memory for the rows, which are not in its caches: some units ahead. */
static inline __attribute__((always_inline)) void
want(const struct model *m, const struct units *us, uint32_t i,
	struct wanted *w)
{
	uint64_t all[FEATURES_MAX];
	uint32_t n = i < us->n ? tagger_features(us, i, all) : 0;

	w->n = 0;
	/* Which are there nobody can foretell: no branch is to depend on it. */
	for (uint32_t k = 0; k < n; k++) {
		uint32_t bit = model_bit(all[k]);

		w->feature[w->n] = all[k];
		w->n += (uint32_t)(m->filter[bit / 64] >> bit % 64 & 1);
	}
	for (uint32_t k = 0; k < w->n; k++) {
		w->first[k] = first_row(m, w->feature[k]);
		__builtin_prefetch(w->first[k]);
	}
}

typedef int16_t shorts8 __attribute__((vector_size(16)));

/*
 * What a unit's features say of each label: FEATURES_MAX bytes added up fit
 * into 16 bits.
 */
static inline __attribute__((always_inline)) void
score(const struct model *m, const struct wanted *w, int32_t out[LABELS])
{
	shorts8 even = { 0 }, odd = { 0 };
	int32_t last = 0;

	for (uint32_t k = 0; k < w->n; k++) {
		const struct model_row *row =
			find(m, w->first[k], w->feature[k]);
		shorts8 pairs;

		memcpy(&pairs, row->weight, sizeof pairs);
		odd += pairs >> 8;
		even += (shorts8)(pairs << 8) >> 8;
		last += row->weight[LABELS - 1];
	}
	for (int y = 0; y < LABELS - 1; y++)
		out[y] = y % 2 ? odd[y / 2] : even[y / 2];
	out[LABELS - 1] = last;
}

static inline __attribute__((always_inline)) void
score_all(const struct model *m, const struct units *us, int32_t (*own)[LABELS])
{
	struct wanted wanted[AHEAD + 1];

	for (uint32_t i = 0; i < AHEAD; i++)
		want(m, us, i, &wanted[i]);
	for (uint32_t i = 0; i < us->n; i++) {
		want(m, us, i + AHEAD, &wanted[(i + AHEAD) % (AHEAD + 1)]);
		score(m, &wanted[i % (AHEAD + 1)], own[i]);
	}
}

/*
 * A third of an analysis goes by here, an eighth of that less where a processor
 * shifts by any register, counts bits and adds sixteen numbers at once: for
 * those the same code is compiled once more.
 */
#if defined __x86_64__
__attribute__((target("avx2,bmi,bmi2,popcnt"))) static void
score_all_wide(
	const struct model *m, const struct units *us, int32_t (*own)[LABELS])
{
	score_all(m, us, own);
}

static bool
is_wide(void)
{
	return __builtin_cpu_supports("avx2") &&
	       __builtin_cpu_supports("bmi") &&
	       __builtin_cpu_supports("bmi2") &&
	       __builtin_cpu_supports("popcnt");
}
#else
#define score_all_wide score_all
#define is_wide() false
#endif

void
model_score(
	const struct model *m, const struct units *us, int32_t (*own)[LABELS])
{
	if (is_wide())
		score_all_wide(m, us, own);
	else
		score_all(m, us, own);
}
