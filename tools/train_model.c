#include "tools/train_model.h"

#include "base/bits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	uint32_t rows;  /* at most */
	double often;   /* power of a feature's count in its worth */
	double brief;   /* times more worth, if most of it is in brief texts */
	double matters; /* power of its count in what its codes may lose */
	float named;    /* nats taken off O: recall for precision */
} setting = { 150000, 0.25, 2, 0.25, 0.3f };

/* A feature that may be kept. */
struct kept {
	uint64_t feature;
	const float *w;
	uint32_t count;
	double worth;
	uint8_t code[PLAYER_KINDS];
};

static int
by_worth(const void *left, const void *right)
{
	const struct kept *a = left, *b = right;

	if (a->worth < b->worth || a->worth > b->worth)
		return a->worth < b->worth ? 1 : -1;
	return (a->feature > b->feature) - (a->feature < b->feature);
}

static int
by_bit(const void *left, const void *right)
{
	const struct kept *a = left, *b = right;
	uint32_t x = model_bit(a->feature), y = model_bit(b->feature);

	return (x > y) - (x < y);
}

static int
quantum(float w, int most)
{
	long q = lroundf(w * MODEL_SCALE);

	return (int)(q > most ? most : q < -most ? -most : q);
}

static struct kept
weigh(const struct crf *t, const struct feature *f)
{
	struct kept k = {
		.feature = f->key, .w = t->rows.w[f->id - 1], .count = f->count
	};

	for (int y = 0; y < LABELS; y++)
		k.worth = fmax(k.worth, fabs((double)k.w[y]));
	k.worth *= pow(k.count, setting.often);
	if (f->brief * 2 >= f->count)
		k.worth *= setting.brief;
	return k;
}

/* The features of most worth, from the best on, of each bit one; returns how
 * many. */
static uint32_t
keep(const struct crf *t, const struct dictionary *d, struct kept *kept,
	uint64_t filter[MODEL_WORDS])
{
	uint32_t all = 0, n = 0;

	for (size_t s = 0; s <= d->mask; s++)
		if (d->v[s].id)
			kept[all++] = weigh(t, &d->v[s]);
	qsort(kept, all, sizeof *kept, by_worth);
	for (uint32_t i = 0; i < all && n < setting.rows && kept[i].worth > 0;
		i++) {
		uint32_t bit = model_bit(kept[i].feature);
		uint64_t one = (uint64_t)1 << bit % 64;

		if (filter[bit / 64] & one)
			continue;
		filter[bit / 64] |= one;
		kept[n++] = kept[i];
	}
	return n;
}

/* Learns the codes of a kind and gives them to the rows. */
static void
make_codes(struct kept *kept, uint32_t n, int kind, uint64_t out[MODEL_CODES])
{
	struct four *v = train_zeroed(n, sizeof *v), codes[MODEL_CODES];
	float *weight = train_zeroed(n, sizeof *weight);
	uint8_t *code = train_zeroed(n, sizeof *code);
	int first = label_of(kind, LABEL_B);

	for (uint32_t i = 0; i < n; i++) {
		memcpy(v[i].of, kept[i].w + first, sizeof v[i].of);
		weight[i] = (float)pow(kept[i].count, setting.matters);
	}
	codes_learn(v, weight, n, codes, code);
	for (uint32_t i = 0; i < n; i++)
		kept[i].code[kind] = code[i];
	for (int k = 0; k < MODEL_CODES; k++) {
		int32_t of[4];

		for (int place = 0; place < 4; place++)
			of[place] = quantum(codes[k].of[place], MODEL_MOST);
		out[k] = model_code(of);
	}
	free(v);
	free(weight);
	free(code);
}

static void
make_transitions(const struct crf *t, int16_t out[LABELS][LABELS])
{
	for (int b = 0; b < LABELS; b++)
		for (int y = 0; y < LABELS; y++)
			out[b][y] = (int16_t)quantum(
				t->transitions.w[b][y] -
					(y ? 0 : setting.named),
				30000);
}

struct model *
model_make(const struct crf *t, const struct dictionary *d, size_t *size)
{
	struct kept *kept = train_zeroed(d->used + 1, sizeof *kept);
	uint64_t filter[MODEL_WORDS] = { 0 };
	uint32_t n = keep(t, d, kept, filter), row = 0;
	struct model *m;

	*size = offsetof(struct model, rows) + n * sizeof m->rows[0];
	m = train_zeroed(1, *size);
	memcpy(m->magic, "JBNT", 4);
	m->version = MODEL_VERSION;
	m->labels = LABELS;
	m->n = n;
	memcpy(m->filter, filter, sizeof filter);
	for (uint32_t i = 0; i < MODEL_WORDS; i++) {
		m->starts[i] = row;
		row += bits_count(filter[i]);
	}
	for (int kind = 0; kind < PLAYER_KINDS; kind++)
		make_codes(kept, n, kind, m->codes[kind]);
	qsort(kept, n, sizeof *kept, by_bit);
	make_transitions(t, m->transitions);
	for (uint32_t i = 0; i < n; i++)
		m->rows[i] = model_row(model_key(kept[i].feature),
			(int8_t)quantum(kept[i].w[LABEL_O], MODEL_MOST),
			kept[i].code);
	m->checksum = str_hash(model_body((str){ (char *)m, *size }));
	free(kept);
	return m;
}
