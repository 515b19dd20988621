#include "tui/terminal/plain.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/words/fold.h"

#include <errno.h>
#include <iconv.h>
#include <limits.h>
#include <stddef.h>
#include <string.h>
#include <wchar.h>

enum { HAN_FIRST = 0x4E00, HAN_LAST = 0x9FFF };

static const struct {
	uint32_t rune;
	char plain;
} signs[] = {
	{ 0x00B7, '-' },  /* · */
	{ 0x00D8, 'O' },  /* Ø */
	{ 0x00F8, 'o' },  /* ø */
	{ 0x0110, 'D' },  /* Đ */
	{ 0x0111, 'd' },  /* đ */
	{ 0x0131, 'i' },  /* ı */
	{ 0x0141, 'L' },  /* Ł */
	{ 0x0142, 'l' },  /* ł */
	{ 0x2013, '-' },  /* – */
	{ 0x2014, '-' },  /* — */
	{ 0x2018, '\'' }, /* ‘ */
	{ 0x2019, '\'' }, /* ’ */
	{ 0x201C, '"' },  /* “ */
	{ 0x201D, '"' },  /* ” */
	{ 0x2022, '-' },  /* • */
	{ 0x2026, '~' },  /* … */
	{ 0x2042, '*' },  /* ⁂ */
	{ 0x2190, '<' },  /* ← */
	{ 0x2191, '^' },  /* ↑ */
	{ 0x2192, '>' },  /* → */
	{ 0x2193, 'v' },  /* ↓ */
	{ 0x21C4, '=' },  /* ⇄ */
	{ 0x232B, '<' },  /* ⌫ */
	{ 0x23CE, '<' },  /* ⏎ */
	{ 0x2500, '-' },  /* ─ */
	{ 0x2502, '|' },  /* │ */
	{ 0x2503, '|' },  /* ┃ */
	{ 0x250A, ':' },  /* ┊ */
	{ 0x258C, '>' },  /* ▌ */
	{ 0x25B8, '>' },  /* ▸ */
	{ 0x25CF, '*' },  /* ● */
	{ 0x2605, '+' },  /* ★ */
	{ 0x2713, 'x' },  /* ✓ */
	{ 0x270E, '#' },  /* ✎ */
	{ 0x3001, ',' },  /* 、 */
	{ 0x3002, '.' },  /* 。 */
	{ 0x300A, '<' },  /* 《 */
	{ 0x300B, '>' },  /* 》 */
	{ 0x300C, '"' },  /* 「 */
	{ 0x300D, '"' },  /* 」 */
	{ 0x3010, '[' },  /* 【 */
	{ 0x3011, ']' },  /* 】 */
};

char
plain_sign(uint32_t rune)
{
	/* ▁ to █: the steps of a sparkline. */
	if (rune >= 0x2581 && rune <= 0x2588)
		return "_.-=+*%#"[rune - 0x2581];
	/* ASCII in full width. */
	if (rune >= 0xFF01 && rune <= 0xFF5E)
		return (char)(rune - 0xFF01 + '!');
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].rune == rune)
			return signs[i].plain;
	rune = rune_base(rune);
	return rune < 0x80 ? (char)rune : '?';
}

char
plain_second(char sign)
{
	return sign == '?' ? '?' : ' ';
}

/* One converter each way, for good. */
static iconv_t
converter(iconv_t *made, const char *to, const char *from)
{
	if (!*made)
		*made = iconv_open(to, from);
	return *made;
}

/* A rune's bytes as a number, in the order of their codes; 0: it has none. */
static uint64_t
code(uint32_t rune)
{
	static iconv_t made;
	iconv_t cd = converter(&made, i18n_charset(), "WCHAR_T");
	wchar_t wide = (wchar_t)rune;
	char bytes[MB_LEN_MAX], *in = (char *)&wide, *to = bytes;
	size_t in_n = sizeof wide, room = sizeof bytes;
	uint64_t code = 0;

	if (iconv(cd, &in, &in_n, &to, &room) != 0)
		return 0;
	for (char *p = bytes; p < to; p++)
		code = code << 8 | (unsigned char)*p;
	return code;
}

bool
plain_has(uint32_t rune)
{
	return code(rune) != 0;
}

/* Does the charset write it in two bytes, and so the terminal in two columns? */
static bool
is_wide(uint32_t rune)
{
	return code(rune) > 0xFF;
}

bool
plain_widens(void)
{
	return strcmp(i18n_charset(), "UTF-8") != 0 && is_wide(L'“');
}

static uint32_t
simplified(uint32_t rune)
{
	uint32_t out[FOLD_MAX];

	return fold_rune(rune, out) == 1 ? out[0] : rune;
}

/* For each Han character that has other forms the traditional one. */
static const uint16_t *
traditional(void)
{
	/* This one is simplified no less, so no table of ours turns it. */
	static uint16_t forms[HAN_LAST - HAN_FIRST + 1] = {
		[L'着' - HAN_FIRST] = L'著',
	};
	static bool made;

	for (uint32_t r = HAN_FIRST; !made && r <= HAN_LAST; r++) {
		uint32_t s = simplified(r);

		if (s == r || s < HAN_FIRST || s > HAN_LAST || !plain_has(r))
			continue;
		uint16_t *form = &forms[s - HAN_FIRST];
		if (!*form || code(r) < code(*form))
			*form = (uint16_t)r;
	}
	made = true;
	return forms;
}

uint32_t
plain_han(uint32_t rune)
{
	if (rune < HAN_FIRST || rune > HAN_LAST)
		return 0;
	uint32_t other = simplified(rune);
	if (other != rune && plain_has(other))
		return other;
	if (other < HAN_FIRST || other > HAN_LAST)
		return 0;
	uint32_t form = traditional()[other - HAN_FIRST];
	return form && plain_has(form) ? form : 0;
}

void
plain_put(struct buf *out, uint32_t rune)
{
	uint64_t bytes = code(rune);

	if (!bytes)
		bytes = code(plain_han(rune));
	if (!bytes)
		bytes = (unsigned char)plain_sign(rune);
	for (int shift = 56; shift >= 0; shift -= 8)
		if (bytes >> shift)
			buf_putc(out, (char)(bytes >> shift));
}

static bool
is_shown(uint32_t rune)
{
	return plain_has(rune) || plain_han(rune);
}

/* As wide as the character it stands for. */
static void
put_stand_in(struct buf *out, uint32_t rune, int columns)
{
	char sign = plain_sign(rune);

	if (columns == 2 && sign == '?' && is_wide(PLAIN_BOX)) {
		plain_put(out, PLAIN_BOX);
		return;
	}
	buf_put(out, str_take((str){ &sign, 1 }, columns > 0));
	if (columns == 2)
		buf_putc(out, plain_second(sign));
}

/* Marks that the charset lacks leave what they stand on as it is. */
static void
put_cluster(struct buf *out, str cluster, int columns)
{
	size_t at = 0;
	uint32_t first = utf8_next(cluster, &at);

	if (!is_shown(first)) {
		put_stand_in(out, first, columns);
		return;
	}
	plain_put(out, first);
	while (at < cluster.n) {
		uint32_t mark = utf8_next(cluster, &at);

		if (is_shown(mark))
			plain_put(out, mark);
	}
}

void
plain_encode(struct buf *out, str text)
{
	for (size_t at = 0; at < text.n;) {
		size_t from = at;
		int columns = utf8_cluster(text, &at);

		put_cluster(out, str_slice(text, from, at), columns);
	}
}

void
plain_decode(struct buf *out, str *bytes)
{
	static iconv_t made;
	iconv_t cd = converter(&made, "UTF-8", i18n_charset());
	char piece[256], *in = (char *)bytes->s;
	size_t rest = bytes->n;

	while (rest) {
		char *to = piece;
		size_t room = sizeof piece;
		size_t got = iconv(cd, &in, &rest, &to, &room);

		buf_put(out, (str){ piece, (size_t)(to - piece) });
		if (got == (size_t)-1 && errno == EINVAL)
			break;
		if (got == (size_t)-1 && errno == EILSEQ) {
			in++;
			rest--;
		}
	}
	*bytes = str_skip(*bytes, bytes->n - rest);
}
