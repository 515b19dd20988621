#include "tui/around/preview.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/list/doors.h"
#include "tui/page/flow.h"

enum {
	LABEL_COLUMNS = 10,
	DAY = 10,    /* bytes of "2026-03-02" */
	LOOKED = 12, /* players of whom is asked whether they are new */
};

void
preview_free(struct preview *p)
{
	arena_free(&p->arena);
}

/* In no article of a day before; places say little. */
static bool
is_fresh(struct store *store, str name, str day, struct arena *tmp)
{
	struct player_row row;
	int64_t id = 0;

	return store_player_named(store, name, &id, NULL) && id &&
	       store_player(store, id, tmp, &row, NULL) &&
	       row.kind != PLAYER_PLACE && str_eq(row.first, day);
}

static void
find_fresh(struct preview *p, struct store *store)
{
	const struct article *a = &p->article;
	str day = str_take(article_word(a, a->published), DAY);
	struct arena tmp = { 0 };

	p->fresh = (struct strs){ 0 };
	for (size_t i = 0; i < a->players.n && i < LOOKED && day.n; i++) {
		str name = article_word(a, a->players.v[i].name);

		if (is_fresh(store, name, day, &tmp))
			*vec_push(&p->arena, &p->fresh) = name;
	}
	arena_free(&tmp);
}

static void
load(struct preview *p, struct store *store, int64_t id)
{
	struct versions now = { 0 };

	store_versions(store, &now, NULL);
	if (p->id == id && version_same(p->archive, now.archive))
		return;
	arena_reset(&p->arena);
	p->article = (struct article){ 0 };
	p->id = id;
	p->archive = now.archive;
	if (!id || !store_load(store, id, &p->arena, &p->article, NULL)) {
		p->article = (struct article){ 0 };
		p->fresh.n = 0;
		return;
	}
	const struct article *a = &p->article;
	p->mentions = arena_new(&p->arena, uint32_t, a->players.n + 1);
	for (size_t i = 0; i < a->mentions.n; i++)
		p->mentions[a->mentions.v[i].player]++;
	find_fresh(p, store);
}

static void
add_label(struct row *row, struct arena *frame, const char *label)
{
	struct piece *p = row_add(row, frame, STYLE_DIM, str_of(label));

	p->column = 0;
	p->columns = LABEL_COLUMNS;
}

/* The next piece, behind a dot if it is not the first: all of one look, to change
 * it costs as much as a word. */
static struct piece *
add_next(struct row *row, struct arena *frame, enum style style, str text)
{
	bool first = row->n == 1;

	if (!first)
		row_add(row, frame, STYLE_TEXT, STR(" · "));
	struct piece *p = row_add(row, frame, style, text);
	if (first)
		p->column = LABEL_COLUMNS;
	return p;
}

/* That there is none: a label alone would seem to wait for something. */
static void
add_none(struct row *row, struct arena *frame)
{
	if (row->n == 1)
		add_next(row, frame, STYLE_DIM, STR("–"));
}

static void
add_player(struct row *row, struct arena *frame, str name)
{
	door_player(frame, add_next(row, frame, STYLE_TEXT, name), name);
}

static void
players_row(const struct preview *p, struct arena *frame, struct row *row)
{
	const struct article *a = &p->article;

	add_label(row, frame, _("players"));
	for (size_t i = 0; i < a->players.n && i < 8; i++) {
		add_player(row, frame, article_word(a, a->players.v[i].name));
		row_add(row, frame, STYLE_TEXT,
			arena_printf(frame, " %u", p->mentions[i]));
	}
	add_none(row, frame);
}

/* The first quote with a known speaker, else the first. */
static const struct quote *
best_quote(const struct article *a)
{
	for (size_t i = 0; i < a->quotes.n; i++)
		if (a->quotes.v[i].speaker != NO_INDEX)
			return &a->quotes.v[i];
	return a->quotes.n ? a->quotes.v : NULL;
}

static void
quotes_row(const struct preview *p, struct arena *frame, int columns,
	struct row *row)
{
	const struct article *a = &p->article;
	const struct quote *q = best_quote(a);

	add_label(row, frame, _("quotes"));
	if (!q) {
		add_none(row, frame);
		return;
	}
	str who = q->speaker == NO_INDEX
			  ? article_span(a, q->speaker_at)
			  : article_word(a, a->players.v[q->speaker].name);
	str more = a->quotes.n > 1 ? arena_printf(frame, _(" · %zu more"),
					     a->quotes.n - 1)
				   : STR("");
	if (who.n)
		who = arena_printf(frame, "%.*s  ", STR_ARG(who));
	struct piece *speaker = row_add(row, frame, STYLE_SPEAKER, who);
	speaker->column = LABEL_COLUMNS;
	if (q->speaker != NO_INDEX)
		door_player(frame, speaker,
			article_word(a, a->players.v[q->speaker].name));
	str words = arena_printf(
		frame, _("“%.*s”"), STR_ARG(article_span(a, q->at)));
	struct piece *said = row_add(row, frame, STYLE_TEXT, words);
	said->columns =
		columns - LABEL_COLUMNS - utf8_width(who) - utf8_width(more);
	door_place(frame, said, p->id, q->at.start);
	row_add(row, frame, STYLE_DIM, more);
}

/* A figure of the same words stands before it. */
static bool
is_repeated(const struct article *a, size_t figure)
{
	str text = article_span(a, a->figures.v[figure].at);

	for (size_t i = 0; i < figure; i++)
		if (str_eq(article_span(a, a->figures.v[i].at), text))
			return true;
	return false;
}

static void
add_figures(const struct preview *p, struct arena *frame, bool dates,
	struct row *row)
{
	const struct article *a = &p->article;
	int shown = 0;

	for (size_t i = 0; i < a->figures.n && shown < 8; i++) {
		bool date = a->figures.v[i].kind == FIGURE_DATE;

		if (date != dates || is_repeated(a, i))
			continue;
		struct span at = a->figures.v[i].at;

		door_place(frame,
			add_next(row, frame, STYLE_TEXT, article_span(a, at)),
			p->id, at.start);
		shown++;
	}
}

static void
figures_row(const struct preview *p, struct arena *frame, struct row *row)
{
	add_label(row, frame, _("figures"));
	add_figures(p, frame, false, row);
	/* Dates say least. */
	if (row->n == 1)
		add_figures(p, frame, true, row);
	add_none(row, frame);
}

static void
fresh_row(const struct preview *p, struct arena *frame, struct row *row)
{
	add_label(row, frame, _("new"));
	for (size_t i = 0; i < p->fresh.n && i < 8; i++)
		add_player(row, frame, p->fresh.v[i]);
}

/* How it begins, on so many lines. */
static void
lead_row(const struct preview *p, struct view *v, size_t line, struct row *row)
{
	size_t last = p->fresh.n ? 0 : 1;

	const struct article *a = &p->article;
	struct arena *frame = &v->app->frame, tmp = { 0 };
	struct flow_rule rule = { .columns = v->columns - LABEL_COLUMNS - 4 };
	struct flow_lines lines = { 0 };
	str text = STR("");

	for (size_t i = 0; i < a->paragraphs.n && text.n == 0; i++)
		if (a->paragraphs.v[i].kind == PARAGRAPH_TEXT)
			text = article_span(a, a->paragraphs.v[i].at);
	text = str_take(text, (size_t)v->columns * 2 * UTF8_MAX);
	flow_text(text, &rule, frame, &tmp, &lines);
	arena_free(&tmp);
	if (line == 0)
		add_label(row, frame, _("begins"));
	if (line >= lines.n)
		return;
	struct span at = lines.v[line].at;
	if (line == last)
		at.end = (uint32_t)text.n;
	row_add_cell(row, frame, STYLE_DIM, str_slice(text, at.start, at.end),
		(struct place){ 0, LABEL_COLUMNS, rule.columns, 1 });
}

void
preview_row(struct preview *p, struct view *v, int64_t id, size_t i,
	struct row *row)
{
	struct arena *frame = &v->app->frame;

	load(p, v->app->store, id);
	const struct article *a = &p->article;
	if (i == 0) {
		str title = article_word(a, a->title);

		if (title.n)
			row_add(row, frame, STYLE_TITLE,
				arena_printf(frame, " %.*s ", STR_ARG(title)));
	} else if (i == 1) {
		players_row(p, frame, row);
	} else if (i == 2) {
		quotes_row(p, frame, v->columns - 6, row);
	} else if (i == 3) {
		figures_row(p, frame, row);
	} else if (i == 4 && p->fresh.n) {
		fresh_row(p, frame, row);
	} else {
		lead_row(p, v, i - 4 - (p->fresh.n > 0), row);
	}
}
