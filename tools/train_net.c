#include "tools/train_net.h"

#include <math.h>

static const double rate = 0.02, keep_mean = 0.9, keep_square = 0.999;

/* All that is learnt, in one row: for each feature its linear and its hidden
 * weights, then those of the hidden units. */
struct teacher {
	const struct lesson *l;
	const struct net_manner *m;
	size_t features, n;
	double *w, *slope, *mean, *square;
};

enum { WIDTH = NET_HIDDEN + 1 };

/* Park and Miller's minimal standard: from -1 to 1. */
static double
next_number(uint64_t *seed)
{
	*seed = *seed * 48271 % 2147483647;
	return (double)*seed / 1073741823.5 - 1;
}

static void
start(struct teacher *t, uint64_t seed)
{
	double *out = t->w + t->features * WIDTH;

	for (size_t f = 0; f < t->features; f++)
		for (int h = 1; h < WIDTH; h++)
			t->w[f * WIDTH + (size_t)h] = 0.2 * next_number(&seed);
	for (int h = 0; h < NET_HIDDEN; h++)
		out[h] = h % 2 ? 1 : -1;
}

static void
ask(struct teacher *t, const struct question *q)
{
	const struct answer *a = t->l->answers.v + q->first;
	const uint32_t *f = t->l->features.v + a->first;
	const double *out = t->w + t->features * WIDTH;
	double *out_slope = t->slope + t->features * WIDTH;
	double sum = 0, unit[NET_HIDDEN] = { 0 };

	for (uint32_t i = 0; i < a->n; i++) {
		const double *w = t->w + f[i] * WIDTH;

		sum += w[0];
		for (int h = 0; h < NET_HIDDEN; h++)
			unit[h] += w[h + 1];
	}
	for (int h = 0; h < NET_HIDDEN; h++) {
		unit[h] = tanh(unit[h]);
		sum += out[h] * unit[h];
	}
	double by = q->weight * (1 / (1 + exp(-sum)) - (a->right ? 1 : 0));
	double down[NET_HIDDEN];
	for (int h = 0; h < NET_HIDDEN; h++) {
		out_slope[h] += by * unit[h];
		down[h] = by * out[h] * (1 - unit[h] * unit[h]);
	}
	for (uint32_t i = 0; i < a->n; i++) {
		double *s = t->slope + f[i] * WIDTH;

		s[0] += by;
		for (int h = 0; h < NET_HIDDEN; h++)
			s[h + 1] += down[h];
	}
}

static void
step(struct teacher *t, int round)
{
	double late = round > t->m->rounds / 2 ? 0.2 : 1;
	double asked = 0;

	for (size_t i = 0; i < t->l->questions.n; i++)
		asked += t->l->questions.v[i].weight;

	for (size_t i = 0; i < t->n; i++) {
		bool linear = i < t->features * WIDTH && i % WIDTH == 0;
		double l2 = linear ? t->m->l2_linear : t->m->l2_hidden;
		double d = t->slope[i] / asked + l2 * t->w[i];

		t->mean[i] = keep_mean * t->mean[i] + (1 - keep_mean) * d;
		t->square[i] =
			keep_square * t->square[i] + (1 - keep_square) * d * d;
		double m = t->mean[i] / (1 - pow(keep_mean, round));
		double s = t->square[i] / (1 - pow(keep_square, round));
		t->w[i] -= rate * late * m / (sqrt(s) + 1e-8);
		t->slope[i] = 0;
	}
}

/* Adds what one net has learnt, as one of NETS. */
static void
take(const struct teacher *t, int number, struct net *out)
{
	int first = number * NET_HIDDEN;

	for (size_t f = 0; f < out->n; f++) {
		out->v[f].linear += t->w[f * WIDTH] / NETS;
		for (int h = 0; h < NET_HIDDEN; h++)
			out->v[f].hidden[first + h] =
				t->w[f * WIDTH + (size_t)h + 1];
	}
	for (int h = 0; h < NET_HIDDEN; h++)
		out->out[first + h] =
			t->w[t->features * WIDTH + (size_t)h] / NETS;
}

static void
learn_one(const struct lesson *l, const struct net_manner *m, int number,
	struct net *out)
{
	struct arena tmp = { 0 };
	size_t n = l->names.n * WIDTH + NET_HIDDEN;
	struct teacher t = {
		.l = l,
		.m = m,
		.features = l->names.n,
		.n = n,
		.w = arena_new(&tmp, double, n),
		.slope = arena_new(&tmp, double, n),
		.mean = arena_new(&tmp, double, n),
		.square = arena_new(&tmp, double, n),
	};

	start(&t, 20240229 + 7919 * (uint64_t)number);
	for (int round = 1; round <= m->rounds && l->questions.n; round++) {
		for (size_t i = 0; i < l->questions.n; i++)
			ask(&t, &l->questions.v[i]);
		step(&t, round);
	}
	take(&t, number, out);
	arena_free(&tmp);
}

void
net_learn(const struct lesson *l, const struct net_manner *m,
	struct arena *perm, struct net *out)
{
	*out = (struct net){ .n = l->names.n };
	out->v = arena_new(perm, struct net_row, out->n + 1);
	for (size_t f = 0; f < out->n; f++)
		out->v[f].feature = l->names.v[f].s;
	for (int k = 0; k < NETS; k++)
		learn_one(l, m, k, out);
}
