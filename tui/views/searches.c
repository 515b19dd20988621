/*
 * The saved searches, each with how many articles it finds and how many of
 * them are new since it was opened last.  Counted behind all else.
 */
#include "tui/views/searches.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/app.h"
#include "tui/deeds/deed.h"
#include "tui/list/list.h"
#include "tui/views/results.h"
#include "tui/list/table.h"

#include <stdlib.h>

struct searches {
	struct arena arena;
	struct saved_rows rows;
	struct count *counts; /* by row, in arena */
	struct err failed;
	bool by_name; /* else as they were saved */
};

/* Without a searcher (tests) they are counted at once. */
static void
count_all(struct view *v)
{
	struct searches *s = v->state;
	struct app *app = v->app;

	s->counts = arena_new(&s->arena, struct count, s->rows.n);
	for (size_t i = 0; i < s->rows.n; i++) {
		const struct saved_row *row = &s->rows.v[i];

		s->counts[i] = (struct count){ .id = row->id,
			.query = row->query,
			.since = row->seen_until };
		if (!app->searcher)
			search_count(app->store, &s->counts[i], NULL);
	}
	if (app->searcher)
		searcher_count(app->searcher, s->counts, s->rows.n);
}

/* What was known stays until it is counted anew. */
static void
keep_known(struct searches *s, const struct count *old, size_t n)
{
	for (size_t i = 0; i < s->rows.n; i++)
		for (size_t k = 0; k < n && !s->counts[i].known; k++)
			if (old[k].id == s->counts[i].id &&
				str_eq(old[k].query, s->counts[i].query))
				s->counts[i] = old[k];
}

static int
compare_names(const void *a, const void *b)
{
	const struct saved_row *x = a, *y = b;

	return str_cmp(x->name, y->name);
}

static void
load(struct view *v)
{
	struct searches *s = v->state;
	struct arena before = s->arena;
	struct count *old = s->counts;
	size_t n = s->rows.n;

	s->arena = (struct arena){ 0 };
	s->failed = (struct err){ 0 };
	if (!store_saved(v->app->store, &s->arena, &s->rows, &s->failed))
		s->rows.n = 0;
	if (s->by_name && s->rows.n)
		qsort(s->rows.v, s->rows.n, sizeof *s->rows.v, compare_names);
	count_all(v);
	keep_known(s, old, n);
	for (size_t i = 0; i < s->rows.n; i++)
		s->counts[i].query = s->rows.v[i].query;
	arena_free(&before);
	if (v->selected >= s->rows.n)
		v->selected = s->rows.n ? s->rows.n - 1 : 0;
}

static const char *
order_of(const struct searches *s)
{
	return s->by_name ? _("by name") : _("as they were saved");
}

static bool
searches_open(struct view *v, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	v->state = arena_new(&v->arena, struct searches, 1);
	return true;
}

static size_t
searches_count(struct view *v)
{
	return ((struct searches *)v->state)->rows.n;
}

static void
searches_row(struct view *v, size_t i, int columns, struct row *row)
{
	struct searches *s = v->state;
	struct arena *frame = &v->app->frame;
	const struct count *c = &s->counts[i];
	int query = columns < NARROW ? 0 : columns / 2 - 10;
	int name = columns - query - 14;
	enum style style = c->fresh ? STYLE_SPEAKER : STYLE_DIM;
	str total = c->known ? arena_printf(frame, "%zu", c->total) : STR("…");

	row_add_cell(row, frame, STYLE_TEXT, s->rows.v[i].name,
		(struct place){ 0, 0, name - 2, 1 });
	if (query)
		row_add_cell(row, frame, STYLE_DIM, s->rows.v[i].query,
			(struct place){ 0, name, query - 2, 1 });
	if (c->fresh) {
		str fresh = arena_printf(frame, _("%zu new"), c->fresh);

		row_add_cell(row, frame, style, fresh,
			(struct place){
				0, columns - 6 - utf8_width(fresh), 0, 1 });
	}
	row_add_cell(row, frame, STYLE_DIM, total,
		(struct place){ 0, columns - utf8_width(total), 0, 1 });
}

static str
searches_empty(struct view *v)
{
	struct searches *s = v->state;

	if (s->failed.text[0])
		return str_of(s->failed.text);
	return str_of(_("No search is saved yet.\n"
			"\n"
			"Search with /, leave the line with Esc, and press S: "
			"the search gets a name and stands here, with how "
			"much of what it finds is new."));
}

static bool
renamed(struct app *app, void *ctx, str text, struct err *e)
{
	int64_t id = *(int64_t *)ctx;

	if (text.n == 0)
		return true;
	bool ok = store_step_begin(app->store, e) &&
		  store_rename_saved(app->store, id, text, e);
	app_renew(app);
	return store_step_end(app->store, ok, e);
}

static enum outcome
rename_one(struct view *v, const struct saved_row *row)
{
	struct question *q = question_begin(v->app, _("name:"), row->name);
	int64_t *id = arena_new(&q->arena, int64_t, 1);

	*id = row->id;
	q->ctx = id;
	q->answered = renamed;
	return OUTCOME_DONE;
}

static enum outcome
drop(struct view *v, const struct saved_row *row, struct err *e)
{
	bool ok = store_step_begin(v->app->store, e) &&
		  store_drop_saved(v->app->store, row->id, e);

	if (!store_step_end(v->app->store, ok, e))
		return OUTCOME_FAILED;
	deed_say(v->app, arena_printf(&v->app->frame, _("deleted: %.*s"),
				 STR_ARG(row->name)));
	app_renew(v->app);
	return OUTCOME_DONE;
}

/* Opening it is seeing what is new in it. */
static enum outcome
open_one(struct view *v, const struct saved_row *row, struct err *e)
{
	if (!results_open_saved(v->app, row, e))
		return OUTCOME_FAILED;
	store_see_saved(v->app->store, row->id, NULL);
	v->version = v->app->version - 1;
	return OUTCOME_DONE;
}

/* The next one that has something new. */
static enum outcome
next_fresh(struct view *v, int by)
{
	const struct searches *s = v->state;
	size_t n = list_count(v);

	for (size_t k = list_selected(v) + (size_t)by; k < n; k += (size_t)by)
		if (s->counts[list_number(v, k)].fresh) {
			list_select(v, list_number(v, k));
			return OUTCOME_DONE;
		}
	app_say(v->app, "%s",
		by > 0 ? _("nothing new below") : _("nothing new above"));
	return OUTCOME_DONE;
}

static enum outcome
searches_command(struct view *v, enum command command, struct err *e)
{
	struct searches *s = v->state;

	if (list_count(v) == 0)
		return OUTCOME_UNHANDLED;
	const struct saved_row *row = &s->rows.v[v->selected];
	switch (command) {
	case COMMAND_OPEN: return open_one(v, row, e);
	case COMMAND_NEXT_UNREAD: return next_fresh(v, 1);
	case COMMAND_PREV_UNREAD: return next_fresh(v, -1);
	case COMMAND_RENAME: return rename_one(v, row);
	case COMMAND_DELETE: return drop(v, row, e);
	case COMMAND_SORT:
		s->by_name = !s->by_name;
		v->selected = 0;
		list_refresh(v);
		table_say_order(v, order_of(s));
		return OUTCOME_DONE;
	default: return OUTCOME_UNHANDLED;
	}
}

static void
searches_counted(struct view *v, const struct count *counts, size_t n)
{
	struct searches *s = v->state;

	for (size_t i = 0; i < s->rows.n; i++)
		for (size_t k = 0; k < n; k++)
			if (counts[k].of == COUNT_SEARCH && counts[k].known &&
				counts[k].id == s->counts[i].id) {
				s->counts[i] = counts[k];
				s->counts[i].query = s->rows.v[i].query;
			}
}

static void
searches_status(struct view *v, str *title, str *beside, str *place)
{
	struct searches *s = v->state;
	struct arena *frame = &v->app->frame;
	size_t fresh = 0;

	(void)beside;
	for (size_t i = 0; i < s->rows.n; i++)
		fresh += s->counts[i].fresh;
	*title = fresh ? arena_printf(frame, _("searches %zu · new %zu"),
				 s->rows.n, fresh)
		       : arena_printf(frame, _("searches %zu"), s->rows.n);
	if (list_count(v))
		*place = table_place(v, order_of(s));
}

static const enum command *
searches_keys(struct view *v)
{
	static const enum command keys[] = { COMMAND_OPEN, COMMAND_RENAME,
		COMMAND_DELETE, COMMAND_SEARCH, COMMAND_UNDO, COMMAND_BACK,
		COMMAND_NONE };

	(void)v;
	return keys;
}

static void
searches_close(struct view *v)
{
	arena_free(&((struct searches *)v->state)->arena);
}

const struct view_ops view_searches = {
	.name = N_("searches"),
	.place = 'S',
	.open = searches_open,
	.count = searches_count,
	.row = searches_row,
	.empty = searches_empty,
	.command = searches_command,
	.refresh = load,
	.counted = searches_counted,
	.status = searches_status,
	.keys = searches_keys,
	.close = searches_close,
};
