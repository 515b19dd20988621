/* Lines of an article as rows. */
#include "tui/views/article.h"

#include "base/utf8.h"

#include <string.h>

/* One line being painted: a style for each of its bytes. */
struct canvas {
	struct article_state *s;
	struct arena *frame;
	struct row *row;
	struct layout_line line;
	str text;
	uint8_t *styles;
};

static void
put(struct canvas *c, int column, enum style style, str text)
{
	struct piece *p = row_add(c->row, c->frame, style, text);

	p->column = column;
}

/* Runs of one style as pieces. */
static void
put_runs(struct canvas *c, struct span text, int column)
{
	for (size_t at = text.start, end; at < text.end; at = end) {
		end = at + 1;
		while (end < text.end && c->styles[end] == c->styles[at])
			end++;
		str run = str_slice(c->text, at, end);
		if (c->line.kind == LINE_CODE)
			run = flow_verbatim(run, c->frame);
		put(c, column, c->styles[at], run);
		column = -1;
	}
}

static void
put_text(struct canvas *c)
{
	const struct layout_line *line = &c->line;

	if (!line->grid)
		put_runs(c, (struct span){ 0, (uint32_t)c->text.n },
			line->column);
	for (size_t k = 0; line->grid && k < line->grid->n; k++)
		put_runs(c, line->cells[k].at,
			line->column + line->cells[k].column);
}

/* The columns of the first clusters that a label covers: all of each. */
static int
covered(str text, int wanted)
{
	int width = 0;

	for (size_t at = 0; at < text.n && width < wanted;)
		width += utf8_cluster(text, &at);
	return width > wanted ? width : wanted;
}

/* Where a target's letters go: quotes have theirs on the bar. */
static void
put_label(struct canvas *c, struct target t, const char *label, uint32_t seen)
{
	struct span at = target_span(c->s, t);
	int n = label[1] ? 2 : 1, column = c->s->layout.measure.left - 2;

	if (at.start < seen)
		at.start = seen;
	if (at.start < c->line.at.start || at.start >= c->line.at.end)
		return;
	size_t before = at.start - c->line.at.start;
	if (t.kind == TARGET_QUOTE && c->line.grid && !c->line.first)
		return;
	if (t.kind != TARGET_QUOTE) {
		column = layout_column(c->line, c->text, before);
		if (column < 0)
			return;
		n = covered(str_skip(c->text, before), n);
	}
	put(c, column, STYLE_FOCUS, arena_printf(c->frame, "%-*s", n, label));
}

static void
put_labels(struct canvas *c)
{
	const struct labels *l = &c->s->labels;
	uint32_t seen = article_seen(c->s).start;
	char label[3];

	for (size_t i = 0; i < l->letters.n; i++)
		if (*letters_label(&l->letters, i, label))
			put_label(c, l->v[i], label, seen);
}

/* Of a passage that is set apart. */
static void
put_bar(struct canvas *c)
{
	put(c, c->line.column - 2, STYLE_DIM, STR("│"));
}

/* What stands before the first line of a paragraph. */
static void
put_lead(struct canvas *c)
{
	const struct article_state *s = c->s;

	struct span focus = target_span(s, s->focus);
	bool marked = s->focus.kind == TARGET_SECTION &&
		      focus.start == c->line.label.start;

	if (!span_empty(c->line.label))
		put(c, s->layout.measure.left,
			marked ? STYLE_SELECTED : STYLE_HEADING,
			article_span(&s->article, c->line.label));
	if (c->line.kind == LINE_LIST && c->line.first &&
		!layout_number(c->text))
		put(c, c->line.column - 2, STYLE_DIM, STR("•"));
	if (c->line.kind == LINE_QUOTE)
		put_bar(c);
}

/* Where a passage with a note begins: a sign on the right. */
static void
put_note(struct canvas *c)
{
	const struct measure *m = &c->s->layout.measure;
	int right = m->left + m->columns + m->hang;

	if (right > c->s->view->columns - 1)
		right = c->s->view->columns - 1;
	for (size_t i = 0; i < c->s->notes.n; i++) {
		uint32_t at = c->s->notes.v[i].at.start;

		if (at < c->line.at.start || at >= c->line.at.end)
			continue;
		put(c, right, STYLE_SPEAKER, STR("✎"));
		return;
	}
}

static void
paint_body(struct canvas *c)
{
	c->text = article_span(&c->s->article, c->line.at);
	c->styles = article_styles(c->s, &c->line, c->frame);
	put_lead(c);
	put_text(c);
	/* What stands beside a row of a table stands there once. */
	if (!c->line.grid || c->line.first) {
		margin_paint(c->s, c->line.at, c->row);
		if (!c->s->bare)
			put_note(c);
	}
	if (c->s->labels.on)
		put_labels(c);
}

/* With what was looked for, as in the text. */
static void
paint_title(struct canvas *c)
{
	const struct spans *hits = &c->s->title_hits;
	struct span at = c->line.at;

	c->text = str_slice(c->s->layout.title, at.start, at.end);
	c->styles = arena_new(c->frame, uint8_t, c->text.n + 1);
	memset(c->styles, STYLE_TITLE, c->text.n);
	for (size_t i = 0; i < hits->n; i++)
		for (size_t k = hits->v[i].start; k < hits->v[i].end; k++)
			if (k >= at.start && k < at.end)
				c->styles[k - at.start] = STYLE_HIT;
	put_text(c);
}

void
article_paint(struct article_state *s, size_t i, struct row *row)
{
	struct canvas c = {
		.s = s,
		.frame = &s->view->app->frame,
		.row = row,
		.line = layout_line(&s->layout, i),
	};
	const struct layout *l = &s->layout;

	switch (c.line.kind) {
	case LINE_BLANK: row->kind = ROW_BLANK; return;
	case LINE_BETWEEN: put_bar(&c); return;
	case LINE_TITLE: paint_title(&c); return;
	case LINE_FACTS:
		put(&c, c.line.column, STYLE_DIM,
			str_slice(l->facts, c.line.at.start, c.line.at.end));
		return;
	case LINE_SPEAKERS: margin_paint_above(s, c.line.at, row); return;
	case LINE_RULE: put(&c, c.line.column, STYLE_DIM, STR("⁂")); return;
	default: paint_body(&c);
	}
}
