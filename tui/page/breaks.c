#include "tui/page/breaks.h"

#include "base/utf8.h"

#include <linebreak.h>

enum { NO_START = 1, NO_END = 2, HANGS = 4 };

static const struct {
	uint32_t rune;
	uint8_t forbids;
} marks[] = {
#define MARK(rune, forbids) { rune, forbids },
#include "tui/page/breaks.def"
};

static unsigned
forbids(uint32_t rune)
{
	if (rune_is_han(rune) || rune == ' ' || rune_is_word(rune))
		return 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].rune == rune)
			return marks[i].forbids;
	return 0;
}

static const str units[] = {
#define UNIT(text) STR0(text),
#include "tui/page/breaks.def"
};

enum { UNITS = sizeof units / sizeof *units };

static uint32_t firsts[UNITS]; /* of each unit: most texts lack most of them */

static void
make_ready(void)
{
	static bool ready;

	if (ready)
		return;
	init_linebreak();
	for (size_t u = 0; u < UNITS; u++) {
		size_t at = 0;

		firsts[u] = utf8_next(units[u], &at);
	}
	ready = true;
}

static bool
is_digit(uint32_t r)
{
	return (r >= '0' && r <= '9') || (r >= 0xFF10 && r <= 0xFF19);
}

static bool
is_numeral(uint32_t r)
{
	switch (r) {
#define NUMERAL(rune) case rune:
#include "tui/page/breaks.def"
		return true;
	default: return false;
	}
}

/* How many runes the unit takes when r begins with it, else 0. */
static size_t
unit_matches(str unit, const uint32_t *r, size_t n)
{
	size_t i = 0;
	uint32_t rune = 0;

	for (size_t at = 0; at < unit.n; i++) {
		rune = utf8_next(unit, &at);
		if (i == n || r[i] != rune)
			return 0;
	}
	/* "3 am" is a time, "3 among" is not. */
	return rune_is_word(rune) && i < n && rune_is_word(r[i]) ? 0 : i;
}

static size_t
unit_longest(const uint32_t *r, size_t n)
{
	size_t longest = 0;

	for (size_t u = 0; n && u < UNITS; u++) {
		if (firsts[u] != *r)
			continue;
		size_t took = unit_matches(units[u], r, n);

		if (took > longest)
			longest = took;
	}
	return longest;
}

/* How many of the runes behind a number belong to it: " 亿元", "%", "+人". */
static size_t
tail_of_number(const uint32_t *r, size_t n)
{
	size_t before = n && (r[0] == ' ' || r[0] == '+'), i = before;

	while (i < n && is_numeral(r[i]))
		i++;
	i += unit_longest(r + i, n - i);
	return i > before ? i : 0;
}

static void
keep_numbers(const uint32_t *r, size_t n, uint8_t *flags)
{
	for (size_t i = 0; i < n; i++) {
		if (r[i] == U'第' && i + 1 < n) {
			size_t blank = r[i + 1] == ' ';

			if (i + 1 + blank < n && is_digit(r[i + 1 + blank]))
				flags[i] = flags[i + blank] = 0;
		}
		if (!is_digit(r[i]) || (i + 1 < n && is_digit(r[i + 1])))
			continue;
		size_t tail = tail_of_number(r + i + 1, n - i - 1);
		for (size_t k = i; k < i + tail; k++)
			flags[k] &= (uint8_t)~BREAK_MAY;
	}
}

/* C++ and 500+: for UAX #14 the last sign is tied to what stands behind it,
 * as in +5. */
static void
keep_plus(const uint32_t *r, size_t n, uint8_t *flags)
{
	for (size_t i = 1; i < n; i++) {
		size_t from = i;

		while (i < n && r[i] == '+')
			i++;
		if (i == from || !rune_is_word(r[from - 1]))
			continue;
		for (size_t k = from - 1; k < i - 1; k++)
			flags[k] &= (uint8_t)~BREAK_MAY;
		if (i < n && rune_is_han(r[i]))
			flags[i - 1] |= BREAK_MAY;
	}
}

/*
 * libunibreak 1.1 asserts that there is no U+FFFF, its end mark, and no
 * regional indicator, of which it has no pair rules; flags break like Han.
 */
static void
replace_unknown(uint32_t *runes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (runes[i] == 0xFFFF)
			runes[i] = UTF8_BAD;
		if (runes[i] >= 0x1F1E6 && runes[i] <= 0x1F1FF)
			runes[i] = U'旗';
	}
}

static bool
ends_line(uint32_t r)
{
	return (r >= '\n' && r <= '\r') || r == 0x85 || r == 0x2028 ||
	       r == 0x2029;
}

void
breaks_find(uint32_t *runes, size_t n, uint8_t *flags)
{
	make_ready();
	replace_unknown(runes, n);
	set_linebreaks_utf32(runes, n, "zh", (char *)flags);
	for (size_t i = 0; i < n; i++) {
		unsigned own = forbids(runes[i]);
		bool must =
			flags[i] == LINEBREAK_MUSTBREAK && ends_line(runes[i]);
		bool may = flags[i] <= LINEBREAK_ALLOWBREAK;

		if (own & NO_END)
			may = false;
		if (i + 1 < n && forbids(runes[i + 1]) & NO_START)
			may = false;
		/* ’ closes a quotation in Chinese, but not within "it’s". */
		if (runes[i] == U'’' && i && i + 1 < n &&
			rune_is_word(runes[i - 1]) &&
			rune_is_word(runes[i + 1]))
			may = false;
		flags[i] = (uint8_t)((may ? BREAK_MAY : 0) |
				     (must ? BREAK_MUST : 0) |
				     (own & HANGS ? BREAK_HANGS : 0));
	}
	keep_plus(runes, n, flags);
	keep_numbers(runes, n, flags);
}
