#include "tui/list/many.h"

#include "base/i18n.h"
#include "tui/app.h"
#include "tui/deeds/deed.h"

bool
many_are(const struct app *app, size_t articles)
{
	return app->searcher && articles > MANY;
}

bool
many_begin(struct app *app, const struct chore *chore, struct err *e)
{
	if (!searcher_do(app->searcher, chore))
		return err_set(e, ERR_NONE, "%s",
			_("the last one is not done yet; Esc stops it"));
	app->shell->many = (struct chore_news){ .of = chore->ids.n };
	app->shell->many_on = true;
	return true;
}

static void
tell_end(struct app *app, const struct chore_news *n)
{
	if (n->failed.kind)
		app->shell->message = n->failed;
	else if (n->what == CHORE_UNDO)
		deed_say_undone(app, n->mark, n->changed);
	else if (n->of == 0)
		app_say(app, "%s", _("nothing matches"));
	else
		deed_say_done(app, n->mark, n->on, n->changed);
}

void
many_told(struct app *app)
{
	struct chore_news *n = &app->shell->many;

	if (!searcher_did(app->searcher, n) || !n->ended)
		return;
	app->shell->many_on = false;
	tell_end(app, n);
	app_renew(app);
	app_layout(app);
}

bool
many_stop(struct app *app)
{
	if (!app->shell->many_on || !searcher_stop_chore(app->searcher))
		return false;
	app_say(app, "%s", _("stopped; what is done can be undone"));
	return true;
}

str
many_words(struct app *app)
{
	const struct chore_news *n = &app->shell->many;

	if (!app->shell->many_on)
		return STR("");
	return arena_printf(&app->frame, _("%zu of %zu articles · Esc stops"),
		n->done, n->of);
}
