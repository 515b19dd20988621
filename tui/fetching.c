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

enum { ARGS = 12, SAID_MAX = 64 << 10 };

static void
put_args(struct app *app, int64_t article, const char *args[ARGS])
{
	const char *fixed[] = { "jianbao", "refresh", "--lang",
		i18n_is_chinese() ? "zh" : "en", "--store", app->archive };
	size_t n = sizeof fixed / sizeof *fixed;

	memcpy(args, fixed, sizeof fixed);
	if (article) {
		args[n++] = "--page";
		args[n++] =
			arena_printf(&app->frame, "%lld", (long long)article).s;
	}
	if (app->config && app->config->path) {
		args[n++] = "--config";
		args[n++] = app->config->path;
	}
	args[n] = NULL;
}

/* The article that an article's page has become; 0: none. */
static int64_t
page_of(struct app *app, int64_t article)
{
	int64_t page;

	return article && store_whole(app->store, article, &page, NULL) ? page
									: 0;
}

enum outcome
fetching_begin(struct app *app, int64_t article, struct err *e)
{
	struct fetching *f = &app->shell->fetching;
	const char *args[ARGS];
	int64_t page = page_of(app, article);

	if (page)
		return deed_open(app, page, NULL, e);
	/* Without an archive of its own this is no whole program, but a test. */
	if (room_is_secure() || !app->archive || (app->sample && article)) {
		app_say(app, "%s", _("nothing is fetched here"));
		return OUTCOME_DONE;
	}
	if (f->child.pid) {
		app_say(app, "%s", _("it is still fetching; Esc stops it"));
		return OUTCOME_DONE;
	}
	*f = (struct fetching){ .out = { .max = SAID_MAX },
		.article = article };
	put_args(app, article, args);
	if (!child_start(&f->child, args, -1, -1, e))
		return OUTCOME_FAILED;
	app_say(app, "%s",
		article ? _("fetching the page; Esc stops it")
			: _("fetching the feeds; Esc stops it"));
	return OUTCOME_DONE;
}

bool
fetching_export(struct app *app, const char *const args[],
	const struct fetching_export *x, struct err *e)
{
	struct fetching *f = &app->shell->fetching;

	if (f->child.pid)
		return err_set(e, ERR_NONE, "%s",
			_("it is still fetching; Esc stops it"));
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

/* What it said last, without "jianbao: ". */
static str
last_line(str out)
{
	str line = { 0 }, one;

	while (str_line(&out, &one))
		line = str_trim(one).n ? one : line;
	return str_starts(line, STR("jianbao: ")) ? str_skip(line, 9) : line;
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
		app_say(app, "%.*s", STR_ARG(last_line(buf_str(&f->out))));
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
		app_say(app, "%.*s", STR_ARG(last_line(buf_str(&f->out))));
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

void
fetching_read(struct app *app)
{
	struct fetching *f = &app->shell->fetching;
	char part[4096];
	ssize_t n = read(f->child.fd, part, sizeof part);

	if (n > 0)
		buf_put(&f->out, (str){ part, (size_t)n });
	else if (n == 0 || errno != EINTR)
		end(app);
}

bool
fetching_stop(struct app *app)
{
	struct fetching *f = &app->shell->fetching;

	if (!f->child.pid || f->stopped)
		return false;
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
