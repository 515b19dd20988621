#include "content/charset/charset.h"

#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

static const struct {
	const char *name, *iconv_name;
	enum charset_kind kind;
	str labels;
} charsets[CHARSETS] = {
#define CHARSET(id, name, iconv_name, kind, labels) \
	[CHARSET_##id] = { name, iconv_name, CHARSET_IS_##kind, STR0(labels) },
#include "content/charset/charsets.def"
};

enum charset
charset_by_label(str label)
{
	label = str_trim(label);
	for (int c = 1; label.n && c < CHARSETS; c++) {
		str one, rest = charsets[c].labels;

		for (bool more = true; more;) {
			more = str_cut(rest, STR("|"), &one, &rest);
			if (str_eq_caseless(one, label))
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

enum charset_kind
charset_kind(enum charset c)
{
	return charsets[c].kind;
}

bool
charset_has_ascii(enum charset c)
{
	return c == CHARSET_UTF_8 || charsets[c].kind >= CHARSET_IS_DOUBLE;
}

/*
 * How many bytes at s are one bad part in the charset: of two, when the second
 * cannot be ASCII.
 */
static size_t
bad_part(enum charset c, str s)
{
	const unsigned char *p = (const unsigned char *)s.s;

	if (c == CHARSET_UTF_16LE || c == CHARSET_UTF_16BE)
		return s.n < 2 ? s.n : 2;
	if (c == CHARSET_UTF_32LE || c == CHARSET_UTF_32BE)
		return s.n < 4 ? s.n : 4;
	if (charsets[c].kind != CHARSET_IS_DOUBLE || s.n < 2 || p[0] < 0x81 ||
		p[0] == 0xFF)
		return 1;
	if (c == CHARSET_GB18030 && p[1] >= 0x30 && p[1] <= 0x39 && s.n >= 4 &&
		p[2] >= 0x81 && p[2] != 0xFF && p[3] >= 0x30 && p[3] <= 0x39)
		return 4;
	/* An ASCII byte behind a lead byte is likely what it looks like. */
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

/*
 * HZ (RFC 1843): "~{" and "~}" around pairs of seven bits, "~~" a tilde, "~"
 * at a line's end joins two lines.  Pairs with their high bits are GB18030.
 */
static str
hz_unpack(str s, struct arena *perm)
{
	char *out = arena_new(perm, char, s.n);
	size_t n = 0;
	bool pairs = false;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i], next = i + 1 < s.n ? s.s[i + 1] : 0;

		if (c == '~' && (next == '{' || next == '}')) {
			pairs = next == '{';
			i++;
		} else if (c == '~' && !pairs &&
			   (next == '~' || next == '\n')) {
			i++;
			if (next == '~')
				out[n++] = '~';
		} else {
			/* A line's end ends the pairs, too. */
			pairs = pairs && c != '\n';
			out[n++] = (char)(pairs ? c | 0x80 : c);
		}
	}
	return (str){ out, n };
}

bool
charset_convert(
	enum charset c, str bytes, struct arena *perm, str *text, size_t *bad)
{
	struct output o = { perm, NULL, 0, 0 };
	iconv_t cd = iconv_open("UTF-8", charsets[c].iconv_name);

	if (cd == (iconv_t)-1)
		return false;
	if (c == CHARSET_HZ)
		bytes = hz_unpack(bytes, perm);
	char *in = (char *)bytes.s;
	size_t left = bytes.n;
	o.cap = bytes.n + bytes.n / 2 + 64;
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
