#include "tools/train_crf.h"

#include <math.h>
#include <string.h>

static void
weights_init(struct weights *w, size_t n)
{
	w->w = train_zeroed(n, sizeof *w->w);
	w->z = train_zeroed(n, sizeof *w->z);
	w->n = train_zeroed(n, sizeof *w->n);
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
	weights_init(&t->rows, features * LABELS);
	weights_init(&t->transitions, LABELS * LABELS);
	for (int b = 0; b < LABELS; b++)
		for (int y = 0; y < LABELS; y++)
			t->factor[b][y] = label_follows(b, y);
}

static void
scores(const struct crf *t, const struct line *l, struct lattice *x)
{
	const uint32_t *f = l->features;

	for (uint32_t i = 0; i < l->us.n; i++) {
		float s[LABELS] = { 0 }, top = -1e30f;

		for (uint32_t n = *f++; n > 0; n--) {
			const float *w = t->rows.w + (size_t)*f++ * LABELS;

			for (int y = 0; y < LABELS; y++)
				s[y] += w[y];
		}
		for (int y = 0; y < LABELS; y++)
			top = s[y] > top ? s[y] : top;
		for (int y = 0; y < LABELS; y++)
			x->e[i][y] = expf(s[y] - top);
	}
}

static void
normalise(float v[LABELS])
{
	float sum = 0;

	for (int y = 0; y < LABELS; y++)
		sum += v[y];
	for (int y = 0; y < LABELS; y++)
		v[y] /= sum > 0 ? sum : 1;
}

static void
forward(const struct crf *t, const struct line *l, struct lattice *x,
	const uint32_t *allowed)
{
	float before[LABELS] = { 1 };

	for (uint32_t i = 0; i < l->us.n; i++) {
		float *a = x->alpha[i];

		memset(a, 0, sizeof x->alpha[i]);
		for (int b = 0; b < LABELS; b++)
			if (before[b] > 0)
				for (int y = 0; y < LABELS; y++)
					a[y] += before[b] * t->factor[b][y];
		for (int y = 0; y < LABELS; y++)
			a[y] *= !allowed || allowed[i] >> y & 1 ? x->e[i][y]
								: 0;
		normalise(a);
		memcpy(before, a, sizeof before);
	}
}

static void
backward(const struct crf *t, const struct line *l, struct lattice *x,
	const uint32_t *allowed)
{
	for (int y = 0; y < LABELS; y++)
		x->beta[l->us.n - 1][y] = t->factor[y][LABEL_O];
	for (uint32_t i = l->us.n - 1; i-- > 0;) {
		float next[LABELS];

		for (int y = 0; y < LABELS; y++)
			next[y] = !allowed || allowed[i + 1] >> y & 1
					  ? x->e[i + 1][y] * x->beta[i + 1][y]
					  : 0;
		for (int b = 0; b < LABELS; b++) {
			float sum = 0;

			for (int y = 0; y < LABELS; y++)
				sum += t->factor[b][y] * next[y];
			x->beta[i][b] = sum;
		}
		normalise(x->beta[i]);
	}
}

static void
marginals(const struct crf *t, const struct line *l, struct lattice *x,
	const uint32_t *allowed)
{
	forward(t, l, x, allowed);
	backward(t, l, x, allowed);
	memset(x->pair, 0, sizeof x->pair);
	for (uint32_t i = 0; i < l->us.n; i++) {
		float pair[LABELS][LABELS], sum = 0;

		for (int y = 0; y < LABELS; y++)
			x->p[i][y] = x->alpha[i][y] * x->beta[i][y];
		normalise(x->p[i]);
		for (int b = 0; b < LABELS; b++)
			for (int y = 0; y < LABELS; y++) {
				float from = i ? x->alpha[i - 1][b] : b == 0;
				float may = !allowed || allowed[i] >> y & 1;

				pair[b][y] = from * t->factor[b][y] *
					     x->e[i][y] * x->beta[i][y] * may;
				sum += pair[b][y];
			}
		for (int b = 0; b < LABELS; b++)
			for (int y = 0; y < LABELS; y++)
				x->pair[b][y] +=
					pair[b][y] / (sum > 0 ? sum : 1);
	}
}

static void
step(const struct ftrl *f, struct weights *v, size_t at, float g)
{
	float root = sqrtf(v->n[at]);
	float grown = sqrtf(v->n[at] + g * g);

	v->z[at] += g - (grown - root) / f->alpha * v->w[at];
	v->n[at] += g * g;
	float z = v->z[at], l1 = f->l1;
	if (fabsf(z) <= l1)
		v->w[at] = 0;
	else
		v->w[at] = -(z - (z < 0 ? -l1 : l1)) /
			   ((f->beta + grown) / f->alpha + f->l2);
}

void
crf_learn(struct crf *t, const struct line *l)
{
	struct lattice *x = &t->any, *gold = &t->gold;
	const uint32_t *f = l->features;

	scores(t, l, x);
	gold->e = x->e;
	marginals(t, l, x, NULL);
	marginals(t, l, gold, l->allowed);
	for (uint32_t i = 0; i < l->us.n; i++) {
		float g[LABELS];
		uint32_t n = *f++;

		for (int y = 0; y < LABELS; y++)
			g[y] = l->weight * (x->p[i][y] - gold->p[i][y]);
		for (uint32_t k = 0; k < n; k++)
			for (int y = 0; y < LABELS; y++)
				if (fabsf(g[y]) > 1e-3f)
					step(&t->ftrl, &t->rows,
						(size_t)f[k] * LABELS + y,
						g[y]);
		f += n;
	}
	for (int b = 0; b < LABELS; b++)
		for (int y = 0; y < LABELS; y++) {
			size_t at = (size_t)(b * LABELS + y);

			if (!label_follows(b, y))
				continue;
			step(&t->ftrl, &t->transitions, at,
				l->weight * (x->pair[b][y] - gold->pair[b][y]));
			t->factor[b][y] = expf(t->transitions.w[at]);
		}
}
