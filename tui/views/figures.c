/* Sums, shares, counts and dates in their sentences, newest first. */
#include "tui/list/table.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/list/days.h"
#include "tui/deeds/deed.h"
#include "tui/views/exchange.h"
#include "tui/list/list.h"
#include "tui/views/source.h"

/* Longer lines are hard to read. */
enum { MEASURE = 88 };

static bool
load(struct view *v, struct table *t, struct err *e)
{
	return table_ask(v, t,
		&(struct list_ask){ LISTING_FIGURES, .order = t->order }, e);
}

static void
read(struct store *store, int64_t id, struct arena *texts, void *row)
{
	struct figure_row *f = row;
	struct err e = { 0 };

	if (!store_figure(store, id, texts, f, &e))
		*f = (struct figure_row){ .sentence = arena_copy(
						  texts, str_of(e.text)) };
}

/* The figure stands right-aligned before its sentence. */
static void
figures_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct figure_row *f = table_row(v, i);
	struct arena *frame = &v->app->frame;
	int room = columns < NARROW ? 12 : 18, width = utf8_width(f->text);
	struct place place = { 0, room + 2, columns - room - 2, 2 };
	struct marked sentence = { f->sentence, &f->in_sentence, 1, STYLE_DIM,
		STYLE_FIGURE };

	row_add_cell(row, frame, STYLE_TEXT, f->text,
		(struct place){ 0, width < room ? room - width : 0, room, 1 });
	if (place.columns > MEASURE)
		place.columns = MEASURE;
	row_add_marked(row, frame, &sentence, place);
}

static void
figures_group(struct view *v, size_t i, str *left, str *right)
{
	const struct figure_row *f = table_row(v, i);

	*left = f->title;
	*right = day_beside(&v->app->frame, f->source, f->published);
}

/* The card of the one whose figure it is, or his exchange with another. */
static enum outcome
open_player(struct view *v, enum command command, const struct figure_row *f,
	struct err *e)
{
	int64_t player = 0;

	if (f->player.n &&
		!store_player_named(v->app->store, f->player, &player, e))
		return OUTCOME_FAILED;
	if (player && command == COMMAND_EXCHANGE)
		return exchange_open(
			v->app, &(struct exchange_who){ .id = player }, e);
	return deed_open_card(v->app, player, e);
}

static enum outcome
figures_command(struct view *v, enum command command, struct err *e)
{
	if (!table_selected(v, v->state))
		return OUTCOME_UNHANDLED;
	const struct figure_row *f = table_row(v, v->selected);
	switch (command) {
	case COMMAND_OPEN:
		return deed_open(v->app, f->article, &f->at.start, e);
	case COMMAND_EXCHANGE:
	case COMMAND_WHO: return open_player(v, command, f, e);
	case COMMAND_SOURCE:
		return source_open(v->app,
			&(struct source_place){
				.article = f->article, .at = f->at.start },
			e);
	case COMMAND_COPY: return deed_copy_figure(v->app, f, e);
	default: return deed(v->app, command, f->article, e);
	}
}

static int64_t
article_of(struct view *v, size_t i)
{
	const struct figure_row *f = table_row(v, i);

	return f->article;
}

static const enum command keys[] = { COMMAND_OPEN, COMMAND_WHO, COMMAND_COPY,
	COMMAND_FILTER, COMMAND_NEXT_SECTION, COMMAND_SEARCH, COMMAND_BACK,
	COMMAND_NONE };

static const struct table_kind kind = {
	.load = load,
	.row_size = sizeof(struct figure_row),
	.read = read,
	.article = article_of,
	.orders = table_by_time,
	.empty = N_("No figures yet: nothing of what is in the archive "
		    "has sums, shares, counts or dates."),
	.keys = keys,
};

const struct view_ops view_figures = {
	.name = N_("figures"),
	.place = 'L',
	.table = &kind,
	TABLE_OPS,
	TABLE_ASKS,
	.row = figures_row,
	.group = figures_group,
	.command = figures_command,
};
