/*
 * What Chinese text is made of beside names: ordinary words and single
 * characters, and how Chinese persons' names are built.  A cost is eight
 * times -ln of how often it is used, so that costs of parts add up and the
 * cheapest reading is the likeliest.  Compiled in from words.tsv (learnt from
 * labelled news and written down), surnames.tsv, no_names.tsv and the persons
 * of names.tsv.
 */
#ifndef CONTENT_LEXICON_H
#define CONTENT_LEXICON_H

#include "content/words/lookup.h"

/* Words of two characters and more, and ordinary English ones; an item's
 * value is its cost. */
extern const struct lookup lexicon_words;

/* Surnames of two characters. */
extern const struct lookup lexicon_surnames;

/* What looks like a name and names nobody: 北京时间, Transformer, WAIC. */
extern const struct lookup lexicon_no_names;

enum {
	LEXICON_LISTED =
		102, /* … on: a word out of a dictionary, not counted */
	LEXICON_RARE = 112, /* the cost of what is not in a table */
};

uint32_t lexicon_letter_cost(uint16_t rune);

/* How many letters of name are a surname: 0, 1 or 2 (欧阳). */
uint32_t lexicon_surname(const uint16_t *name, size_t n);
uint32_t lexicon_surname_of(str name);

/*
 * The cost of name[0 .. n) as a Chinese person's full name, one surname and
 * one or two characters; 0: it is none.
 */
uint32_t lexicon_person_cost(const uint16_t *name, size_t n);

/* Is all of it one of lexicon_words, lexicon_no_names? */
bool lexicon_is_word(str);
bool lexicon_is_no_name(str);

/* The same of a word that was counted, in no list of rare ones. */
bool lexicon_is_common(str);

/* The bytes of the longest of lexicon_words, of at most so many letters, that
 * begins s; 0: none does. */
size_t lexicon_word_length(str s, size_t most);

/* Is it a character that foreign persons' names are written with? */
bool lexicon_is_sound(uint16_t rune);

#endif
