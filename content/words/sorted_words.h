/*
 * A fixed table of English words in small letters and the sorts that each is
 * of, as bits: filled once, then asked for words of a text.
 */
#ifndef CONTENT_SORTED_WORDS_H
#define CONTENT_SORTED_WORDS_H

#include "base/str.h"

/* Bytes of a word at most, with the 0; see WORD_LONGEST in wordlist.h. */
enum { SORTED_WORD_LONGEST = 24 };

struct sorted_word {
	char text[SORTED_WORD_LONGEST]; /* "": an empty slot */
	uint32_t sorts;
};

/* n slots, at least twice as many as there are words. */
struct sorted_slots {
	struct sorted_word *v;
	size_t n;
};

/* Of a word that is there twice the sorts are joined. */
void sorted_words_fill(
	struct sorted_slots, const struct sorted_word *words, size_t n);

/* 0: it is not there.  Exactly as it is written. */
uint32_t sorted_words_find(struct sorted_slots, str word);

#endif
