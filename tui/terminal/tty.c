#include "tui/terminal/tty.h"

#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* No screen is larger; memory is taken for this many cells at most. */
enum { SIDE_MAX = 1000 };

void
tty_send(str bytes)
{
	struct pollfd room = { .fd = STDOUT_FILENO, .events = POLLOUT };

	while (bytes.n) {
		ssize_t n = write(STDOUT_FILENO, bytes.s, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		/* Another program that has it open made it so. */
		if (n < 0 && errno == EAGAIN) {
			poll(&room, 1, -1);
			continue;
		}
		if (n <= 0)
			return;
		bytes = str_skip(bytes, (size_t)n);
	}
}

void
tty_size(int *rows, int *columns)
{
	struct winsize size = { 0 };

	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	*rows = size.ws_row ? size.ws_row : 24;
	*columns = size.ws_col ? size.ws_col : 80;
	if (*rows > SIDE_MAX)
		*rows = SIDE_MAX;
	if (*columns > SIDE_MAX)
		*columns = SIDE_MAX;
}
