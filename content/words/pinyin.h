/*
 * Hanyu Pinyin: how characters and words are read, and whether what somebody
 * typed is a way to write a word: each character by its full syllable or by
 * its initial alone (zh, ch, sh also by two letters), or as itself, in any
 * mixture; tone digits behind syllables or tone marks, v for ü, and an
 * apostrophe between syllables if one likes.  Tables are compiled in from
 * pinyin.tsv and pinyin_phrases.tsv.  Pure, no set-up, safe from any thread.
 *
 * Characters are folded 16-bit runes (lookup_fold).
 */
#ifndef CONTENT_PINYIN_H
#define CONTENT_PINYIN_H

#include "base/str.h"
#include "content/words/pinyin_table.h"

enum {
	PINYIN_LONGEST = 12, /* characters of a word */
	PINYIN_TYPED = 72,   /* units of what was typed */
	PINYIN_HEADS = 64,
	PINYIN_NO = -1,
	PINYIN_COST = 8, /* a reading that is the second likeliest */
};

/* A word with all its readings, the likeliest first. */
struct pinyin_word {
	size_t n;
	struct pinyin_letter {
		uint16_t rune;
		uint8_t n;
		uint16_t code[PINYIN_READINGS];
	} at[PINYIN_LONGEST];
};

/* False when it is too long or has a character without a reading. */
bool pinyin_read(const uint16_t *runes, size_t n, struct pinyin_word *);

/* The syllable of a code, without its tone. */
const char *pinyin_syllable(uint16_t code);

/* What was typed: letters, tones, breaks, characters. */
struct pinyin_typed {
	size_t n;
	uint16_t unit[PINYIN_TYPED];
	bool open; /* its last syllable may be unfinished */
};

/* False when it holds no letter, or what no pinyin has.  Folded text. */
bool pinyin_type(str text, bool open, struct pinyin_typed *);

/* Is it one syllable, or the initial of one? */
bool pinyin_is_syllable(str);

/* May a character begin at this unit of what was typed? */
bool pinyin_begins(const struct pinyin_typed *, size_t at);

/*
 * Is the word one that can be meant?  0 and more: how unlikely its readings
 * are; PINYIN_NO: it is not.
 */
int pinyin_match(const struct pinyin_typed *, const struct pinyin_word *);

/* The first letters of a word's first two characters, and its length. */
struct pinyin_head {
	char first, second;
	uint8_t length;
};

/*
 * The heads of all words of two characters and more that can be meant; at
 * most PINYIN_HEADS.  Returns how many.
 */
size_t pinyin_heads(
	const struct pinyin_typed *, struct pinyin_head out[PINYIN_HEADS]);

/* The heads of a word, by its readings.  Returns how many. */
size_t pinyin_word_heads(
	const struct pinyin_word *, struct pinyin_head out[PINYIN_HEADS]);

#endif
