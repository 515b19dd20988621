/*
 * Linear models over named features: of each question the answer with the
 * highest sum of weights.  A question with one answer is a yes or no, against
 * a sum of 0.  Learnt as a softmax with L2 over all questions at once
 * (train_descend.h): the same data give the same weights.
 */
#ifndef TOOLS_TRAIN_LINEAR_H
#define TOOLS_TRAIN_LINEAR_H

#include "base/arena.h"
#include "content/words/tally.h"

struct answer {
	uint32_t first, n; /* its features: an interval of lesson.features */
	bool right;
	double base; /* its sum of weights that are known already */
};

struct question {
	uint32_t first, n; /* its answers */
	uint32_t article;  /* that it was asked in */
	double weight;     /* of the question among all */
};

struct lesson {
	struct arena arena;
	struct {
		uint32_t *v; /* numbers of names */
		size_t n, cap;
	} features;
	struct {
		struct answer *v;
		size_t n, cap;
	} answers;
	struct {
		struct question *v;
		size_t n, cap;
	} questions;
	struct {
		str *v; /* ends in a NUL */
		size_t n, cap;
	} names;
	uint32_t *slots; /* of names, 1 + a number */
	size_t slots_n;
	double weight;  /* of the questions to come; 0: 1 */
	bool elsewhere; /* they come from texts of another sort, where the
	                    right answer may be oftener or rarer */
};

/* What each case has, however it looks; of those from elsewhere there is one
 * more, ELSEWHERE, that counts nothing in what is learnt. */
#define BIAS "bias"
#define ELSEWHERE "elsewhere"

void lesson_ask(struct lesson *, uint32_t article);
void lesson_answer(struct lesson *, bool right);
void lesson_base(struct lesson *, int hundredths); /* of the last answer */
tally_see_fn lesson_see; /* ctx: the lesson; a feature of the last answer */
void lesson_free(struct lesson *);

/* A feature that is known to count, however seldom it is seen. */
struct prior {
	const char *feature;
	int hundredths;
};

struct manner {
	double l2;
	uint32_t least; /* answers that a feature must have */
	int smallest;   /* hundredths; what weighs less is left out */
	const struct prior *priors; /* ends in a NULL; NULL: none */
};

/* The weights, largest first, learnt from the questions whose article is not
 * in the fold `without` of `folds` (articles are dealt out by turns). */
struct weights {
	struct weight *v;
	size_t n, cap;
};

void lesson_learn(const struct lesson *, const struct manner *,
	uint32_t without, uint32_t folds, struct arena *, struct weights *);

#endif
