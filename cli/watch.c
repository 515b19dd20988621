#include "cli/watch.h"

#include "base/i18n.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	QUIET_MS = 300, /* after the last event */
	LOOK_MS = 200,  /* how often `stopped` is asked */
	DEPTH_MAX = 64,
	EVENTS = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR,
};

/* A folder that is watched, by the system's number for it. */
struct watched {
	int number;
	str path;
};

struct watch {
	int fd;
	struct arena arena;
	struct {
		struct watched *v;
		size_t n, cap;
	} folders;
};

static void
watch_below(struct watch *w, const char *folder, int depth)
{
	DIR *d = depth < DEPTH_MAX ? opendir(folder) : NULL;
	int number = inotify_add_watch(w->fd, folder, EVENTS);

	if (number >= 0)
		*vec_push(&w->arena, &w->folders) = (struct watched){ number,
			arena_copy(&w->arena, str_of(folder)) };
	for (struct dirent *x; d && (x = readdir(d));) {
		struct stat st;

		if (x->d_name[0] == '.')
			continue;
		str path = arena_printf(&w->arena, "%s/%s", folder, x->d_name);
		if (lstat(path.s, &st) == 0 && S_ISDIR(st.st_mode))
			watch_below(w, path.s, depth + 1);
	}
	if (d)
		closedir(d);
}

bool
watch_open(const struct paths *folders, struct watch **out, struct err *e)
{
	struct watch *w = calloc(1, sizeof *w);

	if (!w)
		arena_exhausted();
	w->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	bool ok = w->fd >= 0 ||
		  err_set(e, ERR_IO, _("cannot watch: %s"), strerror(errno));
	for (size_t i = 0; ok && i < folders->n; i++) {
		char *path = arena_cstr(&w->arena, folders->v[i]);

		ok = file_is_folder(path) ||
		     err_set(e, ERR_USAGE, _("%s is no folder"), path);
		if (ok)
			watch_below(w, path, 0);
	}
	*out = w;
	if (!ok)
		watch_close(w);
	return ok;
}

void
watch_close(struct watch *w)
{
	if (!w)
		return;
	if (w->fd >= 0)
		close(w->fd);
	arena_free(&w->arena);
	free(w);
}

static void
add_once(struct paths *paths, struct arena *perm, str path)
{
	for (size_t i = 0; i < paths->n; i++)
		if (str_eq(paths->v[i], path))
			return;
	*vec_push(perm, paths) = path;
}

static void
take_event(struct watch *w, const struct inotify_event *event,
	struct arena *perm, struct paths *paths)
{
	bool folder = event->mask & IN_ISDIR;

	/* A file that was made is told of again when it is closed. */
	if (!event->len || event->name[0] == '.' ||
		(!folder && (event->mask & IN_CREATE)))
		return;
	for (size_t i = w->folders.n; i-- > 0;) {
		if (w->folders.v[i].number != event->wd)
			continue;
		str path = arena_printf(perm, "%.*s/%s",
			STR_ARG(w->folders.v[i].path), event->name);

		if (folder)
			watch_below(w, path.s, 0);
		add_once(paths, perm, path);
		return;
	}
}

static void
read_events(struct watch *w, struct arena *perm, struct paths *paths)
{
	_Alignas(struct inotify_event) char bytes[16 << 10];
	ssize_t n;

	while ((n = read(w->fd, bytes, sizeof bytes)) > 0)
		for (ssize_t at = 0; at < n;) {
			const struct inotify_event *event =
				(const void *)(bytes + at);

			take_event(w, event, perm, paths);
			at += (ssize_t)(sizeof *event + event->len);
		}
}

bool
watch_wait(struct watch *w, bool (*stopped)(void), struct arena *perm,
	struct paths *paths, struct err *e)
{
	struct pollfd p = { .fd = w->fd, .events = POLLIN };

	*paths = (struct paths){ 0 };
	while (!stopped()) {
		int n = poll(&p, 1, paths->n ? QUIET_MS : LOOK_MS);

		if (n < 0 && errno != EINTR)
			return err_set(e, ERR_IO, _("cannot watch: %s"),
				strerror(errno));
		if (n > 0)
			read_events(w, perm, paths);
		else if (n == 0 && paths->n)
			return true;
	}
	return false;
}
