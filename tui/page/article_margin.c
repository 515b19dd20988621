/* What stands beside the text of an article: bars, and who speaks. */
#include "tui/views/article.h"

/* The quotes whose bar stands beside a line, and the one that begins there. */
struct beside {
	const struct quote *bar, *begins;
	bool focus; /* bar or begins is marked */
};

bool
margin_names(const struct article *a, size_t i)
{
	const struct quote *q = &a->quotes.v[i];

	if (i == 0 || q[-1].speaker != q->speaker || q->speaker == NO_INDEX)
		return true;
	/* Only within a paragraph, where the eye still knows. */
	return str_find(article_span(a,
				(struct span){ q[-1].at.start, q->at.start }),
		       STR("\n")) != STR_NONE;
}

static struct beside
find_beside(const struct article_state *s, struct span line)
{
	const struct article *a = &s->article;
	struct beside found = { 0 };

	for (size_t i = target_behind(s, TARGET_QUOTE, line.start);
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
			margin_names(a, i))
			found.begins = q;
		if (s->focus.kind == TARGET_QUOTE && s->focus.index == i)
			found.focus = true;
	}
	return found;
}

/* Is there room for names left of the text? */
static bool
has_names(const struct article_state *s)
{
	return !s->bare && s->layout.measure.quotes &&
	       s->layout.measure.name > 0;
}

int32_t
margin_named(const struct article_state *s, struct span line)
{
	struct beside b = { 0 };

	if (has_names(s))
		b = find_beside(s, line);
	return b.begins ? b.begins->speaker : NO_INDEX;
}

/* What a foreign person is called for short: behind the last blank or dot. */
static str
last_name(str name)
{
	size_t blank = str_find_last(name, STR(" "));
	size_t dot = str_find_last(name, STR("·"));

	if (dot != STR_NONE && (blank == STR_NONE || dot > blank))
		return str_skip(name, dot + sizeof "·" - 1);
	return blank == STR_NONE ? name : str_skip(name, blank + 1);
}

str
margin_speaker(const struct article *a, const struct quote *q, int columns)
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
	if (best.n || q->speaker == NO_INDEX || flow_width(name) <= columns)
		return best.n ? best : name;
	if (a->players.v[q->speaker].kind == PLAYER_PERSON)
		return last_name(name);
	size_t first = str_find_byte(name, ' ');
	return first == STR_NONE ? name : str_take(name, first);
}

static enum style
speaker_style(const struct quote *q)
{
	return q->inferred || q->speaker == NO_INDEX ? STYLE_INFERRED
						     : STYLE_SPEAKER;
}

static void
put(const struct article_state *s, struct row *row, int column,
	enum style style, str text)
{
	row_add(row, &s->view->app->frame, style, text)->column = column;
}

/* With the blank before the bar, which may be of the same style: each change of
 * style costs bytes. */
static void
put_name(const struct article_state *s, struct row *row, enum style style,
	str name)
{
	const struct measure *m = &s->layout.measure;
	int width = flow_width(name);

	if (width <= m->name) {
		put(s, row, m->left - 3 - width, style,
			arena_printf(
				&s->view->app->frame, "%.*s ", STR_ARG(name)));
		return;
	}
	put(s, row, m->left - 3 - m->name, style, name);
	row->v[row->n - 1].columns = m->name;
}

void
margin_paint(const struct article_state *s, struct span line, struct row *row)
{
	const struct measure *m = &s->layout.measure;
	struct beside b = { 0 };

	if (!s->bare && m->quotes)
		b = find_beside(s, line);
	if (!b.bar)
		return;
	put(s, row, m->left - 2,
		b.focus ? STYLE_SELECTED : speaker_style(b.bar),
		b.bar->kind == QUOTE_DIRECT ? STR("┃") : STR("┊"));
	if (b.begins && m->name > 0)
		put_name(s, row,
			b.focus ? STYLE_SELECTED : speaker_style(b.begins),
			margin_speaker(&s->article, b.begins, m->name));
}

void
margin_paint_above(
	const struct article_state *s, struct span paragraph, struct row *row)
{
	const struct article *a = &s->article;
	size_t i = target_behind(s, TARGET_QUOTE, paragraph.start);
	int32_t before = NO_INDEX;

	for (; i < a->quotes.n && a->quotes.v[i].at.start < paragraph.end;
		i++) {
		const struct quote *q = &a->quotes.v[i];
		int column = before == NO_INDEX ? 0 : -1;

		if (q->speaker == NO_INDEX || q->speaker == before)
			continue;
		if (before != NO_INDEX)
			put(s, row, column, STYLE_DIM, STR(" · "));
		put(s, row, column, speaker_style(q), quote_speaker(a, q));
		before = q->speaker;
	}
}
