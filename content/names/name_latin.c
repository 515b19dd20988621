#include "content/names/name_latin.h"

#include "content/words/lexicon.h"
#include "content/words/wordlist.h"

enum {
	TERM_PLAIN = 1,
	TERM_VERSION = 2,
	WORDS_MAX = 6,
	TIED_MAX = 64,
	LETTERS_MAX = 512, /* what has more is no word, and cut */
};

static const struct word_entry term_entries[] = {
#define TERM(word) { word, TERM_PLAIN, "" },
#define VERSION(word) { word, TERM_VERSION, "" },
#include "content/names/terms.def"
};
WORDLIST(terms, term_entries)

static bool
is_upper(uint32_t r)
{
	return (r >= 'A' && r <= 'Z') || (r >= 0xC0 && r <= 0xDE && r != 0xD7);
}

static bool
is_digit(uint32_t r)
{
	return r >= '0' && r <= '9';
}

/* The apostrophe of Google's. */
static bool
is_possessive(const struct name_text *t, uint32_t i)
{
	return name_text_fold(t, i + 1) == 's' && !name_text_is_word(t, i + 2);
}

/* Does the sign at i tie the word before it to the one behind it? */
static bool
ties(const struct name_text *t, uint32_t i)
{
	uint32_t before = letter_at(&t->l, i - 1);
	uint32_t behind = letter_at(&t->l, i + 1);

	if (!name_text_is_word(t, i + 1))
		return false;
	switch (t->fold[i]) {
	case '-':
	case '_': return true;
	case '.':
		return is_digit(before) == is_digit(behind) ||
		       !is_digit(before);
	case '\'': return !is_digit(before) && !is_possessive(t, i);
	case '&': return is_upper(before) && is_upper(behind);
	default: return false;
	}
}

uint32_t
latin_word_end(const struct name_text *t, uint32_t i)
{
	uint32_t tied = i + TIED_MAX, most = i + LETTERS_MAX;

	while (i < most && (name_text_is_word(t, i) ||
				   (i && i < tied && i < t->l.n && ties(t, i))))
		i++;
	return i;
}

struct shape {
	uint32_t upper, lower, digits, joints;
};

static struct shape
shape_of(const struct name_text *t, uint32_t i, uint32_t end)
{
	struct shape s = { 0 };

	for (; i < end; i++)
		if (is_upper(t->l.rune[i]))
			s.upper++;
		else if (t->l.rune[i] == '_')
			s.joints++;
		else if (is_digit(t->l.rune[i]))
			s.digits++;
		else if (t->l.kind[i] == LETTER_WORD)
			s.lower++;
	return s;
}

bool
latin_is_namely(const struct name_text *t, uint32_t i, uint32_t end)
{
	struct shape s = shape_of(t, i, end);

	if (s.joints) /* an account's name */
		return false;
	if (is_digit(t->l.rune[i])) /* 36Kr, 52TOYS, but not 100km, 5GB */
		return s.upper && s.upper + s.lower >= 3;
	return s.upper || (s.lower && s.digits && end - i > 2);
}

static bool
is_listed(const struct name_text *t, uint32_t i, uint32_t end, uint32_t flags)
{
	struct word_hit hit;

	return wordlist_match(&terms, &t->l, i, flags, &hit) && hit.end == end;
}

bool
latin_is_term(const struct name_text *t, uint32_t i, uint32_t end)
{
	return is_listed(t, i, end, TERM_PLAIN);
}

bool
latin_may_end(const struct name_text *t, uint32_t i, uint32_t end)
{
	if (!name_text_cuts(t, end))
		return true;
	return end - i > 2 && is_digit(t->l.rune[end - 1]) &&
	       latin_is_term(t, end, latin_word_end(t, end));
}

static bool
is_ordinary_word(const struct name_text *t, uint32_t i, uint32_t end)
{
	return lookup_value(&lexicon_words, t->fold + i, end - i, 0) != 0;
}

bool
latin_is_ordinary(const struct name_text *t, uint32_t i, uint32_t end)
{
	while (i < end) {
		uint32_t to = latin_word_end(t, i);

		if (to == i || to > end || !is_ordinary_word(t, i, to))
			return false;
		i = letter_skip_blanks(&t->l, to);
	}
	return true;
}

/* A word of the trade ends a run, but for the AI of Sakana AI. */
static bool
breaks(const struct name_text *t, uint32_t i, uint32_t end)
{
	return latin_is_term(t, i, end) && !letters_start(&t->l, i, "AI");
}

/* A number that counts what stands behind it: 3 years, 5亿, 20%. */
static bool
counts(const struct name_text *t, uint32_t end)
{
	static const char *const counted[] = {
#define COUNTED(word) word,
#include "content/names/terms.def"
		NULL
	};

	return letters_skip_any(&t->l, end, counted) > end;
}

/* "4", "3.5", "4o", "V3", "SU7": letters around a number, all of it short. */
static bool
is_version(const struct name_text *t, uint32_t i, uint32_t end, bool strict)
{
	struct shape s = shape_of(t, i, end);

	if (!s.digits || s.upper + s.lower > (strict ? 3u : 4u) || end - i > 8)
		return false;
	if (strict && !s.upper && !s.lower)
		return false;
	return !counts(t, end);
}

static uint32_t
skip_blank(const struct name_text *t, uint32_t i)
{
	return letter_kind_at(&t->l, i) == LETTER_BLANK ? i + 1 : i;
}

uint32_t
latin_version_end(const struct name_text *t, uint32_t i, bool strict)
{
	uint32_t end = i;

	for (int words = 0; words < 4; words++) {
		uint32_t from = skip_blank(t, end);

		if (from == end && name_text_fold(t, from) == '-')
			from++;
		if (!name_text_is_word(t, from) || name_text_cuts(t, from))
			break;
		uint32_t to = latin_word_end(t, from);
		if (!is_listed(t, from, to, TERM_VERSION) &&
			!is_version(t, from, to, strict && end == i))
			break;
		end = to;
	}
	return end;
}

uint32_t
latin_name_end(const struct name_text *t, uint32_t i)
{
	uint32_t end = latin_word_end(t, i);

	if (!latin_is_namely(t, i, end) || latin_is_term(t, i, end))
		return i;
	for (int words = 1; words < WORDS_MAX; words++) {
		uint32_t from = skip_blank(t, end);

		if (from == end || !name_text_is_word(t, from))
			break;
		uint32_t to = latin_word_end(t, from);
		if (breaks(t, from, to) ||
			(!latin_is_namely(t, from, to) &&
				!is_version(t, from, to, false)))
			break;
		end = to;
	}
	return end;
}
