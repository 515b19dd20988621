/* Lines of an article as rows: what is marked in the text, and the margin. */
#include "tui/article.h"

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

static void
paint(struct canvas *c, struct span at, enum style style)
{
	uint32_t start = at.start, end = at.end;

	if (start < c->line.at.start)
		start = c->line.at.start;
	if (end > c->line.at.end)
		end = c->line.at.end;
	if (start < end)
		memset(c->styles + (start - c->line.at.start), style,
			end - start);
}

/* The first of a kind that ends behind a byte.  Sorted, none inside another
 * (mentions, figures, hits); quotes go by how far all before them reach. */
static size_t
first_behind(const struct article_state *s, enum target_kind kind, uint32_t at)
{
	size_t low = 0, high = target_count(s, kind);

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		uint32_t end =
			kind == TARGET_QUOTE
				? s->reach[mid]
				: target_span(s, (struct target){ kind, mid })
					  .end;

		if (end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static void
paint_kind(struct canvas *c, enum target_kind kind, enum style style)
{
	struct target t = { kind, first_behind(c->s, kind, c->line.at.start) };

	for (; t.index < target_count(c->s, kind); t.index++) {
		struct span at = target_span(c->s, t);

		if (at.start >= c->line.at.end)
			break;
		paint(c, at, style);
	}
}

static enum style
plain_style(enum line_kind kind)
{
	switch (kind) {
	case LINE_TITLE: return STYLE_TITLE;
	case LINE_FACTS:
	case LINE_CAPTION: return STYLE_DIM;
	case LINE_HEADING: return STYLE_HEADING;
	default: return STYLE_TEXT;
	}
}

static void
paint_all(struct canvas *c)
{
	struct target focus = c->s->focus;
	bool heading = c->line.kind == LINE_HEADING;
	bool wide = focus.kind == TARGET_QUOTE || focus.kind == TARGET_SECTION;

	memset(c->styles, c->line.above ? STYLE_DIM : plain_style(c->line.kind),
		c->text.n);
	if (!heading && !c->s->bare) {
		const int *set = c->s->view->app->settings.v;

		paint_kind(c, TARGET_QUOTE, STYLE_QUOTE);
		if (set[SETTING_MARK_FIGURES])
			paint_kind(c, TARGET_FIGURE, STYLE_FIGURE);
		if (set[SETTING_MARK_PLAYERS])
			paint_kind(c, TARGET_PLAYER, STYLE_PLAYER);
		paint_kind(c, TARGET_LINK, STYLE_PLAYER);
	}
	/* A whole quote turned over would shout. */
	if (focus.kind)
		paint(c, target_span(c->s, focus),
			wide ? STYLE_SELECTED : STYLE_FOCUS);
	paint_kind(c, TARGET_HIT, STYLE_HIT);
	if (focus.kind == TARGET_HIT)
		paint(c, target_span(c->s, focus), STYLE_FOCUS);
}

/* Runs of one style as pieces. */
static void
put_runs(struct canvas *c, struct span text, int column)
{
	for (size_t at = text.start, end; at < text.end; at = end) {
		end = at + 1;
		while (end < text.end && c->styles[end] == c->styles[at])
			end++;
		put(c, column, c->styles[at], str_slice(c->text, at, end));
		column = -1;
	}
}

static void
put_text(struct canvas *c)
{
	const struct grid *grid = c->line.grid;
	struct grid_cell cells[GRID_CELLS];

	if (!grid) {
		put_runs(c, (struct span){ 0, (uint32_t)c->text.n },
			c->line.column);
		return;
	}
	grid_cells(grid, c->text, cells);
	for (size_t k = 0; k < grid->n; k++)
		put_runs(c, cells[k].at, c->line.column + cells[k].column);
}

/* The quotes whose bar stands beside a line, and the one that begins there. */
struct beside {
	const struct quote *bar, *begins;
	bool focus; /* bar or begins is marked */
};

static bool
same_voice(const struct article *a, size_t i)
{
	const struct quote *q = &a->quotes.v[i];

	if (i == 0 || q[-1].speaker != q->speaker || q->speaker == NO_INDEX)
		return false;
	/* Only within a paragraph, where the eye still knows. */
	return str_find(article_span(a,
				(struct span){ q[-1].at.start, q->at.start }),
		       STR("\n")) == STR_NONE;
}

static struct beside
find_beside(const struct article_state *s, struct span line)
{
	const struct article *a = &s->article;
	struct beside found = { 0 };

	for (size_t i = first_behind(s, TARGET_QUOTE, line.start);
		i < a->quotes.n; i++) {
		const struct quote *q = &a->quotes.v[i];

		if (q->at.start >= line.end)
			break;
		if (q->at.end <= line.start)
			continue;
		if (!found.bar || (q->kind == QUOTE_DIRECT &&
					  found.bar->kind != QUOTE_DIRECT))
			found.bar = q;
		if (q->at.start >= line.start && !found.begins &&
			!same_voice(a, i))
			found.begins = q;
		if (s->focus.kind == TARGET_QUOTE && s->focus.index == i)
			found.focus = true;
	}
	return found;
}

/* A name that fits: the whole, another one of his, of a person's the last
 * word and of others' the first, or cut. */
static str
fitting_name(const struct article *a, const struct quote *q, int columns)
{
	str name = quote_speaker(a, q), best = { 0 };

	if (flow_width(name) <= columns)
		return name;
	for (size_t i = 0; q->speaker != NO_INDEX && i < a->aliases.n; i++) {
		str alias = article_word(a, a->aliases.v[i].name);

		if (a->aliases.v[i].player == q->speaker && alias.n > best.n &&
			flow_width(alias) <= columns)
			best = alias;
	}
	if (str_starts(name, STR("The ")))
		name = str_skip(name, 4);
	size_t first = str_find_byte(name, ' ');
	if (best.n || first == STR_NONE || q->speaker == NO_INDEX)
		return best.n ? best : name;
	if (flow_width(name) <= columns)
		return name;
	if (a->players.v[q->speaker].kind != PLAYER_PERSON)
		return str_take(name, first);
	return str_skip(name, str_find_last(name, STR(" ")) + 1);
}

static enum style
speaker_style(const struct quote *q)
{
	return q->inferred || q->speaker == NO_INDEX ? STYLE_INFERRED
						     : STYLE_SPEAKER;
}

/* "陆文昭 ┃" on the left of the text. */
static void
put_margin(struct canvas *c)
{
	const struct measure *m = &c->s->layout.measure;
	struct beside b = find_beside(c->s, c->line.at);

	if (!b.bar)
		return;
	enum style style = b.focus ? STYLE_SELECTED : speaker_style(b.bar);
	put(c, m->left - 2, style,
		b.bar->kind == QUOTE_DIRECT ? STR("┃") : STR("┊"));
	if (!b.begins || m->name < 1)
		return;
	str name = fitting_name(&c->s->article, b.begins, m->name);
	int width = flow_width(name);
	if (!b.focus)
		style = speaker_style(b.begins);
	/* With the blank before the bar, which may be of the same style: each
	 * change of style costs bytes. */
	if (width <= m->name) {
		put(c, m->left - 3 - width, style,
			arena_printf(c->frame, "%.*s ", STR_ARG(name)));
		return;
	}
	put(c, m->left - 3 - m->name, style, name);
	c->row->v[c->row->n - 1].columns = m->name;
}

/* Where a target's letter goes: quotes have theirs on the bar. */
static void
put_label(struct canvas *c, struct target t, size_t i, uint32_t seen)
{
	struct span at = target_span(c->s, t);
	char letter = labels_letter(i);
	int column = c->s->layout.measure.left - 2;

	if (at.start < seen)
		at.start = seen;
	if (at.start < c->line.at.start || at.start >= c->line.at.end)
		return;
	size_t before = at.start - c->line.at.start;
	if (t.kind != TARGET_QUOTE)
		column = layout_column(c->line, c->text, before);
	/* It covers the first cluster, all of it. */
	str first = utf8_fit(str_skip(c->text, before), 2);
	size_t end = 0;
	int width = first.n ? utf8_cluster(first, &end) : 1;
	if (t.kind == TARGET_QUOTE)
		width = 1;
	put(c, column, STYLE_FOCUS,
		arena_printf(c->frame, "%-*c", width, letter));
}

static void
put_labels(struct canvas *c)
{
	uint32_t seen = article_seen(c->s).start;

	for (size_t i = 0; i < c->s->labels.n; i++)
		put_label(c, c->s->labels.v[i], i, seen);
}

/* Those who speak in a paragraph, on a line above it. */
static void
put_speakers(struct canvas *c)
{
	const struct article *a = &c->s->article;
	size_t i = first_behind(c->s, TARGET_QUOTE, c->line.at.start);
	int32_t before = NO_INDEX;
	int column = 0;

	for (; i < a->quotes.n && a->quotes.v[i].at.start < c->line.at.end;
		i++) {
		const struct quote *q = &a->quotes.v[i];

		if (q->speaker == NO_INDEX || q->speaker == before)
			continue;
		if (before != NO_INDEX)
			put(c, -1, STYLE_DIM, STR(" · "));
		put(c, column, speaker_style(q), quote_speaker(a, q));
		column = -1;
		before = q->speaker;
	}
}

/* "1. " or "12) ": an item that counts needs no bullet. */
static bool
is_numbered(str item)
{
	size_t n = 0;

	while (n < item.n && item.s[n] >= '0' && item.s[n] <= '9')
		n++;
	return n > 0 && n + 1 < item.n &&
	       (item.s[n] == '.' || item.s[n] == ')') && item.s[n + 1] == ' ';
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
	if (c->line.kind == LINE_LIST && c->line.first && !is_numbered(c->text))
		put(c, c->line.column - 2, STYLE_DIM, STR("•"));
	if (c->line.kind == LINE_QUOTE)
		put(c, c->line.column - 2, STYLE_DIM, STR("│"));
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
	c->styles = arena_new(c->frame, uint8_t, c->text.n + 1);
	paint_all(c);
	put_lead(c);
	put_text(c);
	if (!c->s->bare && c->s->layout.measure.quotes)
		put_margin(c);
	if (!c->s->bare)
		put_note(c);
	if (c->s->labels.on)
		put_labels(c);
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
	case LINE_TITLE:
		put(&c, c.line.column, STYLE_TITLE,
			str_slice(l->title, c.line.at.start, c.line.at.end));
		return;
	case LINE_FACTS:
		put(&c, c.line.column, STYLE_DIM,
			str_slice(l->facts, c.line.at.start, c.line.at.end));
		return;
	case LINE_SPEAKERS: put_speakers(&c); return;
	case LINE_RULE: put(&c, c.line.column, STYLE_DIM, STR("⁂")); return;
	default: paint_body(&c);
	}
}
