#include "tui/fetching.h"

#include "base/i18n.h"
#include "base/room.h"
#include "store/feeds.h"
#include "tui/app.h"
#include "tui/config.h"
#include "tui/deed.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ARGS = 80, SAID_MAX = 64 << 10, TAIL = 2 << 10, LINES_SAID = 5 };

/* "jianbao VERB WORDS", with what holds for each. */
static bool
start(struct app *app, const char *verb, const char *const words[],
	struct err *e)
{
	const char *args[ARGS] = { "jianbao", verb, "--lang",
		i18n_is_chinese() ? "zh" : "en", "--store", app->archive };
	size_t n = 6;

	if (app->config && app->config->path) {
		args[n++] = "--config";
		args[n++] = app->config->path;
	}
	for (; *words && n + 1 < ARGS; words++)
		args[n++] = *words;
	args[n] = NULL;
	return child_start(&app->shell->fetching.child, args, -1, -1, e);
}

/* The article that an article's page has become; 0: none. */
static int64_t
page_of(struct app *app, int64_t article)
{
	int64_t page;

	return article && store_whole(app->store, article, &page, NULL) ? page
									: 0;
}

/* One at a time: what is under way, and how to end it. */
static const char *
busy_words(const struct fetching *f)
{
	if (f->takes)
		return _("still taking in what came before: wait for its end, "
			 "or Esc twice stops it");
	return f->path.n ? _("still exporting; Esc stops it")
			 : _("still fetching; Esc stops it");
}

static bool
is_free(struct app *app)
{
	const struct fetching *f = &app->shell->fetching;

	if (f->child.pid)
		app_say(app, "%s", busy_words(f));
	return !f->child.pid;
}

bool
fetching_may(struct app *app)
{
	/* Without an archive of its own this is no whole program, but a test. */
	if (!room_is_secure() && app->archive)
		return is_free(app);
	app_say(app, "%s", _("nothing is fetched here"));
	return false;
}

/* The bundled edition follows none, whatever the reader's own does. */
static bool
has_feeds(struct app *app)
{
	struct ids feeds = { 0 };

	if (app->sample || !store_feeds(app->store, &app->frame, &feeds, NULL))
		return true;
	if (feeds.n == 0)
		app_say(app, _("no feed is followed yet; %.*s follows one"),
			STR_ARG(keys_sign(&app->shell->keys, COMMAND_FOLLOW,
				&app->frame)));
	return feeds.n > 0;
}

enum outcome
fetching_begin(struct app *app, int64_t article, struct err *e)
{
	struct fetching *f = &app->shell->fetching;
	const char *words[4] = { "--progress" };
	int64_t page = page_of(app, article);

	if (page)
		return deed_open(app, page, NULL, e);
	if (!fetching_may(app) || (!article && !has_feeds(app)))
		return OUTCOME_DONE;
	if (app->sample && article) {
		app_say(app, "%s", _("nothing is fetched here"));
		return OUTCOME_DONE;
	}
	*f = (struct fetching){ .out = { .max = SAID_MAX },
		.article = article };
	if (article) {
		words[1] = "--page";
		words[1] =
			arena_printf(&app->frame, "%lld", (long long)article).s;
	}
	if (!start(app, "refresh", words, e))
		return OUTCOME_FAILED;
	app_say(app, "%s",
		article ? _("fetching the page; Esc stops it")
			: _("fetching the feeds; Esc stops it"));
	return OUTCOME_DONE;
}

enum outcome
fetching_take(struct app *app, const char *verb, const char *const words[],
	struct err *e)
{
	if (!fetching_may(app))
		return OUTCOME_DONE;
	app->shell->fetching =
		(struct fetching){ .out = { .max = SAID_MAX }, .takes = true };
	if (!start(app, verb, words, e))
		return OUTCOME_FAILED;
	app_say(app, "%s", _("taking in; one can read on"));
	return OUTCOME_DONE;
}

bool
fetching_export(struct app *app, const char *const args[],
	const struct fetching_export *x, struct err *e)
{
	struct fetching *f = &app->shell->fetching;

	if (f->child.pid)
		return err_set(e, ERR_NONE, "%s", busy_words(f));
	*f = (struct fetching){ .out = { .max = SAID_MAX }, .n = x->n };
	if (!child_start(&f->child, args, x->in, x->out, e))
		return false;
	buf_put(&f->path, str_of(x->path));
	buf_putc(&f->path, 0);
	app_say(app, "%s", _("exporting; Esc stops it"));
	return true;
}

int
fetching_fd(const struct app *app)
{
	return app->shell->fetching.child.pid ? app->shell->fetching.child.fd
					      : -1;
}

/* Of what it said: how far it was, or what it has done. */
static struct strs
lines_of(struct app *app, bool progress)
{
	str out = buf_str(&app->shell->fetching.out), one;
	struct strs lines = { 0 };

	while (str_line(&out, &one)) {
		bool is = str_starts(one, STR("\r"));

		if (is != progress || str_trim(one).n == 0)
			continue;
		if (str_starts(one, STR("jianbao: ")))
			one = str_skip(one, 9);
		*vec_push(&app->frame, &lines) = str_trim(one);
	}
	return lines;
}

str
fetching_words(struct app *app)
{
	const struct fetching *f = &app->shell->fetching;

	if (!f->child.pid || f->stopped)
		return STR("");
	struct strs lines = lines_of(app, true);
	if (lines.n == 0)
		return STR("");
	str line = lines.v[lines.n - 1];
	return f->takes ? line
			: arena_printf(&app->frame, _("%.*s · Esc stops it"),
				  STR_ARG(line));
}

/* What it said last, and in front of it why something was refused. */
static void
say_lines(struct app *app)
{
	struct strs lines = lines_of(app, false);
	size_t from = lines.n > LINES_SAID ? lines.n - LINES_SAID : 0;

	if (lines.n == 0)
		return;
	app_say(app, "%.*s", STR_ARG(lines.v[lines.n - 1]));
	for (size_t i = from; i < lines.n && from + 1 < lines.n; i++)
		buf_printf(&app->shell->said, i > from ? "\n%.*s" : "%.*s",
			STR_ARG(lines.v[i]));
}

/* Half a file is none. */
static void
say_exported(struct app *app, struct fetching *f, bool done)
{
	if (!done)
		unlink(f->path.s);
	if (done)
		app_say(app,
			ngettext("%zu article is in %s now",
				"%zu articles are in %s now", f->n),
			f->n, f->path.s);
	else if (f->stopped)
		app_say(app, "%s", _("stopped; nothing is written"));
	else
		say_lines(app);
}

static void
say_fetched(struct app *app, struct fetching *f)
{
	app_look(app);
	if (f->stopped)
		app_say(app, "%s", _("stopped; what came before is kept"));
	else if (page_of(app, f->article))
		app_say(app, "%s", _("the whole page is here; F opens it"));
	else
		say_lines(app);
}

static void
fetching_drop(struct fetching *f)
{
	buf_free(&f->out);
	buf_free(&f->path);
}

static void
end(struct app *app)
{
	struct fetching *f = &app->shell->fetching;

	close(f->child.fd);
	bool done = child_end(&f->child);
	if (f->path.n)
		say_exported(app, f, done);
	else
		say_fetched(app, f);
	fetching_drop(f);
}

/* It says for as long as it runs how far it is: only the end counts. */
static void
keep(struct app *app, struct fetching *f, str part)
{
	if (f->out.n + part.n > SAID_MAX) {
		str all = buf_str(&f->out);
		str tail = arena_copy(&app->frame,
			str_skip(all, all.n > TAIL ? all.n - TAIL : 0));

		buf_reset(&f->out);
		buf_put(&f->out, tail);
	}
	buf_put(&f->out, part);
}

void
fetching_read(struct app *app)
{
	struct fetching *f = &app->shell->fetching;
	char part[4096];
	ssize_t n = read(f->child.fd, part, sizeof part);

	if (n > 0)
		keep(app, f, (str){ part, (size_t)n });
	else if (n == 0 || errno != EINTR)
		end(app);
}

bool
fetching_stop(struct app *app)
{
	struct fetching *f = &app->shell->fetching;

	if (!f->child.pid || f->stopped)
		return false;
	/* One who goes back with Esc does not mean this. */
	if (f->takes && !f->asked) {
		f->asked = true;
		app_say(app, "%s", _("still taking in; Esc again stops it"));
		return true;
	}
	f->stopped = true;
	kill(f->child.pid, SIGINT);
	return true;
}

void
fetching_free(struct app *app)
{
	struct fetching *f = &app->shell->fetching;

	/* It goes on by itself: what it takes in is kept. */
	if (f->child.pid)
		close(f->child.fd);
	fetching_drop(f);
}
