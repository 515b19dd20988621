#include "content/document.h"

#include "base/i18n.h"
#include "content/format/front.h"
#include "content/format/header.h"
#include "content/format/lines.h"
#include "content/format/piece.h"
#include "content/format/tame.h"

#include <cmark.h>
#include <string.h>

enum { HEADER_BLOCKS = 8 };

/* The blocks being made; a walk over cmark's tree without recursion. */
struct walk {
	struct document *d;
	struct arena *perm;
	struct block block; /* the one that inlines go to */
	size_t cap;         /* of block.text */
	int lists;          /* how many lists we are in */
	int item;           /* the number of the item just begun, or 0 */
	uint32_t link_start;
	bool link_begins;   /* the next text is a link's first */
	const char *url;    /* of the link we are in, or NULL */
	bool soft;          /* a line of the source has ended */
	bool table;         /* the lines of the paragraph are a table's */
	struct block image; /* the alternative text, in an image */
	size_t image_cap;
	int images; /* nesting */
};

/* Appends to a block's text, which is at the end of the arena most times. */
static void
append(struct walk *w, struct block *b, size_t *cap, str s)
{
	if (b->text.n + s.n > *cap) {
		size_t more = (b->text.n + s.n) * 2 + 64;
		char *bytes = arena_new(w->perm, char, more);

		if (b->text.n)
			memcpy(bytes, b->text.s, b->text.n);
		b->text.s = bytes;
		*cap = more;
	}
	memcpy((char *)b->text.s + b->text.n, s.s, s.n);
	b->text.n += s.n;
}

static void
put_text(struct walk *w, str s)
{
	if (!s.n)
		return;
	if (w->images) {
		append(w, &w->image, &w->image_cap, s);
		return;
	}
	if (w->soft && lines_need_blank(w->block.text, s))
		append(w, &w->block, &w->cap, STR(" "));
	w->soft = false;
	if (w->link_begins)
		w->link_start = (uint32_t)w->block.text.n;
	w->link_begins = false;
	append(w, &w->block, &w->cap, s);
}

static void
link_end(struct walk *w)
{
	if (!w->url || w->link_begins || w->link_start >= w->block.text.n)
		return;
	*vec_push(w->perm, &w->block.links) =
		(struct block_link){ w->link_start, (uint32_t)w->block.text.n,
			arena_copy(w->perm, str_of(w->url)) };
}

/* Links count from the first byte of the text that stays. */
static void
move_links(struct block *b, str text)
{
	uint32_t cut = text.n ? (uint32_t)(text.s - b->text.s) : 0,
		 n = (uint32_t)text.n;

	for (size_t i = 0; i < b->links.n; i++) {
		struct block_link *l = &b->links.v[i];

		l->start = l->start < cut ? 0 : l->start - cut;
		l->end = l->end < cut ? 0 : l->end - cut;
		l->end = l->end < n ? l->end : n;
		l->start = l->start < l->end ? l->start : l->end;
	}
}

/* Ends the block, of whose text only that part stays, and begins another of
 * the same kind. */
static void
flush(struct walk *w, str text)
{
	struct block next = { .kind = w->block.kind, .depth = w->block.depth };

	link_end(w);
	move_links(&w->block, text);
	w->block.text = text;
	if (text.n)
		*vec_push(w->perm, &w->d->blocks) = w->block;
	w->block = next;
	w->cap = 0;
	w->link_start = 0;
	w->soft = false;
}

static void
put_block(struct walk *w, enum paragraph_kind kind, str text)
{
	*vec_push(w->perm, &w->d->blocks) = (struct block){
		.text = text,
		.kind = (uint8_t)kind,
	};
}

/* A delimiter row of a table: the second line, of nothing but |, - and :. */
static bool
is_table(cmark_node *paragraph)
{
	cmark_node *n = cmark_node_first_child(paragraph);
	bool dash = false, bar = false;

	while (n && cmark_node_get_type(n) != CMARK_NODE_SOFTBREAK)
		n = cmark_node_next(n);
	for (n = n ? cmark_node_next(n) : NULL;
		n && cmark_node_get_type(n) != CMARK_NODE_SOFTBREAK;
		n = cmark_node_next(n)) {
		if (cmark_node_get_type(n) != CMARK_NODE_TEXT)
			return false;
		for (const char *s = cmark_node_get_literal(n); *s; s++) {
			if (!strchr("|-: \t", *s))
				return false;
			dash |= *s == '-';
			bar |= *s == '|';
		}
	}
	return dash && bar;
}

/* A row without the bars at its ends; the delimiter row is left out. */
static void
end_row(struct walk *w)
{
	str row = str_trim(w->block.text);

	while (str_starts(row, STR("|")))
		row = str_trim(str_skip(row, 1));
	while (str_ends(row, STR("|")))
		row = str_trim(str_take(row, row.n - 1));
	size_t i = 0;
	while (i < row.n && strchr("|-: \t", row.s[i]))
		i++;
	flush(w, str_take(row, i == row.n ? 0 : row.n));
}

static void
begin_leaf(struct walk *w, cmark_node *n)
{
	cmark_node *parent = cmark_node_parent(n);
	cmark_node_type in =
		parent ? cmark_node_get_type(parent) : CMARK_NODE_DOCUMENT;

	w->block.kind = PARAGRAPH_TEXT;
	w->block.depth = 0;
	if (cmark_node_get_type(n) == CMARK_NODE_HEADING) {
		w->block.kind = PARAGRAPH_HEADING;
		w->d->headings = true;
		w->block.depth = (uint8_t)cmark_node_get_heading_level(n);
	} else if (in == CMARK_NODE_ITEM) {
		w->block.kind = PARAGRAPH_LIST;
		w->block.depth = (uint8_t)(w->lists < UINT8_MAX ? w->lists - 1
								: UINT8_MAX);
	} else if (in == CMARK_NODE_BLOCK_QUOTE) {
		w->block.kind = PARAGRAPH_QUOTE;
	}
	if (w->item)
		put_text(w, arena_printf(w->perm, "%d. ", w->item));
	w->item = 0;
	w->table =
		cmark_node_get_type(n) == CMARK_NODE_PARAGRAPH && is_table(n);
}

static void
end_leaf(struct walk *w)
{
	if (w->table)
		end_row(w);
	else
		flush(w, str_trim(w->block.text));
	w->table = false;
	/* What images said stands behind their paragraph. */
	if (w->image.text.n)
		put_block(w, PARAGRAPH_CAPTION, str_trim(w->image.text));
	w->image = (struct block){ 0 };
	w->image_cap = 0;
}

/* The number that an item of an ordered list carries in print. */
static void
begin_item(struct walk *w, cmark_node *n)
{
	cmark_node *list = cmark_node_parent(n);

	w->item = 0;
	if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST)
		return;
	/* The list's own datum counts on, so that this is no walk back. */
	intptr_t number = cmark_node_previous(n)
				  ? (intptr_t)cmark_node_get_user_data(list) + 1
				  : cmark_node_get_list_start(list);
	cmark_node_set_user_data(list, (void *)number);
	w->item = (int)number;
}

static str
literal(cmark_node *n)
{
	return str_of(cmark_node_get_literal(n));
}

/*
 * Marks of bold words that CommonMark does not take for such, because a
 * Chinese mark stands on one side of them and a character on the other.
 */
static str
without_left_over(str s, struct arena *perm)
{
	size_t n = 0;

	if (str_find(s, STR("**")) == STR_NONE)
		return s;
	char *out = arena_new(perm, char, s.n);
	for (size_t i = 0; i < s.n; i++) {
		bool wide = (i > 0 && (unsigned char)s.s[i - 1] >= 0x80) ||
			    (i + 2 < s.n && (unsigned char)s.s[i + 2] >= 0x80);

		if (wide && i + 1 < s.n && s.s[i] == '*' && s.s[i + 1] == '*')
			i++;
		else
			out[n++] = s.s[i];
	}
	return (str){ out, n };
}

static void
code_block(struct walk *w, cmark_node *n)
{
	str code = arena_copy(w->perm, literal(n));

	while (str_ends(code, STR("\n")))
		code.n--;
	if (str_trim(code).n)
		put_block(w, PARAGRAPH_CODE, code);
}

static void
enter(struct walk *w, cmark_node *n)
{
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_LIST: w->lists++; break;
	case CMARK_NODE_ITEM: begin_item(w, n); break;
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING: begin_leaf(w, n); break;
	case CMARK_NODE_CODE_BLOCK: code_block(w, n); break;
	case CMARK_NODE_HTML_BLOCK:
		text_blocks(html_strip(literal(n), w->perm), w->perm, w->d);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		put_block(w, PARAGRAPH_RULE, (str){ 0 });
		break;
	case CMARK_NODE_TEXT:
		put_text(w, without_left_over(literal(n), w->perm));
		break;
	case CMARK_NODE_CODE: put_text(w, literal(n)); break;
	case CMARK_NODE_SOFTBREAK:
		if (w->table)
			end_row(w);
		w->soft = true;
		break;
	case CMARK_NODE_HTML_INLINE:
		if (!str_starts(literal(n), STR("<br")))
			break;
		/* fall through */
	case CMARK_NODE_LINEBREAK: flush(w, str_trim(w->block.text)); break;
	case CMARK_NODE_LINK:
		w->link_begins = true;
		w->url = cmark_node_get_url(n);
		break;
	case CMARK_NODE_IMAGE:
		if (w->image.text.n)
			append(w, &w->image, &w->image_cap, STR(" "));
		w->images++;
		break;
	default: break;
	}
}

static void
leave(struct walk *w, cmark_node *n)
{
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_LIST: w->lists--; break;
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING: end_leaf(w); break;
	case CMARK_NODE_LINK:
		link_end(w);
		w->url = NULL;
		w->link_begins = false;
		break;
	case CMARK_NODE_IMAGE: w->images--; break;
	default: break;
	}
}

static void
remove_block(struct document *d, size_t at)
{
	memmove(d->blocks.v + at, d->blocks.v + at + 1,
		(d->blocks.n - at - 1) * sizeof *d->blocks.v);
	d->blocks.n--;
}

/* The first heading is the title, or says it again. */
static void
take_title(struct document *d)
{
	size_t at = 0;

	while (at < d->blocks.n && d->blocks.v[at].kind == PARAGRAPH_CAPTION)
		at++;
	if (at == d->blocks.n)
		return;
	const struct block *b = &d->blocks.v[at];
	if (b->kind != PARAGRAPH_HEADING ||
		(d->title.n ? !str_eq(d->title, b->text) : b->depth != 1))
		return;
	d->title = b->text;
	remove_block(d, at);
}

/* Header lines behind the title, as in plain text. */
static void
take_headers(struct document *d, struct arena *perm)
{
	struct header h = { .title = d->title,
		.source = d->source,
		.byline = d->byline,
		.url = d->url,
		.published = d->published };

	for (size_t i = 0, seen = 0; i < d->blocks.n && seen < HEADER_BLOCKS;
		seen++) {
		const struct block *b = &d->blocks.v[i];
		enum header_line kind = b->kind == PARAGRAPH_TEXT
						? header_read(b->text, perm, &h)
						: HEADER_NONE;

		if (kind == HEADER_NONE)
			break;
		if (kind == HEADER_FACTS)
			remove_block(d, i);
		else
			i++;
	}
	d->title = h.title;
	d->source = h.source;
	d->byline = h.byline;
	d->url = h.url;
	d->published = h.published;
}

static void
walk(struct walk *w, cmark_node *root)
{
	cmark_iter *it = cmark_iter_new(root);

	for (cmark_event_type ev;
		(ev = cmark_iter_next(it)) != CMARK_EVENT_DONE;) {
		if (ev == CMARK_EVENT_ENTER)
			enter(w, cmark_iter_get_node(it));
		else
			leave(w, cmark_iter_get_node(it));
	}
	cmark_iter_free(it);
}

/* References stand in front: where a piece ends, a block may be open. */
static bool
read_piece(struct walk *w, str piece, str references)
{
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);

	if (references.n) {
		cmark_parser_feed(parser, references.s, references.n);
		cmark_parser_feed(parser, "\n", 1);
	}
	cmark_parser_feed(parser, piece.s, piece.n);
	cmark_node *root = cmark_parser_finish(parser);
	if (root)
		walk(w, root);
	cmark_node_free(root);
	cmark_parser_free(parser);
	return root != NULL;
}

bool
markdown_read(str text, struct arena *perm, struct document *d, struct err *e)
{
	struct walk w = { .d = d, .perm = perm };
	str piece, references = { 0 };

	*d = (struct document){ 0 };
	front_read(&text, perm, d);
	text = tame(text, perm);
	if (text.n > PIECE_BYTES)
		references = piece_references(text, perm);
	while (piece_next(&text, &piece))
		if (!read_piece(&w, piece, references))
			return err_set(
				e, ERR_INPUT, _("cannot be read as Markdown"));
	take_title(d);
	take_headers(d, perm);
	return true;
}
