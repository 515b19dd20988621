#include "content/html/page_write.h"

#include <string.h>

#include "content/html/html_tag.h"
#include "content/html/html_url.h"

enum {
	CELL_TOKENS = 40, /* of a table of facts, not of the page's layout */
	ROW_CELLS = 24,
	CAPTION_MOST = 120, /* tokens */
};

struct writer {
	const struct page *page;
	struct document *d;
	str base;
	struct arena *perm;
	size_t last; /* the block written last, or SIZE_MAX */
};

/* The nearest element with this tag at or above one; 0: none. */
static uint32_t
find_up(const struct page *p, uint32_t at, GumboTag tag)
{
	while (at && p->elements[at].tag != tag)
		at = p->elements[at].up;
	return at;
}

/* How many lists lie around the one that a block is in. */
static uint8_t
list_depth(const struct page *p, uint32_t at)
{
	int lists = -1;

	for (; at; at = p->elements[at].up)
		lists += p->elements[at].tag == GUMBO_TAG_UL ||
			 p->elements[at].tag == GUMBO_TAG_OL;
	return (uint8_t)(lists < 0 ? 0 : lists > 9 ? 9 : lists);
}

static bool
is_caption(const struct page *p, const struct page_block *b)
{
	const struct page_element *e = &p->elements[b->element];
	const struct page_element *h = &p->elements[b->holder];

	if (find_up(p, b->element, GUMBO_TAG_FIGCAPTION) ||
		h->tag == GUMBO_TAG_CAPTION)
		return true;
	return b->n <= CAPTION_MOST &&
	       str_find(e->class.n ? e->class : h->class, STR("caption")) !=
		       STR_NONE;
}

static void
set_kind(struct writer *w, const struct page_block *b, struct block *out)
{
	const struct page *p = w->page;
	int level = html_tag_level((GumboTag)p->elements[b->holder].tag);

	if (level) {
		out->kind = PARAGRAPH_HEADING;
		out->depth = (uint8_t)level;
		w->d->headings = true;
	} else if (find_up(p, b->holder, GUMBO_TAG_PRE)) {
		out->kind = PARAGRAPH_CODE;
	} else if (is_caption(p, b)) {
		out->kind = PARAGRAPH_CAPTION;
	} else if (find_up(p, b->holder, GUMBO_TAG_LI)) {
		out->kind = PARAGRAPH_LIST;
		out->depth = list_depth(p, b->holder);
	} else if (find_up(p, b->holder, GUMBO_TAG_BLOCKQUOTE)) {
		out->kind = PARAGRAPH_QUOTE;
	}
}

/* Links of a block that stands `at` bytes into what is written. */
static void
put_links(struct writer *w, const struct page_block *b, size_t at,
	struct block *out)
{
	for (size_t i = 0; i < b->links.n; i++) {
		struct block_link l = b->links.v[i];

		l.end = l.end < b->text.n ? l.end : (uint32_t)b->text.n;
		l.url = html_url(w->base, l.url, w->perm);
		if (!l.url.n || l.start >= l.end)
			continue;
		l.start += (uint32_t)at;
		l.end += (uint32_t)at;
		*vec_push(w->perm, &out->links) = l;
	}
}

/* The row of a table of facts that begins at block i: how many blocks, each a
 * cell of its own; 0: none. */
static size_t
row_length(const struct page *p, size_t i)
{
	uint32_t row = find_up(p, p->blocks[i].holder, GUMBO_TAG_TR);
	size_t n = 0, cells = 0;
	uint32_t cell = 0;

	if (!row || p->elements[row].first != i)
		return 0;
	n = p->elements[row].end - i;
	for (size_t k = i; n <= ROW_CELLS && k < i + n; k++) {
		uint32_t at = p->blocks[k].holder;

		while (at && p->elements[at].tag != GUMBO_TAG_TD &&
			p->elements[at].tag != GUMBO_TAG_TH)
			at = p->elements[at].up;
		if (at == cell || !p->blocks[k].kept ||
			p->blocks[k].n > CELL_TOKENS ||
			find_up(p, at, GUMBO_TAG_TR) != row)
			return 0;
		cell = at;
		cells++;
	}
	return cells > 1 ? cells : 0;
}

static void
put_row(struct writer *w, size_t from, size_t n)
{
	static const str between = STR0(" | ");
	struct block out = { .kind = PARAGRAPH_TEXT };
	size_t size = 0;

	for (size_t i = from; i < from + n; i++)
		size += w->page->blocks[i].text.n + between.n;
	char *text = arena_new(w->perm, char, size);
	for (size_t i = from, at = 0; i < from + n; i++) {
		const struct page_block *b = &w->page->blocks[i];

		if (i > from) {
			memcpy(text + at, between.s, between.n);
			at += between.n;
		}
		memcpy(text + at, b->text.s, b->text.n);
		put_links(w, b, at, &out);
		at += b->text.n;
	}
	out.text = (str){ text, size - between.n };
	*vec_push(w->perm, &w->d->blocks) = out;
}

/* Some pages write the numbers themselves. */
static bool
has_number(str s)
{
	static const str signs[] = { STR0("."), STR0(")"), STR0("、"),
		STR0("．"), STR0("）") };
	size_t n = 0;

	while (n < s.n && s.s[n] >= '0' && s.s[n] <= '9')
		n++;
	for (size_t i = 0; n && i < sizeof signs / sizeof *signs; i++)
		if (str_starts(str_skip(s, n), signs[i]))
			return true;
	return false;
}

/* "3. " before what an item of an ordered list begins with; else empty. */
static str
item_number(struct writer *w, size_t i)
{
	const struct page *p = w->page;
	uint32_t at = find_up(p, p->blocks[i].holder, GUMBO_TAG_LI);
	const struct page_element *item = &p->elements[at];

	if (!at || !item->number || item->first != i ||
		has_number(p->blocks[i].text))
		return STR("");
	return arena_printf(w->perm, "%u. ", item->number);
}

static void
put_block(struct writer *w, size_t i)
{
	const struct page_block *b = &w->page->blocks[i];
	struct block out = { .text = b->text, .kind = PARAGRAPH_TEXT };
	str number = item_number(w, i);

	if (b->rule_before && w->last != SIZE_MAX && w->last + 1 == i)
		*vec_push(w->perm, &w->d->blocks) =
			(struct block){ .kind = PARAGRAPH_RULE };
	set_kind(w, b, &out);
	put_links(w, b, number.n, &out);
	if (number.n)
		out.text = arena_printf(
			w->perm, "%.*s%.*s", STR_ARG(number), STR_ARG(b->text));
	*vec_push(w->perm, &w->d->blocks) = out;
}

void
page_write(
	const struct page *p, str base, struct arena *perm, struct document *d)
{
	struct writer w = { p, d, base, perm, SIZE_MAX };

	for (size_t i = 0; i < p->n_blocks; i++) {
		size_t row = p->blocks[i].kept ? row_length(p, i) : 0;

		if (!p->blocks[i].kept)
			continue;
		if (row)
			put_row(&w, i, row);
		else
			put_block(&w, i);
		i += row ? row - 1 : 0;
		w.last = i;
	}
}
