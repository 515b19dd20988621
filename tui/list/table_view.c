/* The part of table.h that views of one list have in common. */
#include "tui/list/table.h"

#include "base/i18n.h"
#include "tui/list/list.h"

bool
table_open(struct view *v, const void *arg, struct err *e)
{
	(void)arg;
	(void)e;
	v->state = arena_new(&v->arena, struct table, 1);
	return true;
}

size_t
table_count(struct view *v)
{
	return table_n(v->state);
}

str
table_empty(struct view *v)
{
	struct table *t = v->state;

	if (t->question)
		return STR("…");
	return str_of(
		t->failed.text[0] ? t->failed.text : _(v->ops->table->empty));
}

void
table_load_again(struct view *v)
{
	table_refresh(v, v->state, v->ops->table->load);
}

bool
table_go(struct view *v, int by, int64_t *article)
{
	table_article *of = v->ops->table->article;

	return of && table_step(v, by, of, article);
}

void
table_status(struct view *v, str *title, str *beside, str *place)
{
	const struct table *t = v->state;
	struct arena *frame = &v->app->frame;
	size_t shown = list_count(v);

	(void)beside;
	*title = arena_printf(frame, "%s %zu", _(v->ops->name), table_all(t));
	if (shown)
		*place = table_place(v, _(v->ops->table->orders[t->order]));
}

str
table_place(struct view *v, const char *order)
{
	size_t shown = list_count(v), at = list_selected(v) + 1;
	struct arena *frame = &v->app->frame;

	return v->columns < NARROW
		       ? arena_printf(frame, "%zu/%zu", at, shown)
		       : arena_printf(frame, "%zu/%zu  %s", at, shown, order);
}

void
table_say_order(struct view *v, const char *order)
{
	if (v->columns < NARROW)
		app_say(v->app, "%s", order);
}

const enum command *
table_keys(struct view *v)
{
	return v->ops->table->keys;
}

void
table_end(struct view *v)
{
	table_close(v->state);
}

const void *
table_row(struct view *v, size_t i)
{
	const struct table_kind *kind = v->ops->table;
	struct table *t = v->state;

	return cache_row(t->cache, v->app->store, table_id(t, i),
		kind->row_size, kind->read);
}

const char *const table_by_time[] = { N_("newest first"), N_("oldest first"),
	NULL };

enum outcome
table_sort(struct view *v)
{
	struct table *t = v->state;

	if (!v->ops->table)
		return OUTCOME_UNHANDLED;
	if (!v->ops->table->orders[++t->order])
		t->order = 0;
	table_begin_anew(v, t);
	table_say_order(v, _(v->ops->table->orders[t->order]));
	return OUTCOME_DONE;
}
