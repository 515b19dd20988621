#include "tui/views/feeds.h"

#include "base/i18n.h"
#include "store/feeds/feed_rule.h"
#include "tui/app.h"
#include "tui/config/config.h"
#include "tui/list/list.h"

static const struct feed_rules *
rules_of(const struct view *v)
{
	return config_feeds(v->app->config);
}

/* Its place among the closed ones; their number: it is none of them. */
static size_t
find_closed(const struct strs *closed, str folder)
{
	size_t i = 0;

	while (i < closed->n && !str_eq(closed->v[i], folder))
		i++;
	return i;
}

/* As they were left. */
static void
load_closed(struct app *app)
{
	struct shell *sh = app->shell;

	if (!sh->closed_known)
		store_closed_folders(
			app->store, &sh->closed_arena, &sh->closed, NULL);
	sh->closed_known = true;
}

static bool
is_closed(const struct app *app, str folder)
{
	const struct strs *closed = &app->shell->closed;

	return find_closed(closed, folder) < closed->n;
}

/* The folder that the feed is in, which may be a new one; SIZE_MAX: none. */
static size_t
put_in(struct view *v, str name)
{
	struct feeds *s = v->state;

	if (name.n == 0 || s->rows.order != FEEDS_BY_FOLDER)
		return SIZE_MAX;
	if (s->folders.n == 0 ||
		!str_eq(s->folders.v[s->folders.n - 1].name, name)) {
		*vec_push(&s->arena, &s->folders) =
			(struct folder){ .name = name,
				.closed = is_closed(v->app, name) };
		*vec_push(&s->rows.arena, &s->rows.ids) =
			-(int64_t)s->folders.n;
	}
	s->folders.v[s->folders.n - 1].n++;
	return s->folders.n - 1;
}

static bool
put_feed(struct view *v, int64_t id, struct err *e)
{
	struct feeds *s = v->state;
	struct feed_row row;

	if (!store_feed(v->app->store, id, &s->arena, &row, e))
		return false;
	feed_rules_show(rules_of(v), &row);
	size_t folder = put_in(v, row.folder);
	*vec_push(&s->arena, &s->all) = (struct followed){ .id = id,
		.folder = folder,
		.count = { .of = COUNT_FEED, .id = id } };
	if (folder == SIZE_MAX || !s->folders.v[folder].closed)
		*vec_push(&s->rows.arena, &s->rows.ids) = id;
	return true;
}

/* What was known stays until it is counted anew. */
static void
keep_known(struct feeds *s, const struct followed *old, size_t n)
{
	for (size_t i = 0; i < s->all.n; i++)
		for (size_t k = 0; k < n; k++)
			if (old[k].id == s->all.v[i].id)
				s->all.v[i].count = old[k].count;
}

bool
feeds_load(struct view *v, struct table *t, struct err *e)
{
	struct feeds *s = v->state;
	struct arena before = s->arena;
	const struct followed *old = s->all.v;
	size_t n = s->all.n;
	struct ids ids;
	struct feed_listing l = { rules_of(v), (enum feed_order)t->order };

	load_closed(v->app);
	table_clear(t);
	s->arena = (struct arena){ 0 };
	s->folders.v = NULL;
	s->folders.n = s->folders.cap = 0;
	s->all.v = NULL;
	s->all.n = s->all.cap = 0;
	bool ok = feed_rules_list(&l, v->app->store, &s->arena, &ids, e);
	for (size_t i = 0; ok && i < ids.n; i++)
		ok = put_feed(v, ids.v[i], e);
	keep_known(s, old, n);
	arena_free(&before);
	s->marks = -1;
	return ok;
}

/* Without a searcher (tests) at once. */
static void
count_all(struct view *v)
{
	struct feeds *s = v->state;
	struct app *app = v->app;
	struct count *asked = arena_new(&app->frame, struct count, s->all.n);

	for (size_t i = 0; i < s->all.n; i++) {
		if (!app->searcher)
			search_count(app->store, &s->all.v[i].count, NULL);
		asked[i] = s->all.v[i].count;
	}
	if (app->searcher)
		searcher_count(app->searcher, asked, s->all.n);
}

/* What was read since is not unread any more. */
static void
count_anew(struct view *v)
{
	struct feeds *s = v->state;
	int64_t marks = 0;

	if (!store_marks_version(v->app->store, &marks, NULL) ||
		marks == s->marks)
		return;
	s->marks = marks;
	count_all(v);
}

void
feeds_refresh(struct view *v)
{
	table_refresh(v, v->state, feeds_load);
	count_anew(v);
}

/* Asks for no list: but then one may have come back from reading. */
void
feeds_listed(struct view *v, struct list_answer *a)
{
	if (!a && ((struct feeds *)v->state)->rows.loaded)
		count_anew(v);
}

void
feeds_counted(struct view *v, const struct count *counts, size_t n)
{
	struct feeds *s = v->state;

	for (size_t k = 0; k < n; k++) {
		if (counts[k].of != COUNT_FEED || !counts[k].known)
			continue;
		for (size_t i = 0; i < s->all.n; i++)
			if (s->all.v[i].id == counts[k].id)
				s->all.v[i].count = counts[k];
	}
}

struct folder *
feeds_folder_at(struct view *v, size_t i)
{
	struct feeds *s = v->state;
	int64_t id = table_id(&s->rows, i);

	return id < 0 ? &s->folders.v[-1 - id] : NULL;
}

size_t
feeds_folder_of(const struct feeds *s, int64_t feed)
{
	for (size_t i = 0; i < s->all.n; i++)
		if (s->all.v[i].id == feed)
			return s->all.v[i].folder;
	return SIZE_MAX;
}

struct count
feeds_count(const struct feeds *s, int64_t id)
{
	struct count sum = { .known = true };

	for (size_t i = 0; i < s->all.n; i++) {
		const struct followed *f = &s->all.v[i];

		if (id > 0 ? f->id != id
			   : id < 0 && f->folder != (size_t)(-1 - id))
			continue;
		sum.total += f->count.total;
		sum.fresh += f->count.fresh;
		sum.known &= f->count.known;
	}
	return sum;
}

enum outcome
feeds_turn_folder(struct view *v, int64_t id)
{
	struct feeds *s = v->state;
	struct shell *sh = v->app->shell;
	size_t k = id < 0 ? (size_t)(-1 - id) : feeds_folder_of(s, id);

	if (k == SIZE_MAX) {
		app_say(v->app, "%s", _("it is in no folder"));
		return OUTCOME_DONE;
	}
	str name = s->folders.v[k].name;
	size_t i = find_closed(&sh->closed, name);
	/* Where it cannot be kept it is closed all the same. */
	store_close_folder(v->app->store, name, i == sh->closed.n, NULL);
	if (i < sh->closed.n)
		sh->closed.v[i] = sh->closed.v[--sh->closed.n];
	else
		*vec_push(&sh->closed_arena, &sh->closed) =
			arena_copy(&sh->closed_arena, name);
	size_t row = v->selected;
	if (table_find(&s->rows, -1 - (int64_t)k, &row))
		v->selected = row;
	s->rows.version = v->app->version - 1;
	list_refresh(v);
	list_show(v);
	return OUTCOME_DONE;
}
