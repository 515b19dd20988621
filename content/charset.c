#include "content/charset.h"

#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

static const struct {
	const char *name, *iconv_name;
	str labels;
} charsets[CHARSETS] = {
#define CHARSET(id, name, iconv_name, labels) \
	[CHARSET_##id] = { name, iconv_name, STR0(labels) },
#include "content/charsets.def"
};

static bool
same_label(str a, str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++) {
		char c = b.s[i];

		if (a.s[i] != (c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c))
			return false;
	}
	return true;
}

enum charset
charset_by_label(str label)
{
	label = str_trim(label);
	for (int c = 1; c < CHARSETS; c++) {
		str one, rest = charsets[c].labels;

		for (bool more = true; more;) {
			more = str_cut(rest, STR("|"), &one, &rest);
			if (same_label(one, label))
				return (enum charset)c;
		}
	}
	return CHARSET_UNKNOWN;
}

const char *
charset_name(enum charset c)
{
	return charsets[c].name;
}

/* How many bytes at s are one bad part in the charset. */
static size_t
bad_part(enum charset c, str s)
{
	const unsigned char *p = (const unsigned char *)s.s;

	if (c == CHARSET_UTF_16LE || c == CHARSET_UTF_16BE)
		return s.n < 2 ? s.n : 2;
	if (c != CHARSET_GB18030 || s.n < 2 || p[0] < 0x81 || p[0] == 0xFF)
		return 1;
	/* An ASCII byte behind a lead byte is likely what it looks like. */
	if (p[1] >= 0x30 && p[1] <= 0x39 && s.n >= 4 && p[2] >= 0x81 &&
		p[2] != 0xFF && p[3] >= 0x30 && p[3] <= 0x39)
		return 4;
	return p[1] < 0x80 ? 1 : 2;
}

/* Output that grows; iconv writes behind n. */
struct output {
	struct arena *perm;
	char *s;
	size_t n, cap;
};

static void
grow(struct output *o)
{
	size_t cap = o->cap * 2;
	char *s = arena_new(o->perm, char, cap);

	memcpy(s, o->s, o->n);
	o->s = s;
	o->cap = cap;
}

static void
put_bad(struct output *o)
{
	if (o->cap - o->n < UTF8_MAX)
		grow(o);
	o->n += utf8_encode(UTF8_BAD, o->s + o->n);
}

bool
charset_convert(
	enum charset c, str bytes, struct arena *perm, str *text, size_t *bad)
{
	struct output o = { perm, NULL, 0, bytes.n + bytes.n / 2 + 64 };
	char *in = (char *)bytes.s;
	size_t left = bytes.n;
	iconv_t cd = iconv_open("UTF-8", charsets[c].iconv_name);

	if (cd == (iconv_t)-1)
		return false;
	o.s = arena_new(perm, char, o.cap);
	*bad = 0;
	while (left > 0) {
		char *to = o.s + o.n;
		size_t room = o.cap - o.n;
		size_t got = iconv(cd, &in, &left, &to, &room);

		o.n = (size_t)(to - o.s);
		if (got != (size_t)-1)
			continue;
		if (errno == E2BIG) {
			grow(&o);
			continue;
		}
		/* EILSEQ, or EINVAL for what is cut off at the end. */
		size_t skip =
			errno == EILSEQ ? bad_part(c, (str){ in, left }) : left;
		in += skip;
		left -= skip;
		++*bad;
		put_bad(&o);
		iconv(cd, NULL, NULL, NULL, NULL);
	}
	iconv_close(cd);
	*text = (str){ o.s, o.n };
	return true;
}

/* What a text would be made of, if it were in UTF-8 or GB18030. */
struct tally {
	size_t good, bad, common;
};

static struct tally
tally_utf8(str s)
{
	struct tally t = { 0 };

	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t r = utf8_next(s, &at);

		/* A real U+FFFD counts for neither. */
		if (r == UTF8_BAD)
			t.bad += at - from < 3;
		else
			t.good += r >= 0x80;
	}
	return t;
}

/*
 * Pairs, and those that are common: the marks and the 3,755 characters of the
 * first level of GB 2312, which make up nearly all of any Chinese text.
 */
static struct tally
tally_gb18030(str s)
{
	const unsigned char *p = (const unsigned char *)s.s;
	struct tally t = { 0 };

	for (size_t i = 0; i < s.n;) {
		unsigned char a = p[i], b = i + 1 < s.n ? p[i + 1] : 0;

		if (a < 0x80) {
			i++;
		} else if (a == 0x80 || a == 0xFF || b < 0x30 || b == 0x7F ||
			   b == 0xFF || (b > 0x39 && b < 0x40)) {
			t.bad++;
			i++;
		} else {
			t.good++;
			t.common += b >= 0xA1 &&
				    (a <= 0xA3 ? a >= 0xA1
					       : a >= 0xB0 && a <= 0xD7);
			i += b < 0x40 ? 4 : 2;
		}
	}
	return t;
}

/* UTF-16 without a mark: the zero bytes of its ASCII are on one side. */
static enum charset
guess_utf16(str s)
{
	size_t zeros[2] = { 0 };

	for (size_t i = 0; i < s.n; i++)
		zeros[i & 1] += s.s[i] == 0;
	if (s.n % 2)
		return CHARSET_UNKNOWN;
	if (zeros[1] > 4 * zeros[0])
		return CHARSET_UTF_16LE;
	return zeros[0] > 4 * zeros[1] ? CHARSET_UTF_16BE : CHARSET_UNKNOWN;
}

/*
 * Every byte is something in windows-1252: it is only taken for that where
 * those beyond ASCII are few and stand alone, as accents and marks do.
 */
static bool
looks_western(str s)
{
	size_t high = 0, beside = 0;

	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.s[i] < 0x80)
			continue;
		high++;
		beside += i > 0 && (unsigned char)s.s[i - 1] >= 0x80;
	}
	return high * 4 <= s.n && beside * 5 <= high * 2;
}

enum charset
charset_guess(str s)
{
	if (s.n && memchr(s.s, 0, s.n))
		return guess_utf16(s);
	struct tally utf8 = tally_utf8(s);
	if (!utf8.bad || utf8.good > 4 * utf8.bad)
		return CHARSET_UTF_8;
	struct tally gb = tally_gb18030(s);
	if (gb.good && gb.bad * 50 <= gb.good &&
		gb.common * 100 >= gb.good * 45)
		return CHARSET_GB18030;
	return looks_western(s) ? CHARSET_WINDOWS_1252 : CHARSET_UNKNOWN;
}
