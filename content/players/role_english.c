/*
 * Roles behind a name in English: Ann Lee, the former head of design at X;
 * Ann Lee, X's founder; Ann Lee is president of X.  And where those before one
 * begin.
 */
#include "content/players/role.h"

enum { WORDS_MAX = 7 };

/* Behind one of the words at i and the blank after it; i: none is there. */
static uint32_t
skip_any(const struct letters *l, uint32_t i, const char *const words[])
{
	uint32_t end = letters_skip_any(l, i, words);

	return end > i ? letter_skip_blanks(l, end) : i;
}

static uint32_t
skip_determiners(const struct letters *l, uint32_t i, bool *former)
{
	static const char *const plain[] = {
#define DETERMINER(word) word,
#include "content/players/role_english.def"
		NULL
	};
	static const char *const past[] = {
#define PAST(word) word,
#include "content/players/role_english.def"
		NULL
	};

	for (;;) {
		uint32_t next = skip_any(l, i, plain);
		uint32_t gone = skip_any(l, next, past);

		*former |= gone > next;
		if (gone == i)
			return i;
		i = gone;
	}
}

static uint32_t
word_end(const struct letters *l, uint32_t i)
{
	while (letter_kind_at(l, i) == LETTER_WORD || letter_at(l, i) == '-')
		i++;
	return i;
}

/* Words from i on, the last of them a title's core. */
static bool
read_title(const struct letters *l, uint32_t i, struct title *title)
{
	const uint32_t sorts = TITLE_OFFICE | TITLE_STATE | TITLE_WORK;
	uint32_t start = i;

	for (int words = 0; words < WORDS_MAX; words++) {
		if (title_begins(l, i, sorts, title)) {
			title->at.start = start;
			return true;
		}
		uint32_t end = word_end(l, i);
		if (end == i || letter_kind_at(l, end) != LETTER_BLANK)
			return false;
		i = end + 1;
	}
	return false;
}

/* The organisation or place that begins at i, from mention k on. */
static int32_t
body_at(const struct role_finder *f, size_t k, uint32_t i)
{
	while (k < f->a->mentions.n && f->at[k].start < i)
		k++;
	if (k == f->a->mentions.n || f->at[k].start != i ||
		mention_kind(f->a, k) == PLAYER_PERSON)
		return NO_INDEX;
	return (int32_t)k;
}

/* Behind X's or X at i: the body stands before the title. */
static uint32_t
skip_owner(const struct role_finder *f, size_t k, uint32_t i, int32_t *of)
{
	static const char *const marks[] = {
#define OWNS(word) word,
#include "content/players/role_english.def"
		NULL
	};

	*of = body_at(f, k, i);
	if (*of == NO_INDEX)
		return i;
	uint32_t end = f->at[*of].end;
	uint32_t behind = letters_skip_any(f->l, end, marks);
	return behind > end ? behind : letter_skip_blanks(f->l, end);
}

/*
 * The body behind "of", "at" or "for" at i.  Words may stand before the last
 * of these, which then belong to the title: head of design at X.
 */
static int32_t
find_body(const struct role_finder *f, size_t k, uint32_t i, uint32_t *end)
{
	static const char *const ties[] = {
#define WITHIN(word) word,
#include "content/players/role_english.def"
		NULL
	};

	for (int words = 0; words < WORDS_MAX; words++) {
		bool former = false;
		uint32_t from = letter_skip_blanks(f->l, i);
		uint32_t body = skip_any(f->l, from, ties);

		if (body > from) {
			body = skip_determiners(f->l, body, &former);
			int32_t of = body_at(f, k, body);
			if (of != NO_INDEX) {
				*end = i;
				return of;
			}
		}
		i = word_end(f->l, from);
		if (i == from || letter_kind_at(f->l, i) != LETTER_BLANK)
			break;
	}
	return NO_INDEX;
}

bool
role_english(struct role_finder *f, size_t k, uint32_t i)
{
	static const char *const verbs[] = {
#define IS(word) word,
#include "content/players/role_english.def"
		NULL
	};
	struct held h = { .player = f->a->mentions.v[k].player,
		.of = NO_INDEX };
	bool former = false;

	i = letter_skip_blanks(f->l, i);
	uint32_t from = skip_any(f->l, i, verbs);
	if (from == i)
		return false;
	from = skip_determiners(f->l, from, &former);
	from = skip_owner(f, k + 1, from, &h.of);
	from = skip_determiners(f->l, from, &former);
	if (!read_title(f->l, from, &h.title))
		return false;
	if (h.of == NO_INDEX)
		h.of = find_body(f, k + 1, h.title.at.end, &h.title.at.end);
	if (h.of == NO_INDEX)
		return false;
	h.title.former = former;
	role_add(f, &h);
	return true;
}

static bool
is_capital(uint32_t rune)
{
	return rune >= 'A' && rune <= 'Z';
}

static bool
is_small(uint32_t rune)
{
	return rune >= 'a' && rune <= 'z';
}

/* The first letter of the Latin word that ends before i. */
static uint32_t
latin_word_back(const struct letters *l, uint32_t least, uint32_t i)
{
	while (i > least && l->rune[i - 1] < 0x80 &&
		letter_kind_at(l, i - 1) == LETTER_WORD)
		i--;
	return i;
}

static bool
has_capital(const struct letters *l, uint32_t start, uint32_t end)
{
	while (start < end && is_small(l->rune[start]))
		start++;
	return start < end;
}

uint32_t
role_english_floor(const struct letters *l, uint32_t least, uint32_t i)
{
	static const char *const ties[] = { "of ", "and ", "for ", "the ", "s ",
		NULL };
	uint32_t start = latin_word_back(l, least, i), floor = start;

	if (start == i || !is_capital(l->rune[start]))
		return least;
	while (start > least && l->rune[start - 1] == ' ') {
		uint32_t end = start - 1;

		/* a full stop, but that of U.S. or Corp. */
		if (end > least + 2 && l->rune[end - 1] == '.' &&
			is_small(l->rune[end - 2]) &&
			!is_capital(
				l->rune[latin_word_back(l, least, end - 1)]))
			return floor;
		if (letter_kind_at(l, end - 1) != LETTER_WORD)
			return least;
		start = latin_word_back(l, least, end);
		if (start == end)
			return least;
		if (has_capital(l, start, end))
			floor = start;
		else if (letters_skip_any(l, start, ties) == start)
			return floor;
	}
	return start > least ? least : floor;
}
