#include "cli/output.h"

#include "base/clean.h"
#include "base/i18n.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WRITE_AT = 64 << 10 };

static int
terminal_columns(void)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	int64_t n;

	if (columns && str_to_int(str_of(columns), &n) && n > 0 && n < 10000)
		return (int)n;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return 80;
}

void
output_init(struct output *o)
{
	*o = (struct output){ .terminal = isatty(STDOUT_FILENO) };
	if (o->terminal)
		o->columns = terminal_columns();
}

static void
flush(struct output *o)
{
	struct buf bytes = { 0 };

	clean_encode(&bytes, buf_str(&o->b), STDOUT_FILENO);
	for (size_t at = 0; at < bytes.n && output_open(o);) {
		ssize_t n = write(STDOUT_FILENO, bytes.s + at, bytes.n - at);

		if (n >= 0)
			at += (size_t)n;
		else if (errno == EPIPE)
			o->gone = true;
		else if (errno != EINTR)
			o->failure = errno;
	}
	if ((o->b.full || bytes.full) && o->failure == 0)
		o->failure = EFBIG;
	buf_free(&bytes);
	buf_reset(&o->b);
}

void
output_line(struct output *o)
{
	if (o->b.n >= WRITE_AT || o->terminal)
		flush(o);
}

bool
output_end(struct output *o, struct err *e)
{
	flush(o);
	buf_free(&o->b);
	if (o->failure)
		return err_set(e, ERR_IO, _("cannot write to the output: %s"),
			strerror(o->failure));
	return true;
}
