#include "tui/list/fold.h"

#include "base/i18n.h"
#include "store/state.h"
#include "tui/app.h"

bool
fold_wanted(const struct app *app)
{
	return app->settings.v[SETTING_FOLD_REPRINTS];
}

static bool
has(const struct ids *ids, int64_t id)
{
	for (size_t i = 0; i < ids->n; i++)
		if (ids->v[i] == id)
			return true;
	return false;
}

/* Which of view->apart tells that story; apart.n: none. */
static size_t
find_apart(struct view *v, const struct ids *reports)
{
	size_t i = 0;

	while (i < v->apart.n && !has(reports, v->apart.v[i]))
		i++;
	return i;
}

static struct ids
reports_of(struct view *v, int64_t article)
{
	struct ids reports = { 0 };

	store_story(v->app->store, article, &v->app->frame, &reports, NULL);
	return reports;
}

struct ids
fold_line(struct view *v, int64_t article)
{
	static const struct ids none;

	if (!v->ops->folds || !fold_wanted(v->app))
		return none;
	struct ids reports = reports_of(v, article);
	return find_apart(v, &reports) < v->apart.n ? none : reports;
}

void
fold_marks(struct view *v, const struct ids *reports, struct article_row *row)
{
	struct article_row one;

	for (size_t i = 0; i < reports->n; i++) {
		if (!store_article(v->app->store, reports->v[i], &v->app->frame,
			    &one, NULL))
			continue;
		row->read &= one.read;
		row->starred |= one.starred;
	}
}

bool
fold_is_read(struct view *v, int64_t *article)
{
	struct store *store = v->app->store;
	bool read = true;

	if (!store_is_read(store, *article, &read) || !read)
		return read;
	struct ids reports = fold_line(v, *article);
	for (size_t i = 0; i < reports.n; i++)
		if (store_is_read(store, reports.v[i], &read) && !read) {
			*article = reports.v[i];
			return false;
		}
	return true;
}

bool
fold_turn(struct view *v, int64_t article)
{
	struct ids reports = reports_of(v, article);

	if (!fold_wanted(v->app)) {
		app_say(v->app, "%s",
			_("nothing is folded: the setting fold-reprints"));
		return false;
	}
	if (reports.n == 0) {
		app_say(v->app, "%s", _("nobody else tells this"));
		return false;
	}
	size_t i = find_apart(v, &reports);
	if (i == v->apart.n)
		*vec_push(&v->arena, &v->apart) = reports.v[0];
	else
		v->apart.v[i] = v->apart.v[--v->apart.n];
	return true;
}

void
fold_add(struct app *app, struct ids *ids)
{
	const struct view *v = app_list(app);

	if (v && v->ops->folds && fold_wanted(app))
		store_add_stories(
			app->store, &v->apart, &app->frame, ids, NULL);
}

/* One transaction, and no deed: what was opened is not unread again. */
static void
read_all(struct store *s, const struct ids *ids)
{
	size_t changed;
	bool ok = store_step_begin(s, NULL) &&
		  store_mark_all(s, ids, DEED_READ, true, &changed, NULL) &&
		  store_step_forget(s, NULL);

	store_step_end(s, ok, NULL);
}

void
fold_read(struct app *app, int64_t article)
{
	struct ids ids = { 0 };
	bool read;

	*vec_push(&app->frame, &ids) = article;
	fold_add(app, &ids);
	if (ids.n > 1)
		read_all(app->store, &ids);
	/* That it counts as read is no reason not to show it. */
	else if (store_is_read(app->store, article, &read) && !read)
		store_set_read(app->store, article, true, NULL);
}
