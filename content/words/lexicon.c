#include "content/words/lexicon.h"

#include <assert.h>

#include "base/utf8.h"
#include "content/words/lexicon_table.h"

#include "known_words.h"

/* Persons are so rare in news, and given names of one or two this likely. */
enum { COST_PERSON = 36, COST_ONE = 10, COST_TWO = 3, COST_PAIR = 56 };

static uint32_t
cost_of(enum lexicon_use use, uint16_t rune)
{
	if (rune < LEXICON_FIRST || rune > LEXICON_LAST)
		return LEXICON_RARE;
	return lexicon_costs[use][rune - LEXICON_FIRST];
}

uint32_t
lexicon_letter_cost(uint16_t rune)
{
	return cost_of(LEXICON_LETTER, rune);
}

uint32_t
lexicon_surname(const uint16_t *name, size_t n)
{
	if (n > 1 && lookup_value(&lexicon_surnames, name, 2, 0))
		return 2;
	return n && cost_of(LEXICON_SURNAME, name[0]) < LEXICON_RARE;
}

uint32_t
lexicon_surname_of(str name)
{
	uint16_t fold[2];
	size_t n = 0;

	for (size_t at = 0; at < name.n && n < 2; n++)
		fold[n] = lookup_fold(utf8_next(name, &at));
	return lexicon_surname(fold, n);
}

uint32_t
lexicon_person_cost(const uint16_t *name, size_t n)
{
	uint32_t first = n < 2 ? 0 : lexicon_surname(name, n);
	uint32_t cost = COST_PERSON;

	if (first == 2 && n == 2)
		first = 1;
	if (!first || n - first > 2 || n == first)
		return 0;
	cost += first == 2 ? COST_PAIR : cost_of(LEXICON_SURNAME, name[0]);
	if (n - first == 1)
		return cost + COST_ONE + cost_of(LEXICON_ONLY, name[first]);
	return cost + COST_TWO + cost_of(LEXICON_GIVEN_1, name[first]) +
	       cost_of(LEXICON_GIVEN_2, name[first + 1]);
}

static uint32_t
value_in(const struct lookup *table, str s)
{
	uint16_t fold[LOOKUP_LONGEST];
	size_t n = 0;

	for (size_t at = 0; at < s.n; n++) {
		if (n == LOOKUP_LONGEST)
			return 0;
		fold[n] = lookup_fold(utf8_next(s, &at));
	}
	return lookup_value(table, fold, n, 0);
}

bool
lexicon_is_word(str s)
{
	return value_in(&lexicon_words, s) != 0;
}

bool
lexicon_is_common(str s)
{
	uint32_t cost = value_in(&lexicon_words, s);

	return cost && cost < LEXICON_LISTED;
}

bool
lexicon_is_no_name(str s)
{
	return value_in(&lexicon_no_names, s) != 0;
}

size_t
lexicon_word_length(str s, size_t most)
{
	uint16_t fold[LOOKUP_LONGEST];
	size_t ends[LOOKUP_LONGEST], n = 0;
	struct lookup_hits hits;

	assert(most <= LOOKUP_LONGEST);
	for (size_t at = 0; at < s.n && n < most; n++) {
		fold[n] = lookup_fold(utf8_next(s, &at));
		ends[n] = at;
	}
	lookup_find(&lexicon_words, fold, n, &hits);
	return hits.n ? ends[hits.v[hits.n - 1].length - 1] : 0;
}

bool
lexicon_is_sound(uint16_t rune)
{
	return cost_of(LEXICON_SOUND, rune) < LEXICON_RARE;
}
