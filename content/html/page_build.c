#include "content/html/page.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "content/html/html_clean.h"
#include "content/html/html_tag.h"

/* The walk through the tree; texts are gathered in one buffer. */
struct builder {
	struct page *page;
	struct arena *perm;
	struct buf text;
	size_t block;      /* where the block's text begins */
	uint32_t here;     /* the element we are in */
	uint32_t first_in; /* the element of the block's first letter */
	uint32_t code;     /* <pre> above us */
	bool blank;        /* is wanted before the next letter */
	bool rule;
	str url; /* of the link we are in */
	uint32_t link_from;
	struct page_block open; /* counts of the block */
	bool in_word;
};

static struct page_element *
element(const struct builder *b, uint32_t i)
{
	return &b->page->elements[i];
}

static bool
is_stop(uint32_t r)
{
	return r == 0x3002 || r == 0xFF01 || r == 0xFF1F || r == 0x2026 ||
	       r == 0xFF1B;
}

static bool
is_closing(uint32_t r)
{
	return r == '"' || r == '\'' || r == ')' || r == ']' || r == 0x201D ||
	       r == 0x2019 || r == 0x300D || r == 0x300F || r == 0xFF09;
}

static bool
is_comma(uint32_t r)
{
	return r == ',' || r == 0xFF0C || r == 0x3001;
}

/* A Latin stop counts before a blank, a quote or the end. */
static bool
is_latin_stop(str s, uint32_t r, size_t at)
{
	if (r != '.' && r != '!' && r != '?')
		return false;
	if (at >= s.n)
		return true;
	uint32_t next = utf8_next(s, &at);
	return rune_is_space(next) || is_closing(next);
}

/* Does the text end as a sentence does? */
static bool
ends_sentence(str s)
{
	for (size_t at = s.n; at > 0;) {
		uint32_t r = utf8_prev(s, &at);

		if (!is_closing(r) && r != 0x300B)
			return is_stop(r) || r == '.' || r == '!' || r == '?' ||
			       r == ':' || r == ';' || r == 0xFF1A;
	}
	return false;
}

static void
count_marks(struct page_block *b)
{
	bool word = false;

	for (size_t at = 0; at < b->text.n;) {
		uint32_t r = utf8_next(b->text, &at);
		bool now = rune_is_word(r);

		b->chars++;
		b->n += (now && !word) || rune_is_han(r) || rune_is_kana(r);
		word = now;
		bool comma = is_comma(r);
		b->commas += comma;
		b->marks +=
			comma || is_stop(r) || is_latin_stop(b->text, r, at);
	}
	b->ends = ends_sentence(b->text);
	double free = b->n * (1 - page_link_share(b));
	if (b->n >= 8 && b->marks && page_link_share(b) < .5)
		b->good = free;
}

static void
link_close(struct builder *b)
{
	uint32_t end = (uint32_t)(b->text.n - b->block);

	if (b->url.n && b->link_from < end)
		*vec_push(b->perm, &b->open.links) =
			(struct block_link){ b->link_from, end, b->url };
	b->link_from = end;
}

/* Ends the block, if it has text. */
static void
flush(struct builder *b)
{
	struct page *p = b->page;

	link_close(b);
	while (b->text.n > b->block && (b->text.s[b->text.n - 1] == '\n' ||
					       b->text.s[b->text.n - 1] == ' '))
		b->text.n--;
	if (b->text.n > b->block) {
		if (p->n_blocks == p->cap_blocks)
			p->blocks = arena_grow(b->perm, p->blocks, p->n_blocks,
				&p->cap_blocks, sizeof *p->blocks);
		struct page_block *block = &p->blocks[p->n_blocks++];
		*block = b->open;
		/* An offset until the buffer has its last place. */
		block->text = (str){ NULL, b->text.n - b->block };
		block->element = b->first_in;
		block->rule_before = b->rule;
		b->rule = false;
	}
	b->open = (struct page_block){ 0 };
	b->block = b->text.n;
	b->blank = false;
	b->link_from = 0;
}

static bool
is_invisible(uint32_t r)
{
	return r < 9 || r == 0x7F || r == 0x200B || r == 0xFEFF || r == 0xAD ||
	       r == 0x2060 || r == 0x200C || r == 0x200E || r == 0x200F;
}

static void
put_runes(struct builder *b, str runes)
{
	if (!runes.n)
		return;
	if (b->text.n == b->block)
		b->first_in = b->here;
	else if (b->blank)
		buf_putc(&b->text, ' ');
	b->blank = false;
	buf_put(&b->text, runes);
}

static void
put_space(struct builder *b, uint32_t r)
{
	if (!b->code || r == '\r') {
		b->blank = true;
	} else if (b->text.n > b->block) {
		buf_putc(&b->text, r == '\n' ? '\n' : ' ');
		b->blank = false;
	}
}

/* Runs of letters at once; blanks and what cannot be seen part them. */
static void
put_text(struct builder *b, str s)
{
	size_t run = 0;

	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t r = utf8_next(s, &at);
		bool space = rune_is_space(r);

		b->open.linked += !space && b->url.n > 0;
		if (!space && !is_invisible(r))
			continue;
		put_runes(b, str_slice(s, run, from));
		run = at;
		if (space)
			put_space(b, r);
	}
	put_runes(b, str_slice(s, run, s.n));
}

/* What the attributes say: each is looked at once. */
static void
read_attributes(const GumboNode *n, struct page_element *e)
{
	static const str telling[] = {
#define TELLING(name) STR0(name),
#include "content/html/page_attributes.def"
	};
	const GumboVector *all = &n->v.element.attributes;

	for (unsigned i = 0; i < all->length; i++) {
		const GumboAttribute *a = all->data[i];
		str name = str_of(a->name), value = str_of(a->value);

		if (!str_eq_any(name, STRS(telling)))
			continue;
		e->groups |= page_groups(value);
		if (str_eq(name, STR("class")))
			e->class = value;
	}
}

/* What an item is counted as; an element that begins a list knows where. */
static uint32_t
number_of(struct page *p, const struct page_element *e, const GumboNode *n)
{
	enum { START_MOST = 100000 };
	struct page_element *list = &p->elements[e->up];
	int64_t start;

	if (e->tag == GUMBO_TAG_LI && list->tag == GUMBO_TAG_OL)
		return ++list->number;
	if (e->tag == GUMBO_TAG_OL &&
		str_to_int(html_attribute(n, "start"), &start) && start > 0 &&
		start < START_MOST)
		return (uint32_t)start - 1;
	return 0;
}

static void
add_element(struct builder *b, const GumboNode *n)
{
	struct page *p = b->page;
	struct page_element e = { .tag = (uint16_t)n->v.element.tag };

	e.up = b->here;
	read_attributes(n, &e);
	e.block = html_tag_flags(n->v.element.tag) & HTML_BLOCK;
	e.first = (uint32_t)p->n_blocks;
	if (p->n_elements) {
		const struct page_element *up = &p->elements[b->here];
		bool top = b->here == 0;

		e.all = top ? e.groups : e.groups | up->all;
		e.near = e.groups;
		if (!top)
			e.near |= up->groups;
		if (!top && up->up)
			e.near |= p->elements[up->up].groups;
		e.block_up = up->block || top ? b->here : up->block_up;
		e.deep = up->deep + e.block;
		e.in_item = up->in_item || e.tag == GUMBO_TAG_LI;
		e.number = number_of(p, &e, n);
	}
	b->here = (uint32_t)p->n_elements;
	if (p->n_elements == p->cap_elements)
		p->elements = arena_grow(b->perm, p->elements, p->n_elements,
			&p->cap_elements, sizeof *p->elements);
	p->elements[p->n_elements++] = e;
}

static void
enter(struct builder *b, const GumboNode *n)
{
	GumboTag tag = n->v.element.tag;

	if (html_tag_flags(tag) & HTML_BLOCK)
		flush(b);
	add_element(b, n);
	if (tag == GUMBO_TAG_PRE)
		b->code++;
	if (tag == GUMBO_TAG_HR)
		b->rule = true;
	if (tag == GUMBO_TAG_A) {
		link_close(b);
		b->url = html_attribute(n, "href");
		b->link_from = (uint32_t)(b->text.n - b->block);
	}
}

static void
leave(struct builder *b)
{
	struct page_element *e = element(b, b->here);

	if (e->tag == GUMBO_TAG_A) {
		link_close(b);
		b->url = (str){ 0 };
	}
	if (e->block)
		flush(b);
	if (e->tag == GUMBO_TAG_PRE)
		b->code--;
	e->end = (uint32_t)b->page->n_blocks;
	uint32_t images = e->images;
	b->here = e->up;
	if (e != element(b, 0))
		element(b, b->here)->images += images;
}

/* False: what is in it is not read. */
static bool
visit(struct builder *b, const GumboNode *n)
{
	if (n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_WHITESPACE ||
		n->type == GUMBO_NODE_CDATA) {
		put_text(b, str_of(n->v.text.text));
		return false;
	}
	if (n->type != GUMBO_NODE_ELEMENT ||
		html_tag_flags(n->v.element.tag) & HTML_SKIP ||
		html_attribute(n, HTML_HIDDEN).n)
		return false;
	if (n->v.element.tag == GUMBO_TAG_BR) {
		if (b->code)
			put_text(b, STR("\n"));
		else
			flush(b);
		return false;
	}
	element(b, b->here)->images += n->v.element.tag == GUMBO_TAG_IMG;
	return n->v.element.tag != GUMBO_TAG_IMG;
}

/* Parents before children, without recursion. */
static void
walk(struct builder *b, const GumboNode *body)
{
	const GumboNode *n = body;

	enter(b, body);
	for (const GumboNode *next; n; n = next) {
		bool in = n != body && visit(b, n);

		if (in)
			enter(b, n);
		next = html_next(body, n, n == body || in);
		const GumboNode *up = next ? next->parent : body->parent;
		/* Leave what is left behind. */
		const GumboNode *at = n == body || in ? n : n->parent;
		for (; at != up && at != body->parent; at = at->parent)
			leave(b);
	}
}

/* Texts get their last place, and the numbers that need all of them. */
static void
settle(struct builder *b)
{
	struct page *p = b->page;
	str all = arena_copy(b->perm, buf_str(&b->text));
	size_t at = 0;

	uint32_t han = 0;
	for (size_t i = 0; i < p->n_blocks; i++) {
		struct page_block *block = &p->blocks[i];

		block->text = str_slice(all, at, at + block->text.n);
		at += block->text.n;
		count_marks(block);
		block->before = p->tokens;
		p->tokens += block->n;
		p->good += block->good;
		block->holder = block->element;
		if (!element(b, block->element)->block && block->element)
			block->holder = element(b, block->element)->block_up;
		for (size_t k = 0; k < block->text.n;)
			han += rune_is_han(utf8_next(block->text, &k));
	}
	p->chinese = han > p->tokens / 5;
}

/* Sums over whole elements: from the last to the first, into the parent. */
static void
sum_up(struct page *p)
{
	for (size_t i = 0; i < p->n_blocks; i++) {
		struct page_block *b = &p->blocks[i];
		struct page_element *e = &p->elements[b->holder];

		e->chars += b->chars;
		e->linked += b->linked;
		e->good += b->good;
	}
	for (size_t i = p->n_elements; i-- > 1;) {
		struct page_element *e = &p->elements[i];
		struct page_element *up = &p->elements[e->up];

		up->chars += e->chars;
		up->linked += e->linked;
		up->good += e->good;
	}
}

void
page_build(const GumboNode *root, struct arena *perm, struct page *p)
{
	struct builder b = { .page = p, .perm = perm };
	const GumboNode *body = html_child(root, GUMBO_TAG_BODY);

	*p = (struct page){ .root = root };
	if (!body)
		return;
	walk(&b, body);
	flush(&b);
	settle(&b);
	buf_free(&b.text);
	sum_up(p);
}
