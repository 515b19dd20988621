#include "tools/train_descend.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"

enum { STEPS = 200, MEMORY = 8, HALVINGS = 20 };

static const double least_gain = 1e-6, enough = 1e-4;

/* One of the last steps, and by how much the slope changed over it. */
struct past {
	double *step, *change;
	double scale; /* 1 / (step . change) */
	double share;
};

struct descent {
	descend_fn *value;
	void *ctx;
	size_t n;
	double *w, *slope, *next, *next_slope, *down;
	double at; /* value at w */
	struct past past[MEMORY];
	int known; /* steps so far; the last MEMORY are kept */
};

static double
dot(const double *a, const double *b, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += a[i] * b[i];
	return sum;
}

static void
add(double *to, double by, const double *a, size_t n)
{
	for (size_t i = 0; i < n; i++)
		to[i] += by * a[i];
}

/* Which way is up, were the function as curved as over the last steps. */
static void
find_direction(struct descent *d)
{
	int from = d->known > MEMORY ? d->known - MEMORY : 0;

	memcpy(d->down, d->slope, d->n * sizeof *d->down);
	for (int i = d->known - 1; i >= from; i--) {
		struct past *p = &d->past[i % MEMORY];

		p->share = p->scale * dot(p->step, d->down, d->n);
		add(d->down, -p->share, p->change, d->n);
	}
	if (d->known) {
		struct past *p = &d->past[(d->known - 1) % MEMORY];
		double size = 1 / (p->scale * dot(p->change, p->change, d->n));

		for (size_t i = 0; i < d->n; i++)
			d->down[i] *= size;
	}
	for (int i = from; i < d->known; i++) {
		struct past *p = &d->past[i % MEMORY];
		double back = p->scale * dot(p->change, d->down, d->n);

		add(d->down, p->share - back, p->step, d->n);
	}
}

/* Goes down that way, not farther than it pays; what the step gained. */
static double
take_step(struct descent *d)
{
	double steep = dot(d->slope, d->down, d->n);
	double length = d->known ? 1 : 1 / (sqrt(steep) + 1e-12), value;

	for (int i = 0;; i++) {
		memcpy(d->next, d->w, d->n * sizeof *d->w);
		add(d->next, -length, d->down, d->n);
		value = d->value(d->ctx, d->next, d->next_slope);
		if (value <= d->at - enough * length * steep || i == HALVINGS)
			break;
		length /= 2;
	}
	double gain = d->at - value;
	d->at = value;
	return gain;
}

static void
remember(struct descent *d)
{
	struct past *p = &d->past[d->known % MEMORY];

	for (size_t i = 0; i < d->n; i++) {
		p->step[i] = d->next[i] - d->w[i];
		p->change[i] = d->next_slope[i] - d->slope[i];
	}
	double curved = dot(p->step, p->change, d->n);
	if (curved > 0) {
		p->scale = 1 / curved;
		d->known++;
	}
	memcpy(d->w, d->next, d->n * sizeof *d->w);
	memcpy(d->slope, d->next_slope, d->n * sizeof *d->slope);
}

void
descend(descend_fn *value, void *ctx, double *w, size_t n)
{
	struct arena tmp = { 0 };
	struct descent d = { .value = value, .ctx = ctx, .n = n, .w = w };
	double **vectors[] = { &d.slope, &d.next, &d.next_slope, &d.down };

	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++)
		*vectors[i] = arena_new(&tmp, double, n + 1);
	for (int i = 0; i < MEMORY; i++) {
		d.past[i].step = arena_new(&tmp, double, n + 1);
		d.past[i].change = arena_new(&tmp, double, n + 1);
	}
	d.at = value(ctx, w, d.slope);
	for (int i = 0; i < STEPS; i++) {
		find_direction(&d);
		double gain = take_step(&d);
		if (gain > 0)
			remember(&d);
		if (gain <= least_gain * d.at)
			break;
	}
	arena_free(&tmp);
}
