/*
 * Reads a paragraph as a row of pieces: words, names, single letters.  All
 * pieces that could stand at a place are offered with a cost (lexicon.h);
 * the cheapest row through the paragraph is taken (Viterbi).  So a name that
 * would cut two words in half does not come up, and the longest fitting name
 * wins without a rule for it.
 */
#ifndef CONTENT_NAME_LATTICE_H
#define CONTENT_NAME_LATTICE_H

#include "content/names/name_text.h"

enum piece_sort {
	PIECE_LETTER, /* one letter that is no word of the lexicon */
	PIECE_WORD,   /* a word of the lexicon, or a letter that it knows */
	PIECE_LATIN,  /* a word of letters and digits */
	PIECE_SIGN,   /* punctuation, a blank */
	PIECE_NAME,   /* what could be a name */
};

/* Why a piece could be a name; bits. */
enum name_source {
	SOURCE_KNOWN = 1 << 0,
	SOURCE_COMMON = 1 << 1, /* known, and a common word too */
	SOURCE_MAKER = 1 << 2,
	SOURCE_VERSION = 1 << 3, /* known or namely, and a version behind it */
	SOURCE_PERSON = 1 << 4,  /* surname and given name */
	SOURCE_DOTTED = 1 << 5,  /* 蒂姆·库克 */
	SOURCE_NICK = 1 << 6,    /* 老王, 王总 */
	SOURCE_LATIN = 1 << 7,
	SOURCE_BOOK = 1 << 8, /* 《…》 */
	SOURCE_QUOTED = 1 << 9,
	SOURCE_TAIL = 1 << 10, /* grown to …公司, …大学 */
	SOURCE_AREA = 1 << 11, /* grown to …市, …县 */
	SOURCE_CONFIRMED = 1 << 12,
	SOURCE_ACCOUNT = 1 << 13, /* X（ID：…）: a medium */
};

struct piece {
	uint32_t start, end; /* letters */
	int32_t entry;       /* of the known table, or NO_INDEX */
	uint16_t source;     /* of a name */
	uint8_t sort;        /* enum piece_sort */
	uint8_t kind;        /* of a name: enum player_kind, a first guess */
};

struct pieces {
	struct piece *v;
	size_t n, cap;
};

/* The row that is being read. */
struct lattice {
	const struct name_text *t;
	struct span at; /* of the paragraph, in letters */
	struct step *steps;
	const void *ctx; /* the offerer's */
};

/* Offers names that begin at i by lattice_add. */
typedef void offer_fn(struct lattice *, uint32_t i);

void lattice_add(struct lattice *, const struct piece *, uint32_t cost);

/* For rows of at most so many letters. */
void lattice_init(struct lattice *, const struct name_text *, uint32_t most,
	struct arena *perm);

/* Appends the cheapest row through l->at to out. */
void lattice_read(
	struct lattice *, offer_fn *, struct arena *perm, struct pieces *out);

#endif
