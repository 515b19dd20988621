#include "store/care/pages.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	SIZE_ARCHIVE = 8192, /* as we make them */
	SIZE_STATE = 4096,
	PROBES = 2000,
	LOG_HEADER = 32,
	FRAME_HEADER = 24,
	FREE_LIST = 32, /* places in the header of the file */
	PAGE_LIMIT = 1 << 30,
};

static const char magic[] = "SQLite format 3";

static bool
read_at(int fd, uint64_t at, uint8_t *out, size_t n)
{
	while (n) {
		ssize_t got = pread(fd, out, n, (off_t)at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		out += got;
		at += (uint64_t)got;
		n -= (size_t)got;
	}
	return true;
}

static bool
is_size(uint32_t n)
{
	return n >= 512 && n <= 65536 && (n & (n - 1)) == 0;
}

/* How many of a thousand pages of this size begin as one with rows does. */
static int
likely(const struct pages *p, uint32_t size)
{
	int n = 0, rows = 0;
	uint8_t h[8];

	for (uint64_t at = size; n < PROBES; at += size, n++) {
		if (!read_at(p->file, at, h, sizeof h))
			break;
		rows += (h[0] == 2 || h[0] == 5 || h[0] == 10 || h[0] == 13) &&
			bytes_be(h + 1, 2) < size && bytes_be(h + 5, 2) <= size;
	}
	return n ? rows * 1000 / n : 0;
}

/* In the middle of a larger page there is seldom another's beginning. */
static uint32_t
guess_size(const struct pages *p)
{
	return likely(p, SIZE_STATE) * 5 >= likely(p, SIZE_ARCHIVE) * 4
		       ? SIZE_STATE
		       : SIZE_ARCHIVE;
}

/* As the file says it, or the log; or as it looks. */
static uint32_t
find_size(const struct pages *p)
{
	uint8_t h[LOG_HEADER];
	uint32_t size;

	if (read_at(p->file, 0, h, sizeof h) &&
		memcmp(h, magic, sizeof magic) == 0) {
		size = bytes_be(h + 16, 2);
		size = size == 1 ? 65536 : size;
		if (is_size(size))
			return size;
	}
	if (p->log >= 0 && read_at(p->log, 0, h, sizeof h) &&
		is_size(size = bytes_be(h + 8, 4)))
		return size;
	return guess_size(p);
}

static uint64_t
file_size(int fd)
{
	struct stat st;

	return fd >= 0 && fstat(fd, &st) == 0 ? (uint64_t)st.st_size : 0;
}

/* Frames up to the last commit count; they carry the log's salt. */
struct frames {
	uint64_t at, end; /* of the present one; behind the last commit */
	uint32_t most;    /* the highest page */
	uint8_t header[FRAME_HEADER];
};

static bool
next_frame(const struct pages *p, const uint8_t *salt, struct frames *f)
{
	uint64_t step = FRAME_HEADER + p->size;

	f->at = f->at ? f->at + step : LOG_HEADER;
	return f->at + step <= file_size(p->log) &&
	       read_at(p->log, f->at, f->header, FRAME_HEADER) &&
	       memcmp(f->header + 8, salt, 8) == 0 &&
	       bytes_be(f->header, 4) > 0;
}

static void
measure_log(const struct pages *p, const uint8_t *salt, struct frames *f)
{
	uint32_t most = 0;

	*f = (struct frames){ 0 };
	while (next_frame(p, salt, f)) {
		uint32_t page = bytes_be(f->header, 4);

		if (page > most && page < PAGE_LIMIT)
			most = page;
		if (bytes_be(f->header + 4, 4)) {
			f->end = f->at;
			f->most = most;
		}
	}
}

static void
read_log(struct pages *p)
{
	uint8_t header[LOG_HEADER];
	struct frames f = { 0 };
	bool is_log = p->log >= 0 && read_at(p->log, 0, header, sizeof header);

	if (is_log)
		measure_log(p, header + 16, &f);
	uint64_t end = f.end, room = file_size(p->log) / p->size;
	/* A page behind the file's end comes with all before it. */
	if (f.most > p->n && f.most - p->n <= room)
		p->n = f.most;
	p->in_log = arena_new(&p->arena, uint64_t, (size_t)p->n + 1);
	p->free = arena_new(&p->arena, uint8_t, (size_t)p->n + 1);
	f = (struct frames){ 0 };
	while (is_log && end && next_frame(p, header + 16, &f) && f.at <= end) {
		uint32_t page = bytes_be(f.header, 4);

		if (page <= p->n)
			p->in_log[page] = f.at + FRAME_HEADER;
	}
}

/* A trunk lists free pages and names the next trunk.  One with a number that
 * cannot be is damaged, and not believed at all. */
static uint32_t
take_trunk(struct pages *p, uint32_t trunk, uint8_t *bytes)
{
	if (!pages_read(p, trunk, bytes))
		return 0;
	uint32_t next = bytes_be(bytes, 4), n = bytes_be(bytes + 4, 4);
	if (next > p->n || n > p->size / 4 - 2)
		return 0;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t page = bytes_be(bytes + 8 + 4 * i, 4);

		if (page < 2 || page > p->n)
			return 0;
	}
	for (uint32_t i = 0; i < n; i++)
		p->free[bytes_be(bytes + 8 + 4 * i, 4)] = 1;
	p->free[trunk] = 1;
	return next;
}

static void
read_free(struct pages *p)
{
	uint8_t *bytes = arena_new(&p->arena, uint8_t, p->size);
	uint32_t trunk;

	if (!pages_read(p, 1, bytes) || memcmp(bytes, magic, sizeof magic) != 0)
		return;
	trunk = bytes_be(bytes + FREE_LIST, 4);
	while (trunk > 1 && trunk <= p->n && !p->free[trunk])
		trunk = take_trunk(p, trunk, bytes);
}

bool
pages_open(struct pages *p, const char *path, struct err *e)
{
	struct arena tmp = { 0 };

	*p = (struct pages){ .log = -1 };
	p->file = open(path, O_RDONLY | O_CLOEXEC);
	if (p->file < 0)
		return err_set(e, ERR_STORE, _("cannot open %s: %s"), path,
			strerror(errno));
	p->log = open(
		arena_printf(&tmp, "%s-wal", path).s, O_RDONLY | O_CLOEXEC);
	arena_free(&tmp);
	p->size = find_size(p);
	uint64_t n = (file_size(p->file) + p->size - 1) / p->size;
	p->n = n < PAGE_LIMIT ? (uint32_t)n : PAGE_LIMIT;
	read_log(p);
	read_free(p);
	return true;
}

void
pages_close(struct pages *p)
{
	close(p->file);
	if (p->log >= 0)
		close(p->log);
	arena_free(&p->arena);
}

bool
pages_read(const struct pages *p, uint32_t page, uint8_t *out)
{
	if (page < 1 || page > p->n)
		return false;
	if (p->in_log[page])
		return read_at(p->log, p->in_log[page], out, p->size);
	return read_at(p->file, (uint64_t)(page - 1) * p->size, out, p->size);
}
