/*
 * Lines of plain text to paragraphs.  Where blank lines part them and the
 * lines between are cut at one width (mail, old news groups), these are
 * joined; else every line is a paragraph.
 */
#include "content/format/lines.h"

#include "base/utf8.h"

#include <string.h>

/* Columns, roughly: what counts is whether a line is full. */
static uint32_t
columns(str s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c < 0x80)
			n++;
		else if (c >= 0xC0)
			n += c >= 0xE3 ? 2 : 1;
	}
	return n;
}

/* The bytes of the line end at s, or 0. */
static size_t
line_end(str s)
{
	switch (s.s[0]) {
	case '\r': return s.n > 1 && s.s[1] == '\n' ? 2 : 1;
	case '\n':
	case '\f':
	case '\v': return 1;
	case '\xE2':
		return str_starts(s, STR("\u2028")) ||
				       str_starts(s, STR("\u2029"))
			       ? 3
			       : 0;
	default: return 0;
	}
}

static str
next_line(str *rest)
{
	for (size_t at = 0; at < rest->n; at++) {
		unsigned char c = (unsigned char)rest->s[at];

		if (c > '\r' && c != 0xE2)
			continue;
		size_t end = line_end(str_skip(*rest, at));
		if (!end)
			continue;
		str line = str_take(*rest, at);
		*rest = str_skip(*rest, at + end);
		return line;
	}
	str line = *rest;
	*rest = str_skip(*rest, rest->n);
	return line;
}

static bool
is_invisible(uint32_t r)
{
	return (r >= 0x200B && r <= 0x200F) || r == 0x2060;
}

/* Without white space at the ends, empty when nothing in it can be seen. */
static str
trim(str s)
{
	size_t at = 0;

	for (size_t to = 0; s.n && rune_is_space(utf8_next(s, &to)); to = 0)
		s = str_skip(s, to);
	for (size_t to = s.n; s.n && rune_is_space(utf8_prev(s, &to)); to = s.n)
		s.n = to;
	while (at < s.n) {
		uint32_t r = utf8_next(s, &at);

		if (!is_invisible(r) && !rune_is_space(r))
			return s;
	}
	return str_take(s, 0);
}

uint8_t
lines_quoted(str line, str *behind)
{
	size_t at = 0, end = 0;
	uint8_t n = 0;

	while (at < line.n && line.s[at] == '>' && n < UINT8_MAX) {
		n++;
		end = ++at;
		at += at < line.n && line.s[at] == ' ';
	}
	*behind = line;
	if (end < line.n && line.s[end] != ' ')
		return 0;
	*behind = str_skip(line, at);
	return n;
}

/* Room for all lines at once: growing would leave copies in the arena. */
static void
reserve(str text, struct arena *perm, struct lines *out)
{
	size_t n = 1;

	for (size_t i = 0; i < text.n; i++)
		n += text.s[i] == '\n';
	out->v = arena_new(perm, struct line, n);
	out->cap = n;
}

void
lines_read(str text, struct arena *perm, struct lines *out)
{
	bool blank = false;

	reserve(text, perm, out);
	while (text.n) {
		str line = next_line(&text), body;
		uint8_t quoted = lines_quoted(line, &line);

		body = trim(line);
		if (!body.n) {
			blank = true;
			continue;
		}
		*vec_push(perm, out) = (struct line){
			.text = body,
			.quoted = quoted,
			.indent = columns(
				str_take(line, (size_t)(body.s - line.s))),
			.columns = columns(body),
			.blank_before = blank,
		};
		blank = false;
	}
}

/* Does a sentence or a clause end with the line? */
static bool
ends_closed(str s)
{
	static const str marks[] = { STR0("。"), STR0("！"), STR0("？"),
		STR0("."), STR0("!"), STR0("?"), STR0("”"), STR0("\""),
		STR0("："), STR0(":"), STR0("…"), STR0("）"), STR0("」"),
		STR0("；") };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_ends(s, marks[i]))
			return true;
	return false;
}

enum { WRAP_LEAST = 36, WRAP_MOST = 100 };

/* Is the line about as wide as lines are?  Chinese can be cut anywhere, so
 * that its lines are all but equal. */
static bool
is_full(const struct line *l, uint32_t widest)
{
	size_t end = l->text.n;
	uint32_t percent = utf8_prev(l->text, &end) < 0x2E80 ? 75 : 90;

	return l->columns * 100 >= widest * percent;
}

/* Surely: the last one, or above a blank line, or what answers it. */
static bool
ends_paragraph(const struct lines *l, size_t i)
{
	return i + 1 == l->n || l->v[i + 1].blank_before ||
	       l->v[i].quoted != l->v[i + 1].quoted;
}

static uint32_t
widest_inner(const struct lines *l)
{
	uint32_t widest = 0;

	for (size_t i = 0; i + 1 < l->n; i++)
		if (!ends_paragraph(l, i) && l->v[i].columns > widest)
			widest = l->v[i].columns;
	return widest;
}

/*
 * The width at which the lines are cut, or 0 when they are not.  They are when
 * most of those with a line right behind are as wide as the widest and end
 * amid a sentence, while those above a blank line end with one.
 */
static uint32_t
wrap_width(const struct lines *l)
{
	uint32_t widest = widest_inner(l);
	size_t inner = 0, full = 0, open = 0, last = 0, closed = 0;

	if (widest < WRAP_LEAST || widest > WRAP_MOST)
		return 0;
	for (size_t i = 0; i < l->n; i++) {
		bool ends = ends_closed(l->v[i].text);

		if (ends_paragraph(l, i)) {
			last++;
			closed += ends;
		} else {
			inner++;
			full += is_full(&l->v[i], widest);
			open += !ends;
		}
	}
	return full * 10 >= inner * 6 && open * 2 >= inner && closed * 3 >= last
		       ? widest
		       : 0;
}

/* The columns of the first word of a line: what a fuller line could have
 * taken in. */
static uint32_t
first_word(str s)
{
	size_t at = 0;

	if (utf8_next(s, &at) < 0x80)
		while (at < s.n && s.s[at] > ' ' && s.s[at] < 0x7F)
			at++;
	return columns(str_take(s, at));
}

static bool
goes_on(const struct line *line, const struct line *next, uint32_t wrap)
{
	if (!wrap || next->blank_before || next->indent > line->indent ||
		next->quoted != line->quoted)
		return false;
	/* Cut on purpose: the next word had room. */
	return (line->columns + 1 + first_word(next->text)) * 20 >= wrap * 17;
}

bool
lines_need_blank(str line, str next)
{
	size_t end = line.n, start = 0;

	if (!line.n || !next.n)
		return false;
	uint32_t before = utf8_prev(line, &end),
		 behind = utf8_next(next, &start);

	if (before == '-' && end > 0 && rune_is_word(utf8_prev(line, &end)))
		return false;
	return before < 0x2E80 && behind < 0x2E80;
}

static str
join(const struct line *v, size_t n, struct arena *perm)
{
	size_t size = 0;

	if (n == 1)
		return v[0].text;
	for (size_t i = 0; i < n; i++)
		size += v[i].text.n + 1;
	char *out = arena_new(perm, char, size);
	size_t end = 0;
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && lines_need_blank(v[i - 1].text, v[i].text))
			out[end++] = ' ';
		memcpy(out + end, v[i].text.s, v[i].text.n);
		end += v[i].text.n;
	}
	return (str){ out, end };
}

void
lines_join(const struct lines *l, struct arena *perm, struct document *d)
{
	uint32_t wrap = wrap_width(l);

	if (!d->blocks.n) {
		d->blocks.v = arena_new(perm, struct block, l->n);
		d->blocks.cap = l->n;
	}
	for (size_t i = 0, n; i < l->n; i += n) {
		n = 1;
		while (i + n < l->n &&
			goes_on(&l->v[i + n - 1], &l->v[i + n], wrap))
			n++;
		struct block *b = vec_push(perm, &d->blocks);

		*b = (struct block){ .text = join(l->v + i, n, perm) };
		if (l->v[i].quoted) {
			b->kind = PARAGRAPH_QUOTE;
			b->depth = (uint8_t)(l->v[i].quoted - 1);
		}
	}
}

void
text_blocks(str text, struct arena *perm, struct document *d)
{
	struct lines l = { 0 };

	lines_read(text, perm, &l);
	lines_join(&l, perm, d);
}
