#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

/* Bytes behind the first and the bounds of the second one: Unicode table 3-7. */
static int
lead(unsigned char c, unsigned char *low, unsigned char *high)
{
	*low = 0x80;
	*high = 0xBF;
	if (c >= 0xC2 && c <= 0xDF)
		return 1;
	if (c >= 0xE0 && c <= 0xEF) {
		if (c == 0xE0)
			*low = 0xA0;
		if (c == 0xED)
			*high = 0x9F;
		return 2;
	}
	if (c >= 0xF0 && c <= 0xF4) {
		if (c == 0xF0)
			*low = 0x90;
		if (c == 0xF4)
			*high = 0x8F;
		return 3;
	}
	return 0;
}

/* The quick way for ASCII and nearly all of Chinese: leads without bounds of
 * their own. */
static inline bool
next_quick(str s, size_t *at, uint32_t *rune)
{
	const unsigned char *p = (const unsigned char *)s.s + *at;

	if (p[0] < 0x80) {
		*at += 1;
		*rune = p[0];
		return true;
	}
	if (s.n - *at < 3 || p[0] <= 0xE0 || p[0] > 0xEF || p[0] == 0xED ||
		(p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80)
		return false;
	*at += 3;
	*rune = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	return true;
}

/* Like utf8_next; *ok tells a real U+FFFD from a bad part. */
static uint32_t
next_any(str s, size_t *at, bool *ok)
{
	const unsigned char *p = (const unsigned char *)s.s + *at;
	size_t left = s.n - *at;
	unsigned char low, high;

	int more = lead(p[0], &low, &high);
	uint32_t rune = p[0] & (0x3Fu >> more);
	size_t n = 1;
	for (; n <= (size_t)more && n < left; n++) {
		if (p[n] < low || p[n] > high)
			break;
		rune = rune << 6 | (p[n] & 0x3F);
		low = 0x80;
		high = 0xBF;
	}
	*at += n;
	*ok = more && n == (size_t)more + 1;
	return *ok ? rune : UTF8_BAD;
}

static uint32_t
next(str s, size_t *at, bool *ok)
{
	uint32_t rune;

	*ok = true;
	return next_quick(s, at, &rune) ? rune : next_any(s, at, ok);
}

uint32_t
utf8_next(str s, size_t *at)
{
	uint32_t rune;
	bool ok;

	return next_quick(s, at, &rune) ? rune : next_any(s, at, &ok);
}

uint32_t
utf8_prev(str s, size_t *at)
{
	size_t end = *at;

	for (size_t back = 1; back <= UTF8_MAX && back <= end; back++) {
		size_t from = end - back, to = from;
		bool ok;
		uint32_t rune = next(str_take(s, end), &to, &ok);

		if (to == end && (ok || back > 1)) {
			*at = from;
			return rune;
		}
		if (((unsigned char)s.s[from] & 0xC0) != 0x80)
			break;
	}
	*at = end - 1;
	return UTF8_BAD;
}

size_t
utf8_border(str s, size_t at)
{
	if (at >= s.n)
		return s.n;
	while (at > 0 && ((unsigned char)s.s[at] & 0xC0) == 0x80)
		at--;
	return at;
}

size_t
utf8_encode(uint32_t rune, char out[UTF8_MAX])
{
	if (rune > 0x10FFFF || (rune >= 0xD800 && rune <= 0xDFFF))
		rune = UTF8_BAD;
	if (rune < 0x80) {
		out[0] = (char)rune;
		return 1;
	}
	size_t n = rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
	static const unsigned char mark[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	for (size_t i = n; i-- > 1; rune >>= 6)
		out[i] = (char)(0x80 | (rune & 0x3F));
	out[0] = (char)(mark[n] | rune);
	return n;
}

bool
utf8_valid(str s)
{
	bool ok = true;

	for (size_t at = 0; ok && at < s.n;)
		next(s, &at, &ok);
	return ok;
}

size_t
utf8_count(str s)
{
	size_t n = 0;

	for (size_t at = 0; at < s.n; n++)
		utf8_next(s, &at);
	return n;
}

str
utf8_repair(struct arena *perm, str s, size_t *bad)
{
	size_t wrong = 0;
	bool ok;

	for (size_t at = 0; at < s.n; wrong += !ok)
		next(s, &at, &ok);
	if (bad)
		*bad = wrong;
	if (!wrong)
		return s;
	/* A bad part of one byte becomes three. */
	char *out = arena_new(perm, char, s.n + wrong * 2);
	size_t n = 0;
	for (size_t at = 0; at < s.n;)
		n += utf8_encode(next(s, &at, &ok), out + n);
	return (str){ out, n };
}

bool
rune_is_han(uint32_t r)
{
	return (r >= 0x4E00 && r <= 0x9FFF) || r == 0x3005 || r == 0x3007 ||
	       (r >= 0x3400 && r <= 0x4DBF) || (r >= 0xF900 && r <= 0xFAFF) ||
	       (r >= 0x20000 && r <= 0x323AF);
}

bool
rune_is_kana(uint32_t r)
{
	return (r >= 0x3041 && r <= 0x3096) || (r >= 0x30A1 && r <= 0x30FA) ||
	       r == 0x30FC || (r >= 0x31F0 && r <= 0x31FF) ||
	       (r >= 0xFF66 && r <= 0xFF9D);
}

bool
rune_is_space(uint32_t r)
{
	return r == ' ' || (r >= '\t' && r <= '\r') || r == 0x85 || r == 0xA0 ||
	       r == 0x1680 || (r >= 0x2000 && r <= 0x200A) || r == 0x2028 ||
	       r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000 ||
	       r == 0xFEFF;
}

bool
rune_is_word(uint32_t r)
{
	if (r < 0x80)
		return (r >= '0' && r <= '9') || (r >= 'a' && r <= 'z') ||
		       (r >= 'A' && r <= 'Z');
	if (rune_is_han(r) || rune_is_kana(r))
		return false;
	switch (utf8proc_category((utf8proc_int32_t)r)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND: return true;
	default: return false;
	}
}

unsigned
utf8_scripts(str s)
{
	unsigned scripts = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t r = utf8_next(s, &at);

		scripts |= rune_is_han(r)         ? SCRIPT_HAN
			   : r >= '0' && r <= '9' ? SCRIPT_DIGIT
			   : rune_is_word(r)      ? SCRIPT_LATIN
						  : SCRIPT_OTHER;
	}
	return scripts;
}

uint32_t
rune_base(uint32_t rune)
{
	/* Hangul has the most: three. */
	utf8proc_int32_t parts[8];
	int bound = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)rune,
		parts, (utf8proc_ssize_t)(sizeof parts / sizeof *parts),
		UTF8PROC_DECOMPOSE, &bound);

	return n > 1 && n <= (utf8proc_ssize_t)(sizeof parts / sizeof *parts)
		       ? (uint32_t)parts[0]
		       : rune;
}

bool
rune_is_ambiguous(uint32_t rune)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
#define AMBIGUOUS(first, last) { first, last },
#include "base/ambiguous.def"
	};
	size_t low = 0, high = sizeof ranges / sizeof *ranges;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (ranges[mid].last < rune)
			low = mid + 1;
		else
			high = mid;
	}
	return low < sizeof ranges / sizeof *ranges &&
	       ranges[low].first <= rune;
}

static bool ambiguous_wide;

void
rune_widen_ambiguous(void)
{
	ambiguous_wide = true;
}

int
rune_width(uint32_t r)
{
	if (r < 0x7F)
		return r >= ' ';
	if ((r >= 0x4E00 && r <= 0x9FFF) ||
		(ambiguous_wide && rune_is_ambiguous(r)))
		return 2;
	return utf8proc_charwidth((utf8proc_int32_t)r);
}

int
utf8_cluster(str s, size_t *at)
{
	utf8proc_int32_t state = 0;
	uint32_t rune = utf8_next(s, at);
	int width = rune_width(rune);

	while (*at < s.n) {
		size_t to = *at;
		uint32_t after = utf8_next(s, &to);

		/* Nearly all text: no break inside plain runs to look for. */
		if ((rune < 0x300 && after < 0x300 && rune != '\r') ||
			(rune_is_han(rune) && rune_is_han(after)))
			break;
		if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)rune,
			    (utf8proc_int32_t)after, &state))
			break;
		*at = to;
		/* U+FE0F asks for the picture, two columns wide; so is a flag,
		 * drawn as one or as its two letters. */
		if (after == 0xFE0F || (after >= 0x1F1E6 && after <= 0x1F1FF))
			width = 2;
		else if (width < rune_width(after))
			width = rune_width(after);
		rune = after;
	}
	return width;
}

/* A letter with no mark behind it needs no table. */
static bool
is_plain(str s, size_t at)
{
	return s.s[at] >= ' ' && s.s[at] <= '~' &&
	       (at + 1 == s.n || (uint8_t)s.s[at + 1] < 0x80);
}

int
utf8_width(str s)
{
	int width = 0;

	for (size_t at = 0; at < s.n;) {
		if (is_plain(s, at)) {
			width++;
			at++;
		} else {
			width += utf8_cluster(s, &at);
		}
	}
	return width;
}

str
utf8_fit(str s, int columns)
{
	size_t fits = 0;

	for (size_t at = 0; at < s.n; fits = at) {
		columns -= utf8_cluster(s, &at);
		if (columns < 0)
			break;
	}
	return str_take(s, fits);
}
