/*
 * Learning the weights: a linear-chain CRF by FTRL-proximal, a step a line
 * (McMahan et al., "Ad Click Prediction: a View from the Trenches", KDD 2013);
 * lines of sets that label no products are trained on their marginals
 * (Tsuboi et al., "Training CRFs Using Incomplete Annotations", COLING 2008).
 */
#ifndef TOOLS_TRAIN_CRF_H
#define TOOLS_TRAIN_CRF_H

#include "tools/train_lines.h"

struct ftrl {
	float alpha, beta, l1, l2;
};

struct weights {
	float *w, *z, *n;
};

/* Room for one line's forward-backward. */
struct lattice {
	float (*e)[LABELS], (*alpha)[LABELS], (*beta)[LABELS];
	float (*p)[LABELS]; /* of a unit's label */
	float pair[LABELS][LABELS];
};

struct crf {
	struct ftrl ftrl;
	struct weights rows, transitions; /* rows: LABELS a feature */
	float factor[LABELS][LABELS];     /* exp of transitions; 0: illegal */
	struct lattice any, gold;
};

/* For so many features and lines no longer than that. */
void crf_init(struct crf *, size_t features, size_t longest);

/* One step towards a line's labels. */
void crf_learn(struct crf *, const struct line *);

#endif
