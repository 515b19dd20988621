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

/* A row of labels with zeros behind, so many as are added up at once. */
enum { CRF_WIDE = (LABELS + 3) / 4 * 4 };
typedef float crf_row[CRF_WIDE];

/* Rows of weights, and what FTRL remembers of each weight. */
struct weights {
	crf_row *w;
	struct memory {
		float z, n, root; /* root: of n */
	} (*of)[LABELS];
};

/* Room for one line's forward-backward. */
struct lattice {
	crf_row *e, *alpha, *beta;
	crf_row *p; /* of a unit's label */
	crf_row pair[LABELS];
};

struct crf {
	struct ftrl ftrl;
	struct weights rows;        /* one a feature */
	struct weights transitions; /* from each label to each */
	crf_row factor[LABELS];     /* exp of transitions; 0: illegal */
	crf_row back[LABELS];       /* the same, to each label from each */
	struct lattice any, gold;
};

/* For so many features and lines no longer than that. */
void crf_init(struct crf *, size_t features, size_t longest);

/* One step towards a line's labels. */
void crf_learn(struct crf *, const struct line *);

#endif
