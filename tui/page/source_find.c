#include "tui/views/source.h"

#include "base/utf8.h"

/* Runes that are looked for, the most first: markup and escapes cut the text
 * of a source into pieces. */
static const int lengths[] = { 32, 16, 8, 4, 2 };

/* So many runes from `at` on, or up to the line's end. */
static str
piece_of(str text, uint32_t at, int runes)
{
	size_t end = at;

	for (int i = 0; i < runes && end < text.n && text.s[end] != '\n'; i++)
		utf8_next(text, &end);
	return str_slice(text, at, end);
}

static size_t
count_before(str text, str piece, size_t at)
{
	size_t n = 0, found;

	text = str_take(text, at);
	while ((found = str_find(text, piece)) != STR_NONE) {
		n++;
		text = str_skip(text, found + piece.n);
	}
	return n;
}

/* The n-th, from 0, or the last one there is. */
static size_t
find_nth(str source, str piece, size_t n)
{
	size_t at = STR_NONE, from = 0;

	for (size_t i = 0; i <= n; i++) {
		size_t found = str_find(str_skip(source, from), piece);

		if (found == STR_NONE)
			break;
		at = from + found;
		from = at + piece.n;
	}
	return at;
}

struct span
source_find(str text, uint32_t at, str source)
{
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		str piece = piece_of(text, at, lengths[i]);

		if (!str_trim(piece).n)
			break;
		size_t found =
			find_nth(source, piece, count_before(text, piece, at));
		if (found != STR_NONE)
			return (struct span){ (uint32_t)found,
				(uint32_t)(found + piece.n) };
	}
	return (struct span){ 0 };
}
