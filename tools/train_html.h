/*
 * Pages with what of them is the article, for the weights of
 * content/html/page_weights.def.
 */
#ifndef TOOLS_TRAIN_HTML_H
#define TOOLS_TRAIN_HTML_H

#include "content/html/page_score.h"

/* Hashes of all runs of four tokens, sorted. */
struct grams {
	uint64_t *v;
	size_t n;
};

struct lesson {
	struct page page;
	double (*features)[PAGE_FEATURES]; /* of each block */
	float *weight;                     /* of each block */
	bool *right;                       /* is it in the article? */
	struct grams truth;                /* empty: made by hand */
	uint64_t site;
	bool english;
};

struct lessons {
	struct lesson *v;
	size_t n, cap;
};

/* The pages of a set of ../shared/data/ingest, with their truth. */
void lessons_read(const char *folder, struct arena *, struct lessons *);

/* Adds the runs of a text; a text goes in whole. */
void grams_add(str text, struct arena *, struct grams *);
void grams_sort(struct grams *);
size_t grams_shared(const struct grams *, const struct grams *);

#endif
