#include "store/intake/inputs.h"

#include "base/i18n.h"
#include "store/intake/walk_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	HEAD = 4096,       /* enough to tell a format by */
	LINE_MAX_MIB = 16, /* an article's 8 MiB, and as much for escapes */
	PART = 256 << 10,  /* of lines, for one job */
	BLOCK = 128 << 10, /* of one read */
};

static bool
is_stdin(const char *path)
{
	return strcmp(path, "-") == 0;
}

const char *
input_name(const char *path)
{
	return is_stdin(path) ? _("standard input") : path;
}

static void
add_path(struct inputs *in, str path, struct arena *perm)
{
	struct stat st;

	*vec_push(perm, &in->paths) = path;
	if (!is_stdin(path.s) && stat(path.s, &st) == 0 && S_ISREG(st.st_mode))
		in->total += (uint64_t)st.st_size;
}

static void
refuse_empty(const char *folder, const struct content_sink *sink)
{
	struct err why = { 0 };

	err_set(&why, ERR_INPUT, _("there is no file in the folder %s"),
		folder);
	sink->refused(sink->ctx, &why);
}

void
inputs_open(struct inputs *in, const struct paths *paths, enum format as,
	struct arena *perm, const struct content_sink *sink)
{
	*in = (struct inputs){ .as = as, .fd = -1 };
	for (size_t i = 0; i < paths->n; i++) {
		str path = { arena_cstr(perm, paths->v[i]), paths->v[i].n };
		struct paths below = { 0 };
		bool folder = !is_stdin(path.s) && file_is_folder(path.s);

		if (folder)
			walk_folder(path.s, perm, &below, sink);
		else
			add_path(in, path, perm);
		if (folder && below.n == 0)
			refuse_empty(path.s, sink);
		for (size_t k = 0; k < below.n; k++)
			add_path(in, below.v[k], perm);
	}
}

static void
close_input(struct inputs *in)
{
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->fd = -1;
	in->line_end = 0;
	buf_reset(&in->held);
}

void
inputs_close(struct inputs *in)
{
	close_input(in);
	buf_free(&in->held);
}

int
inputs_fd(const struct inputs *in)
{
	return in->pipe ? in->fd : -1;
}

static enum inputs_state
refuse(struct inputs *in, struct err *why, const char *text)
{
	err_set(why, ERR_INPUT, _("cannot read %s: %s"), input_name(in->path),
		text);
	close_input(in);
	return INPUTS_REFUSED;
}

/*
 * Devices have no end, and a named pipe may never begin.  A pipe of a shell's
 * <(…) is a link to one without a name.
 */
static bool
is_endless(const char *path, const struct stat *opened)
{
	struct stat st;

	return S_ISBLK(opened->st_mode) || S_ISCHR(opened->st_mode) ||
	       S_ISSOCK(opened->st_mode) ||
	       (lstat(path, &st) == 0 && S_ISFIFO(st.st_mode));
}

/* Opens the next one and sees what it is. */
static enum inputs_state
open_next(struct inputs *in, struct err *why)
{
	struct stat st;

	if (in->next == in->paths.n)
		return INPUTS_END;
	in->path = in->paths.v[in->next++].s;
	in->ended = in->lines = in->skips = false;
	in->lines_before = 0;
	in->format = FORMAT_UNKNOWN;
	/* O_NONBLOCK: a named pipe without a writer must not hang us. */
	in->fd = is_stdin(in->path)
			 ? STDIN_FILENO
			 : open(in->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (in->fd < 0 || fstat(in->fd, &st) < 0)
		return refuse(in, why, strerror(errno));
	if (S_ISDIR(st.st_mode))
		return refuse(in, why, strerror(EISDIR));
	if (!is_stdin(in->path) && is_endless(in->path, &st))
		return refuse(in, why, _("it is no file"));
	in->size = (uint64_t)st.st_size;
	in->left = S_ISREG(st.st_mode) ? in->size : UINT64_MAX;
	/* Standard input is this process's alone, whatever it is. */
	in->pipe = is_stdin(in->path) || !S_ISREG(st.st_mode);
	return INPUTS_WAIT;
}

/* Lines may be long: each byte is looked at once. */
static void
note_line_end(struct inputs *in, str block)
{
	const char *last = memrchr(block.s, '\n', block.n);

	if (last)
		in->line_end = in->held.n + (size_t)(last - block.s) + 1;
}

/* Reads a block; WAIT when none is there yet, JOB when one came or the end
 * did. */
static enum inputs_state
read_block(struct inputs *in, struct err *why)
{
	static char block[BLOCK];
	struct pollfd p = { .fd = in->fd, .events = POLLIN };

	if (in->pipe && poll(&p, 1, 0) == 0)
		return INPUTS_WAIT;
	/* What is written meanwhile is for another time. */
	size_t most = in->left < sizeof block ? (size_t)in->left : sizeof block;
	ssize_t n = most ? read(in->fd, block, most) : 0;
	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return INPUTS_WAIT;
	if (n < 0)
		return refuse(in, why, strerror(errno));
	in->ended = n == 0;
	in->left -= in->left == UINT64_MAX ? 0 : (uint64_t)n;
	note_line_end(in, (str){ block, (size_t)n });
	buf_put(&in->held, (str){ block, (size_t)n });
	return INPUTS_JOB;
}

/* In UTF-16 not every '\n' byte ends a line. */
static bool
has_byte_lines(str s)
{
	return s.n < 2 ||
	       (s.s[0] && s.s[1] && !str_starts(s, STR("\xFF\xFE")) &&
		       !str_starts(s, STR("\xFE\xFF")));
}

static void
guess(struct inputs *in)
{
	str head = buf_str(&in->held);

	in->format = in->as ? in->as : format_guess(str_of(in->path), head);
	in->lines = format_is_lines(in->format) && has_byte_lines(head);
}

static size_t
count_lines(str s)
{
	size_t n = 0;

	for (size_t at; (at = str_find_byte(s, '\n')) != STR_NONE; n++)
		s = str_skip(s, at + 1);
	return n + (s.n > 0);
}

static void
drop(struct inputs *in, size_t n)
{
	memmove(in->held.s, in->held.s + n, in->held.n - n);
	in->held.n -= n;
	in->line_end = in->line_end > n ? in->line_end - n : 0;
}

/* The first n bytes that are held become a job. */
static void
cut_part(struct inputs *in, struct jobs *jobs, size_t n)
{
	struct job *j = jobs_append(jobs, in->path);
	str part = str_take(buf_str(&in->held), n);

	buf_put(&j->bytes, part);
	j->format = in->format;
	j->size = n;
	if (in->lines) {
		j->lines = count_lines(part);
		j->lines_before = in->lines_before;
		in->lines_before += j->lines;
	}
	drop(in, n);
}

/* A file that is read as a whole: its worker opens it. */
static enum inputs_state
whole_file(struct inputs *in, struct jobs *jobs)
{
	struct job *j = jobs_append(jobs, in->path);
	struct stat st;

	if (fstat(in->fd, &st) == 0)
		j->size = (uint64_t)st.st_size;
	j->by_path = true;
	close_input(in);
	return INPUTS_JOB;
}

static enum inputs_state
too_long(struct inputs *in, struct err *why)
{
	const char *path = input_name(in->path);

	if (!in->lines) {
		err_set(why, ERR_INPUT, _("%s is larger than 256 MiB"), path);
		close_input(in);
	} else {
		err_set(why, ERR_INPUT, _("%s, line %zu: longer than %d MiB"),
			path, in->lines_before + 1, LINE_MAX_MIB);
		drop(in, in->held.n);
		in->skips = true;
	}
	return INPUTS_REFUSED;
}

/* What is left of a line that was too long. */
static void
skip_line(struct inputs *in)
{
	str held = buf_str(&in->held);
	size_t end = str_find_byte(held, '\n');

	if (end == STR_NONE) {
		drop(in, held.n);
		return;
	}
	in->skips = false;
	in->lines_before++;
	drop(in, end + 1);
}

/* A line that is still being written is for another time. */
static void
note_growth(struct inputs *in)
{
	struct stat st;

	in->grown = in->left == 0 && fstat(in->fd, &st) == 0 &&
		    (uint64_t)st.st_size > in->size;
	if (in->grown && in->lines)
		in->held.n = in->line_end;
}

/* A job out of what is held, if there is enough of it. */
static bool
cut(struct inputs *in, struct jobs *jobs)
{
	str held = buf_str(&in->held);

	if (in->ended) {
		note_growth(in);
		held = buf_str(&in->held);
		/* An empty input is a job, too: its refusal has words. */
		if (held.n || !in->lines ||
			(in->lines_before == 0 && !in->skips))
			cut_part(in, jobs, held.n);
		close_input(in);
		return true;
	}
	if (!in->lines || held.n < PART)
		return false;
	if (in->line_end == 0)
		return false;
	cut_part(in, jobs, in->line_end);
	return true;
}

static enum inputs_state
refuse_growth(struct inputs *in, struct err *why)
{
	in->grown = false;
	err_set(why, ERR_INPUT,
		_("%s has grown while it was read: the rest is not in"),
		input_name(in->path));
	return INPUTS_REFUSED;
}

enum inputs_state
inputs_next(struct inputs *in, struct jobs *jobs, struct err *why)
{
	for (;;) {
		enum inputs_state state = INPUTS_JOB;

		if (in->grown)
			return refuse_growth(in, why);
		if (in->fd < 0)
			state = open_next(in, why);
		if (state == INPUTS_END || state == INPUTS_REFUSED)
			return state;
		state = read_block(in, why);
		if (state != INPUTS_JOB)
			return state;
		if (!in->format && !in->ended && in->held.n < HEAD)
			continue;
		if (!in->format)
			guess(in);
		if (!in->lines && !in->pipe)
			return whole_file(in, jobs);
		if (in->skips)
			skip_line(in);
		if (cut(in, jobs))
			return INPUTS_JOB;
		if (in->held.n >
			(in->lines ? (size_t)LINE_MAX_MIB << 20 : FILE_MAX))
			return too_long(in, why);
	}
}
