/* What the searcher found, made or counted meanwhile goes to the views. */
#include "tui/app.h"

#include "base/i18n.h"
#include "tui/list/pick.h"

static void
take_counts(struct app *app)
{
	struct shell *sh = app->shell;
	struct count *v;
	size_t n;

	if (!searcher_counted(app->searcher, &app->frame, &v, &n))
		return;
	for (int i = 0; i < sh->n; i++)
		if (sh->stack[i]->ops->counted)
			sh->stack[i]->ops->counted(sh->stack[i], v, n);
}

static void
take_list(struct app *app)
{
	struct shell *sh = app->shell;
	struct list_answer *a = searcher_listed(app->searcher);

	if (!a)
		return;
	/* What they look up of it is read within one transaction. */
	store_freeze(app->store);
	for (int i = 0; i < sh->n; i++) {
		pick_listed(sh->stack[i], a);
		if (sh->stack[i]->ops->listed)
			sh->stack[i]->ops->listed(sh->stack[i], a);
	}
	store_thaw(app->store);
}

/* Counting, ranking, or the facets are still going on. */
static bool
is_unfinished(const struct answer *a)
{
	return a->partial || (a->total && a->facets.articles == 0);
}

static void
hand_on(struct app *app, const struct answer *a)
{
	struct shell *sh = app->shell;

	sh->held = NULL;
	store_freeze(app->store);
	for (int i = 0; i < sh->n; i++)
		if (sh->stack[i]->ops->answer)
			sh->stack[i]->ops->answer(sh->stack[i], a);
	store_thaw(app->store);
}

void
app_answer(struct app *app)
{
	const struct answer *a = searcher_take(app->searcher);

	app_frame(app);
	searcher_mending(app->searcher, &app->shell->mending);
	take_counts(app);
	take_list(app);
	many_told(app);
	searcher_recounted(app->searcher);
	if (searcher_has_read(app->searcher, app->store))
		seek_told(app);
	if (!a)
		return;
	bool more = is_unfinished(a);
	if (more && !app->late) {
		app->shell->held = a;
		return;
	}
	app->asking = false;
	app->late = more;
	hand_on(app, a);
}

bool
app_stop_mending(struct app *app)
{
	if (!app->searcher || !searcher_stop_mending(app->searcher))
		return false;
	app->shell->mending.stopped = true;
	app_say(app, "%s",
		_("stopped: the index is built anew the next time; until then "
		  "the texts are searched"));
	return true;
}

void
app_late(struct app *app)
{
	app_frame(app);
	app->late = true;
	app->asking = false;
	if (app->shell->held)
		hand_on(app, app->shell->held);
}

bool
app_work(struct app *app)
{
	app_frame(app);
	bool more = seek_work(app);
	return list_work(app_top(app)) || more;
}
