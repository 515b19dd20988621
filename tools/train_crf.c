#include "tools/train_crf.h"

#include <math.h>
#include <string.h>

static void
weights_init(struct weights *w, size_t n)
{
	w->w = train_zeroed(n, sizeof *w->w);
	w->of = train_zeroed(n, sizeof *w->of);
}

static void
lattice_init(struct lattice *x, size_t longest)
{
	x->e = train_zeroed(longest, sizeof *x->e);
	x->alpha = train_zeroed(longest, sizeof *x->alpha);
	x->beta = train_zeroed(longest, sizeof *x->beta);
	x->p = train_zeroed(longest, sizeof *x->p);
}

void
crf_init(struct crf *t, size_t features, size_t longest)
{
	lattice_init(&t->any, longest);
	lattice_init(&t->gold, longest);
	weights_init(&t->rows, features);
	weights_init(&t->transitions, LABELS);
	for (int b = 0; b < LABELS; b++)
		for (int y = 0; y < LABELS; y++)
			t->factor[b][y] = t->back[y][b] = label_follows(b, y);
}

static void
scores(const struct crf *t, const struct line *l, crf_row *e)
{
	/* Rows lie anywhere in memory: ask for them that many ahead. */
	enum { AHEAD = 8 };
	const uint32_t *f = l->features;

	for (uint32_t i = 0; i < l->us.n; i++) {
		crf_row s = { 0 };
		float top = -1e30f;
		uint32_t n = *f++;

		for (uint32_t k = 0; k < n; k++) {
			const float *w = t->rows.w[f[k]];

			if (k + AHEAD < n)
				__builtin_prefetch(t->rows.w[f[k + AHEAD]]);
			for (int y = 0; y < CRF_WIDE; y++)
				s[y] += w[y];
		}
		f += n;
		for (int y = 0; y < LABELS; y++)
			top = s[y] > top ? s[y] : top;
		for (int y = 0; y < LABELS; y++)
			e[i][y] = expf(s[y] - top);
	}
}

static void
normalise(crf_row v)
{
	float sum = 0;

	for (int y = 0; y < LABELS; y++)
		sum += v[y];
	sum = sum > 0 ? 1 / sum : 1;
	for (int y = 0; y < CRF_WIDE; y++)
		v[y] *= sum;
}

static void
set(crf_row v, float to)
{
	for (int y = 0; y < CRF_WIDE; y++)
		v[y] = to;
}

/* Leaves what may stand there. */
static void
restrict_to(crf_row v, uint32_t allowed)
{
	for (int y = 0; y < LABELS; y++)
		v[y] = allowed >> y & 1 ? v[y] : 0;
}

static void
forward(const struct crf *t, uint32_t n, struct lattice *x)
{
	crf_row first = { 1 };
	const float *before = first;

	for (uint32_t i = 0; i < n; before = x->alpha[i++]) {
		float *a = x->alpha[i];

		set(a, 0);
		for (int b = 0; b < LABELS; b++)
			if (before[b] > 0)
				for (int y = 0; y < CRF_WIDE; y++)
					a[y] += before[b] * t->factor[b][y];
		for (int y = 0; y < CRF_WIDE; y++)
			a[y] *= x->e[i][y];
		normalise(a);
	}
}

static void
backward(const struct crf *t, uint32_t n, struct lattice *x)
{
	memcpy(x->beta[n - 1], t->back[LABEL_O], sizeof *x->beta);
	for (uint32_t i = n - 1; i-- > 0;) {
		float *v = x->beta[i];

		set(v, 0);
		for (int y = 0; y < LABELS; y++) {
			float next = x->e[i + 1][y] * x->beta[i + 1][y];

			if (next > 0)
				for (int b = 0; b < CRF_WIDE; b++)
					v[b] += next * t->back[y][b];
		}
		normalise(v);
	}
}

/* Adds how likely each label is behind each, where one unit is. */
static void
add_pairs(const struct crf *t, const crf_row from, const crf_row to,
	crf_row pair[LABELS])
{
	crf_row all = { 0 };
	float sum = 0;

	for (int b = 0; b < LABELS; b++)
		if (from[b] > 0)
			for (int y = 0; y < CRF_WIDE; y++)
				all[y] += from[b] * t->factor[b][y] * to[y];
	for (int y = 0; y < LABELS; y++)
		sum += all[y];
	for (int b = 0; b < LABELS && sum > 0; b++) {
		float share = from[b] / sum;

		if (share > 0)
			for (int y = 0; y < CRF_WIDE; y++)
				pair[b][y] += share * t->factor[b][y] * to[y];
	}
}

/* What x->e says. */
static void
marginals(const struct crf *t, uint32_t n, struct lattice *x)
{
	crf_row first = { 1 };

	forward(t, n, x);
	backward(t, n, x);
	memset(x->pair, 0, sizeof x->pair);
	for (uint32_t i = 0; i < n; i++) {
		crf_row to;

		for (int y = 0; y < CRF_WIDE; y++) {
			x->p[i][y] = x->alpha[i][y] * x->beta[i][y];
			to[y] = x->e[i][y] * x->beta[i][y];
		}
		normalise(x->p[i]);
		add_pairs(t, i ? x->alpha[i - 1] : first, to, x->pair);
	}
}

/* What the labels that a line may have say: mostly each unit may have one. */
static void
gold_marginals(struct crf *t, const struct line *l)
{
	struct lattice *x = &t->gold;
	uint32_t n = l->us.n, sure = 0;
	int before = LABEL_O;

	while (sure < n && !(l->allowed[sure] & (l->allowed[sure] - 1)))
		sure++;
	if (sure < n) {
		memcpy(x->e, t->any.e, n * sizeof *x->e);
		for (uint32_t i = 0; i < n; i++)
			restrict_to(x->e[i], l->allowed[i]);
		marginals(t, n, x);
		return;
	}
	memset(x->pair, 0, sizeof x->pair);
	for (uint32_t i = 0; i < n; i++) {
		int y = __builtin_ctz(l->allowed[i]);

		set(x->p[i], 0);
		x->p[i][y] = 1;
		x->pair[before][y]++;
		before = y;
	}
}

static void
step(const struct ftrl *f, struct memory *of, float *w, float g)
{
	float grown = sqrtf(of->n + g * g);

	of->z += g - (grown - of->root) / f->alpha * *w;
	of->n += g * g;
	of->root = grown;
	if (fabsf(of->z) <= f->l1)
		*w = 0;
	else
		*w = -(of->z - (of->z < 0 ? -f->l1 : f->l1)) /
		     ((f->beta + grown) / f->alpha + f->l2);
}

/* The n rows of a unit, a step down each label's slope. */
static void
step_rows(struct crf *t, const uint32_t *f, uint32_t n, const crf_row slope)
{
	enum { AHEAD = 4 };
	int steep[LABELS], m = 0;

	for (int y = 0; y < LABELS; y++)
		if (fabsf(slope[y]) > 1e-3f)
			steep[m++] = y;
	if (!m)
		return;
	for (uint32_t k = 0; k < n; k++) {
		if (k + AHEAD < n) {
			const char *next = (char *)t->rows.of[f[k + AHEAD]];

			for (size_t at = 0; at < sizeof *t->rows.of; at += 64)
				__builtin_prefetch(next + at);
		}
		for (int i = 0; i < m; i++)
			step(&t->ftrl, &t->rows.of[f[k]][steep[i]],
				&t->rows.w[f[k]][steep[i]], slope[steep[i]]);
	}
}

static void
step_transitions(struct crf *t, float weight)
{
	for (int b = 0; b < LABELS; b++)
		for (int y = 0; y < LABELS; y++) {
			if (!label_follows(b, y))
				continue;
			step(&t->ftrl, &t->transitions.of[b][y],
				&t->transitions.w[b][y],
				weight * (t->any.pair[b][y] -
						 t->gold.pair[b][y]));
			t->factor[b][y] = t->back[y][b] =
				expf(t->transitions.w[b][y]);
		}
}

void
crf_learn(struct crf *t, const struct line *l)
{
	const uint32_t *f = l->features;

	scores(t, l, t->any.e);
	gold_marginals(t, l);
	marginals(t, l->us.n, &t->any);
	for (uint32_t i = 0; i < l->us.n; i++) {
		uint32_t n = *f++;
		crf_row slope;

		for (int y = 0; y < CRF_WIDE; y++)
			slope[y] =
				l->weight * (t->any.p[i][y] - t->gold.p[i][y]);
		step_rows(t, f, n, slope);
		f += n;
	}
	step_transitions(t, l->weight);
}
