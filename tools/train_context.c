#include "tools/train_jury.h"

#include "content/names/name_context.h"

#include <math.h>

enum { EPOCHS = 6 };

static const double rate = 0.15, decay = 0.0015, own_weight = 0.7;

/* A weight for each slot, and one for none of them. */
struct table {
	double of[CONTEXT_SLOTS][PLAYER_KINDS], bias[PLAYER_KINDS];
	double squares[CONTEXT_SLOTS][PLAYER_KINDS];
};

/* What all articles have, and what those of ours have beside it. */
struct tables {
	struct table common, own;
};

void
train_shuffle(uint32_t *order, size_t n, uint64_t *seed)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = train_random(seed) % i;
		uint32_t swap = order[i - 1];

		order[i - 1] = order[k];
		order[k] = swap;
	}
}

/* How many of the slots from i on are the same. */
static size_t
same_slots(const struct example *e, size_t i)
{
	size_t n = 1;

	while (i + n < e->slots.n && e->slots.v[i + n] == e->slots.v[i])
		n++;
	return n;
}

/* Added to what is there. */
static void
add_up(const struct example *e, const struct table *t, double sum[PLAYER_KINDS])
{
	for (size_t i = 0; i < e->slots.n; i++)
		for (int k = 0; k < PLAYER_KINDS; k++)
			sum[k] += t->of[e->slots.v[i]][k];
}

/* What a slot's weight counts beside the biases. */
static double
unit_of(const struct example *e)
{
	return (double)context_worth(CONTEXT_SCALE, e->slots.n);
}

static void
step(const struct example *e, const double wrong[PLAYER_KINDS], struct table *t)
{
	double unit = unit_of(e);

	for (int k = 0; k < PLAYER_KINDS; k++)
		t->bias[k] -= 0.01 * wrong[k];
	for (size_t i = 0, n; i < e->slots.n; i += n) {
		n = same_slots(e, i);
		for (int k = 0; k < PLAYER_KINDS; k++) {
			double *of = &t->of[e->slots.v[i]][k];
			double *sq = &t->squares[e->slots.v[i]][k];
			double d = wrong[k] * unit * (double)n + decay * *of;

			*sq += d * d;
			*of -= rate * d / sqrt(*sq);
		}
	}
}

static void
learn_from(const struct example *e, struct tables *t)
{
	double share[NO_NAME] = { 0 };
	double weight = e->weight < 3 ? e->weight : 3;
	bool own = e->text == TEXT_OWN;

	add_up(e, &t->common, share);
	if (own)
		add_up(e, &t->own, share);
	for (int k = 0; k < NO_NAME; k++)
		share[k] = share[k] * unit_of(e) + t->common.bias[k] +
			   (own ? t->own.bias[k] : 0);
	train_share(share, NO_NAME);
	for (int k = 0; k < NO_NAME; k++)
		share[k] = (share[k] - (e->kind == k)) * weight *
			   (own ? own_weight : 1);
	step(e, share, &t->common);
	if (own)
		step(e, share, &t->own);
}

static void
clear(struct table *t)
{
	*t = (struct table){ 0 };
	for (int s = 0; s < CONTEXT_SLOTS; s++)
		for (int k = 0; k < PLAYER_KINDS; k++)
			t->squares[s][k] = 0.01;
}

static void
learn(const struct jury_lesson *all, struct left_out out, struct tables *t,
	struct arena *tmp)
{
	uint64_t seed = 1;
	uint32_t *order = arena_new(tmp, uint32_t, all->n + 1);

	clear(&t->common);
	clear(&t->own);
	for (size_t i = 0; i < all->n; i++)
		order[i] = (uint32_t)i;
	for (int epoch = 0; epoch < EPOCHS; epoch++) {
		train_shuffle(order, all->n, &seed);
		for (size_t i = 0; i < all->n; i++) {
			const struct example *e = &all->v[order[i]];

			if (!is_brief(e) && !is_out(e, out))
				learn_from(e, t);
		}
	}
}

static void
set_clues(struct example *e, const struct table *t)
{
	double sum[PLAYER_KINDS] = { 0 };

	add_up(e, t, sum);
	for (int k = 0; k < PLAYER_KINDS; k++)
		e->v[CLUE_CONTEXT_PERSON + k] = jury_context(
			context_worth(CONTEXT_SCALE * sum[k], e->slots.n));
}

static int
quantum(double weight)
{
	long q = lround(CONTEXT_SCALE * weight);

	return (int)(q > 127 ? 127 : q < -127 ? -127 : q);
}

static void
print(const struct table *t, FILE *f)
{
	enum { A_LINE = 4 };

	fputs("/*\n * Written by tools/train_jury.c: a slot's weights for "
	      "person, org, product,\n * place; see name_context.h.\n */\n",
		f);
	for (int s = 0; s < CONTEXT_SLOTS; s++)
		fprintf(f, "{%d,%d,%d,%d},%c", quantum(t->of[s][0]),
			quantum(t->of[s][1]), quantum(t->of[s][2]),
			quantum(t->of[s][3]),
			s % A_LINE == A_LINE - 1 ? '\n' : ' ');
}

void
context_learn(
	struct jury_lesson *all, int without, FILE *table, struct arena *tmp)
{
	static struct tables t;

	for (int fold = 0; fold < JURY_FOLDS; fold++) {
		if (fold == without)
			continue;
		learn(all, (struct left_out){ fold, without }, &t, tmp);
		for (size_t i = 0; i < all->n; i++)
			if (all->v[i].fold == fold)
				set_clues(&all->v[i], &t.common);
	}
	learn(all, (struct left_out){ without, NO_FOLD }, &t, tmp);
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].fold == FOLD_BRIEF || all->v[i].fold == without)
			set_clues(&all->v[i], &t.common);
	print(&t.common, table);
}
