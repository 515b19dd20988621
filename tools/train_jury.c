/*
 * Learns the verdicts of content/name_jury.c:
 *	train_jury EXAMPLES > jury_weights.def
 * from what tools/jury_examples.c wrote.  Multinomial logistic regression, "no
 * name" having weight 0; AdaGrad.  What it reaches is counted on a fifth that
 * is left out, five times over.
 */
#include "content/name_jury.h"
#include "tools/train.h"

#include "base/file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { EPOCHS = 30, FOLDS = 5, NO_NAME = PLAYER_KINDS, WEIGHT_LEAST = 1 };

static const double rate = 0.02, decay = 0.01;

struct example {
	unsigned article;
	int kind, sort, brief;
	double weight;
	float v[CLUES];
};

struct examples {
	struct example *v;
	size_t n, cap;
};

struct weights {
	double of[JURY_SORTS][CLUES][PLAYER_KINDS];
	double squares[JURY_SORTS][CLUES][PLAYER_KINDS];
};

static void
read_line(str line, struct examples *all, struct arena *perm)
{
	struct example *e = vec_push(perm, all);
	char *p = arena_cstr(perm, line), *end;

	e->article = (unsigned)strtoul(p, &p, 10);
	e->kind = (int)strtol(p, &p, 10);
	e->weight = strtod(p, &p);
	e->sort = (int)strtol(p, &p, 10);
	e->brief = (int)strtol(p, &p, 10);
	for (;; p = end) {
		long i = strtol(p, &end, 10);

		if (end == p || *end != ':' || i < 0 || i >= CLUES)
			break;
		e->v[i] = strtof(end + 1, &end);
	}
}

static void
score(const struct example *e, const struct weights *w, double share[NO_NAME])
{
	for (int k = 0; k < NO_NAME; k++) {
		share[k] = 0;
		for (int i = 0; i < CLUES; i++)
			share[k] +=
				(double)e->v[i] *
				(w->of[JURY_ALL][i][k] + w->of[e->sort][i][k]);
	}
	train_share(share, NO_NAME);
}

static void
step(struct weights *w, int sort, int clue, int kind, double wrong)
{
	double *of = &w->of[sort][clue][kind];
	double d = wrong + decay * *of;

	w->squares[sort][clue][kind] += d * d;
	*of -= rate * d / sqrt(w->squares[sort][clue][kind] + 1e-8);
}

static void
learn_from(const struct example *e, struct weights *w)
{
	double share[NO_NAME];

	score(e, w, share);
	for (int k = 0; k < NO_NAME; k++) {
		double wrong = (share[k] - (e->kind == k)) * e->weight;

		/* The set of brief texts labels no products. */
		if (e->brief && k == PLAYER_PRODUCT)
			continue;
		for (int i = 0; i < CLUES; i++) {
			double d = wrong * (double)e->v[i];

			if (fabs(d) < 1e-9)
				continue;
			step(w, JURY_ALL, i, k, d);
			step(w, e->sort, i, k, d);
			if (e->brief)
				step(w, JURY_BRIEF, i, k, d);
		}
	}
}

/* fold: the articles of which fifth are left out; FOLDS: none. */
static void
learn(const struct examples *all, unsigned fold, struct weights *w,
	struct arena *tmp)
{
	uint64_t seed = 1;
	uint32_t *order = arena_new(tmp, uint32_t, all->n + 1);

	*w = (struct weights){ 0 };
	for (size_t i = 0; i < all->n; i++)
		order[i] = (uint32_t)i;
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		for (size_t i = all->n; i > 1; i--) {
			size_t k = train_random(&seed) % i;
			uint32_t swap = order[i - 1];

			order[i - 1] = order[k];
			order[k] = swap;
		}
		for (size_t i = 0; i < all->n; i++)
			if (all->v[order[i]].article % FOLDS != fold)
				learn_from(&all->v[order[i]], w);
	}
}

struct count {
	size_t right, found, wanted;
	double loss;
};

static void
count(const struct examples *all, unsigned fold, const struct weights *w,
	struct count *c)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct example *e = &all->v[i];
		double share[NO_NAME], any = 0;
		int best = 0;

		if (e->article % FOLDS != fold)
			continue;
		score(e, w, share);
		for (int k = 0; k < NO_NAME; k++) {
			any += share[k];
			best = share[k] > share[best] ? k : best;
		}
		c->found += share[best] >= 0.42;
		c->wanted += e->kind != NO_NAME;
		c->right += share[best] >= 0.42 && e->kind == best;
		c->loss -= log(
			(e->kind == NO_NAME ? 1 - any : share[e->kind]) + 1e-9);
	}
}

static void
report(const struct examples *all, struct weights *w, struct arena *tmp)
{
	struct count c = { 0 };

	for (unsigned fold = 0; fold < FOLDS; fold++) {
		learn(all, fold, w, tmp);
		count(all, fold, w, &c);
	}
	fprintf(stderr, "%zu strings, P %.2f R %.2f, loss %.4f\n", all->n,
		100.0 * (double)c.right / (double)c.found,
		100.0 * (double)c.right / (double)c.wanted,
		c.loss / (double)all->n);
}

static void
print(const struct weights *w)
{
	static const char *const sorts[] = {
#define SORT(id) #id,
#include "content/name_jury.def"
	};
	static const char *const clues[] = {
#define CLUE(id) #id,
#include "content/name_jury.def"
	};

	puts("/*\n * Written by tools/train_jury.c: WEIGHT(sort, clue, person, "
	     "org, product,\n * place), in hundredths of a logit against no "
	     "name; see name_jury.def.\n */");
	for (int s = 0; s < JURY_SORTS; s++)
		for (int i = 0; i < CLUES; i++) {
			long of[PLAYER_KINDS], most = 0;

			for (int k = 0; k < PLAYER_KINDS; k++) {
				of[k] = lround(100 * w->of[s][i][k]);
				most = labs(of[k]) > most ? labs(of[k]) : most;
			}
			if (most >= WEIGHT_LEAST)
				printf("WEIGHT(%s, %s, %ld, %ld, %ld, %ld)\n",
					sorts[s], clues[i], of[0], of[1], of[2],
					of[3]);
		}
	puts("#undef WEIGHT");
}

int
main(int argc, char **argv)
{
	static struct weights w;
	struct arena perm = { 0 };
	struct examples all = { 0 };
	struct file f;
	struct err e;
	str line;

	if (argc != 2 || !file_open(argv[1], &f, &e))
		return fputs("usage: train_jury EXAMPLES\n", stderr), 2;
	for (str rest = f.bytes; str_line(&rest, &line);)
		if (line.n)
			read_line(line, &all, &perm);
	report(&all, &w, &perm);
	learn(&all, FOLDS, &w, &perm);
	print(&w);
	file_close(&f);
	arena_free(&perm);
	return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
