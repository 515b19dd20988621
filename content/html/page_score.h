/*
 * What is asked of each block, and the weights that make a score of it.  Apart
 * from page_choose.c so that tools/train_html.c can learn the weights.
 */
#ifndef CONTENT_PAGE_SCORE_H
#define CONTENT_PAGE_SCORE_H

#include "content/html/page.h"

enum page_feature {
#define FEATURE(id, weight) PAGE_FEATURE_##id,
#include "content/html/page_weights.def"
	PAGE_FEATURES
};

/* Finds the element that holds the article: page.core. */
void page_find_core(struct page *, struct arena *perm);

/* What the features of all blocks share. */
struct page_view {
	const struct page *page;
	uint32_t *last_good, *next_good; /* of each block: a block, or far */
};

void page_view_make(struct page_view *, const struct page *, struct arena *);

void page_features(
	const struct page_view *, size_t block, double out[PAGE_FEATURES]);

double page_weigh(const double features[PAGE_FEATURES]);

/* Are the blocks' holders children of one element? */
bool page_cousins(const struct page *, size_t block, size_t other);

#endif
