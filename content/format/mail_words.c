#include "content/format/mail_words.h"

#include "base/buf.h"
#include "content/charset/charset.h"
#include "content/charset/decode.h"

#include <string.h>

enum { HEADER_MAX = 16 << 10 };

str
mail_unfold(str raw, struct arena *perm)
{
	char *out = arena_new(perm, char, raw.n);
	size_t n = 0;

	for (size_t i = 0; i < raw.n && n < HEADER_MAX; i++)
		if (raw.s[i] == '\n' || raw.s[i] == '\t')
			out[n++] = ' ';
		else if (raw.s[i] != '\r' &&
			 (raw.s[i] != ' ' || !n || out[n - 1] != ' '))
			out[n++] = raw.s[i];
	return str_trim((str){ out, n });
}

static str
unquote(str s, struct arena *perm)
{
	char *out = arena_new(perm, char, s.n);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		int high, low;

		if (s.s[i] == '=' && i + 2 < s.n &&
			(high = ascii_hex(s.s[i + 1])) >= 0 &&
			(low = ascii_hex(s.s[i + 2])) >= 0) {
			out[n++] = (char)(high << 4 | low);
			i += 2;
		} else {
			out[n++] = (char)(s.s[i] == '_' ? ' ' : s.s[i]);
		}
	}
	return (str){ out, n };
}

static str
unbase64(str s, struct arena *perm)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	char *out = arena_new(perm, char, s.n);
	uint32_t bits = 0;
	size_t n = 0;
	int have = 0;

	for (size_t i = 0; i < s.n; i++) {
		const char *d = s.s[i] ? strchr(digits, s.s[i]) : NULL;

		if (!d)
			continue;
		bits = bits << 6 | (uint32_t)(d - digits);
		have += 6;
		if (have < 8)
			continue;
		have -= 8;
		out[n++] = (char)(bits >> have);
	}
	return (str){ out, n };
}

/* "=?charset?B?bytes?=" at the start of *s; its bytes are not text yet: some
 * mailers cut a character in two. */
struct word_bytes {
	str charset, bytes;
};

static bool
take_word(str *s, struct word_bytes *w, struct arena *perm)
{
	str kind, rest;

	if (!str_starts(*s, STR("=?")) ||
		!str_cut(str_skip(*s, 2), STR("?"), &w->charset, &rest) ||
		!str_cut(rest, STR("?"), &kind, &rest) || kind.n != 1)
		return false;
	size_t end = str_find(rest, STR("?="));
	if (end == STR_NONE || !strchr("bBqQ", kind.s[0]))
		return false;
	/* "gb2312*zh" names a language, too. */
	w->charset = str_take(w->charset, str_find_byte(w->charset, '*'));
	w->bytes = (kind.s[0] | 0x20) == 'b'
			   ? unbase64(str_take(rest, end), perm)
			   : unquote(str_take(rest, end), perm);
	*s = str_skip(rest, end + 2);
	return true;
}

/* Those behind it in the same charset are one text with it. */
static str
join_words(str *s, struct word_bytes *w, struct arena *perm)
{
	struct word_bytes next;
	struct buf all = { 0 };
	struct decoded d;

	buf_put(&all, w->bytes);
	for (;;) {
		str rest = str_trim(*s);

		if (!take_word(&rest, &next, perm))
			break;
		if (charset_by_label(next.charset) !=
			charset_by_label(w->charset))
			break;
		buf_put(&all, next.bytes);
		*s = rest;
	}
	bool ok = decode(arena_copy(perm, buf_str(&all)), w->charset, false,
		perm, &d, NULL);
	buf_free(&all);
	return ok ? d.text : (str){ 0 };
}

str
mail_words(str s, struct arena *perm)
{
	struct buf out = { 0 };
	struct decoded d;
	struct word_bytes w;
	bool word = false;

	/* Bytes beyond ASCII should not be there; they are what they are. */
	if (decode(s, (str){ 0 }, false, perm, &d, NULL))
		s = d.text;
	while (s.n) {
		str after = str_trim(s);

		/* Blanks between two encoded words are none. */
		if (word && str_starts(after, STR("=?")))
			s = after;
		word = take_word(&s, &w, perm);
		if (word) {
			buf_put(&out, join_words(&s, &w, perm));
		} else {
			buf_putc(&out, s.s[0]);
			s = str_skip(s, 1);
		}
	}
	str text = arena_copy(perm, buf_str(&out));
	buf_free(&out);
	return text;
}
