#include "base/clean.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>
#include <utf8proc.h>

/* Behind a picture; more would be a way to hide something. */
enum { JOINTS = 2 };

static bool
is_mark(uint32_t r)
{
	if (r < 0x300)
		return false;
	utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)r);
	return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_ME ||
	       c == UTF8PROC_CATEGORY_MC;
}

bool
clean_rune(uint32_t r)
{
	if (r < 0x7F)
		return r >= ' ';
	if (r >= 0x4E00 && r <= 0x9FFF)
		return true;
	/* Hangul fillers and the braille blank are letters without a shape;
	 * variation selectors change what a terminal measures. */
	if (r == 0x115F || r == 0x1160 || r == 0x3164 || r == 0xFFA0 ||
		r == 0x2800 || r == 0x34F || r == 0x17B4 || r == 0x17B5 ||
		(r >= 0xFE00 && r <= 0xFE0F) ||
		(r >= 0xE0100 && r <= 0xE01EF) || (r >= 0x180B && r <= 0x180F))
		return false;
	switch (utf8proc_category((utf8proc_int32_t)r)) {
	case UTF8PROC_CATEGORY_CN: /* unassigned */
	case UTF8PROC_CATEGORY_CC: /* controls */
	case UTF8PROC_CATEGORY_CF: /* bidi, zero width, tags */
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_ZS: return r == 0x3000;
	default: return true;
	}
}

static void
stand_in(struct buf *out, uint32_t r)
{
	if (r < 0x20 || r == 0x7F)
		buf_printf(out, "^%c", (int)(r ^ 0x40));
	else if (rune_is_space(r) && r != 0xFEFF && r != 0x85)
		buf_putc(out, ' ');
	else
		buf_printf(out, "<U+%04X>", (unsigned)r);
}

static bool
is_picture(uint32_t r)
{
	return (r >= 0x1F3FB && r <= 0x1F3FF) || /* tones of skin */
	       utf8proc_get_property((utf8proc_int32_t)r)->boundclass ==
		       UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* What picks the form of a picture (❤️) or joins it to the next one. */
static bool
is_joint(uint32_t r, uint32_t before)
{
	bool form = r == 0xFE0E || r == 0xFE0F;
	bool key = (before >= '0' && before <= '9') || before == '#' ||
		   before == '*';

	return (form && (key || is_picture(before))) ||
	       (r == 0x200D && is_picture(before));
}

static void
clean(struct buf *out, str s, bool keep_lines)
{
	int marks = 0, joints = 0;
	uint32_t before = '\n'; /* a mark needs something to stand on */

	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t r = utf8_next(s, &at);

		/* ❤️‍🔥 has two of them. */
		joints = is_joint(r, before) ? joints + 1 : 0;
		if (joints > 0 && joints <= JOINTS)
			continue;
		marks = is_mark(r) ? marks + 1 : 0;
		if (r == '\n' && keep_lines)
			buf_putc(out, '\n');
		else if (r == '\t' && keep_lines)
			buf_put(out, STR("    "));
		else if (r == '\r' && keep_lines && at < s.n && s.s[at] == '\n')
			continue;
		else if (r == '\t' || r == '\n' || r == '\r')
			buf_putc(out, ' ');
		else if (r == UTF8_BAD)
			buf_rune(out, UTF8_BAD);
		else if (marks > CLEAN_MARKS)
			continue;
		else if (!clean_rune(r) || (marks && before < ' '))
			stand_in(out, r);
		else
			buf_put(out, str_slice(s, from, at));
		before = r;
	}
}

void
clean_line(struct buf *out, str s)
{
	clean(out, s, false);
}

void
clean_text(struct buf *out, str s)
{
	clean(out, s, true);
}

str
clean_copy(struct arena *perm, str s)
{
	bool plain = true;

	for (size_t i = 0; plain && i < s.n; i++)
		plain = s.s[i] >= ' ' && s.s[i] < 0x7F;
	if (plain)
		return s;
	struct buf out = { 0 };
	clean(&out, s, false);
	str done = arena_copy(perm, buf_str(&out));
	buf_free(&out);
	return done;
}

static clean_encoder *encoder;

void
clean_encode_with(clean_encoder *with)
{
	encoder = with;
}

void
clean_encode(struct buf *out, str text, int fd)
{
	if (encoder && isatty(fd))
		encoder(out, text);
	else
		buf_put(out, text);
}

void
clean_report(const char *format, ...)
{
	struct buf out = { 0 }, bytes = { 0 };
	va_list ap, again;

	va_start(ap, format);
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	struct arena tmp = { 0 };
	char *line = arena_new(&tmp, char, (size_t)(n > 0 ? n : 0) + 1);
	vsnprintf(line, (size_t)(n > 0 ? n : 0) + 1, format, again);
	va_end(again);

	clean_line(&out, str_of(line));
	clean_encode(&bytes, buf_str(&out), STDERR_FILENO);
	fprintf(stderr, "jianbao: %.*s\n", STR_ARG(buf_str(&bytes)));
	buf_free(&bytes);
	buf_free(&out);
	arena_free(&tmp);
}
