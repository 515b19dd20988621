/* Who and what is named, most mentioned first. */
#include "tui/list/table.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/deeds/correct.h"
#include "tui/deeds/deed.h"
#include "tui/views/exchange.h"
#include "tui/list/list.h"
#include "tui/views/searches.h"
#include "tui/list/spark.h"
#include "tui/list/player_words.h"

static bool
load(struct view *v, struct table *t, struct err *e)
{
	return table_ask(v, t,
		&(struct list_ask){ LISTING_PLAYERS, .order = t->order }, e);
}

static const char *const orders[PLAYER_ORDERS + 1] = {
	[PLAYERS_MENTIONS] = N_("most mentioned first"),
	[PLAYERS_QUOTES] = N_("most quoted first"),
	[PLAYERS_ARTICLES] = N_("in most articles first"),
	[PLAYERS_NAME] = N_("by name"),
};

static void
read(struct store *store, int64_t id, struct arena *texts, void *row)
{
	struct player_row *p = row;
	struct err e = { 0 };

	if (!store_player(store, id, texts, p, &e))
		*p = (struct player_row){ .name = arena_copy(
						  texts, str_of(e.text)) };
}

/* Where the columns of a row begin; -1: there is no room for it. */
struct columns {
	int name, kind, mentions, bar, articles, quotes, days;
	int bar_columns;
};

static struct columns
columns_for(int columns)
{
	if (columns < TINY)
		return (struct columns){ columns - 7, -1, columns - 6, -1, -1,
			-1, -1, 0 };
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
	const struct player_row *p = table_row(v, i), *first = table_row(v, 0);
	struct arena *frame = &v->app->frame;
	struct columns c = columns_for(columns);

	row_add_cell(row, frame, STYLE_TEXT, p->name,
		(struct place){ 0, 0, c.name, 1 });
	add(row, frame, player_kind_word(p->kind), c.kind, 7);
	row_add_cell(row, frame, STYLE_TEXT,
		arena_printf(frame, "%6u", p->mentions),
		(struct place){ 0, c.mentions, 6, 1 });
	if (c.bar >= 0)
		row_add_cell(row, frame, STYLE_SPEAKER,
			spark_bar(frame, p->mentions, first->mentions,
				c.bar_columns),
			(struct place){ 0, c.bar, c.bar_columns, 1 });
	add(row, frame, arena_printf(frame, "%6u", p->articles), c.articles, 7);
	add(row, frame, arena_printf(frame, "%6u", p->quotes), c.quotes, 7);
	if (p->first.n)
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

static enum outcome
players_command(struct view *v, enum command command, struct err *e)
{
	int64_t id = table_selected(v, v->state);

	if (id && command == COMMAND_CORRECT) {
		const struct player_row *p = table_row(v, list_selected(v));
		struct correct_who who = { id, p->name, false };

		return correct_player(v->app, &who, e);
	}
	if (id && command == COMMAND_SAVE) {
		const struct player_row *p = table_row(v, list_selected(v));

		return searches_save_player(v->app, p->name);
	}
	if (id && command == COMMAND_EXCHANGE)
		return exchange_open(
			v->app, &(struct exchange_who){ .id = id }, e);
	if (id && (command == COMMAND_OPEN || command == COMMAND_WHO))
		return deed_open_card(v->app, id, e);
	return OUTCOME_UNHANDLED;
}

static const enum command keys[] = { COMMAND_OPEN, COMMAND_FILTER,
	COMMAND_EXCHANGE, COMMAND_CORRECT, COMMAND_SEARCH, COMMAND_BACK,
	COMMAND_SAVE, COMMAND_NONE };

static const struct table_kind kind = {
	.load = load,
	.row_size = sizeof(struct player_row),
	.read = read,
	.orders = orders,
	.empty = N_("Nobody yet: nothing of what is in the archive names "
		    "a person, a company, a product or a place."),
	.keys = keys,
};

const struct view_ops view_players = {
	.name = N_("players"),
	.place = 'W',
	.table = &kind,
	TABLE_OPS,
	TABLE_ASKS,
	.row = players_row,
	.group = players_group,
	.heads = true,
	.command = players_command,
};
