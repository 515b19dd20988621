/*
 * Learns the verdicts of content/names/name_jury.c:
 *	train_jury EXAMPLES OUT [WITHOUT]
 * writes OUT/jury_weights.def and OUT/jury_context.def, learnt from what
 * tools/jury_examples.c wrote; without the fold WITHOUT, if one is given.
 *
 * Two multinomial logistic regressions, "no name" having weight 0; AdaGrad.
 * The first (train_context.c) knows what stands around strings, the second
 * all clues, what the first says among them: of each fold by a first one that
 * does not know it.  What is reached is counted on a fold that is left out,
 * one after the other.
 */
#include "tools/train_jury.h"

#include "base/file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { EPOCHS = 30, WEIGHT_LEAST = 1 };

static const double rate = 0.02, decay = 0.0005, own_weight = 1.5;

/* Those of our own articles stand behind those of the sorts. */
enum { OWN = JURY_SORTS, WEIGHTS, WEIGHTS_MOST = 3 };

struct weights {
	double of[WEIGHTS][CLUES][PLAYER_KINDS];
	double squares[WEIGHTS][CLUES][PLAYER_KINDS];
};

/* Which of them a string's clues have; returns how many. */
static int
weights_of(const struct example *e, int which[WEIGHTS_MOST])
{
	int n = 0;

	which[n++] = JURY_ALL;
	which[n++] = e->sort;
	if (is_brief(e))
		which[n++] = JURY_BRIEF;
	if (e->text == TEXT_OWN)
		which[n++] = OWN;
	return n;
}

static int
compare_slots(const void *a, const void *b)
{
	return *(const uint16_t *)a - *(const uint16_t *)b;
}

static void
read_slots(char *p, struct example *e, struct arena *perm)
{
	char *end;

	for (;; p = end) {
		long slot = strtol(p, &end, 10);

		if (end == p)
			break;
		*vec_push(perm, &e->slots) = (uint16_t)slot;
	}
	if (e->slots.n)
		qsort(e->slots.v, e->slots.n, sizeof *e->slots.v,
			compare_slots);
}

static void
read_line(str line, struct jury_lesson *all, struct arena *perm)
{
	struct example *e = vec_push(perm, all);
	char *p = arena_cstr(perm, line), *end;

	*e = (struct example){ 0 };
	e->fold = (int)strtol(p, &p, 10);
	e->kind = (int)strtol(p, &p, 10);
	e->weight = strtod(p, &p);
	e->sort = (int)strtol(p, &p, 10);
	e->text = (enum jury_text)strtol(p, &p, 10);
	if (e->text == TEXT_OWN)
		e->weight *= own_weight;
	for (;; p = end) {
		long i = strtol(p, &end, 10);

		if (end == p || *end != ':' || i < 0 || i >= CLUES)
			break;
		e->v[i] = strtof(end + 1, &end);
	}
	while (*p == ' ')
		p++;
	if (*p == '@')
		read_slots(p + 1, e, perm);
}

static void
score(const struct example *e, const struct weights *w, double share[NO_NAME])
{
	int which[WEIGHTS_MOST], n = weights_of(e, which);

	for (int k = 0; k < NO_NAME; k++)
		share[k] = 0;
	for (int i = 0; i < CLUES; i++) {
		if (!(e->v[i] < 0 || e->v[i] > 0))
			continue;
		for (int k = 0; k < NO_NAME; k++)
			for (int x = 0; x < n; x++)
				share[k] +=
					(double)e->v[i] * w->of[which[x]][i][k];
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
	int which[WEIGHTS_MOST], n = weights_of(e, which);

	score(e, w, share);
	for (int k = 0; k < NO_NAME; k++) {
		double wrong = (share[k] - (e->kind == k)) * e->weight;

		if (e->text == TEXT_SENTENCE && k == PLAYER_PRODUCT)
			continue;
		for (int i = 0; i < CLUES; i++) {
			double d = wrong * (double)e->v[i];

			for (int x = 0; fabs(d) >= 1e-9 && x < n; x++)
				step(w, which[x], i, k, d);
		}
	}
}

/* From all folds but those that are left out. */
static void
learn(const struct jury_lesson *all, struct left_out out, struct weights *w,
	struct arena *tmp)
{
	uint64_t seed = 1;
	uint32_t *order = arena_new(tmp, uint32_t, all->n + 1);

	*w = (struct weights){ 0 };
	for (size_t i = 0; i < all->n; i++)
		order[i] = (uint32_t)i;
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		train_shuffle(order, all->n, &seed);
		for (size_t i = 0; i < all->n; i++)
			if (!is_out(&all->v[order[i]], out))
				learn_from(&all->v[order[i]], w);
	}
}

struct count {
	size_t right, found, wanted, n;
	double loss;
};

static void
count(const struct jury_lesson *all, int fold, const struct weights *w,
	struct count *c)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct example *e = &all->v[i];
		double share[NO_NAME], any = 0;
		int best = 0;

		if (e->fold != fold || e->text == TEXT_OWN)
			continue;
		score(e, w, share);
		for (int k = 0; k < NO_NAME; k++) {
			any += share[k];
			best = share[k] > share[best] ? k : best;
		}
		c->n++;
		c->found += share[best] >= 0.4;
		c->wanted += e->kind != NO_NAME;
		c->right += share[best] >= 0.4 && e->kind == best;
		c->loss -= log(
			(e->kind == NO_NAME ? 1 - any : share[e->kind]) + 1e-9);
	}
}

static void
report(const struct jury_lesson *all, int without, struct weights *w,
	struct arena *tmp)
{
	struct count c = { 0 };

	for (int fold = 0; fold < JURY_FOLDS; fold++) {
		if (without != NO_FOLD && fold != without)
			continue;
		learn(all, (struct left_out){ fold, without }, w, tmp);
		count(all, fold, w, &c);
	}
	fprintf(stderr, "%zu strings, P %.2f R %.2f, loss %.4f\n", c.n,
		100.0 * (double)c.right / (double)c.found,
		100.0 * (double)c.right / (double)c.wanted,
		c.loss / (double)c.n);
}

static void
print(const struct weights *w, FILE *f)
{
	static const char *const sorts[] = {
#define SORT(id) #id,
#include "content/names/name_jury.def"
	};
	static const char *const clues[] = {
#define CLUE(id) #id,
#include "content/names/name_jury.def"
	};

	fputs("/*\n * Written by tools/train_jury.c: WEIGHT(sort, clue, "
	      "person, org, product,\n * place), in hundredths of a logit "
	      "against no name; see name_jury.def.\n */\n",
		f);
	for (int s = 0; s < JURY_SORTS; s++)
		for (int i = 0; i < CLUES; i++) {
			long of[PLAYER_KINDS], most = 0;

			for (int k = 0; k < PLAYER_KINDS; k++) {
				of[k] = lround(100 * w->of[s][i][k]);
				most = labs(of[k]) > most ? labs(of[k]) : most;
			}
			if (most >= WEIGHT_LEAST)
				fprintf(f,
					"WEIGHT(%s, %s, %ld, %ld, %ld, %ld)\n",
					sorts[s], clues[i], of[0], of[1], of[2],
					of[3]);
		}
	fputs("#undef WEIGHT\n", f);
}

static FILE *
create(const char *folder, const char *name)
{
	struct arena tmp = { 0 };
	FILE *f = fopen(arena_printf(&tmp, "%s/%s", folder, name).s, "w");

	arena_free(&tmp);
	if (!f) {
		fprintf(stderr, "train_jury: cannot write %s\n", name);
		exit(1);
	}
	return f;
}

static bool
finish(FILE *f)
{
	bool ok = !ferror(f);

	return fclose(f) == 0 && ok;
}

int
main(int argc, char **argv)
{
	static struct weights w;
	struct arena perm = { 0 };
	struct jury_lesson all = { 0 };
	struct file f;
	struct err e;
	str line;
	int without = argc > 3 ? atoi(argv[3]) : NO_FOLD;

	if (argc < 3 || !file_open(argv[1], &f, &e))
		return fputs("usage: train_jury EXAMPLES OUT [WITHOUT]\n",
			       stderr),
		       2;
	for (str rest = f.bytes; str_line(&rest, &line);)
		if (line.n)
			read_line(line, &all, &perm);
	FILE *context = create(argv[2], "jury_context.def");
	FILE *weights = create(argv[2], "jury_weights.def");
	context_learn(&all, without, context, &perm);
	report(&all, without, &w, &perm);
	learn(&all, (struct left_out){ without, NO_FOLD }, &w, &perm);
	print(&w, weights);
	file_close(&f);
	arena_free(&perm);
	bool ok = finish(context);

	return finish(weights) && ok ? 0 : 1;
}
