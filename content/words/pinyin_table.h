/*
 * How the tables behind pinyin.c are laid out: what tools/make-pinyin.c
 * writes.  A code is a syllable's number << PINYIN_TONE_BITS | its tone;
 * tone 0 is any, and code 0 none.
 */
#ifndef CONTENT_PINYIN_TABLE_H
#define CONTENT_PINYIN_TABLE_H

#include "content/words/lookup.h"

/* Words that override the readings of their characters. */
extern const struct lookup pinyin_phrases;

enum {
	PINYIN_FIRST = 0x4E00,
	PINYIN_LAST = 0x9FFF,
	PINYIN_TONE_BITS = 3,
	PINYIN_READINGS = 4, /* of a character, at most */
	PINYIN_SYLLABLE = 7, /* bytes of a syllable, with a NUL */
};

#endif
