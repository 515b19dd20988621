/* Who and what is named, most mentioned first. */
#include "tui/table.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/deed.h"
#include "tui/list.h"
#include "tui/spark.h"
#include "tui/player_words.h"

static bool
load(struct view *v, struct arena *a, struct ids *ids, struct err *e)
{
	return store_players(v->app->store, STR(""), a, ids, e);
}

static bool
players_open(struct view *v, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	v->state = arena_new(&v->arena, struct table, 1);
	return true;
}

static void
players_refresh(struct view *v)
{
	table_refresh(v, v->state, load);
}

static size_t
players_count(struct view *v)
{
	return ((struct table *)v->state)->ids.n;
}

static const struct player_row *
player_at(struct view *v, size_t i)
{
	struct table *r = v->state;
	int64_t id = r->ids.v[i];
	struct player_row *p = cache_find(r->cache, id);
	struct err e = { 0 };
	struct arena *texts;

	if (p)
		return p;
	p = cache_add(r->cache, id, sizeof *p, &texts);
	if (!store_player(v->app->store, id, texts, p, &e))
		*p = (struct player_row){ .name = arena_copy(
						  texts, str_of(e.text)) };
	return p;
}

/* Where the columns of a row begin; -1: there is no room for it. */
struct columns {
	int name, kind, mentions, bar, articles, quotes, days;
	int bar_columns;
};

static struct columns
columns_for(int columns)
{
	if (columns < NARROW - 2)
		return (struct columns){ columns - 16, -1, columns - 14,
			columns - 7, -1, -1, -1, 7 };
	if (columns < 90)
		return (struct columns){ columns - 52, columns - 50,
			columns - 43, columns - 35, columns - 23, columns - 15,
			-1, 10 };
	return (struct columns){ columns - 76, columns - 74, columns - 66,
		columns - 58, columns - 44, columns - 35, columns - 25, 12 };
}

static void
add(struct row *row, struct arena *frame, str text, int column, int columns)
{
	if (column >= 0)
		row_add_cell(row, frame, STYLE_DIM, text,
			(struct place){ 0, column, columns, 1 });
}

static void
players_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct player_row *p = player_at(v, i);
	struct arena *frame = &v->app->frame;
	struct columns c = columns_for(columns);
	uint32_t most = player_at(v, 0)->mentions;

	row_add_cell(row, frame, STYLE_TEXT, p->name,
		(struct place){ 0, 0, c.name, 1 });
	add(row, frame, player_kind_word(p->kind), c.kind, 7);
	row_add_cell(row, frame, STYLE_TEXT,
		arena_printf(frame, "%6u", p->mentions),
		(struct place){ 0, c.mentions, 6, 1 });
	row_add_cell(row, frame, STYLE_SPEAKER,
		spark_bar(frame, p->mentions, most, c.bar_columns),
		(struct place){ 0, c.bar, c.bar_columns, 1 });
	add(row, frame, arena_printf(frame, "%6u", p->articles), c.articles, 7);
	add(row, frame, arena_printf(frame, "%6u", p->quotes), c.quotes, 7);
	add(row, frame,
		arena_printf(frame, "%.*s – %.*s", STR_ARG(p->first),
			STR_ARG(p->last)),
		c.days, 23);
}

/* A number's column has its word at the right end. */
static void
put_word(struct buf *b, const char *word, int column, int columns)
{
	str text = str_of(_(word));
	int width = utf8_width(text);

	if (column < 0)
		return;
	for (int pad = column + columns - width - utf8_width(buf_str(b));
		pad > 0; pad--)
		buf_putc(b, ' ');
	buf_put(b, text);
}

/* The heads of the columns. */
static void
players_group(struct view *v, size_t i, str *left, str *right)
{
	struct columns c = columns_for(v->columns);
	struct buf b = { 0 };

	(void)i;
	(void)right;
	put_word(&b, N_("mentions"), c.mentions - 6, 12);
	put_word(&b, N_("articles"), c.articles - 2, 8);
	put_word(&b, N_("quotes"), c.quotes, 6);
	put_word(&b, N_("first – last"), c.days, 23);
	*left = arena_copy(&v->app->frame, buf_str(&b));
	buf_free(&b);
}

static str
players_empty(struct view *v)
{
	struct table *r = v->state;

	if (r->failed.text[0])
		return str_of(r->failed.text);
	return str_of(_("Nobody yet: nothing of what is in the archive names "
			"a person, a company, a product or a place."));
}

static enum outcome
players_command(struct view *v, enum command command, struct err *e)
{
	int64_t id = table_selected(v, v->state);

	if (id && (command == COMMAND_OPEN || command == COMMAND_WHO))
		return deed_open_card(v->app, id, e);
	return OUTCOME_UNHANDLED;
}

/* Under any of his names: both lists are in the same order. */
static bool
players_find(struct view *v, str text, struct arena *a, struct ids *rows)
{
	const struct ids *all = &((struct table *)v->state)->ids;
	struct ids ids = { 0 };
	size_t k = 0;

	if (!store_players(v->app->store, text, a, &ids, NULL))
		return false;
	for (size_t i = 0; i < all->n && k < ids.n; i++)
		if (all->v[i] == ids.v[k]) {
			*vec_push(a, rows) = (int64_t)i;
			k++;
		}
	return k == ids.n;
}

static void
players_status(struct view *v, str *title, str *beside, str *place)
{
	struct arena *frame = &v->app->frame;
	size_t shown = list_count(v);

	(void)beside;
	*title = arena_printf(frame, _("players %zu"), players_count(v));
	if (shown)
		*place = arena_printf(frame, _("%zu/%zu  most mentioned first"),
			list_selected(v) + 1, shown);
}

static const enum command *
players_keys(struct view *v)
{
	static const enum command keys[] = { COMMAND_OPEN, COMMAND_FILTER,
		COMMAND_SEARCH, COMMAND_BACK, COMMAND_NONE };

	(void)v;
	return keys;
}

static void
players_close(struct view *v)
{
	table_close(v->state);
}

const struct view_ops view_players = {
	.name = N_("players"),
	.place = 'L',
	.open = players_open,
	.count = players_count,
	.row = players_row,
	.group = players_group,
	.empty = players_empty,
	.command = players_command,
	.find = players_find,
	.refresh = players_refresh,
	.status = players_status,
	.keys = players_keys,
	.close = players_close,
};
