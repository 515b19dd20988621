/* Of fetching.h: what is under way and what waits, and an end to it. */
#include "tui/children/fetching.h"

#include "base/i18n.h"
#include "tui/app.h"

#include <signal.h>

/* The one that has its turn, else the first; NULL: there is none. */
static struct fetching *
running(struct app *app)
{
	struct fetchings *all = &app->shell->fetchings;
	struct fetching *first = NULL;

	for (size_t i = all->n; i-- > 0;) {
		struct fetching *f = &all->v[i];

		if (!f->stopped && (!first || f->begun || !first->begun))
			first = f;
	}
	return first;
}

static size_t
waiting(const struct fetchings *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		n += !all->v[i].begun && !all->v[i].stopped;
	return n;
}

str
fetching_words(struct app *app)
{
	const struct fetchings *all = &app->shell->fetchings;
	const struct fetching *f = running(app);
	str line = f ? fetching_last(app, f) : STR("");
	size_t waits = waiting(all);

	if (line.n == 0)
		return STR("");
	if (waits)
		return arena_printf(&app->frame,
			ngettext("%.*s · %zu more waits, Esc shows it",
				"%.*s · %zu more wait, Esc shows them", waits),
			STR_ARG(line), waits);
	return f->takes ? line
			: arena_printf(&app->frame, _("%.*s · Esc stops it"),
				  STR_ARG(line));
}

/* The words below are those of one; here all are, a line each. */
static void
say_all(struct app *app)
{
	const struct fetchings *all = &app->shell->fetchings;
	const struct fetching *now = running(app);
	struct buf *said = &app->shell->said;

	app_say(app, "%s", now->what.s);
	for (size_t i = 0; i < all->n; i++) {
		const struct fetching *f = &all->v[i];

		if (f->stopped)
			continue;
		buf_printf(said,
			f->begun ? _("under way  %s\n") : _("waits      %s\n"),
			f->what.s);
	}
	buf_printf(said, _("Esc again stops: %s"), now->what.s);
}

bool
fetching_stop(struct app *app)
{
	struct fetchings *all = &app->shell->fetchings;
	struct fetching *f = running(app);

	if (!f)
		return false;
	/* One who goes back with Esc does not mean this. */
	if ((f->takes || all->n > 1) && !all->asked) {
		all->asked = true;
		if (all->n > 1)
			say_all(app);
		else
			app_say(app, "%s",
				_("still taking in; Esc again stops it"));
		return true;
	}
	all->asked = false;
	f->stopped = true;
	kill(f->child.pid, SIGINT);
	return true;
}
