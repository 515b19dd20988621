/* Who said what, newest first, under the titles of the articles. */
#include "tui/table.h"

#include "base/i18n.h"
#include "tui/deed.h"
#include "tui/list.h"
#include "tui/quote_row.h"

static bool
load(struct view *v, struct arena *a, struct ids *ids, struct err *e)
{
	struct quote_filter all = { 0 };

	return store_quotes(v->app->store, &all, a, ids, e);
}

static bool
quotes_open(struct view *v, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	v->state = arena_new(&v->arena, struct table, 1);
	return true;
}

static void
quotes_refresh(struct view *v)
{
	table_refresh(v, v->state, load);
}

static size_t
quotes_count(struct view *v)
{
	return ((struct table *)v->state)->ids.n;
}

static const struct quote_row *
quote_at(struct view *v, size_t i)
{
	struct table *r = v->state;

	return quote_cached(v->app, r->cache, r->ids.v[i]);
}

static void
quotes_row(struct view *v, size_t i, int columns, struct row *row)
{
	int name = columns < NARROW ? 10 : 14;

	quote_add(row, &v->app->frame, quote_at(v, i),
		(struct place){ 0, name, columns - name, 3 });
}

static void
quotes_group(struct view *v, size_t i, str *left, str *right)
{
	const struct quote_row *q = quote_at(v, i);

	*left = q->title;
	*right = arena_printf(&v->app->frame, _("%.*s · %.*s"),
		STR_ARG(q->source), STR_ARG(str_take(q->published, 10)));
}

static str
quotes_empty(struct view *v)
{
	struct table *r = v->state;

	if (r->failed.text[0])
		return str_of(r->failed.text);
	return str_of(_("No quotes yet: nothing of what is in the archive has "
			"words that somebody said."));
}

static enum outcome
quotes_command(struct view *v, enum command command, struct err *e)
{
	int64_t id = table_selected(v, v->state);

	if (!id)
		return OUTCOME_UNHANDLED;
	const struct quote_row *q = quote_at(v, v->selected);
	switch (command) {
	case COMMAND_OPEN:
		return deed_open(v->app, q->article, &q->at.start, e);
	case COMMAND_COPY: return deed_copy_quote(v->app, id, e);
	case COMMAND_WHO: return deed_open_card(v->app, q->speaker_id, e);
	default: return deed(v->app, command, q->article, e);
	}
}

static int64_t
article_of(struct view *v, size_t i)
{
	return quote_at(v, i)->article;
}

static bool
quotes_step(struct view *v, int by, int64_t *article)
{
	return table_step(v, by, article_of, article);
}

static void
quotes_status(struct view *v, str *title, str *beside, str *place)
{
	struct arena *frame = &v->app->frame;
	size_t shown = list_count(v);

	(void)beside;
	*title = arena_printf(frame, _("quotes %zu"), quotes_count(v));
	if (shown)
		*place = arena_printf(frame, _("%zu/%zu  newest first"),
			list_selected(v) + 1, shown);
}

static const enum command *
quotes_keys(struct view *v)
{
	static const enum command keys[] = { COMMAND_OPEN, COMMAND_WHO,
		COMMAND_COPY, COMMAND_FILTER, COMMAND_NEXT_SECTION,
		COMMAND_SEARCH, COMMAND_BACK, COMMAND_NONE };

	(void)v;
	return keys;
}

static void
quotes_close(struct view *v)
{
	table_close(v->state);
}

const struct view_ops view_quotes = {
	.name = N_("quotes"),
	.place = 'L',
	.open = quotes_open,
	.count = quotes_count,
	.row = quotes_row,
	.group = quotes_group,
	.empty = quotes_empty,
	.command = quotes_command,
	.refresh = quotes_refresh,
	.step = quotes_step,
	.status = quotes_status,
	.keys = quotes_keys,
	.close = quotes_close,
};
