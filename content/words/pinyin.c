#include "content/words/pinyin.h"

#include "base/utf8.h"

#include <string.h>

/* A character that is read in several ways. */
struct several {
	uint16_t rune, code[PINYIN_READINGS];
};

#include "pinyin_tables.h"

enum {
	SYLLABLES = sizeof syllables / sizeof *syllables,
	SEVERAL = sizeof several_codes / sizeof *several_codes,
	FAR = INT16_MAX,
	OPEN_COST = 6, /* a syllable that is not finished */
};

const char *
pinyin_syllable(uint16_t code)
{
	return syllables[code >> PINYIN_TONE_BITS];
}

static void
add_reading(struct pinyin_letter *l, uint16_t code)
{
	if (code)
		l->code[l->n++] = code;
}

static bool
read_letter(uint16_t rune, struct pinyin_letter *l)
{
	size_t low = 0, high = SEVERAL;

	*l = (struct pinyin_letter){ .rune = rune };
	if (rune < PINYIN_FIRST || rune > PINYIN_LAST)
		return false;
	add_reading(l, single_codes[rune - PINYIN_FIRST]);
	while (l->n == 0 && low < high) {
		size_t middle = (low + high) / 2;
		const struct several *s = &several_codes[middle];

		if (s->rune < rune)
			low = middle + 1;
		else if (s->rune > rune)
			high = middle;
		else
			for (size_t i = 0; i < PINYIN_READINGS; i++)
				add_reading(l, s->code[i]);
	}
	return l->n;
}

bool
pinyin_read(const uint16_t *runes, size_t n, struct pinyin_word *out)
{
	if (n > PINYIN_LONGEST)
		return false;
	out->n = n;
	for (size_t i = 0; i < n; i++) {
		if (!read_letter(runes[i], &out->at[i]))
			return false;
	}
	for (size_t i = 0; i + 1 < n;) {
		struct lookup_hits hits;

		lookup_find(&pinyin_phrases, runes + i, n - i, &hits);
		if (!hits.n) {
			i++;
			continue;
		}
		struct lookup_hit phrase = hits.v[hits.n - 1];
		for (size_t k = 0; k < phrase.length; k++) {
			out->at[i + k].code[0] = phrase_codes[phrase.value + k];
			out->at[i + k].n = 1;
		}
		i += phrase.length;
	}
	return true;
}

/* How many syllables stand before s in the order of the table. */
static size_t
syllables_before(const char *s, size_t n)
{
	size_t low = 1, high = SYLLABLES;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (strncmp(syllables[middle], s, n) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Does a syllable begin with these letters?  whole: is it one itself? */
static bool
begins_syllable(const char *s, size_t n, bool *whole)
{
	size_t at = syllables_before(s, n);

	if (at >= SYLLABLES || strncmp(syllables[at], s, n) != 0)
		return false;
	*whole = syllables[at][n] == '\0';
	return true;
}

static bool
is_letter(uint16_t unit)
{
	return unit >= 'a' && unit <= 'z';
}

static bool
is_tone(uint16_t unit)
{
	return unit >= '1' && unit <= '5';
}

/* Letters with tone marks, in rows of the four tones. */
static const struct {
	char letter;
	uint16_t marked[4];
} marks[] = {
	{ 'a', { 0x101, 0xE1, 0x1CE, 0xE0 } },
	{ 'e', { 0x113, 0xE9, 0x11B, 0xE8 } },
	{ 'i', { 0x12B, 0xED, 0x1D0, 0xEC } },
	{ 'o', { 0x14D, 0xF3, 0x1D2, 0xF2 } },
	{ 'u', { 0x16B, 0xFA, 0x1D4, 0xF9 } },
	{ 'v', { 0x1D6, 0x1D8, 0x1DA, 0x1DC } },
};

static uint16_t
without_mark(uint32_t rune)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		for (size_t k = 0; k < 4; k++) {
			if (marks[i].marked[k] == rune)
				return (uint16_t)marks[i].letter;
		}
	}
	return rune == 0xFC ? 'v' : 0;
}

/* 0: pinyin has no such thing. */
static uint16_t
unit_of(uint32_t rune)
{
	if ((rune >= 'a' && rune <= 'z') || (rune >= '1' && rune <= '5'))
		return (uint16_t)rune;
	if (rune == '0')
		return '5';
	if (rune == '\'' || rune == 0x2019 || rune == '-')
		return '\'';
	if (rune >= PINYIN_FIRST && rune <= PINYIN_LAST)
		return (uint16_t)rune;
	return without_mark(rune);
}

/* jv, qv, xv, yv are ju, qu, xu, yu. */
static void
settle_umlauts(struct pinyin_typed *t)
{
	for (size_t i = 1; i < t->n; i++) {
		uint16_t before = t->unit[i - 1], *unit = &t->unit[i];

		if (*unit == 'v' && before < 0x80 && strchr("jqxy", before))
			*unit = 'u';
	}
}

bool
pinyin_type(str text, bool open, struct pinyin_typed *t)
{
	bool letters = false;

	*t = (struct pinyin_typed){ .open = open };
	for (size_t at = 0; at < text.n;) {
		uint16_t unit = unit_of(utf8_next(text, &at));

		if (unit == 0 || t->n == PINYIN_TYPED)
			return false;
		letters |= is_letter(unit);
		t->unit[t->n++] = unit;
	}
	settle_umlauts(t);
	t->open = open && t->n && is_letter(t->unit[t->n - 1]);
	return letters && !is_tone(t->unit[0]);
}

bool
pinyin_is_syllable(str s)
{
	bool whole;

	return s.n > 0 && s.n < PINYIN_SYLLABLE &&
	       begins_syllable(s.s, s.n, &whole) &&
	       (whole || s.n == 1 || (s.n == 2 && s.s[1] == 'h'));
}

bool
pinyin_begins(const struct pinyin_typed *t, size_t at)
{
	char letter = (char)t->unit[at];
	bool whole;

	return t->unit[at] >= PINYIN_FIRST ||
	       (is_letter(t->unit[at]) && begins_syllable(&letter, 1, &whole));
}

/* Behind a syllable that ends at i: its tone, a break. */
static size_t
skip_break(const struct pinyin_typed *t, size_t i)
{
	while (i < t->n && t->unit[i] == '\'')
		i++;
	return i;
}

/* A character's ways to be typed from i on: where each ends, and its cost. */
struct ways {
	size_t n;
	struct way {
		size_t end;
		int cost;
	} v[4];
};

static void
add_way(struct ways *w, size_t end, int cost)
{
	w->v[w->n++] = (struct way){ end, cost };
}

/* lüe and nüe are also written lue and nue. */
static bool
is_same(uint16_t unit, const char *s)
{
	return unit == (uint16_t)*s ||
	       (unit == 'u' && s[0] == 'v' && s[1] == 'e');
}

static void
reading_ways(const struct pinyin_typed *t, size_t i, uint16_t code, int cost,
	struct ways *out)
{
	const char *s = pinyin_syllable(code);
	unsigned tone = code & ((1U << PINYIN_TONE_BITS) - 1);
	size_t n = 0;

	out->n = 0;
	while (s[n] && i + n < t->n && is_same(t->unit[i + n], s + n))
		n++;
	if (n == 0)
		return;
	add_way(out, skip_break(t, i + 1), cost);
	if (n > 1 && s[1] == 'h')
		add_way(out, skip_break(t, i + 2), cost);
	size_t end = i + n;
	if (s[n]) {
		if (t->open && end == t->n)
			add_way(out, end, cost + OPEN_COST);
		return;
	}
	if (end < t->n && is_tone(t->unit[end])) {
		unsigned typed = t->unit[end] - '0';

		if (typed != tone && typed != 5 && tone % 5)
			return;
		end++;
	}
	add_way(out, skip_break(t, end), cost);
}

static void
take_ways(const struct ways *w, int before, int16_t *costs)
{
	for (size_t i = 0; i < w->n; i++) {
		int cost = before + w->v[i].cost;

		if (cost < costs[w->v[i].end])
			costs[w->v[i].end] = (int16_t)cost;
	}
}

int
pinyin_match(const struct pinyin_typed *t, const struct pinyin_word *word)
{
	int16_t costs[2][PINYIN_TYPED + 1];
	int16_t *now = costs[0], *next = costs[1];

	for (size_t i = 0; i <= t->n; i++)
		now[i] = FAR;
	now[skip_break(t, 0)] = 0;
	for (size_t k = 0; k < word->n; k++) {
		const struct pinyin_letter *l = &word->at[k];
		struct ways ways = { 0 };

		for (size_t i = 0; i <= t->n; i++)
			next[i] = FAR;
		for (size_t i = k; i < t->n; i++) {
			if (now[i] == FAR)
				continue;
			if (t->unit[i] == l->rune) {
				ways.n = 0;
				add_way(&ways, skip_break(t, i + 1), 0);
				take_ways(&ways, now[i], next);
			}
			for (int r = 0; r < l->n; r++) {
				reading_ways(t, i, l->code[r], r * PINYIN_COST,
					&ways);
				take_ways(&ways, now[i], next);
			}
		}
		int16_t *other = now;
		now = next;
		next = other;
	}
	return now[t->n] == FAR ? PINYIN_NO : now[t->n];
}

/* Where a character that is typed from i on may end, whatever it is. */
struct ends {
	size_t n, v[PINYIN_SYLLABLE + 2];
};

static void
find_ends(const struct pinyin_typed *t, size_t i, struct ends *out)
{
	char s[PINYIN_SYLLABLE];
	bool whole;

	out->n = 0;
	if (t->unit[i] >= PINYIN_FIRST)
		out->v[out->n++] = skip_break(t, i + 1);
	for (size_t n = 0; n + 1 < sizeof s && i + n < t->n;) {
		size_t end = i + n + 1;

		if (!is_letter(t->unit[end - 1]))
			return;
		s[n++] = (char)t->unit[end - 1];
		if (n == 3 &&
			(memcmp(s, "lue", 3) == 0 || memcmp(s, "nue", 3) == 0))
			s[1] = 'v';
		if (!begins_syllable(s, n, &whole))
			return;
		if (whole && end < t->n && is_tone(t->unit[end]))
			out->v[out->n++] = skip_break(t, end + 1);
		else if (whole || n == 1 || (n == 2 && s[1] == 'h') ||
			 (t->open && end == t->n))
			out->v[out->n++] = skip_break(t, end);
	}
}

/* The first letters of the readings of what is typed at i. */
static size_t
letters_at(const struct pinyin_typed *t, size_t i, char out[PINYIN_READINGS])
{
	struct pinyin_letter l;

	out[0] = (char)t->unit[i];
	if (t->unit[i] < PINYIN_FIRST)
		return 1;
	if (!read_letter(t->unit[i], &l))
		return 0;
	for (size_t r = 0; r < l.n; r++)
		out[r] = *pinyin_syllable(l.code[r]);
	return l.n;
}

struct heads {
	size_t n;
	struct pinyin_head *v;
};

static void
add_head(struct heads *h, char first, char second, size_t length)
{
	for (size_t i = 0; i < h->n; i++) {
		const struct pinyin_head *a = &h->v[i];

		if (a->first == first && a->second == second &&
			a->length == length)
			return;
	}
	if (h->n < PINYIN_HEADS)
		h->v[h->n++] =
			(struct pinyin_head){ first, second, (uint8_t)length };
}

/* Words whose first two characters are typed from i and k on, and which have
 * as many more as the bits of `more` say. */
static void
add_heads(const struct pinyin_typed *t, size_t i, size_t k, unsigned more,
	struct heads *out)
{
	char first[PINYIN_READINGS], second[PINYIN_READINGS];
	size_t n = letters_at(t, i, first), m = letters_at(t, k, second);

	for (size_t length = 2; length <= PINYIN_LONGEST; length++) {
		if (!(more >> (length - 2) & 1))
			continue;
		for (size_t a = 0; a < n; a++)
			for (size_t b = 0; b < m; b++)
				add_head(out, first[a], second[b], length);
	}
}

size_t
pinyin_heads(const struct pinyin_typed *t, struct pinyin_head out[PINYIN_HEADS])
{
	unsigned more[PINYIN_TYPED + 1] = { 0 };
	struct heads heads = { .v = out };
	struct ends one, two;
	size_t from = skip_break(t, 0);

	/* How many characters may follow from a place on. */
	more[t->n] = 1;
	for (size_t i = t->n; i-- > from;) {
		find_ends(t, i, &one);
		for (size_t e = 0; e < one.n; e++)
			more[i] |= more[one.v[e]] << 1;
		more[i] &= (1U << (PINYIN_LONGEST + 1)) - 1;
	}
	if (from >= t->n)
		return 0;
	find_ends(t, from, &one);
	for (size_t a = 0; a < one.n; a++) {
		if (one.v[a] >= t->n)
			continue;
		find_ends(t, one.v[a], &two);
		for (size_t b = 0; b < two.n; b++)
			add_heads(t, from, one.v[a], more[two.v[b]], &heads);
	}
	return heads.n;
}

size_t
pinyin_word_heads(
	const struct pinyin_word *w, struct pinyin_head out[PINYIN_HEADS])
{
	struct heads heads = { .v = out };

	for (size_t a = 0; w->n > 1 && a < w->at[0].n; a++) {
		for (size_t b = 0; b < w->at[1].n; b++)
			add_head(&heads, *pinyin_syllable(w->at[0].code[a]),
				*pinyin_syllable(w->at[1].code[b]), w->n);
	}
	return heads.n;
}
