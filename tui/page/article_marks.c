/* How the text of a line looks: what is marked in it. */
#include "tui/views/article.h"

#include <string.h>

/* A line, a style for each of its bytes, and who is named in its margin. */
struct marking {
	const struct article_state *s;
	const struct layout_line *line;
	str text;
	uint8_t *styles;
	int32_t named;
};

static void
paint(const struct marking *m, struct span at, enum style style)
{
	uint32_t start = at.start, end = at.end;

	if (start < m->line->at.start)
		start = m->line->at.start;
	if (end > m->line->at.end)
		end = m->line->at.end;
	if (start < end)
		memset(m->styles + (start - m->line->at.start), style,
			end - start);
}

static bool
is_marked(const struct marking *m, struct target t)
{
	const int *set = m->s->view->app->settings.v;
	const struct article *a = &m->s->article;

	if (t.kind == TARGET_PLAYER) {
		if (set[SETTING_MARK_PLAYERS] != MARK_QUIET)
			return set[SETTING_MARK_PLAYERS] == MARK_YES;
		return m->s->quiet.players[t.index] &&
		       a->mentions.v[t.index].player != m->named;
	}
	if (t.kind == TARGET_FIGURE) {
		if (set[SETTING_MARK_FIGURES] != MARK_QUIET)
			return set[SETTING_MARK_FIGURES] == MARK_YES;
		return m->s->quiet.figures[t.index];
	}
	return true;
}

static void
paint_kind(const struct marking *m, enum target_kind kind, enum style style)
{
	struct target t = { kind,
		target_behind(m->s, kind, m->line->at.start) };

	for (; t.index < target_count(m->s, kind); t.index++) {
		struct span at = target_span(m->s, t);

		if (at.start >= m->line->at.end)
			break;
		if (is_marked(m, t))
			paint(m, at, style);
	}
}

/* One mark through an enumeration: what parts the names is seen all the same. */
static void
join(const struct marking *m, enum style style)
{
	const uint8_t *styles = m->styles;

	for (size_t i = 1; i < m->text.n; i++) {
		if (styles[i] == style || styles[i - 1] != style)
			continue;
		size_t n = article_list_sign(str_skip(m->text, i)).n;
		if (n && i + n < m->text.n && styles[i + n] == style)
			memset(m->styles + i, (int)style, n);
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
paint_things(const struct marking *m)
{
	paint_kind(m, TARGET_QUOTE, STYLE_QUOTE);
	paint_kind(m, TARGET_FIGURE, STYLE_FIGURE);
	paint_kind(m, TARGET_PLAYER, STYLE_PLAYER);
	join(m, STYLE_FIGURE);
	join(m, STYLE_PLAYER);
	paint_kind(m, TARGET_LINK, STYLE_PLAYER);
}

/* Where one is, and what was looked for. */
static void
paint_focus(const struct marking *m)
{
	struct target focus = m->s->focus;
	bool wide = focus.kind == TARGET_QUOTE || focus.kind == TARGET_SECTION;

	/* A whole quote turned over would shout. */
	if (focus.kind)
		paint(m, target_span(m->s, focus),
			wide ? STYLE_SELECTED : STYLE_FOCUS);
	paint_kind(m, TARGET_HIT, STYLE_HIT);
	if (focus.kind == TARGET_HIT)
		paint(m, target_span(m->s, focus), STYLE_FOCUS);
}

uint8_t *
article_styles(const struct article_state *s, const struct layout_line *line,
	struct arena *frame)
{
	str text = article_span(&s->article, line->at);
	struct marking m = {
		.s = s,
		.line = line,
		.text = text,
		.styles = arena_new(frame, uint8_t, text.n + 1),
		.named = margin_named(s, line->at),
	};

	memset(m.styles, line->above ? STYLE_DIM : plain_style(line->kind),
		text.n);
	if (line->kind != LINE_HEADING && !s->bare)
		paint_things(&m);
	paint_focus(&m);
	return m.styles;
}
