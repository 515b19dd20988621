/*
 * Which words a collection of texts is made of: every row of two to five Han
 * characters that occurs often, with how much speaks for its being a word.
 *
 * All rows of five are sorted as numbers, so that equal beginnings stand side
 * by side and one walk counts the rows of every length.  A row is a likely
 * word when it is frequent, when its characters stand together more often
 * than by chance, and when no single character goes before or behind it as a
 * rule (then it is a part of something longer).  Linear in the text.
 */
#ifndef STORE_HARVEST_H
#define STORE_HARVEST_H

#include "base/arena.h"

enum {
	HARVEST_LONGEST = 5,
	HARVEST_SCALE = 8, /* steps of weight for a factor of e */
	HARVEST_WORDS = 160000,
};

struct harvest_word {
	uint16_t rune[HARVEST_LONGEST]; /* folded */
	uint8_t n, weight;
};

struct harvest_words {
	struct harvest_word *v;
	size_t n, cap;
};

struct harvest;

struct harvest *harvest_new(void);
void harvest_free(struct harvest *);

void harvest_add(struct harvest *, str text);

/* The likeliest words of all that was added; at most HARVEST_WORDS. */
void harvest_take(struct harvest *, struct arena *, struct harvest_words *);

#endif
