#include "tui/plain.h"

#include "base/utf8.h"
#include "content/fold.h"

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
	{ 0x2013, '-' },  /* – */
	{ 0x2014, '-' },  /* — */
	{ 0x2018, '\'' }, /* ‘ */
	{ 0x2019, '\'' }, /* ’ */
	{ 0x201C, '"' },  /* “ */
	{ 0x201D, '"' },  /* ” */
	{ 0x2026, '~' },  /* … */
	{ 0x2190, '<' },  /* ← */
	{ 0x2191, '^' },  /* ↑ */
	{ 0x2192, '>' },  /* → */
	{ 0x2193, 'v' },  /* ↓ */
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
};

char
plain_sign(uint32_t rune)
{
	/* ▁ to █: the steps of a sparkline. */
	if (rune >= 0x2581 && rune <= 0x2588)
		return "_.-=+*%#"[rune - 0x2581];
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].rune == rune)
			return signs[i].plain;
	return '?';
}

/* A rune's bytes as a number, in the order of their codes; 0: it has none. */
static uint64_t
code(uint32_t rune)
{
	char bytes[MB_LEN_MAX];
	mbstate_t state = { 0 };
	size_t n = wcrtomb(bytes, (wchar_t)rune, &state);
	uint64_t code = 0;

	if (n == (size_t)-1)
		return 0;
	for (size_t i = 0; i < n && i < sizeof code; i++)
		code = code << 8 | (unsigned char)bytes[i];
	return code;
}

bool
plain_has(uint32_t rune)
{
	return code(rune) != 0;
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
	return traditional()[other - HAN_FIRST];
}

void
plain_encode(struct buf *out, str text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t rune = utf8_next(text, &at);
		uint64_t bytes = code(rune);

		if (!bytes)
			bytes = code(plain_han(rune));
		if (!bytes)
			bytes = (unsigned char)plain_sign(rune);
		for (int shift = 56; shift >= 0; shift -= 8)
			if (bytes >> shift)
				buf_putc(out, (char)(bytes >> shift));
	}
}
