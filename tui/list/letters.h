/*
 * Letters before things that one can go into: one each while that is enough,
 * else two for the last ones.  All are lower case, none begins another.
 */
#ifndef TUI_LETTERS_H
#define TUI_LETTERS_H

#include "base/str.h"

#include <stdint.h>

enum { LETTERS = 26, LETTERS_MAX = LETTERS * LETTERS };

struct letters {
	size_t n;   /* things, LETTERS_MAX at most */
	char first; /* typed of two; 0: nothing yet */
};

/* What came of a key. */
enum letters_typed {
	LETTERS_NONE, /* nothing has that letter */
	LETTERS_MORE, /* the second one is awaited */
	LETTERS_ONE,  /* *i is what it stands before */
};

/* What is still to be typed for the i-th, in out; "": not that one. */
const char *letters_label(const struct letters *, size_t i, char out[3]);

enum letters_typed letters_type(struct letters *, uint32_t rune, size_t *i);

#endif
