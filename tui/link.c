#include "tui/link.h"

#include "base/i18n.h"
#include "base/room.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct link_state {
	str url, host;
	const char *program; /* NULL: none can be started */
};

str
link_host(str url)
{
	static const str schemes[] = { STR0("https://"), STR0("http://") };

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		if (!str_starts(url, schemes[i]))
			continue;
		str host = str_skip(url, schemes[i].n);
		size_t n = 0;

		while (n < host.n && !strchr("/?#\\", host.s[n]))
			n++;
		host = str_take(host, n);
		size_t at = str_find_last(host, STR("@"));
		return at == STR_NONE ? host : str_skip(host, at + 1);
	}
	return STR("");
}

/* No blank, no control character, nothing but ASCII: what browsers are given
 * can be read as nothing else. */
static bool
is_plain(str url)
{
	for (size_t i = 0; i < url.n; i++)
		if (url.s[i] <= ' ' || url.s[i] >= 0x7F)
			return false;
	return link_host(url).n > 0;
}

/* The reader's browser, if he has one on this side of the line. */
static const char *
browser(void)
{
	const char *own = getenv("BROWSER");
	const char *display = getenv("DISPLAY");

	if (room_is_secure())
		return NULL;
	if (own && *own && !strpbrk(own, " %:;"))
		return own;
	if (!display || !*display)
		display = getenv("WAYLAND_DISPLAY");
	return display && *display ? "xdg-open" : NULL;
}

static bool
link_open(struct view *v, const void *arg, struct err *e)
{
	struct link_state *s = arena_new(&v->arena, struct link_state, 1);
	const str *url = arg;

	(void)e;
	s->url = arena_copy(&v->arena, *url);
	s->host = link_host(s->url);
	s->program = is_plain(s->url) ? browser() : NULL;
	v->selected = 1;
	v->state = s;
	return true;
}

enum { ROW_URL, ROW_COPY, ROW_OPEN };

static size_t
link_count(struct view *v)
{
	const struct link_state *s = v->state;

	return s->program ? ROW_OPEN + 1 : ROW_COPY + 1;
}

static void
link_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct link_state *s = v->state;
	struct arena *frame = &v->app->frame;

	(void)columns;
	switch (i) {
	case ROW_URL:
		row->kind = ROW_NOTE;
		row_add(row, frame, STYLE_TITLE,
			s->host.n ? s->host : STR("?"));
		row_add(row, frame, STYLE_DIM, STR("  "));
		row_add(row, frame, STYLE_DIM, s->url);
		break;
	case ROW_COPY:
		row_add(row, frame, STYLE_TEXT, str_of(_("copy the link")));
		break;
	default:
		row_add(row, frame, STYLE_TEXT,
			arena_printf(frame, _("open it with %s"), s->program));
	}
}

/* Those that were started and may have ended. */
static void
reap(pid_t fresh)
{
	enum { MOST = 16 };
	static pid_t started[MOST];

	for (int i = 0; i < MOST; i++)
		if (started[i] > 0 && waitpid(started[i], NULL, WNOHANG) != 0)
			started[i] = 0;
	for (int i = 0; fresh && i < MOST; i++)
		if (!started[i]) {
			started[i] = fresh;
			return;
		}
}

/* Apart from the terminal, which is ours. */
static bool
start(const struct link_state *s, struct arena *frame, struct err *e)
{
	char *url = arena_cstr(frame, s->url);
	char *const args[] = { (char *)s->program, url, NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attrs;
	pid_t pid = 0;

	posix_spawn_file_actions_init(&files);
	posix_spawnattr_init(&attrs);
	posix_spawnattr_setflags(&attrs, POSIX_SPAWN_SETSID);
	for (int fd = 0; fd < 3; fd++)
		posix_spawn_file_actions_addopen(
			&files, fd, "/dev/null", O_RDWR, 0);
	int error =
		posix_spawnp(&pid, s->program, &files, &attrs, args, environ);
	posix_spawnattr_destroy(&attrs);
	posix_spawn_file_actions_destroy(&files);
	reap(error ? 0 : pid);
	if (error)
		return err_set(e, ERR_IO, _("cannot start %s: %s"), s->program,
			strerror(error));
	return true;
}

static enum outcome
link_command(struct view *v, enum command command, struct err *e)
{
	const struct link_state *s = v->state;
	struct app *app = v->app;
	bool opens = v->selected == ROW_OPEN;

	if (command != COMMAND_OPEN)
		return OUTCOME_UNHANDLED;
	if (opens ? !start(s, &app->frame, e) : !app_copy(app, s->url, e))
		return OUTCOME_FAILED;
	if (opens)
		app_say(app, _("%s opens %.*s"), s->program, STR_ARG(s->host));
	app_close(app);
	return OUTCOME_DONE;
}

static const struct view_ops view_link = {
	.name = N_("link"),
	.place = 'P',
	.layer = LAYER_LOW,
	.open = link_open,
	.count = link_count,
	.row = link_row,
	.command = link_command,
};

enum outcome
link_ask(struct app *app, str url, struct err *e)
{
	return app_open(app, &view_link, &url, e) ? OUTCOME_DONE
						  : OUTCOME_FAILED;
}
