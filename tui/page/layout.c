#include "tui/page/layout_private.h"

#include "base/utf8.h"

enum {
	PHONE = 60,       /* columns; below, names have no margin */
	MARGIN_PHONE = 2, /* the bar and a blank */
	MARGIN = 11,      /* eight columns of a name, and the same */
	NAME_MAX = 16,    /* columns */
	HANG = 2,         /* a wide mark */
	BULLET = 2,       /* it and a blank */
};

struct measure
measure_for(int columns, const struct settings *set, bool bare)
{
	int spacing = set->v[SETTING_SPACING], most = set->v[SETTING_MEASURE];
	struct measure m = {
		.left = MARGIN_PHONE,
		.indent = set->v[SETTING_INDENT] ? LAYOUT_INDENT : 0,
		.spaced = spacing == SPACING_YES ||
			  (spacing == SPACING_AUTO && columns >= PHONE),
		.quotes = set->v[SETTING_MARK_QUOTES],
	};

	if (columns < PHONE) {
		m.columns =
			columns > MARGIN_PHONE + 2 ? columns - MARGIN_PHONE : 2;
		return m;
	}
	int room = columns - MARGIN - HANG;
	m.columns = room < most ? room & ~1 : most;
	/* Centred, but never nearer to the left than names need. */
	int beside = bare ? columns - m.columns : room - m.columns;
	m.left = bare ? beside / 2 : MARGIN + beside / 2;
	m.name = m.left - 3 < NAME_MAX ? m.left - 3 : NAME_MAX;
	m.hang = HANG;
	return m;
}

size_t
layout_number(str item)
{
	static const str signs[] = { STR0(". "), STR0(") "), STR0("、"),
		STR0("．"), STR0("）") };
	size_t n = 0;

	while (n < item.n && item.s[n] >= '0' && item.s[n] <= '9')
		n++;
	for (size_t i = 0; n && i < sizeof signs / sizeof *signs; i++)
		if (str_starts(str_skip(item, n), signs[i]))
			return n + signs[i].n;
	return 0;
}

static int
nested(const struct layout_block *b)
{
	return LAYOUT_INDENT + 2 * (b->depth < 8 ? b->depth : 8);
}

/* An item's text begins behind its bullet, or behind its number, which
 * stands where the others have theirs. */
static void
indent_item(const struct layout *l, const struct layout_block *b,
	struct flow_rule *r)
{
	str text = article_span(l->article, b->at);
	int at = nested(b);
	int number = flow_width(str_take(text, layout_number(text)));

	r->first = r->rest = at;
	if (number == 0 || !b->begins)
		return;
	r->first = at - BULLET;
	r->rest = r->first + number;
}

static struct flow_rule
rule_for(const struct layout *l, const struct layout_block *b)
{
	struct flow_rule r = {
		.columns = l->measure.columns,
		.hang = l->measure.hang,
	};

	switch ((enum line_kind)b->kind) {
	case LINE_TEXT:
		r.first = l->chinese && b->begins ? l->measure.indent : 0;
		break;
	case LINE_HEADING: r.first = r.rest = b->indent; break;
	case LINE_LIST: indent_item(l, b, &r); break;
	case LINE_CAPTION: r.first = r.rest = LAYOUT_INDENT; break;
	case LINE_QUOTE: r.first = r.rest = nested(b); break;
	case LINE_CODE:
		r.first = r.rest = LAYOUT_INDENT;
		r.verbatim = true;
		break;
	default: break;
	}
	return r;
}

/* Each line of a row has all its bytes: its cells say which are shown. */
static void
lay_row(struct layout *l, struct layout_block *b, struct flow_lines *lines)
{
	size_t n = grid_lines(b->grid, article_span(l->article, b->at),
		&l->arena, &l->tmp, &b->cells);

	for (size_t i = 0; i < n; i++)
		*vec_push(&l->arena, lines) = (struct flow_line){
			.at = { 0, b->at.end - b->at.start },
			.indent = LAYOUT_INDENT,
		};
}

static void
lay_block(struct layout *l, struct layout_block *b)
{
	struct flow_lines lines = { 0 };
	struct flow_rule rule = rule_for(l, b);
	struct span at = b->at;

	while (at.start < at.end && !span_empty(b->label) &&
		(at.start < b->label.end ||
			l->article->text.s[at.start] == '\n'))
		at.start++;
	if (b->grid)
		lay_row(l, b, &lines);
	else
		flow_text(article_span(l->article, at), &rule, &l->arena,
			&l->tmp, &lines);
	/* A rule, and what is all blanks, still takes a line. */
	if (lines.n == 0)
		*vec_push(&l->arena, &lines) = (struct flow_line){ 0 };
	for (size_t i = 0; i < lines.n; i++) {
		lines.v[i].at.start += at.start;
		lines.v[i].at.end += at.start;
	}
	b->lines = lines.v;
	b->n = (uint32_t)lines.n;
	b->rows = b->above + b->speakers + b->n;
}

static void
number_rows(struct layout *l)
{
	l->rows = l->head.n + (l->head.n > 0);
	for (size_t i = 0; i < l->blocks.n; i++) {
		l->blocks.v[i].row = (uint32_t)l->rows;
		l->rows += l->blocks.v[i].rows;
	}
}

static void
lay_head(struct layout *l)
{
	struct flow_rule rule = {
		.columns = l->measure.columns,
		.hang = l->measure.hang,
	};

	flow_text(l->title, &rule, &l->arena, &l->tmp, &l->head);
	l->title_lines = l->head.n;
	flow_text(l->facts, &rule, &l->arena, &l->tmp, &l->head);
}

void
layout_make(struct layout *l, const struct article *a, str facts,
	const struct measure *m)
{
	struct arena arena = l->arena, tmp = l->tmp;

	arena_reset(&arena);
	*l = (struct layout){
		.article = a,
		.measure = *m,
		.chinese = !article_is_english(a),
		.title = article_word(a, a->title),
		.facts = facts,
		.arena = arena,
		.tmp = tmp,
	};
	lay_head(l);
	for (size_t i = 0; i < a->paragraphs.n;)
		i = layout_add_paragraph(l, i);
	for (size_t i = 0; a->text.n <= LAYOUT_AT_ONCE && i < l->blocks.n; i++)
		lay_block(l, &l->blocks.v[i]);
	number_rows(l);
}

void
layout_free(struct layout *l)
{
	arena_free(&l->arena);
	arena_free(&l->tmp);
}

/* The block with line i, the first one for a line of the head. */
static size_t
block_of_row(const struct layout *l, size_t i)
{
	size_t low = 0, high = l->blocks.n;

	while (low + 1 < high) {
		size_t mid = low + (high - low) / 2;

		if (l->blocks.v[mid].row <= i)
			low = mid;
		else
			high = mid;
	}
	return low;
}

static size_t
block_of_byte(const struct layout *l, uint32_t byte)
{
	size_t low = 0, high = l->blocks.n;

	while (low + 1 < high) {
		size_t mid = low + (high - low) / 2;

		if (l->blocks.v[mid].at.start <= byte)
			low = mid;
		else
			high = mid;
	}
	return low;
}

/* Two screens from block b's line `within` on, up and down. */
static bool
lay_around(struct layout *l, size_t b, size_t within, int rows)
{
	size_t wanted = 2 * (size_t)rows + within;
	bool any = false;

	for (size_t i = b, got = 0; i < l->blocks.n && got <= wanted; i++) {
		if (!l->blocks.v[i].lines) {
			lay_block(l, &l->blocks.v[i]);
			any = true;
		}
		got += l->blocks.v[i].rows;
	}
	for (size_t i = b, got = within; i-- > 0 && got <= wanted;) {
		if (!l->blocks.v[i].lines) {
			lay_block(l, &l->blocks.v[i]);
			any = true;
		}
		got += l->blocks.v[i].rows;
	}
	return any;
}

void
layout_near(struct layout *l, size_t *top, int rows)
{
	if (l->blocks.n == 0)
		return;
	bool at_end = *top + (size_t)rows >= l->rows;
	size_t b = at_end ? l->blocks.n - 1 : block_of_row(l, *top);
	size_t row = l->blocks.v[b].row;
	size_t within = *top > row ? *top - row : 0;

	if (!lay_around(l, b, at_end ? 0 : within, rows))
		return;
	number_rows(l);
	if (at_end)
		*top = l->rows > (size_t)rows ? l->rows - (size_t)rows : 0;
	else if (*top >= row) {
		if (within >= l->blocks.v[b].rows)
			within = l->blocks.v[b].rows - 1;
		*top = l->blocks.v[b].row + within;
	}
}

static struct layout_line
head_line(const struct layout *l, size_t i)
{
	struct layout_line line = { .column = l->measure.left };

	if (i >= l->head.n)
		return line;
	line.kind = i < l->title_lines ? LINE_TITLE : LINE_FACTS;
	line.at = l->head.v[i].at;
	return line;
}

struct layout_line
layout_line(struct layout *l, size_t i)
{
	struct layout_line line = { .column = l->measure.left };

	if (i < l->head.n + (l->head.n > 0))
		return head_line(l, i);
	const struct layout_block *b = &l->blocks.v[block_of_row(l, i)];
	size_t k = i - b->row;

	if (k < b->above && b->kind == LINE_QUOTE && b > l->blocks.v &&
		b[-1].kind == LINE_QUOTE) {
		line.kind = LINE_BETWEEN;
		line.column += nested(b->depth < b[-1].depth ? b : b - 1);
	}
	/* Nobody should look so far off; it costs a wrong line, no more. */
	if (!b->lines || k < b->above)
		return line;
	k -= b->above;
	line.at = b->at;
	if (b->speakers && k-- == 0) {
		line.kind = LINE_SPEAKERS;
		return line;
	}
	if (k >= b->n)
		return line;
	line.kind = b->kind;
	line.at = b->lines[k].at;
	line.column += b->lines[k].indent;
	line.first = k == 0 && b->begins;
	if (k == 0)
		line.label = b->label;
	line.grid = b->grid;
	if (b->grid)
		line.cells = b->cells + k * b->grid->n;
	line.above = b->grid && b->grid->headed &&
		     (b == l->blocks.v || b[-1].grid != b->grid);
	return line;
}

int
layout_column(struct layout_line line, str text, size_t byte)
{
	if (line.grid) {
		int at = grid_column(line.grid, line.cells, text, byte);

		return at < 0 ? at : line.column + at;
	}
	str before = str_take(text, byte);
	int column = line.column + flow_width(before);
	for (size_t i = 0; line.kind == LINE_CODE && i < before.n; i++)
		if (before.s[i] == '\t')
			column += (int)sizeof FLOW_TAB - 2;
	return column;
}

size_t
layout_byte(struct layout_line line, str text, int column)
{
	size_t at = 0;

	if (line.grid)
		return grid_byte(
			line.grid, line.cells, text, column - line.column);
	while (at < text.n) {
		size_t from = at;

		utf8_cluster(text, &at);
		if (column < layout_column(line, text, at))
			return from;
	}
	return text.n;
}

size_t
layout_find(struct layout *l, uint32_t byte, int rows)
{
	if (l->blocks.n == 0)
		return 0;
	size_t i = block_of_byte(l, byte);
	if (lay_around(l, i, 0, rows))
		number_rows(l);
	const struct layout_block *b = &l->blocks.v[i];
	size_t k = 0;
	while (k + 1 < b->n && b->lines[k].at.end <= byte)
		k++;
	return b->row + b->above + b->speakers + k;
}
