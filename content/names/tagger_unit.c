#include "content/names/tagger_features.h"

#include "base/utf8.h"
#include "content/words/fold.h"

/*
 * One unit by itself: a Han character, a run of Latin letters and digits, or
 * any other sign; what sort it is, and the shape of a word.
 */

enum { ELLIPSIS = 0x2026 };

static bool
in_word(uint32_t r)
{
	return rune_is_word(r) && !rune_is_han(r);
}

static uint32_t
fold_one(uint32_t r)
{
	uint32_t out[FOLD_MAX];

	return fold_rune(r, out) > 0 ? out[0] : r;
}

static uint8_t
word_type(str s)
{
	bool lower = false, upper = false, digit = false, inner = false;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		if (c >= '0' && c <= '9')
			digit = true;
		else if (c >= 'A' && c <= 'Z') {
			upper = true;
			inner |= i > 0;
		} else if (c != '.')
			lower = true;
	}
	if (digit)
		return lower || upper ? TYPE_ALNUM : TYPE_NUMBER;
	if (!upper)
		return TYPE_LOWER;
	if (!lower)
		return TYPE_UPPER;
	return inner ? TYPE_MIXED : TYPE_CAPITAL;
}

/* The signs of Markdown around words, ** and `; no part of any name, but the
 * one star of *ST and C*Core is. */
static bool
is_emphasis(str s, size_t at)
{
	return s.s[at] == '`' ||
	       (s.s[at] == '*' &&
		       ((at > 0 && s.s[at - 1] == '*') ||
			       (at + 1 < s.n && s.s[at + 1] == '*')));
}

static uint8_t
sign_type(uint32_t r)
{
	switch (r) {
	case ',':
	case 0xFF0C:
	case 0x3001:
	case ';':
	case ':': return TYPE_COMMA;
	case 0x3002:
	case '!':
	case '?':
	case '.':
	case ELLIPSIS: return TYPE_STOP;
	case 0x201C:
	case 0x2018:
	case 0x300C:
	case 0x300E: return TYPE_QUOTE_OPEN;
	case 0x201D:
	case 0x300D:
	case 0x300F: return TYPE_QUOTE_CLOSE;
	case '(':
	case '[':
	case 0x300A:
	case 0x3010: return TYPE_OPEN;
	case ')':
	case ']':
	case 0x300B:
	case 0x3011: return TYPE_CLOSE;
	case 0xB7:
	case 0x30FB:
	case 0x2022: return TYPE_DOT;
	default: return TYPE_OTHER;
	}
}

/* "iPhone15" has the shape xXx9; the ends are its first and last letters. */
static void
shape_word(str s, struct unit *u)
{
	char last = 0;

	u->shape = 17;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];
		char sort = c >= '0' && c <= '9'   ? '9'
			    : c >= 'A' && c <= 'Z' ? 'X'
			    : c == '.'             ? '.'
						   : 'x';

		if (sort != last)
			u->shape = tagger_mix(u->shape, (unsigned char)sort);
		last = sort;
	}
	for (size_t i = 0; i < 3 && i < s.n; i++) {
		u->head = tagger_mix(u->head, s.s[i] & 0xDF);
		u->tail = tagger_mix(u->tail, s.s[s.n - 1 - i] & 0xDF);
	}
}

/* ······: two dots and more are an ellipsis. */
static bool
is_one_of_dots(str s, size_t from, size_t to)
{
	size_t n = to - from;
	str dot = str_slice(s, from, to);

	return str_starts(str_skip(s, to), dot) ||
	       (from >= n && str_eq(str_slice(s, from - n, from), dot));
}

bool
tagger_unit(str s, size_t *at, struct unit *u)
{
	uint32_t r = 0;
	size_t from = *at;

	*u = (struct unit){ 0 };
	while (*at < s.n) {
		from = *at;
		r = utf8_next(s, at);
		if (rune_is_space(r))
			u->blank = 1;
		else if (is_emphasis(s, from))
			u->emphasis = 1;
		else
			break;
		r = 0;
	}
	if (!r)
		return false;
	u->start = (uint32_t)from;
	u->rune = fold_one(r);
	if (sign_type(u->rune) == TYPE_DOT && is_one_of_dots(s, from, *at))
		u->rune = ELLIPSIS;
	u->hash = tagger_mix(7, u->rune);
	if (!in_word(r)) {
		u->type = rune_is_han(r)    ? TYPE_HAN
			  : rune_is_kana(r) ? TYPE_KANA
					    : sign_type(u->rune);
		u->end = (uint32_t)*at;
		return true;
	}
	for (size_t to = *at; to < s.n; *at = to) {
		uint32_t c = utf8_next(s, &to);
		bool dot = c == '.' && to < s.n && s.s[to] >= '0' &&
			   s.s[to] <= '9' && s.s[to - 2] >= '0' &&
			   s.s[to - 2] <= '9';

		if (!in_word(c) && !dot)
			break;
		u->hash = tagger_mix(u->hash, fold_one(c));
	}
	u->end = (uint32_t)*at;
	str word = str_slice(s, u->start, u->end);
	u->type = word_type(word);
	shape_word(word, u);
	if (u->type == TYPE_NUMBER && u->end - u->start > 3)
		u->hash = tagger_mix(11, u->end - u->start);
	return true;
}

void
tagger_count(str text, struct arena *perm, struct tagger_counts *c)
{
	struct unit before = { 0 }, u;
	size_t slots = 1024;

	while (slots < text.n / 3 && slots < (1u << 20))
		slots *= 2;
	c->slot = arena_new(perm, uint16_t, slots);
	c->mask = (uint32_t)slots - 1;
	for (size_t at = 0; tagger_unit(text, &at, &u); before = u) {
		uint16_t *n =
			&c->slot[tagger_mix(before.hash, u.hash) & c->mask];

		*n = (uint16_t)(*n + (*n < UINT16_MAX));
		if (u.type < TYPE_LOWER || u.type > TYPE_ALNUM)
			continue;
		n = &c->slot[tagger_mix(3, u.hash) & c->mask];
		*n = (uint16_t)(*n + (*n < UINT16_MAX));
	}
}
