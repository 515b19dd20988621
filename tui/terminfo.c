#include "tui/terminfo.h"

#include "base/buf.h"
#include "base/file.h"

#include <stdlib.h>
#include <string.h>

/* The place of "colors" among the numbers, and of strings: their order in
 * <term.h>. */
enum {
	MAX_COLORS = 13,
	EXIT_ATTRIBUTES = 39, /* sgr0 */
	EXIT_UNDERLINE = 44,  /* rmul */
	SET_ATTRIBUTES = 131, /* sgr */
	EXIT_ITALICS = 321,   /* ritm */
	HEADER = 12,
	ENTRY_MAX = 32768,
};

enum { MAGIC = 0432, MAGIC_WIDE = 01036 }; /* numbers of 16 or 32 bits */

/* Where the parts of a description are. */
struct entry {
	unsigned char *bytes;
	size_t offsets, table, end; /* of strings */
	int n;
};

static int
number(const unsigned char *p)
{
	int n = p[0] | p[1] << 8;

	return n < 0x8000 ? n : n - 0x10000;
}

static bool
find_parts(unsigned char *bytes, size_t n, struct entry *e)
{
	int h[HEADER / 2];

	if (n < HEADER)
		return false;
	for (int i = 0; i < HEADER / 2; i++)
		h[i] = number(bytes + 2 * i);
	int width = h[0] == MAGIC ? 2 : h[0] == MAGIC_WIDE ? 4 : 0;
	for (int i = 1; i < HEADER / 2; i++)
		if (h[i] < 0 || !width)
			return false;
	size_t names = (size_t)(h[1] + h[2]);
	e->bytes = bytes;
	e->n = h[4];
	e->offsets = HEADER + names + names % 2 + (size_t)(h[3] * width);
	e->table = e->offsets + 2 * (size_t)h[4];
	e->end = e->table + (size_t)h[5];
	return e->end <= n && e->n > SET_ATTRIBUTES;
}

static bool
is(const struct entry *e, int i, const char *want)
{
	size_t at, n = strlen(want) + 1;

	if (i >= e->n || number(e->bytes + e->offsets + 2 * i) < 0)
		return false;
	at = e->table + (size_t)number(e->bytes + e->offsets + 2 * i);
	return at + n <= e->end && memcmp(e->bytes + at, want, n) == 0;
}

static void
set(const struct entry *e, int i, int offset)
{
	e->bytes[e->offsets + 2 * (size_t)i] = (unsigned char)offset;
	e->bytes[e->offsets + 2 * (size_t)i + 1] = (unsigned char)(offset >> 8);
}

bool
terminfo_edit(unsigned char *bytes, size_t n)
{
	struct entry e;

	if (!find_parts(bytes, n, &e) || !is(&e, EXIT_UNDERLINE, "\033[24m") ||
		!is(&e, EXIT_ITALICS, "\033[23m"))
		return false;
	set(&e, SET_ATTRIBUTES, -1);
	/* Its end is what is wanted. */
	if (is(&e, EXIT_ATTRIBUTES, "\033(B\033[m"))
		set(&e, EXIT_ATTRIBUTES,
			number(bytes + e.offsets + 2 * EXIT_ATTRIBUTES) + 3);
	return true;
}

static char *before; /* what TERMINFO was */
static bool changed;

static void
hand_over(const struct file *file)
{
	unsigned char bytes[ENTRY_MAX];
	struct buf value = { 0 };

	memcpy(bytes, file->bytes.s, file->bytes.n);
	if (!terminfo_edit(bytes, file->bytes.n))
		return;
	buf_put(&value, STR("hex:"));
	for (size_t i = 0; i < file->bytes.n; i++)
		buf_printf(&value, "%02x", bytes[i]);
	buf_putc(&value, 0);
	const char *old = getenv("TERMINFO");
	before = old ? strdup(old) : NULL;
	setenv("TERMINFO", value.s, 1);
	changed = true;
	buf_free(&value);
}

/* The first description in the order in which curses looks for them. */
static bool
open_description(const char *term, struct file *out)
{
	const char *home = getenv("HOME"), *own = getenv("TERMINFO");
	struct arena tmp = { 0 };
	const str folders[] = {
		str_of(own ? own : ""),
		arena_printf(&tmp, "%s/.terminfo", home ? home : ""),
		STR("/etc/terminfo"),
		STR("/lib/terminfo"),
		STR("/usr/share/terminfo"),
	};
	bool found = false;

	for (size_t i = 0; *term && !strchr(term, '/') && !found &&
			   i < sizeof folders / sizeof *folders;
		i++) {
		str path = arena_printf(
			&tmp, "%.*s/%c/%s", STR_ARG(folders[i]), term[0], term);

		found = file_open(path.s, out, NULL);
	}
	arena_free(&tmp);
	return found;
}

void
terminfo_trim(const char *term)
{
	struct file file;

	if (!open_description(term, &file))
		return;
	if (file.bytes.n <= ENTRY_MAX)
		hand_over(&file);
	file_close(&file);
}

/* The numbers stand before the offsets of strings. */
static int
colours_of(str description)
{
	unsigned char bytes[ENTRY_MAX];
	struct entry e;

	if (description.n > sizeof bytes)
		return -1;
	memcpy(bytes, description.s, description.n);
	if (!find_parts(bytes, description.n, &e))
		return -1;
	bool wide = number(bytes) == MAGIC_WIDE;
	int numbers = number(bytes + 6);
	size_t width = wide ? 4 : 2;
	if (numbers <= MAX_COLORS)
		return 0;
	return number(
		bytes + e.offsets - width * (size_t)(numbers - MAX_COLORS));
}

int
terminfo_colours(const char *term)
{
	struct file file;

	if (!open_description(term, &file))
		return -1;
	int n = colours_of(file.bytes);
	file_close(&file);
	return n;
}

void
terminfo_restore(void)
{
	if (changed && before)
		setenv("TERMINFO", before, 1);
	else if (changed)
		unsetenv("TERMINFO");
	free(before);
	before = NULL;
	changed = false;
}
