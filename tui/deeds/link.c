#include "tui/deeds/link.h"

#include "base/i18n.h"
#include "base/room.h"
#include "tui/children/fetching.h"
#include "tui/children/taking.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum link_choice { LINK_COPY, LINK_OPEN, LINK_TAKE, LINK_FOLLOW, LINK_CHOICES };

struct link_state {
	str url, host;       /* dropped: paths and addresses, one a line */
	const char *program; /* NULL: none can be started */
	enum link_choice v[LINK_CHOICES];
	size_t n;
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

static struct link_state *
make(struct view *v, str url)
{
	struct link_state *s = arena_new(&v->arena, struct link_state, 1);

	s->url = arena_copy(&v->arena, url);
	s->host = link_host(s->url);
	v->selected = 1;
	v->state = s;
	return s;
}

static bool
link_open(struct view *v, const void *arg, struct err *e)
{
	const str *url = arg;
	struct link_state *s = make(v, *url);

	(void)e;
	s->program = is_plain(s->url) ? browser() : NULL;
	s->v[s->n++] = LINK_COPY;
	if (s->program)
		s->v[s->n++] = LINK_OPEN;
	if (s->host.n && !room_is_secure())
		s->v[s->n++] = LINK_TAKE;
	return true;
}

/* An address may be a page or a feed, a list of feeds is that alone. */
static bool
dropped_open(struct view *v, const void *arg, struct err *e)
{
	const str *what = arg;
	struct link_state *s = make(v, *what);
	bool list = !s->host.n && str_ends(s->url, STR(".opml"));

	(void)e;
	if (!list)
		s->v[s->n++] = LINK_TAKE;
	if (s->host.n || list)
		s->v[s->n++] = LINK_FOLLOW;
	return true;
}

static size_t
link_count(struct view *v)
{
	const struct link_state *s = v->state;

	return s->n + 1;
}

static str
choice_words(
	const struct link_state *s, enum link_choice choice, struct arena *a)
{
	switch (choice) {
	case LINK_COPY: return str_of(_("copy the link"));
	case LINK_OPEN:
		return arena_printf(a, _("open it with %s"), s->program);
	case LINK_TAKE:
		return str_of(s->host.n ? _("take in the page")
					: _("take it in, with all below"));
	default:
		return str_of(s->host.n ? _("follow it as a feed")
					: _("follow the feeds it lists"));
	}
}

static void
link_row(struct view *v, size_t i, int columns, struct row *row)
{
	const struct link_state *s = v->state;
	struct arena *frame = &v->app->frame;

	(void)columns;
	if (i > 0) {
		row_add(row, frame, STYLE_TEXT,
			choice_words(s, s->v[i - 1], frame));
		return;
	}
	row->kind = ROW_NOTE;
	if (s->host.n) {
		row_add(row, frame, STYLE_TITLE, s->host);
		row_add(row, frame, STYLE_DIM, STR("  "));
	}
	row_add(row, frame, STYLE_DIM, s->url);
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
	enum outcome o = OUTCOME_DONE;

	if (command != COMMAND_OPEN)
		return OUTCOME_UNHANDLED;
	switch (s->v[v->selected - 1]) {
	case LINK_COPY:
		o = app_copy(app, s->url, e) ? OUTCOME_DONE : OUTCOME_FAILED;
		break;
	case LINK_OPEN:
		if (!start(s, &app->frame, e))
			return OUTCOME_FAILED;
		app_say(app, _("%s opens %.*s"), s->program, STR_ARG(s->host));
		break;
	case LINK_TAKE: o = taking_begin(app, COMMAND_ADD, s->url, e); break;
	default: o = taking_begin(app, COMMAND_FOLLOW, s->url, e);
	}
	if (o == OUTCOME_DONE)
		app_close(app);
	return o;
}

#define LINK_OPS                                               \
	.place = 'P', .layer = LAYER_LOW, .count = link_count, \
	.row = link_row, .command = link_command

static const struct view_ops view_link = {
	.name = N_("link"),
	.open = link_open,
	LINK_OPS,
};

static const struct view_ops view_dropped = {
	.name = N_("dropped"),
	.open = dropped_open,
	LINK_OPS,
};

enum outcome
link_ask(struct app *app, str url, struct err *e)
{
	return app_open(app, &view_link, &url, e) ? OUTCOME_DONE
						  : OUTCOME_FAILED;
}

enum outcome
link_dropped(struct app *app, str what, struct err *e)
{
	if (!fetching_may(app))
		return OUTCOME_DONE;
	return app_open(app, &view_dropped, &what, e) ? OUTCOME_DONE
						      : OUTCOME_FAILED;
}
