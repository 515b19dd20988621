#include "content/names/tagger_model.h"

#include "base/bits.h"

/* Where a feature of the filter has its row, or another one with its bit. */
static inline const uint64_t *
row_of(const struct model *m, uint64_t feature)
{
	uint32_t bit = model_bit(feature);
	uint64_t below = ((uint64_t)1 << bit % 64) - 1;

	return m->rows + m->starts[bit / 64] +
	       bits_count(m->filter[bit / 64] & below);
}

/* So many units before they are read. */
enum { AHEAD = 2 };

/* The features of one unit that the filter has, and where their rows are. */
struct wanted {
	uint64_t feature[FEATURES_MAX];
	const uint64_t *row[FEATURES_MAX];
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
		w->row[k] = row_of(m, w->feature[k]);
		__builtin_prefetch(w->row[k]);
	}
}

/* What a row says of a kind. */
static inline __attribute__((always_inline)) uint64_t
said(const struct model *m, uint64_t row, int kind)
{
	return m->codes[kind][row >> (32 + 8 * kind) & (MODEL_CODES - 1)];
}

/* What a unit's features say of each label. */
static inline __attribute__((always_inline)) void
score(const struct model *m, const struct wanted *w, int32_t out[LABELS])
{
	uint64_t person = 0, org = 0, product = 0, place = 0;
	int32_t outside = 0;

	for (uint32_t k = 0; k < w->n; k++) {
		uint64_t row = *w->row[k];

		/* That of another feature counts as zero, without a branch. */
		row &= -(uint64_t)((row & MODEL_KEY) ==
				   model_key(w->feature[k]));
		outside += (int8_t)(row >> 24);
		person += said(m, row, PLAYER_PERSON);
		org += said(m, row, PLAYER_ORG);
		product += said(m, row, PLAYER_PRODUCT);
		place += said(m, row, PLAYER_PLACE);
	}
	out[LABEL_O] = outside;
	model_uncode(person, out + label_of(PLAYER_PERSON, LABEL_B));
	model_uncode(org, out + label_of(PLAYER_ORG, LABEL_B));
	model_uncode(product, out + label_of(PLAYER_PRODUCT, LABEL_B));
	model_uncode(place, out + label_of(PLAYER_PLACE, LABEL_B));
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
 * shifts by any register, counts bits and adds words side by side: for those the
 * same code is compiled once more.
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
