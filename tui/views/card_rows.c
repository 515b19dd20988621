#include "tui/views/card.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/list/days.h"
#include "tui/list/doors.h"
#include "tui/list/list.h"
#include "tui/list/player_words.h"
#include "tui/views/quote_row.h"
#include "tui/list/spark.h"

/* Labels of the head; days and sources before quotes. */
enum { LABEL = 10, DAY = 11 };

static int
source_columns(int columns)
{
	return columns < WIDE - 2 ? 13 : 20;
}

const struct quote_row *
card_quote(struct view *v, struct card_item item)
{
	struct card_state *s = v->state;
	const struct ids *ids =
		item.part == CARD_SAID ? &s->card.said : &s->card.told;

	return cache_row(s->cache, v->app->store, ids->v[item.index],
		sizeof(struct quote_row), quote_read);
}

static void
label(struct row *row, struct arena *frame, const char *text)
{
	row_add_cell(row, frame, STYLE_DIM, str_of(text),
		(struct place){ 0, 0, LABEL, 1 });
	row_add_cell(row, frame, STYLE_TEXT, STR(""),
		(struct place){ 0, LABEL, 1, 1 });
}

static void
join(struct buf *b, const char *between, str text)
{
	if (b->n)
		buf_put(b, str_of(between));
	buf_put(b, text);
}

/* Behind the label, on at most two lines. */
static void
put(struct row *row, struct arena *frame, struct buf *b, int columns)
{
	struct marked text = { .text = arena_copy(frame, buf_str(b)),
		.style = STYLE_TEXT };

	row_add_marked(row, frame, &text,
		(struct place){ 0, LABEL, columns - LABEL, 2 });
	buf_free(b);
}

static void
name_row(struct view *v, int columns, struct row *row)
{
	const struct card *c = &((struct card_state *)v->state)->card;
	struct arena *frame = &v->app->frame;
	struct buf b = { 0 };

	join(&b, " · ", player_kind_word(c->player.kind));
	for (size_t i = 0; i < c->roles.n && i < 3; i++)
		if (!c->roles.v[i].former)
			join(&b, " · ", role_words(frame, &c->roles.v[i]));
	str beside = arena_copy(frame, buf_str(&b));
	buf_free(&b);
	int name = utf8_width(c->player.name);
	if (name > columns * 2 / 3)
		name = columns * 2 / 3;
	row_add_cell(row, frame, STYLE_HEADING, c->player.name,
		(struct place){ 0, 0, name, 1 });
	row_add_cell(row, frame, STYLE_DIM, beside,
		(struct place){ 0, name + 3, columns - name - 3, 1 });
}

static void
aliases_row(struct view *v, int columns, struct row *row)
{
	const struct card *c = &((struct card_state *)v->state)->card;
	struct buf b = { 0 };

	label(row, &v->app->frame, _("also"));
	for (size_t i = 0; i < c->aliases.n && i < 12; i++)
		join(&b, _(", "), c->aliases.v[i]);
	put(row, &v->app->frame, &b, columns);
}

static void
former_row(struct view *v, int columns, struct row *row)
{
	const struct card *c = &((struct card_state *)v->state)->card;
	struct arena *frame = &v->app->frame;
	struct buf b = { 0 };

	label(row, frame, _("formerly"));
	for (size_t i = 0; i < c->roles.n; i++)
		if (c->roles.v[i].former)
			join(&b, " · ", role_words(frame, &c->roles.v[i]));
	put(row, frame, &b, columns);
}

/* "2025 ▁▂ ▃ 2026 ▅▇": the last months that fit, a year before its first. */
static void
add_months(
	const struct card *c, struct arena *frame, int columns, struct row *row)
{
	size_t n = c->months.n, from = 0;
	uint32_t *counts = arena_new(frame, uint32_t, n + 1);

	while (n - from > 1 &&
		(int)(n - from) + 6 * (int)((n - from) / 12 + 2) > columns)
		from++;
	for (size_t i = 0; i < n; i++)
		counts[i] = c->months.v[i].mentions;
	str line = spark_line(frame, counts + from, n - from);
	size_t at = 0;
	for (size_t i = from; i < n; i++) {
		str month = c->months.v[i].month;
		size_t start = at;

		if (i == from || str_ends(month, STR("-01")))
			row_add(row, frame, STYLE_DIM,
				arena_printf(frame,
					i == from ? "%.*s " : " %.*s ",
					STR_ARG(str_take(month, 4))));
		utf8_next(line, &at);
		row_add(row, frame, STYLE_SPEAKER, str_slice(line, start, at));
	}
}

static void
months_row(struct view *v, int columns, struct row *row)
{
	const struct card *c = &((struct card_state *)v->state)->card;
	struct arena *frame = &v->app->frame;
	str counts = arena_printf(frame,
		_("articles %u · mentions %u · quotes %u"), c->player.articles,
		c->player.mentions, c->player.quotes);
	bool dated = c->months.n > 0;
	int beside = dated && columns < NARROW ? 0 : utf8_width(counts) + 4;

	label(row, frame, _("mentions"));
	add_months(c, frame, columns - LABEL - beside, row);
	if (!beside) {
		row_add_cell(row, frame, STYLE_DIM, counts,
			(struct place){ 1, LABEL, columns - LABEL, 1 });
		row->lines = 2;
		return;
	}
	row_add(row, frame, STYLE_DIM, dated ? STR("    ") : STR(""));
	row_add(row, frame, STYLE_DIM, counts);
}

/* Behind the label, on at most two lines; each name is a door. */
static void
company_row(struct view *v, int columns, struct row *row)
{
	const struct card *c = &((struct card_state *)v->state)->card;
	struct arena *frame = &v->app->frame;
	int line = 0, at = LABEL;

	label(row, frame, _("with"));
	for (size_t i = 0; i < c->with.n && i < 6; i++) {
		const struct with_row *w = &c->with.v[i];
		str count = arena_printf(frame, " %u", w->articles);
		str dot = at > LABEL ? STR(" · ") : STR("");
		int width = utf8_width(w->name) + utf8_width(count);

		if (at > LABEL && at + 3 + width > columns) {
			if (line == 1)
				return;
			line++;
			at = LABEL;
			dot = STR("");
		}
		struct piece *p = row_add(row, frame, STYLE_DIM, dot);
		p->line = line;
		p->column = at;
		door_player(frame, row_add(row, frame, STYLE_TEXT, w->name),
			w->name);
		row_add(row, frame, STYLE_DIM, count);
		at += utf8_width(dot) + width;
		row->lines = line + 1;
	}
}

static void
blank_row(struct view *v, int columns, struct row *row)
{
	(void)v;
	(void)columns;
	(void)row;
}

void
card_make_head(struct card_state *s)
{
	const struct card *c = &s->card;
	bool former = false;

	for (size_t i = 0; i < c->roles.n; i++)
		former = former || c->roles.v[i].former;
	const bool has[HEAD_ROWS] = {
		[HEAD_NAME] = true,
		[HEAD_ALIASES] = c->aliases.n > 0,
		[HEAD_FORMER] = former,
		[HEAD_BLANK] = true,
		[HEAD_MONTHS] = true,
		/* The list itself comes first without them. */
		[HEAD_COMPANY] = c->with.n > 0 && c->said.n + c->told.n > 0,
	};
	s->n_head = 0;
	for (int i = 0; i < HEAD_ROWS; i++)
		if (has[i])
			s->head[s->n_head++] = (enum card_head)i;
}

static void
head_row(struct view *v, size_t i, int columns, struct row *row)
{
	static void (*const rows[HEAD_ROWS])(
		struct view *, int, struct row *) = {
		[HEAD_NAME] = name_row,
		[HEAD_ALIASES] = aliases_row,
		[HEAD_FORMER] = former_row,
		[HEAD_BLANK] = blank_row,
		[HEAD_MONTHS] = months_row,
		[HEAD_COMPANY] = company_row,
	};
	const struct card_state *s = v->state;

	rows[s->head[i]](v, columns, row);
	row->kind = ROW_NOTE;
}

/* Of another year a phone has room for the month. */
static void
put_day(struct view *v, str published, int columns, struct row *row)
{
	str day = day_short(published, v->app->today);

	if (columns < NARROW)
		day = str_take(day, sizeof "2025-08" - 1);
	row_add_cell(row, &v->app->frame, STYLE_DIM, day,
		(struct place){ 0, 0, DAY - 1, 1 });
}

static void
quote_row(struct view *v, struct card_item item, int columns, struct row *row)
{
	const struct quote_row *q = card_quote(v, item);
	struct arena *frame = &v->app->frame;
	struct quote_row shown = *q;
	int source = source_columns(columns);
	int left = columns < NARROW ? 8 : DAY + source;

	/* The margin has the day, and whoever is not told by the heading. */
	put_day(v, q->published, columns, row);
	if (columns >= NARROW)
		row_add_cell(row, frame,
			item.part == CARD_SAID ? STYLE_DIM : STYLE_SPEAKER,
			item.part == CARD_SAID ? q->source
					       : quote_speaker_shown(q),
			(struct place){ 0, DAY, source - 1, 1 });
	shown.speaker = shown.speaker_text = (str){ 0 };
	quote_add(row, frame, &shown,
		(struct place){ 0, left + 2, columns - left - 2, 3 });
}

static void
with_row(struct view *v, const struct with_row *w, int columns, struct row *row)
{
	const struct card *c = &((struct card_state *)v->state)->card;
	struct arena *frame = &v->app->frame;
	int name = columns < NARROW ? columns - 16 : 28;

	row_add_cell(row, frame, STYLE_TEXT, w->name,
		(struct place){ 0, 0, name, 1 });
	row_add_cell(row, frame, STYLE_TEXT,
		arena_printf(frame, "%5u", w->articles),
		(struct place){ 0, name + 2, 5, 1 });
	row_add_cell(row, frame, STYLE_SPEAKER,
		spark_bar(frame, w->articles, c->with.v[0].articles, 8),
		(struct place){ 0, name + 8, 8, 1 });
}

static void
role_row(struct view *v, const struct role_row *r, int columns, struct row *row)
{
	struct arena *frame = &v->app->frame;
	str days = str_eq(r->first, r->last)
			   ? r->last
			   : arena_printf(frame, "%.*s – %.*s",
				     STR_ARG(r->first), STR_ARG(r->last));
	int right = columns < NARROW ? 10 : 23;

	row_add_cell(row, frame, STYLE_TEXT, role_words(frame, r),
		(struct place){ 0, 0, columns - right - 12, 1 });
	if (r->former)
		row_add(row, frame, STYLE_DIM, str_of(_(" (former)")));
	row_add_cell(row, frame, STYLE_DIM, days,
		(struct place){ 0, columns - right, right, 1 });
}

static void
article_row(struct view *v, int64_t id, int columns, struct row *row)
{
	struct article_row a = { 0 };
	struct arena *frame = &v->app->frame;
	struct err e = { 0 };
	int source = source_columns(columns);
	int left = columns < NARROW ? 8 : DAY + source;

	if (!store_article(v->app->store, id, frame, &a, &e))
		a.title = arena_copy(frame, str_of(e.text));
	put_day(v, a.published, columns, row);
	if (columns >= NARROW)
		row_add_cell(row, frame, STYLE_DIM, a.source,
			(struct place){ 0, DAY, source - 1, 1 });
	row_add_cell(row, frame, STYLE_TEXT, a.title,
		(struct place){ 0, left, columns - left, 1 });
}

void
card_row(struct view *v, size_t i, int columns, struct row *row)
{
	struct card_state *s = v->state;
	struct card_item item = card_item(s, i);

	switch (item.part) {
	case CARD_HEAD: head_row(v, item.index, columns, row); break;
	case CARD_WITH:
		with_row(v, &s->card.with.v[item.index], columns, row);
		break;
	case CARD_ROLES:
		role_row(v, &s->card.roles.v[item.index], columns, row);
		break;
	case CARD_ARTICLES:
		article_row(v, s->card.articles.v[item.index], columns, row);
		break;
	default: quote_row(v, item, columns, row); break;
	}
}
