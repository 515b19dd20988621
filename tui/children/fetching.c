#include "tui/children/fetching.h"

#include "base/i18n.h"
#include "base/room.h"
#include "store/feeds.h"
#include "tui/app.h"
#include "tui/config/config.h"
#include "tui/deeds/deed.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { ARGS = 80, SAID_MAX = 64 << 10, TAIL = 2 << 10, LINES_SAID = 5 };

/* The article that an article's page has become; 0: none. */
static int64_t
page_of(struct app *app, int64_t article)
{
	int64_t page;

	return article && store_whole(app->store, article, &page, NULL) ? page
									: 0;
}

/* Room for one more; NULL: said that there is none. */
static struct fetching *
room(struct app *app, str what)
{
	struct fetchings *all = &app->shell->fetchings;

	if (all->n == FETCHINGS_MAX) {
		app_say(app, _("%d wait already; Esc shows them"),
			FETCHINGS_MAX);
		return NULL;
	}
	struct fetching *f = &all->v[all->n];
	*f = (struct fetching){ .out = { .max = SAID_MAX } };
	buf_put(&f->what, what);
	buf_putc(&f->what, 0);
	return f;
}

static void
drop(struct fetching *f)
{
	buf_free(&f->out);
	buf_free(&f->what);
	buf_free(&f->path);
}

/* In the room that there was for it. */
static bool
start(struct app *app, const char *const args[],
	const struct fetching_export *x, struct err *e)
{
	struct fetchings *all = &app->shell->fetchings;
	struct fetching *f = &all->v[all->n];

	if (child_start(&f->child, args, x ? x->in : -1, x ? x->out : -1, e)) {
		all->n++;
		all->asked = false;
		return true;
	}
	drop(f);
	return false;
}

/* "jianbao VERB WORDS", with what holds for each. */
static bool
start_verb(struct app *app, const char *verb, const char *const words[],
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
	return start(app, args, NULL, e);
}

/* How many that write are there before the last one? */
static size_t
before_last(const struct fetchings *all)
{
	size_t n = 0;

	for (size_t i = 0; i + 1 < all->n; i++)
		n += all->v[i].path.n == 0;
	return n;
}

/* That it has begun, or for how many others it waits. */
static void
say_begun(struct app *app, const char *words)
{
	size_t n = before_last(&app->shell->fetchings);

	if (n == 0)
		app_say(app, "%s", words);
	else
		app_say(app,
			ngettext("waits for its turn behind %zu other; Esc "
				 "shows them",
				"waits for its turn behind %zu others; Esc "
				"shows them",
				n),
			n);
}

bool
fetching_may(struct app *app)
{
	/* Without an archive of its own this is no whole program, but a test. */
	if (!room_is_secure() && app->archive)
		return true;
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

/* Twice the same brings nothing. */
static bool
is_fetched(struct app *app, int64_t article)
{
	const struct fetchings *all = &app->shell->fetchings;

	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].takes && !all->v[i].path.n &&
			all->v[i].article == article) {
			app_say(app, "%s", _("still fetching; Esc stops it"));
			return true;
		}
	return false;
}

/* Why nothing is to be fetched was said. */
static bool
may_fetch(struct app *app, int64_t article)
{
	if (!fetching_may(app) || (!article && !has_feeds(app)))
		return false;
	if (app->sample && article) {
		app_say(app, "%s", _("nothing is fetched here"));
		return false;
	}
	return !is_fetched(app, article);
}

enum outcome
fetching_begin(struct app *app, int64_t article, struct err *e)
{
	const char *words[] = { "--progress", "--turn", NULL, NULL, NULL };
	int64_t page = page_of(app, article);

	if (page)
		return deed_open(app, page, NULL, e);
	if (!may_fetch(app, article))
		return OUTCOME_DONE;
	struct fetching *f = room(app,
		str_of(article ? _("the page of an article") : _("the feeds")));
	if (!f)
		return OUTCOME_DONE;
	f->article = article;
	if (article) {
		words[2] = "--page";
		words[3] =
			arena_printf(&app->frame, "%lld", (long long)article).s;
	}
	if (!start_verb(app, "refresh", words, e))
		return OUTCOME_FAILED;
	say_begun(app, article ? _("fetching the page; Esc stops it")
			       : _("fetching the feeds; Esc stops it"));
	return OUTCOME_DONE;
}

enum outcome
fetching_take(struct app *app, str what, const char *verb,
	const char *const words[], struct err *e)
{
	struct fetching *f = fetching_may(app) ? room(app, what) : NULL;

	if (!f)
		return OUTCOME_DONE;
	f->takes = true;
	f->last = store_last_article(app->store);
	if (!start_verb(app, verb, words, e))
		return OUTCOME_FAILED;
	say_begun(app, _("taking in; one can read on"));
	return OUTCOME_DONE;
}

bool
fetching_export(struct app *app, const char *const args[],
	const struct fetching_export *x, struct err *e)
{
	struct fetching *f = room(app, str_of(x->path));

	if (!f)
		return false;
	f->n = x->n;
	/* It reads, and need not wait. */
	f->begun = true;
	buf_put(&f->path, str_of(x->path));
	buf_putc(&f->path, 0);
	if (!start(app, args, x, e))
		return false;
	app_say(app, "%s", _("exporting; Esc stops it"));
	return true;
}

size_t
fetching_poll(const struct app *app, struct pollfd *fds)
{
	const struct fetchings *all = &app->shell->fetchings;

	for (size_t i = 0; i < all->n; i++)
		fds[i] = (struct pollfd){ all->v[i].child.fd, POLLIN, 0 };
	return all->n;
}

/* Of what it said: how far it was, or what it has done. */
static struct strs
lines_of(struct app *app, const struct fetching *f, bool progress)
{
	str out = buf_str(&f->out), one;
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
fetching_last(struct app *app, const struct fetching *f)
{
	struct strs lines = lines_of(app, f, true);

	return lines.n ? lines.v[lines.n - 1] : STR("");
}

/* What it said last, and in front of it why something was refused. */
static void
say_lines(struct app *app, const struct fetching *f)
{
	struct strs lines = lines_of(app, f, false);
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
say_exported(struct app *app, const struct fetching *f, bool done)
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
		say_lines(app, f);
}

/* One article may stand anywhere in the list, by its date, or have none. */
static void
offer_taken(struct app *app, const struct fetching *f)
{
	struct shell *sh = app->shell;
	int64_t last = store_last_article(app->store);

	if (!f->takes || app->sample || sh->at + 1 < sh->n ||
		last != f->last + 1)
		return;
	sh->resume = last;
	str said = arena_copy(&app->frame, app_said(app));
	app_say(app, _("%.*s · %.*s opens it"), STR_ARG(said),
		STR_ARG(keys_sign(&sh->keys, COMMAND_FORWARD, &app->frame)));
}

static void
say_fetched(struct app *app, const struct fetching *f, bool done)
{
	app_look(app);
	if (f->stopped)
		app_say(app, "%s", _("stopped; what came before is kept"));
	else if (page_of(app, f->article))
		app_say(app, "%s", _("the whole page is here; F opens it"));
	else if (done || lines_of(app, f, false).n) {
		say_lines(app, f);
		offer_taken(app, f);
	} else
		app_say(app, "%s",
			_("something ended it; what came before is kept, do "
			  "it again for the rest"));
}

/* What the one before has said stands until a key is pressed. */
static void
say_ended(struct app *app, const struct fetching *f, bool done)
{
	struct buf *said = &app->shell->said;
	str before = app->shell->fetchings.told
			     ? arena_copy(&app->frame, app_said(app))
			     : STR("");

	if (f->path.n)
		say_exported(app, f, done);
	else
		say_fetched(app, f, done);
	app->shell->fetchings.told = true;
	if (before.n == 0)
		return;
	str now = arena_copy(&app->frame, app_said(app));
	buf_reset(said);
	buf_printf(said, "%.*s\n%.*s", STR_ARG(before), STR_ARG(now));
}

static void
end(struct app *app, size_t i)
{
	struct fetchings *all = &app->shell->fetchings;
	struct fetching f = all->v[i];

	close(f.child.fd);
	bool done = child_end(&f.child);
	memmove(all->v + i, all->v + i + 1, (--all->n - i) * sizeof *all->v);
	all->asked = false;
	say_ended(app, &f, done);
	drop(&f);
}

/* It says for as long as it runs how far it is: only the end counts. */
static void
keep(struct app *app, struct fetching *f, str part)
{
	f->begun = true;
	if (f->out.n + part.n > SAID_MAX) {
		str all = buf_str(&f->out);
		str tail = arena_copy(&app->frame,
			str_skip(all, all.n > TAIL ? all.n - TAIL : 0));

		buf_reset(&f->out);
		buf_put(&f->out, tail);
	}
	buf_put(&f->out, part);
}

/* True: it has ended. */
static bool
read_one(struct app *app, size_t i)
{
	struct fetching *f = &app->shell->fetchings.v[i];
	char part[4096];
	ssize_t n = read(f->child.fd, part, sizeof part);

	if (n > 0)
		keep(app, f, (str){ part, (size_t)n });
	else if (n == 0 || errno != EINTR)
		end(app, i);
	else
		return false;
	return n <= 0;
}

bool
fetching_read(struct app *app, const struct pollfd *fds, size_t n)
{
	bool ended = false;

	/* From the last: one that ends makes those behind it move. */
	while (n-- > 0)
		if (fds[n].revents)
			ended |= read_one(app, n);
	return ended;
}

void
fetching_free(struct app *app)
{
	struct fetchings *all = &app->shell->fetchings;

	/* They go on by themselves: what they take in is kept. */
	for (size_t i = 0; i < all->n; i++) {
		close(all->v[i].child.fd);
		drop(&all->v[i]);
	}
}
