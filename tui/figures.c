/* Sums, shares, counts and dates in their sentences, newest first. */
#include "tui/table.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/deed.h"
#include "tui/list.h"

/* Longer lines are hard to read. */
enum { MEASURE = 88 };

static bool
load(struct view *v, struct arena *a, struct ids *ids, struct err *e)
{
	static const struct figure_filter all = { 0 };

	return store_figures(v->app->store, &all, a, ids, e);
}

static bool
figures_open(struct view *v, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	v->state = arena_new(&v->arena, struct table, 1);
	return true;
}

static void
figures_refresh(struct view *v)
{
	table_refresh(v, v->state, load);
}

static size_t
figures_count(struct view *v)
{
	return ((struct table *)v->state)->ids.n;
}

static const struct figure_row *
figure_at(struct view *v, size_t i)
{
	struct table *r = v->state;
	int64_t id = r->ids.v[i];
	struct figure_row *f = cache_find(r->cache, id);
	struct err e = { 0 };
	struct arena *texts;

	if (f)
		return f;
	f = cache_add(r->cache, id, sizeof *f, &texts);
	if (!store_figure(v->app->store, id, texts, f, &e))
		*f = (struct figure_row){ .sentence = arena_copy(
						  texts, str_of(e.text)) };
	return f;
}

/* The figure stands right-aligned before its sentence. */
static void
figures_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct figure_row *f = figure_at(v, i);
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
	const struct figure_row *f = figure_at(v, i);

	*left = f->title;
	*right = arena_printf(&v->app->frame, _("%.*s · %.*s"),
		STR_ARG(f->source), STR_ARG(str_take(f->published, 10)));
}

static str
figures_empty(struct view *v)
{
	struct table *r = v->state;

	if (r->failed.text[0])
		return str_of(r->failed.text);
	return str_of(_("No figures yet: nothing of what is in the archive "
			"has sums, shares, counts or dates."));
}

/* The card of the one whose figure it is. */
static enum outcome
open_player(struct view *v, const struct figure_row *f, struct err *e)
{
	int64_t player = 0;

	if (f->player.n &&
		!store_player_named(v->app->store, f->player, &player, e))
		return OUTCOME_FAILED;
	return deed_open_card(v->app, player, e);
}

static enum outcome
figures_command(struct view *v, enum command command, struct err *e)
{
	if (!table_selected(v, v->state))
		return OUTCOME_UNHANDLED;
	const struct figure_row *f = figure_at(v, v->selected);
	switch (command) {
	case COMMAND_OPEN:
		return deed_open(v->app, f->article, &f->at.start, e);
	case COMMAND_WHO: return open_player(v, f, e);
	default: return deed(v->app, command, f->article, e);
	}
}

static int64_t
article_of(struct view *v, size_t i)
{
	return figure_at(v, i)->article;
}

static bool
figures_step(struct view *v, int by, int64_t *article)
{
	return table_step(v, by, article_of, article);
}

static void
figures_status(struct view *v, str *title, str *beside, str *place)
{
	struct arena *frame = &v->app->frame;
	size_t shown = list_count(v);

	(void)beside;
	*title = arena_printf(frame, _("figures %zu"), figures_count(v));
	if (shown)
		*place = arena_printf(frame, _("%zu/%zu  newest first"),
			list_selected(v) + 1, shown);
}

static const enum command *
figures_keys(struct view *v)
{
	static const enum command keys[] = { COMMAND_OPEN, COMMAND_WHO,
		COMMAND_FILTER, COMMAND_NEXT_SECTION, COMMAND_SEARCH,
		COMMAND_BACK, COMMAND_NONE };

	(void)v;
	return keys;
}

static void
figures_close(struct view *v)
{
	table_close(v->state);
}

const struct view_ops view_figures = {
	.name = N_("figures"),
	.place = 'L',
	.open = figures_open,
	.count = figures_count,
	.row = figures_row,
	.group = figures_group,
	.empty = figures_empty,
	.command = figures_command,
	.refresh = figures_refresh,
	.step = figures_step,
	.status = figures_status,
	.keys = figures_keys,
	.close = figures_close,
};
