#include "content/words/letter.h"

#include "base/utf8.h"

static uint32_t
fold(uint32_t rune)
{
	if (rune < 0x80)
		return rune == '\t' || rune == '\r' ? ' ' : rune;
	if (rune > 0x3000 && rune < 0xFEFF) /* no spaces are among these */
		return rune;
	if (rune >= 0xFF01 && rune <= 0xFF5E) {
		switch (rune) {
		case 0xFF01: /* ！ */
		case 0xFF08: /* （ */
		case 0xFF09: /* ） */
		case 0xFF0C: /* ， */
		case 0xFF1A: /* ： */
		case 0xFF1B: /* ； */
		case 0xFF1F: /* ？ */ return rune;
		default: return rune - 0xFEE0;
		}
	}
	return rune_is_space(rune) ? ' ' : rune;
}

static enum letter_kind
kind_of_ascii(uint32_t rune)
{
	switch (rune) {
	case ' ':
	case '`': return LETTER_BLANK;
	case '\n': return LETTER_LINE;
	case ',': return LETTER_COMMA;
	case ':': return LETTER_COLON;
	case ';': return LETTER_SEMICOLON;
	case '!':
	case '?': return LETTER_STOP;
	case '-': return LETTER_DASH;
	case '(':
	case '[': return LETTER_OPEN;
	case ')':
	case ']': return LETTER_CLOSE;
	case '"': return LETTER_MARK;
	default: break;
	}
	if (rune >= '0' && rune <= '9')
		return LETTER_DIGIT;
	return rune_is_word(rune) ? LETTER_WORD : LETTER_OTHER;
}

static enum letter_kind
kind_of_wide(uint32_t rune)
{
	if (rune >= 0x4E00 && rune <= 0x9FFF)
		return LETTER_HAN;
	switch (rune) {
	case 0xFF0C: /* ， */ return LETTER_COMMA;
	case 0x3001: /* 、 */ return LETTER_PAUSE;
	case 0xFF1A: /* ： */ return LETTER_COLON;
	case 0xFF1B: /* ； */ return LETTER_SEMICOLON;
	case 0x3002: /* 。 */
	case 0xFF01: /* ！ */
	case 0xFF1F: /* ？ */
	case 0x2026: /* … */ return LETTER_STOP;
	case 0x2013: /* – */
	case 0x2014: /* — */
	case 0x2015: /* ― */
	case 0x2500: /* ─ */ return LETTER_DASH;
	case 0xFF08: /* （ */
	case 0x3010: /* 【 */
	case 0x300A: /* 《 */
	case 0x3014: /* 〔 */ return LETTER_OPEN;
	case 0xFF09: /* ） */
	case 0x3011: /* 】 */
	case 0x300B: /* 》 */
	case 0x3015: /* 〕 */ return LETTER_CLOSE;
	case 0x2018: /* ‘ */
	case 0x2019: /* ’ */
	case 0x201C: /* “ */
	case 0x201D: /* ” */
	case 0x300C: /* 「 */
	case 0x300D: /* 」 */
	case 0x300E: /* 『 */
	case 0x300F: /* 』 */
	case 0xAB:   /* « */
	case 0xBB: /* » */ return LETTER_MARK;
	default: break;
	}
	if (rune_is_han(rune) || rune_is_kana(rune))
		return LETTER_HAN;
	return rune_is_word(rune) ? LETTER_WORD : LETTER_OTHER;
}

static bool
is_abbreviation(const struct letters *l, uint32_t i)
{
	static const char *const words[] = {
#define SHORT(word) word,
#include "content/words/abbreviations.def"
		NULL
	};

	if (i && l->kind[i - 1] == LETTER_WORD &&
		(i < 2 || l->kind[i - 2] != LETTER_WORD))
		return true;
	return letters_skip_any_back(l, i, words) < i;
}

/* A full stop ends a sentence before a blank, a mark or a line end, but not
 * behind "Mr", a single letter or before a small one. */
static bool
dot_is_stop(const struct letters *l, uint32_t i)
{
	uint32_t j = i + 1;

	if (j < l->n && l->kind[j] != LETTER_BLANK &&
		l->kind[j] != LETTER_LINE && l->kind[j] != LETTER_MARK &&
		l->kind[j] != LETTER_CLOSE && l->kind[j] != LETTER_HAN)
		return false;
	j = letter_skip_blanks(l, j);
	if (letter_at(l, j) >= 'a' && letter_at(l, j) <= 'z')
		return false;
	return letter_kind_at(l, j) == LETTER_LINE || !is_abbreviation(l, i);
}

/* · • ・ */
static bool
is_dot(uint32_t rune)
{
	return rune == 0xB7 || rune == 0x2022 || rune == 0x30FB;
}

/* ······: as many letters of an ellipsis. */
static void
join_dots(struct letters *l, uint32_t i)
{
	for (uint32_t dot = l->rune[i]; i < l->n && l->rune[i] == dot; i++) {
		l->rune[i] = 0x2026;
		l->kind[i] = LETTER_STOP;
	}
}

void
letters_make(str text, struct arena *perm, struct letters *l)
{
	size_t n = utf8_count(text) + 1;

	*l = (struct letters){ .text = text };
	l->rune = arena_new(perm, uint32_t, n);
	l->at = arena_new(perm, uint32_t, n);
	l->kind = arena_new(perm, uint8_t, n);
	for (size_t at = 0; at < text.n; l->n++) {
		uint32_t i = l->n;

		l->at[i] = (uint32_t)at;
		l->rune[i] = fold(utf8_next(text, &at));
		l->kind[i] =
			(uint8_t)(l->rune[i] < 0x80 ? kind_of_ascii(l->rune[i])
						    : kind_of_wide(l->rune[i]));
	}
	l->at[l->n] = (uint32_t)text.n;
	for (uint32_t i = 0; i < l->n; i++)
		if (l->rune[i] == '.' && dot_is_stop(l, i))
			l->kind[i] = LETTER_STOP;
		else if (l->rune[i] == '*' && letter_at(l, i + 1) == '*')
			l->kind[i] = l->kind[i + 1] = LETTER_BLANK;
		else if (is_dot(l->rune[i]) &&
			 letter_at(l, i + 1) == l->rune[i])
			join_dots(l, i);
}

void
letters_of(const struct article *a, struct arena *perm, struct letters *l)
{
	if (a->letters)
		*l = *a->letters;
	else
		letters_make(a->text, perm, l);
}

uint32_t
letter_of_byte(const struct letters *l, uint32_t byte)
{
	uint32_t low = 0, high = l->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (l->at[middle] < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct span
letters_span(const struct letters *l, uint32_t start, uint32_t end)
{
	return (struct span){ l->at[start], l->at[end] };
}

str
letters_str(const struct letters *l, uint32_t start, uint32_t end)
{
	return str_slice(l->text, l->at[start], l->at[end]);
}

static bool
same(uint32_t a, uint32_t b)
{
	if (a >= 'A' && a <= 'Z')
		a += 'a' - 'A';
	if (b >= 'A' && b <= 'Z')
		b += 'a' - 'A';
	return a == b;
}

bool
letter_ends_clause(const struct letters *l, uint32_t i)
{
	switch (letter_kind_at(l, i)) {
	case LETTER_LINE:
	case LETTER_COMMA:
	case LETTER_COLON:
	case LETTER_SEMICOLON:
	case LETTER_STOP:
	case LETTER_OPEN:
	case LETTER_CLOSE:
	case LETTER_MARK: return true;
	default: return false;
	}
}

bool
letters_start(const struct letters *l, uint32_t i, const char *word)
{
	/* Mostly the first letter tells: the word's length is not asked for.  No
	 * rune goes on behind its end. */
	for (size_t at = 0; word[at]; i++) {
		str near = { word, at + UTF8_MAX };

		if (i >= l->n || !same(l->rune[i], utf8_next(near, &at)))
			return false;
	}
	return true;
}

bool
letters_end(const struct letters *l, uint32_t i, const char *word)
{
	str w = str_of(word);
	size_t n = utf8_count(w);

	return n <= i && letters_start(l, i - (uint32_t)n, word);
}

uint32_t
letters_skip_any(const struct letters *l, uint32_t i, const char *const words[])
{
	uint32_t longest = 0;

	for (; *words; words++) {
		uint32_t n = letters_start(l, i, *words)
				     ? (uint32_t)utf8_count(str_of(*words))
				     : 0;

		longest = n > longest ? n : longest;
	}
	return i + longest;
}

uint32_t
letters_skip_any_back(
	const struct letters *l, uint32_t i, const char *const words[])
{
	uint32_t longest = 0;

	for (; *words; words++) {
		uint32_t n = letters_end(l, i, *words)
				     ? (uint32_t)utf8_count(str_of(*words))
				     : 0;

		longest = n > longest ? n : longest;
	}
	return i - longest;
}
