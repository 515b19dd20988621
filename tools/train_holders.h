/*
 * Titles that stand alone in labelled articles, for the worths of what speaks
 * for their holders (content/players/role_clues.def).
 */
#ifndef TOOLS_TRAIN_HOLDERS_H
#define TOOLS_TRAIN_HOLDERS_H

#include "content/players/role_holder.h"
#include "tools/train_quotes.h"

/* One such title: among what it may be held in, and what the labels say. */
struct holding {
	struct choices among;
	bool right[HOLDERS_MAX + 1]; /* one at least */
	uint32_t article;            /* its number */
	double weight;
};

struct holdings {
	struct holding *v;
	size_t n, cap;
};

/* Adds those that the program finds in an article, and whose holder by the
 * labels is among what it would choose from. */
void holdings_add(struct holdings *, const struct labelled *, uint32_t article,
	double weight, struct arena *perm);

/* Which articles are learnt from: all but those whose number is, dealt out by
 * turns, in one of the folds; folds 0: all. */
struct lot {
	uint32_t without, folds;
};

bool lot_has(const struct lot *, uint32_t article);

/*
 * The worths in nats: a conditional logit with L2, where several choices may
 * be right, by Adam over all of them at once (Kingma and Ba, 2015).  The same
 * titles give the same worths.
 */
void worths_learn(
	const struct holdings *, const struct lot *, double worth[CLUES]);

/* What speaks for a choice altogether. */
double worths_sum(const struct choice *, const double worth[CLUES]);

#endif
