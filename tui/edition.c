#include "tui/edition.h"

#include "base/file.h"
#include "base/i18n.h"
#include "tui/app.h"

#include <unistd.h>

/* Opens both connections, or none. */
static bool
open_both(const char *path, const char *state, enum store_mode mode,
	struct app *app, struct err *e)
{
	if (!store_open(path, state, mode, &app->store, e))
		return false;
	if (searcher_open(path, state, &app->searcher, e))
		return true;
	store_close(app->store);
	app->store = NULL;
	return false;
}

static bool
is_empty(struct store *store)
{
	struct store_counts counts;

	store_count_later(store);
	return store_count(store, &counts, NULL) && counts.articles == 0;
}

static bool
open_sample(const struct session *session, struct app *app, struct err *e)
{
	struct arena tmp = { 0 };
	str path = file_shipped(&tmp, "edition.db", PKGDATADIR "/edition.db");
	bool ok = open_both(path.s, session->state, STORE_READ, app, e);

	arena_free(&tmp);
	app->sample = ok;
	return ok;
}

bool
edition_open(const struct session *session, struct app *app, struct err *e)
{
	const char *path = session->store;
	bool there = path && access(path, F_OK) == 0;

	if (there && !open_both(path, session->state, STORE_READ, app, e)) {
		/* By now another program may have finished making it. */
		there = store_is_made(path);
		if (there &&
			!open_both(path, session->state, STORE_READ, app, e))
			return false;
	}
	if (there && !is_empty(app->store))
		return true;
	struct app own = *app;
	if (open_sample(session, app, e)) {
		edition_close(&own);
		return true;
	}
	/* An empty archive says itself what to do next. */
	*app = own;
	return there ||
	       (path && open_both(path, session->state, STORE_WRITE, app, e));
}

void
edition_close(struct app *app)
{
	if (app->searcher)
		searcher_close(app->searcher);
	if (app->store)
		store_close(app->store);
	app->searcher = NULL;
	app->store = NULL;
}

/* The reader's own archive, if it has articles. */
static bool
open_own(const struct session *session, struct app *own)
{
	const char *path = session->store;

	if (!path || access(path, F_OK) < 0 ||
		!store_open(
			path, session->state, STORE_READ, &own->store, NULL))
		return false;
	if (!is_empty(own->store) &&
		searcher_open(path, session->state, &own->searcher, NULL))
		return true;
	edition_close(own);
	return false;
}

void
edition_leave(const struct session *session, struct app *app)
{
	const struct view *top = app_top(app);
	struct app own = { 0 };

	if (!app->sample || top->typing || top->ops->reads || top->ops->layer ||
		app->shell->question.on || !open_own(session, &own))
		return;
	struct app edition = *app;
	app->sample = false;
	app_begin(app, own.store, own.searcher);
	edition_close(&edition);
	app_say(app, "%s", _("this is what you have taken in"));
}
