#include "content/words/fold.h"

#include "content/words/fold_rule.h"
#include "fold_table.h"

#include <string.h>

enum { SLOW = 0xFFFF, BMP = 0x10000, ROOM = FOLD_MAX * UTF8_MAX };

/* What a rune of the BMP folds to; 0: dropped; SLOW: ask fold_slow. */
static uint32_t
look(uint32_t r)
{
	return (r + fold_page[fold_pages[r >> 8]][r & 0xFF]) & 0xFFFF;
}

static uint32_t
look_far(uint32_t r)
{
	size_t low = 0, high = sizeof fold_far / sizeof *fold_far;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (fold_far[middle].from == r)
			return fold_far[middle].to;
		if (fold_far[middle].from < r)
			low = middle + 1;
		else
			high = middle;
	}
	return r;
}

/* What a character that the rules gave is in simplified writing. */
static uint32_t
simplify(uint32_t r)
{
	uint32_t to = r < BMP ? look(r) : SLOW;

	return to == SLOW ? look_far(r) : to;
}

static int
fold_slow(uint32_t r, uint32_t out[FOLD_MAX])
{
	int n = fold_by_rule(r, out);

	for (int i = 0; i < n; i++)
		out[i] = simplify(out[i]);
	return n;
}

int
fold_rune(uint32_t r, uint32_t out[FOLD_MAX])
{
	uint32_t to = r < BMP ? look(r) : SLOW;

	if (to == SLOW)
		return fold_slow(r, out);
	out[0] = to;
	return to != 0;
}

/* Folds one rune from *at to out, which has ROOM; returns the bytes. */
static size_t
fold_one(str s, size_t *at, char *out)
{
	uint32_t runes[FOLD_MAX];
	int n = fold_rune(utf8_next(s, at), runes);
	size_t bytes = 0;

	for (int i = 0; i < n; i++)
		bytes += utf8_encode(runes[i], out + bytes);
	return bytes;
}

/* Folds from *at on while out has room for one rune more. */
static size_t
fold_some(str s, size_t *at, char *out, size_t room)
{
	size_t n = 0, i = *at;

	while (i < s.n && room - n >= ROOM) {
		unsigned char c = (unsigned char)s.s[i];

		if (c >= ' ' && c < 0x7F) {
			out[n++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
			i++;
		} else {
			n += fold_one(s, &i, out + n);
		}
	}
	*at = i;
	return n;
}

void
fold_put(struct buf *out, str s)
{
	char part[4096];

	for (size_t at = 0; at < s.n;) {
		size_t n = fold_some(s, &at, part, sizeof part);

		buf_put(out, (str){ part, n });
	}
}

str
fold(struct arena *perm, str s)
{
	size_t cap = s.n + ROOM, n = 0;
	char *out = arena_new(perm, char, cap);

	for (size_t at = 0;;) {
		n += fold_some(s, &at, out + n, cap - n);
		if (at >= s.n)
			return (str){ out, n };
		char *more = arena_new(perm, char, cap * 2);
		memcpy(more, out, n);
		out = more;
		cap *= 2;
	}
}

str
fold_traditional(struct arena *perm, str text)
{
	char *out = NULL;

	for (size_t from = 0, at = 0; at < text.n; from = at) {
		uint32_t rune = utf8_next(text, &at);
		uint32_t to = rune_is_han(rune) ? simplify(rune) : rune;
		char bytes[UTF8_MAX];

		if (to == rune || utf8_encode(to, bytes) != at - from)
			continue;
		if (!out) {
			out = arena_new(perm, char, text.n);
			memcpy(out, text.s, text.n);
		}
		memcpy(out + from, bytes, at - from);
	}
	return out ? (str){ out, text.n } : text;
}
