#include "tui/fetching.h"

#include "base/i18n.h"
#include "base/room.h"
#include "store/feeds.h"
#include "tui/app.h"
#include "tui/deed.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { ARGS = 12, SAID_MAX = 64 << 10 };

/* A group of its own, so that a key on the terminal does not reach it. */
static bool
start(struct fetching *f, const char *const args[], struct err *e)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attrs;
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		return err_set(e, ERR_IO, _("cannot start a worker: %s"),
			strerror(errno));
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(
		&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(
		&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&files, ends[1], STDERR_FILENO);
	posix_spawnattr_init(&attrs);
	posix_spawnattr_setflags(&attrs, POSIX_SPAWN_SETPGROUP);
	int failed = posix_spawn(&f->pid, "/proc/self/exe", &files, &attrs,
		(char *const *)args, environ);
	posix_spawnattr_destroy(&attrs);
	posix_spawn_file_actions_destroy(&files);
	close(ends[1]);
	f->fd = ends[0];
	if (!failed)
		return true;
	close(f->fd);
	f->pid = 0;
	return err_set(
		e, ERR_IO, _("cannot start a worker: %s"), strerror(failed));
}

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
	if (f->pid) {
		app_say(app, "%s", _("it is still fetching; Esc stops it"));
		return OUTCOME_DONE;
	}
	*f = (struct fetching){ .out = { .max = SAID_MAX },
		.article = article };
	put_args(app, article, args);
	if (!start(f, args, e))
		return OUTCOME_FAILED;
	app_say(app, "%s",
		article ? _("fetching the page; Esc stops it")
			: _("fetching the feeds; Esc stops it"));
	return OUTCOME_DONE;
}

int
fetching_fd(const struct app *app)
{
	return app->shell->fetching.pid ? app->shell->fetching.fd : -1;
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

static void
end(struct app *app)
{
	struct fetching *f = &app->shell->fetching;
	str line = last_line(buf_str(&f->out));

	close(f->fd);
	while (waitpid(f->pid, NULL, 0) < 0 && errno == EINTR)
		;
	f->pid = 0;
	app_look(app);
	if (f->stopped)
		app_say(app, "%s", _("stopped; what came before is kept"));
	else if (page_of(app, f->article))
		app_say(app, "%s", _("the whole page is here; F opens it"));
	else
		app_say(app, "%.*s", STR_ARG(line));
	buf_free(&f->out);
}

void
fetching_read(struct app *app)
{
	struct fetching *f = &app->shell->fetching;
	char part[4096];
	ssize_t n = read(f->fd, part, sizeof part);

	if (n > 0)
		buf_put(&f->out, (str){ part, (size_t)n });
	else if (n == 0 || errno != EINTR)
		end(app);
}

bool
fetching_stop(struct app *app)
{
	struct fetching *f = &app->shell->fetching;

	if (!f->pid || f->stopped)
		return false;
	f->stopped = true;
	kill(f->pid, SIGINT);
	return true;
}

void
fetching_free(struct app *app)
{
	struct fetching *f = &app->shell->fetching;

	/* It goes on by itself: what it takes in is kept. */
	if (f->pid)
		close(f->fd);
	buf_free(&f->out);
}
