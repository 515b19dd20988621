#include "cli/turn.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>

void
turn_wait(const struct call *c)
{
	struct arena tmp = { 0 };
	str path = str_of(c->session.store);
	size_t slash = str_find_last(path, STR("/"));
	str folder = slash == STR_NONE ? STR(".") : str_take(path, slash + 1);

	if (!call_has(c, OPTION_TURN))
		return;
	/* Not the archive itself: SQLite's locks there end when any descriptor
	 * of it is closed. */
	file_make_folders(c->session.store, NULL);
	int fd = open(
		arena_cstr(&tmp, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	while (fd >= 0 && flock(fd, LOCK_EX) < 0 && errno == EINTR)
		;
	arena_free(&tmp);
}
