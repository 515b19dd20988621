/* The blocks of an article: paragraphs, pieces of very long ones, headings with
 * their label, rows of tables. */
#include "tui/page/layout_private.h"

#include "base/utf8.h"

enum {
	PIECE_MAX = 32 << 10,   /* bytes of a paragraph laid out together */
	PIECE_SEARCH = 2 << 10, /* bytes in which to look for its end */
};

static str
text_of(const struct layout *l, struct span at)
{
	return article_span(l->article, at);
}

/* Where a piece of a very long paragraph ends: behind a sentence if one ends
 * near, else anywhere between two runes. */
static uint32_t
piece_end(const struct layout *l, struct span at)
{
	static const str ends[] = { STR0("。"), STR0("！"), STR0("？"),
		STR0(". "), STR0(" ") };

	if (at.end - at.start <= PIECE_MAX)
		return at.end;
	uint32_t end = at.start + PIECE_MAX;
	struct span last = { end - PIECE_SEARCH, end };
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t found = str_find_last(text_of(l, last), ends[i]);

		if (found != STR_NONE)
			return last.start + (uint32_t)(found + ends[i].n);
	}
	return (uint32_t)utf8_border(l->article->text, end);
}

static uint8_t
line_kind(enum paragraph_kind kind)
{
	switch (kind) {
	case PARAGRAPH_HEADING: return LINE_HEADING;
	case PARAGRAPH_LIST: return LINE_LIST;
	case PARAGRAPH_CAPTION: return LINE_CAPTION;
	case PARAGRAPH_QUOTE: return LINE_QUOTE;
	case PARAGRAPH_CODE: return LINE_CODE;
	case PARAGRAPH_RULE: return LINE_RULE;
	case PARAGRAPH_TEXT: break;
	}
	return LINE_TEXT;
}

/* Blank lines between a block and the one before it. */
static uint8_t
space_between(const struct layout *l, const struct layout_block *before,
	const struct layout_block *b)
{
	if (!b->begins || !before)
		return 0;
	if (b->kind == LINE_HEADING)
		return before->kind == LINE_HEADING || !l->measure.spaced ? 1
									  : 2;
	if (b->kind == LINE_LIST && before->kind == LINE_LIST)
		return 0;
	if (b->grid && b->grid == before->grid)
		return b->grid->tall;
	if (b->kind == LINE_TEXT && before->kind == LINE_TEXT && l->chinese)
		return l->measure.spaced;
	return 1;
}

typedef uint32_t start_of(const struct article *, size_t i);

static uint32_t
quote_start(const struct article *a, size_t i)
{
	return a->quotes.v[i].at.start;
}

static uint32_t
section_start(const struct article *a, size_t i)
{
	return a->sections.v[i].at.start;
}

/* The first of n, rising, that begins at a byte or behind it; n: none does. */
static size_t
first_from(const struct article *a, size_t n, start_of *start, uint32_t at)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (start(a, mid) < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Nothing but a new paragraph and its opening mark stands between this quote
 * and the one before: the same speech. */
static bool
goes_on(const struct article *a, size_t quote)
{
	static const str marks[] = { STR0("“"), STR0("「"), STR0("『"),
		STR0("\"") };
	const struct quote *q = &a->quotes.v[quote];

	if (quote == 0 || q[-1].speaker != q->speaker ||
		q[-1].at.end >= q->at.start)
		return false;
	str between = str_trim(
		article_span(a, (struct span){ q[-1].at.end, q->at.start }));
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_eq(between, marks[i]))
			return true;
	return between.n == 0;
}

/*
 * Who is named before his words needs no line of his own above them; with a
 * margin nobody does.
 */
static bool
wants_speakers(const struct layout *l, struct span at)
{
	const struct article *a = l->article;

	if (l->measure.name > 0 || !l->measure.quotes)
		return false;
	size_t i = first_from(a, a->quotes.n, quote_start, at.start);
	for (; i < a->quotes.n; i++) {
		const struct quote *q = &a->quotes.v[i];

		if (q->at.start >= at.end)
			break;
		if (q->speaker != NO_INDEX && !goes_on(a, i) &&
			(q->speaker_at.start < at.start ||
				q->speaker_at.start > q->at.start ||
				span_empty(q->speaker_at)))
			return true;
	}
	return false;
}

/* Lines that a text of so many bytes may take. */
static uint32_t
estimate(const struct layout *l, struct span at)
{
	uint32_t bytes = at.end - at.start;
	uint32_t columns = l->chinese ? bytes / 3 * 2 : bytes;

	return columns / (uint32_t)l->measure.columns + 1;
}

static void
add_block(struct layout *l, struct layout_block b)
{
	struct layout_block *before = NULL;

	if (l->blocks.n)
		before = &l->blocks.v[l->blocks.n - 1];
	b.above = space_between(l, before, &b);
	b.speakers = b.begins && wants_speakers(l, b.at);
	b.rows = b.above + b.speakers + estimate(l, b.at);
	*vec_push(&l->arena, &l->blocks) = b;
}

/* The section that begins with this heading; NULL: none. */
static const struct section *
section_at(const struct article *a, struct span at)
{
	size_t i = first_from(a, a->sections.n, section_start, at.start);

	if (i == a->sections.n || a->sections.v[i].at.start >= at.end)
		return NULL;
	return &a->sections.v[i];
}

/* A paragraph that holds nothing but its section's label, before another line
 * of the heading. */
static bool
is_label(const struct layout *l, size_t i)
{
	const struct article *a = l->article;

	if (i + 1 >= a->paragraphs.n)
		return false;
	const struct paragraph *p = &a->paragraphs.v[i], *next = p + 1;
	const struct section *s = section_at(a, p->at);
	return s && p->kind == PARAGRAPH_HEADING &&
	       next->kind == PARAGRAPH_HEADING && !word_empty(s->label) &&
	       !section_at(a, next->at) &&
	       str_eq(str_trim(text_of(l, p->at)), article_word(a, s->label));
}

/* A further line of a heading. */
static bool
continues_heading(const struct layout *l, size_t i)
{
	const struct paragraph *p = &l->article->paragraphs.v[i];

	return i && l->blocks.n && p->kind == PARAGRAPH_HEADING &&
	       p[-1].kind == PARAGRAPH_HEADING &&
	       !section_at(l->article, p->at);
}

/* The rows of a table that begins with paragraph i; how many there are.  To
 * know how wide they are takes too long where not all is laid out at once. */
static size_t
add_table(struct layout *l, size_t i)
{
	const struct article *a = l->article;
	struct grid found, *grid;
	size_t n = 0;

	if (a->text.n <= LAYOUT_AT_ONCE)
		n = grid_find(a, i, l->measure.columns - LAYOUT_INDENT, &found);
	if (n == 0)
		return 0;
	grid = arena_new(&l->arena, struct grid, 1);
	*grid = found;
	for (size_t k = i; k < i + n; k++)
		add_block(l, (struct layout_block){
				     .at = a->paragraphs.v[k].at,
				     .kind = LINE_ROW,
				     .begins = true,
				     .grid = grid,
			     });
	return n;
}

size_t
layout_add_paragraph(struct layout *l, size_t i)
{
	const struct paragraph *p = &l->article->paragraphs.v[i];
	struct layout_block b = {
		.at = p->at,
		.kind = line_kind(p->kind),
		.depth = p->depth,
		.begins = true,
	};
	size_t rows = p->kind == PARAGRAPH_TEXT ? add_table(l, i) : 0;

	if (rows)
		return i + rows;
	if (is_label(l, i)) {
		b.label = p->at;
		b.at.end = p[1].at.end;
		b.indent = (uint16_t)flow_width(text_of(l, b.label)) + 2;
		add_block(l, b);
		return i + 2;
	}
	if (continues_heading(l, i)) {
		b.begins = false;
		b.indent = l->blocks.v[l->blocks.n - 1].indent;
	}
	do {
		b.at.end = piece_end(l, (struct span){ b.at.start, p->at.end });
		add_block(l, b);
		b.at.start = b.at.end;
		b.begins = false;
	} while (b.at.start < p->at.end);
	return i + 1;
}
