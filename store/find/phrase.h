/*
 * Words and phrases: read from a query, written as a term to be marked, found
 * in a text.  A phrase is a row of pieces, each of one class of runes.
 * Everything is folded.  Pure.
 */
#ifndef STORE_PHRASE_H
#define STORE_PHRASE_H

#include "base/arena.h"

enum piece_kind {
	PIECE_RUN,  /* Han, kana */
	PIECE_WORD, /* letters and digits */
	PIECE_MARK, /* other runes, to be found as they are */
};

/* What may stand in the text before a piece, behind the one before it. */
enum piece_gap {
	GAP_NONE,
	GAP_JOINT,  /* one rune_is_joint, or nothing: GPT-4, GPT 4, GPT4 */
	GAP_BLANK,  /* blanks, or nothing */
	GAP_BLANKS, /* one blank or more */
};

struct piece {
	uint8_t kind, gap; /* of the enums above */
	str text;
};

struct phrase {
	struct piece *v;
	size_t n, cap;
	bool open;   /* its last word may go on: it is still being typed */
	bool quoted; /* exactly so: no gaps but those that it has itself */
};

struct phrases {
	struct phrase *v;
	size_t n, cap;
};

/* An open last word has at least so many runes. */
enum { PHRASE_OPEN_MIN = 3 };

/*
 * Appends what one word of a query asks: "GPT-4大模型" is one phrase, other
 * punctuation parts it into several.  Nothing when there is nothing in it
 * that the index has.
 */
void phrase_read(str word, bool open, struct arena *, struct phrases *out);

/* The same for what stands between quotation marks: one phrase or none. */
void phrase_read_quoted(
	str words, bool open, struct arena *, struct phrases *out);

/* As text that phrase_parse reads again. */
str phrase_term(const struct phrase *, struct arena *);
bool phrase_parse(str term, struct arena *, struct phrase *);

#endif
