#include "tools/train_holders.h"

#include <math.h>
#include <string.h>

enum { ROUNDS = 600 };

static const double l2 = 1, rate = 0.05, keep_mean = 0.9, keep_square = 0.99;

struct learner {
	const struct holdings *all;
	const struct lot *lot;
	double *worth;
	double slope[CLUES], mean[CLUES], square[CLUES];
};

bool
lot_has(const struct lot *lot, uint32_t article)
{
	return !lot->folds || article % lot->folds != lot->without;
}

double
worths_sum(const struct choice *c, const double worth[CLUES])
{
	double sum = 0;

	for (int i = 0; i < CLUES; i++)
		sum += c->quarters[i] * worth[i];
	return sum / 4;
}

static void
add_slope(struct learner *t, const struct choice *c, double by)
{
	for (int i = 0; i < CLUES; i++)
		t->slope[i] += by * c->quarters[i] / 4;
}

/* Adds what one title says: the share that each choice has among the right
 * ones, less the share it has among all. */
static void
learn_one(struct learner *t, const struct holding *h)
{
	double share[HOLDERS_MAX + 1], most = -INFINITY, all = 0, right = 0;
	const struct choices *among = &h->among;

	for (size_t i = 0; i < among->n; i++) {
		share[i] = worths_sum(&among->v[i], t->worth);
		most = share[i] > most ? share[i] : most;
	}
	for (size_t i = 0; i < among->n; i++) {
		share[i] = exp(share[i] - most);
		all += share[i];
		right += h->right[i] ? share[i] : 0;
	}
	for (size_t i = 0; i < among->n; i++)
		add_slope(t, &among->v[i],
			h->weight * ((h->right[i] ? share[i] / right : 0) -
					    share[i] / all));
}

static void
step(struct learner *t, int round)
{
	double late = round > ROUNDS / 2 ? 0.2 : 1;
	double mean_part = 1 - pow(keep_mean, round);
	double square_part = 1 - pow(keep_square, round);

	for (int i = 0; i < CLUES; i++) {
		double d = t->slope[i] - l2 * t->worth[i];

		t->mean[i] = keep_mean * t->mean[i] + (1 - keep_mean) * d;
		t->square[i] =
			keep_square * t->square[i] + (1 - keep_square) * d * d;
		t->worth[i] += rate * late * (t->mean[i] / mean_part) /
			       (sqrt(t->square[i] / square_part) + 1e-8);
	}
}

void
worths_learn(
	const struct holdings *all, const struct lot *lot, double worth[CLUES])
{
	struct learner t = { .all = all, .lot = lot, .worth = worth };

	memset(worth, 0, CLUES * sizeof *worth);
	for (int round = 1; round <= ROUNDS; round++) {
		memset(t.slope, 0, sizeof t.slope);
		for (size_t i = 0; i < all->n; i++)
			if (lot_has(lot, all->v[i].article))
				learn_one(&t, &all->v[i]);
		step(&t, round);
	}
}
