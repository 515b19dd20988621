#include "content/html/page_score.h"

#include "base/utf8.h"

#include <math.h>

/* Good blocks have this many tokens; how far they are looked for. */
enum { GOOD = 20, KIN_GOOD = 15, FAR = 5, NEAR_GOOD = 6, CORE_DEEPEST = 6 };

static const double weights[PAGE_FEATURES] = {
#define FEATURE(id, weight) [PAGE_FEATURE_##id] = (weight),
#include "content/html/page_weights.def"
};

double
page_weigh(const double features[PAGE_FEATURES])
{
	double sum = 0;

	for (int i = 0; i < PAGE_FEATURES; i++)
		sum += weights[i] * features[i];
	return sum;
}

void
page_view_make(struct page_view *v, const struct page *p, struct arena *perm)
{
	size_t n = p->n_blocks;
	uint32_t at = UINT32_MAX;

	*v = (struct page_view){ .page = p };
	v->last_good = arena_new(perm, uint32_t, n + 1);
	v->next_good = arena_new(perm, uint32_t, n + 1);
	for (size_t i = 0; i < n; i++) {
		v->last_good[i] = at;
		if (p->blocks[i].good >= GOOD)
			at = (uint32_t)i;
	}
	at = UINT32_MAX;
	for (size_t i = n; i-- > 0;) {
		v->next_good[i] = at;
		if (p->blocks[i].good >= GOOD)
			at = (uint32_t)i;
	}
}

static const struct page_element *
holder(const struct page *p, size_t block)
{
	return &p->elements[p->blocks[block].holder];
}

bool
page_cousins(const struct page *p, size_t a, size_t b)
{
	return holder(p, a)->block_up == holder(p, b)->block_up &&
	       p->blocks[a].holder && p->blocks[b].holder;
}

/* Of one tag and class below one element. */
static bool
alike(const struct page *p, size_t a, size_t b)
{
	const struct page_element *x = holder(p, a), *y = holder(p, b);

	return x->tag == y->tag && page_cousins(p, a, b) &&
	       str_eq(x->class, y->class);
}

static bool
kin(const struct page *p, size_t block, size_t other)
{
	return (page_cousins(p, block, other) ||
		       p->blocks[block].holder == p->blocks[other].holder) &&
	       p->blocks[other].good >= KIN_GOOD;
}

/* The share of words with a capital, where there are four. */
static double
capitals(str s)
{
	size_t words = 0, big = 0;
	str one;

	for (bool more = true; more;) {
		more = str_cut(s, STR(" "), &one, &s);
		if (!one.n)
			continue;
		words++;
		big += (one.s[0] >= 'A' && one.s[0] <= 'Z') ||
		       (one.s[0] == '\xD0' && one.n > 1 &&
			       (unsigned char)one.s[1] < 0xB0);
	}
	return words >= 4 ? (double)big / (double)words : 0;
}

/* The logarithm of the share that the element `up` levels above has of all
 * good text. */
static double
share(const struct page *p, uint32_t element, int up)
{
	while (up-- > 0 && element)
		element = p->elements[element].block_up;
	double part = p->good > 0 ? p->elements[element].good / p->good : 0;

	return log(.01 + part);
}

#define PUT(id, value) f[PAGE_FEATURE_##id] = (double)(value)

static void
put_own(const struct page *p, const struct page_block *b, double *f)
{
	double linked = page_link_share(b), length = log1p(b->n);
	double place = p->tokens ? (double)b->before / p->tokens : 0;

	PUT(ONE, 1);
	PUT(PLACE, place);
	PUT(EARLY, place < .05);
	PUT(LATE, place > .9);
	PUT(TEN, b->n >= 10);
	PUT(ENDS, b->ends);
	PUT(LINKED, linked);
	PUT(CAPITALS, p->chinese ? 0 : capitals(b->text));
	PUT(FREE_LENGTH, linked < .2 ? fmin(5, length) : 0);
	PUT(ZH_COMMAS, p->chinese ? log1p(b->commas) : 0);
}

static void
put_holder(const struct page *p, const struct page_block *b, double *f)
{
	const struct page_element *h = &p->elements[b->holder];

	PUT(DIV, h->tag == GUMBO_TAG_DIV);
	PUT(ZH_DIV, p->chinese && h->tag == GUMBO_TAG_DIV);
	PUT(CELL, h->tag == GUMBO_TAG_TD);
	PUT(HOLDER_LINKED, h->chars ? (double)h->linked / (double)h->chars : 0);
	PUT(SHARE_1, share(p, b->holder, 0));
	PUT(SHARE_3, share(p, b->holder, 2));
	PUT(SHARE_4, share(p, b->holder, 3));
}

static void
put_words(const struct page *p, const struct page_block *b, double *f)
{
	const struct page_element *e = &p->elements[b->element];

	PUT(ITEM, e->in_item);
	PUT(COMMENT, (e->all & PAGE_COMMENT) != 0);
	PUT(FOOT, (e->all & PAGE_FOOT) != 0);
	PUT(SIDE, (e->all & PAGE_SIDE) != 0);
	PUT(BOX, (e->all & PAGE_BOX) != 0);
	PUT(ARTICLE, (e->all & PAGE_ARTICLE) != 0);
	PUT(MAIN, (e->all & PAGE_MAIN) != 0);
	PUT(BODY, (e->all & PAGE_BODY) != 0);
	PUT(NEAR_RELATED, (e->near & PAGE_RELATED) != 0);
	PUT(NEAR_CONTENT, (e->near & PAGE_CONTENT) != 0);
	PUT(NEAR_ARTICLE, (e->near & PAGE_ARTICLE) != 0);
	PUT(NEAR_META, (e->near & PAGE_META) != 0);
	PUT(NEAR_BOX, (e->near & PAGE_BOX) != 0);
}

static void
put_core(const struct page *p, size_t i, double *f)
{
	const struct page_element *core = &p->elements[p->core];
	bool in = p->core && i >= core->first && i < core->end;
	int depth = in ? (int)(holder(p, i)->deep - core->deep) : 0;

	PUT(IN_CORE, in);
	PUT(ZH_IN_CORE, in && p->chinese);
	PUT(LENGTH_IN_CORE, in ? fmin(4, log1p(p->blocks[i].n)) : 0);
	PUT(CORE_TOP, in && depth <= 1);
	PUT(CORE_DEPTH, depth < CORE_DEEPEST ? depth : CORE_DEEPEST);
}

static void
put_before(const struct page *p, size_t i, double *f)
{
	if (i < 1)
		return;
	PUT(BEFORE_LINKED, page_link_share(&p->blocks[i - 1]));
	PUT(BEFORE_ALIKE, alike(p, i, i - 1));
	PUT(BEFORE_TAG, holder(p, i)->tag == holder(p, i - 1)->tag);
	PUT(BEFORE_COUSIN, page_cousins(p, i, i - 1));
	if (i < 2)
		return;
	PUT(BEFORE_2_COUSIN, page_cousins(p, i, i - 2));
	PUT(BEFORE_2_KIN, kin(p, i, i - 2));
}

static void
put_next(const struct page *p, size_t i, double *f)
{
	if (i + 1 >= p->n_blocks)
		return;
	const struct page_block *next = &p->blocks[i + 1];
	PUT(NEXT_LINKED, page_link_share(next));
	PUT(NEXT_ALIKE, alike(p, i, i + 1));
	PUT(NEXT_COUSIN, page_cousins(p, i, i + 1));
	PUT(NEXT_ENDS, next->ends && next->n >= 10);
	PUT(NEXT_LENGTH, log1p(next->n));
	if (i + 2 >= p->n_blocks)
		return;
	PUT(NEXT_2_COUSIN, page_cousins(p, i, i + 2));
	PUT(NEXT_2_KIN, kin(p, i, i + 2));
	PUT(NEXT_2_LENGTH, log1p(p->blocks[i + 2].n));
}

void
page_features(const struct page_view *v, size_t i, double f[PAGE_FEATURES])
{
	const struct page *p = v->page;
	uint32_t last = v->last_good[i], next = v->next_good[i];

	for (int k = 0; k < PAGE_FEATURES; k++)
		f[k] = 0;
	put_own(p, &p->blocks[i], f);
	put_holder(p, &p->blocks[i], f);
	put_words(p, &p->blocks[i], f);
	put_core(p, i, f);
	put_before(p, i, f);
	put_next(p, i, f);
	PUT(NEXT_GOOD, next == UINT32_MAX ? FAR : log1p((double)(next - i)));
	PUT(ZH_BETWEEN, p->chinese && next != UINT32_MAX &&
				last != UINT32_MAX && next - i <= NEAR_GOOD &&
				i - last <= NEAR_GOOD);
}
