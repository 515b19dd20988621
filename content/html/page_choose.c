/*
 * Which blocks make the article: a score each, then rules about what stands
 * between, beside and behind those that have enough of it.
 */
#include "base/utf8.h"
#include "content/html/page_date.h"
#include "content/html/page_promo.h"
#include "content/html/page_score.h"

#include <stdlib.h>

#define THRESHOLD .4
#define THRESHOLD_IN_GAP (-1.5)

enum {
	CAPTION_TOKENS = 80,
	CAPTION_BLOCKS = 4, /* in the element with the picture */
	GAP = 3,
	ISLAND_GAP = 6,
	ISLAND_SHARE = 20, /* less than a 20th of the largest run */
	COPY_TOKENS = 3,
	SENTENCE_TOKENS = 10,
	LEAST_TOKENS = 30, /* of an article without sentences */
};

void
page_score(struct page *p, struct arena *perm)
{
	struct page_view v;
	double f[PAGE_FEATURES];

	page_find_core(p, perm);
	page_view_make(&v, p, perm);
	for (size_t i = 0; i < p->n_blocks; i++) {
		page_features(&v, i, f);
		p->blocks[i].score = page_weigh(f);
	}
}

/* A picture stands in the element around the block or in the next. */
static bool
beside_image(const struct page *p, const struct page_block *b)
{
	uint32_t at = b->holder;

	for (int i = 0; i < 2 && at; i++) {
		const struct page_element *e = &p->elements[at];

		if (e->images && e->end - e->first <= CAPTION_BLOCKS)
			return true;
		at = e->block_up;
	}
	return false;
}

static bool
is_caption(const struct page *p, const struct page_block *b)
{
	const struct page_element *h = &p->elements[b->holder];

	if (h->tag == GUMBO_TAG_FIGCAPTION)
		return true;
	return b->n < CAPTION_TOKENS && h->tag != GUMBO_TAG_P &&
	       p->elements[b->element].near & PAGE_CAPTION &&
	       beside_image(p, b);
}

/* On Chinese pages what looks like a caption may be the article. */
static void
drop_captions(struct page *p)
{
	for (size_t i = 0; !p->chinese && i < p->n_blocks; i++)
		if (is_caption(p, &p->blocks[i]))
			p->blocks[i].kept = false;
}

struct copy {
	uint64_t hash;
	uint32_t block;
};

static int
by_hash(const void *a, const void *b)
{
	const struct copy *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->block < y->block ? -1 : x->block > y->block;
}

/* Of equal blocks the first stays; beside a picture none does. */
static void
drop_copies(struct page *p, struct arena *perm)
{
	struct copy *v = arena_new(perm, struct copy, p->n_blocks + 1);
	size_t n = 0, end;

	for (uint32_t i = 0; i < p->n_blocks; i++)
		if (p->blocks[i].kept && p->blocks[i].n > COPY_TOKENS)
			v[n++] =
				(struct copy){ str_hash(p->blocks[i].text), i };
	qsort(v, n, sizeof *v, by_hash);
	for (size_t i = 0; i < n; i = end) {
		bool picture = false;

		for (end = i; end < n && v[end].hash == v[i].hash; end++) {
			const struct page_block *b = &p->blocks[v[end].block];
			picture = picture || beside_image(p, b) ||
				  p->elements[b->element].near & PAGE_CAPTION;
		}
		for (size_t k = i; end - i > 1 && k < end; k++) {
			struct page_block *b = &p->blocks[v[k].block];

			b->kept = k == i && !picture;
			b->barred = k > i;
		}
	}
}

/* The elements of two blocks are one, or lie in one. */
static bool
near_kin(const struct page *p, size_t a, size_t b)
{
	return p->blocks[a].holder == p->blocks[b].holder ||
	       page_cousins(p, a, b);
}

static void
fill_gap(struct page *p, size_t from, size_t end)
{
	if (end - from > GAP)
		return;
	for (size_t i = from; i < end; i++) {
		struct page_block *b = &p->blocks[i];

		b->kept = b->score > THRESHOLD_IN_GAP &&
			  page_link_share(b) < .5 && near_kin(p, from - 1, i);
	}
}

/* May what stands in this element between two paragraphs be theirs? */
static bool
is_enclosable(const struct page_element *e)
{
	unsigned bad =
		PAGE_COMMENT | PAGE_RELATED | PAGE_NAV | PAGE_FOOT | PAGE_SIDE;

	switch (e->tag) {
	case GUMBO_TAG_TABLE:
	case GUMBO_TAG_UL:
	case GUMBO_TAG_OL:
	case GUMBO_TAG_DL:
	case GUMBO_TAG_PRE:
	case GUMBO_TAG_FIGURE:
	case GUMBO_TAG_BLOCKQUOTE:
	case GUMBO_TAG_H2:
	case GUMBO_TAG_H3:
	case GUMBO_TAG_H4:
	case GUMBO_TAG_H5:
	case GUMBO_TAG_H6:
		return !(e->groups & bad) && e->linked * 3 < e->chars;
	default: return false;
	}
}

/* The element around a block that lies right below `up`, or 0. */
static uint32_t
child_around(const struct page *p, uint32_t at, uint32_t up)
{
	while (at && p->elements[at].block_up != up)
		at = p->elements[at].block_up;
	return at;
}

/* The nearest block element around both, or the body. */
static uint32_t
around_both(const struct page *p, uint32_t a, uint32_t b)
{
	const struct page_element *e = p->elements;

	while (a != b && (a || b)) {
		if (e[a].deep >= e[b].deep)
			a = e[a].block_up;
		else
			b = e[b].block_up;
	}
	return a;
}

/* A caption that is no sentence only says whose the picture is; in Chinese
 * none is written as one. */
static bool
is_credit(const struct page *p, const struct page_block *b)
{
	return !p->chinese && is_caption(p, b) &&
	       !(b->ends && b->n >= SENTENCE_TOKENS);
}

/* A paragraph that only says who or what comes next. */
static bool
announces(const struct page *p, const struct page_block *b)
{
	return p->elements[b->holder].tag == GUMBO_TAG_P && b->linked == 0 &&
	       (str_ends(b->text, STR("：")) || str_ends(b->text, STR(":")));
}

static bool
is_list(const struct page *p, size_t block, uint32_t up)
{
	const struct page_element *e =
		&p->elements[child_around(p, p->blocks[block].holder, up)];

	return (e->tag == GUMBO_TAG_UL || e->tag == GUMBO_TAG_OL) &&
	       is_enclosable(e);
}

/* A paragraph that leads from one list to the next, both below `up`. */
static bool
joins_lists(const struct page *p, size_t block, uint32_t up)
{
	const struct page_block *b = &p->blocks[block];
	const struct page_element *h = &p->elements[b->holder];

	return h->tag == GUMBO_TAG_P && h->block_up == up && b->linked == 0 &&
	       is_list(p, block - 1, up) && is_list(p, block + 1, up);
}

/* Lists, tables, code, headings, captions between two kept paragraphs are
 * kept whole where they stand beside them in one element, and what announces
 * or joins them. */
static void
fill_enclosed(struct page *p, size_t before, size_t behind)
{
	uint32_t up = around_both(
		p, p->blocks[before].holder, p->blocks[behind].holder);

	for (size_t i = before + 1; i < behind; i++) {
		struct page_block *b = &p->blocks[i];
		uint32_t at = child_around(p, b->holder, up);

		bool ours = is_enclosable(&p->elements[at]) ||
			    announces(p, b) || joins_lists(p, i, up);

		if (at && !b->barred && ours && !is_credit(p, b))
			b->kept = true;
	}
}

static void
fill_gaps(struct page *p)
{
	size_t last = SIZE_MAX;

	for (size_t i = 0; i < p->n_blocks; i++) {
		if (!p->blocks[i].kept)
			continue;
		if (last != SIZE_MAX && i - last > 1) {
			fill_gap(p, last + 1, i);
			fill_enclosed(p, last, i);
		}
		last = i;
	}
}

static bool
is_heading(const struct page_element *e)
{
	return e->tag >= GUMBO_TAG_H2 && e->tag <= GUMBO_TAG_H6 &&
	       is_enclosable(e);
}

/* A heading belongs to the paragraph right below it in one element. */
static void
keep_headings(struct page *p)
{
	for (size_t i = p->n_blocks; i-- > 1;) {
		struct page_block *b = &p->blocks[i - 1];
		const struct page_element *h = &p->elements[b->holder];
		const struct page_element *next =
			&p->elements[p->blocks[i].holder];

		if (p->blocks[i].kept && !b->barred && is_heading(h) &&
			h->block_up == next->block_up)
			b->kept = true;
	}
}

/* A run of kept blocks with small gaps. */
struct run {
	size_t from, end, tokens;
};

static bool
next_run(const struct page *p, size_t at, struct run *r)
{
	size_t missing = 0;

	while (at < p->n_blocks && !p->blocks[at].kept)
		at++;
	*r = (struct run){ .from = at, .end = at };
	for (; at < p->n_blocks && missing <= ISLAND_GAP; at++) {
		missing = p->blocks[at].kept ? 0 : missing + 1;
		if (p->blocks[at].kept) {
			r->end = at + 1;
			r->tokens += p->blocks[at].n;
		}
	}
	return r->end > r->from;
}

static void
drop_islands(struct page *p)
{
	struct run r;
	size_t most = 0;

	for (size_t at = 0; next_run(p, at, &r); at = r.end)
		most = r.tokens > most ? r.tokens : most;
	for (size_t at = 0; next_run(p, at, &r); at = r.end)
		if (r.tokens * ISLAND_SHARE < most)
			for (size_t i = r.from; i < r.end; i++)
				p->blocks[i].kept = false;
}

static void
drop_promos(struct page *p)
{
	for (size_t i = 0; i < p->n_blocks; i++)
		if (p->blocks[i].kept && page_is_promo(&p->blocks[i]))
			p->blocks[i].kept = false;
}

/* Has anything been kept that is more than a label? */
static bool
has_text(const struct page *p)
{
	size_t tokens = 0;

	for (size_t i = 0; i < p->n_blocks; i++) {
		const struct page_block *b = &p->blocks[i];

		if (b->kept && b->good > 0)
			return true;
		tokens += b->kept ? b->n : 0;
	}
	return tokens >= LEAST_TOKENS;
}

/* No article is there: a front page, a list of links, a word.  Then all is
 * kept but what is a menu by its name; and all, if that is all. */
static void
keep_what_there_is(struct page *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_blocks; i++) {
		struct page_block *b = &p->blocks[i];

		b->kept =
			!(p->elements[b->element].all & (PAGE_NAV | PAGE_FOOT));
		n += b->kept;
	}
	for (size_t i = 0; !n && i < p->n_blocks; i++)
		p->blocks[i].kept = true;
}

void
page_decide(struct page *p, struct arena *perm)
{
	for (size_t i = 0; i < p->n_blocks; i++) {
		p->blocks[i].kept = p->blocks[i].score > THRESHOLD;
		p->blocks[i].barred = false;
	}
	drop_captions(p);
	drop_copies(p, perm);
	fill_gaps(p);
	keep_headings(p);
	drop_islands(p);
	page_cut_posts(p, perm);
	drop_promos(p);
	if (!has_text(p))
		keep_what_there_is(p);
}

void
page_choose(struct page *p, struct arena *perm)
{
	page_score(p, perm);
	page_decide(p, perm);
}
