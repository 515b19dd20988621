/*
 * The element that holds the article, as readers of pages have long found it:
 * text counts for the elements above it, less the farther they are.
 */
#include "content/html/page_score.h"

enum { DISTANCES = 4 };

static bool
can_hold(const struct page_element *e)
{
	switch (e->tag) {
	case GUMBO_TAG_BODY:
	case GUMBO_TAG_P:
	case GUMBO_TAG_H1:
	case GUMBO_TAG_H2:
	case GUMBO_TAG_H3:
	case GUMBO_TAG_LI:
	case GUMBO_TAG_TR:
	case GUMBO_TAG_TBODY: return false;
	default: return e->block;
	}
}

static double
weigh(const struct page_element *e, double text)
{
	unsigned good = e->groups &
			(PAGE_CONTENT | PAGE_ARTICLE | PAGE_BODY | PAGE_MAIN);
	unsigned bad = e->groups & (PAGE_COMMENT | PAGE_RELATED | PAGE_SIDE |
					   PAGE_FOOT | PAGE_NAV);

	text *= 1 + .15 * __builtin_popcount(good);
	if (bad && !good)
		text *= .5;
	return e->tag == GUMBO_TAG_ARTICLE ? text * 1.2 : text;
}

void
page_find_core(struct page *p, struct arena *perm)
{
	static const double parts[DISTANCES] = { 1, 1.3, 2.5, 4 };
	double *text = arena_new(perm, double, p->n_elements + 1);
	double most = 0;

	p->core = 0;
	for (size_t i = 0; i < p->n_blocks; i++) {
		uint32_t at = p->blocks[i].holder;

		for (int d = 0; d < DISTANCES && at; d++) {
			text[at] += p->blocks[i].good / parts[d];
			at = p->elements[at].block_up;
		}
	}
	for (uint32_t i = 1; i < p->n_elements; i++) {
		double w = weigh(&p->elements[i], text[i]);

		if (can_hold(&p->elements[i]) && w > most) {
			most = w;
			p->core = i;
		}
	}
}
