#include "tui/children/child.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void
give(posix_spawn_file_actions_t *files, int fd, int as, int mode)
{
	if (fd < 0)
		posix_spawn_file_actions_addopen(
			files, as, "/dev/null", mode, 0);
	else
		posix_spawn_file_actions_adddup2(files, fd, as);
}

/* A group of its own, so that a key on the terminal does not reach it. */
bool
child_start(struct child *c, const char *const args[], int in, int out,
	struct err *e)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attrs;
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		return err_set(e, ERR_IO, _("cannot start a worker: %s"),
			strerror(errno));
	posix_spawn_file_actions_init(&files);
	give(&files, in, STDIN_FILENO, O_RDONLY);
	give(&files, out, STDOUT_FILENO, O_WRONLY);
	posix_spawn_file_actions_adddup2(&files, ends[1], STDERR_FILENO);
	posix_spawnattr_init(&attrs);
	posix_spawnattr_setflags(&attrs, POSIX_SPAWN_SETPGROUP);
	int failed = posix_spawn(&c->pid, "/proc/self/exe", &files, &attrs,
		(char *const *)args, environ);
	posix_spawnattr_destroy(&attrs);
	posix_spawn_file_actions_destroy(&files);
	close(ends[1]);
	c->fd = ends[0];
	if (!failed)
		return true;
	close(c->fd);
	c->pid = 0;
	return err_set(
		e, ERR_IO, _("cannot start a worker: %s"), strerror(failed));
}

bool
child_end(struct child *c)
{
	int status = 0;

	while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
		;
	c->pid = 0;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
