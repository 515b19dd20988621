/*
 * What the tagger looks at, shared by training and tagging so that both see
 * the same.  A feature is a 64-bit hash; the model knows some of them.
 */
#ifndef CONTENT_TAGGER_FEATURES_H
#define CONTENT_TAGGER_FEATURES_H

#include "content/names/name_vote.h"

/* Labels: 0 is outside, then begin, inside, end, single of each kind. */
enum { LABEL_O, LABEL_B, LABEL_I, LABEL_E, LABEL_S };
enum { LABELS = 1 + 4 * PLAYER_KINDS };

static inline int
label_of(int kind, int place) /* place: LABEL_B … LABEL_S */
{
	return kind * 4 + place;
}

static inline int
label_place(int label)
{
	return label ? (label - 1) % 4 + 1 : LABEL_O;
}

static inline int
label_kind(int label)
{
	return (label - 1) / 4;
}

/* May one label follow another?  O also stands before and behind a line. */
static inline bool
label_follows(int before, int after)
{
	int b = label_place(before), a = label_place(after);

	if (b == LABEL_B || b == LABEL_I)
		return (a == LABEL_I || a == LABEL_E) &&
		       label_kind(before) == label_kind(after);
	return a == LABEL_O || a == LABEL_B || a == LABEL_S;
}

enum unit_type {
	TYPE_HAN,
	TYPE_KANA,
	TYPE_LOWER,
	TYPE_CAPITAL,
	TYPE_UPPER,
	TYPE_MIXED,
	TYPE_ALNUM,
	TYPE_NUMBER,
	TYPE_COMMA,
	TYPE_STOP,
	TYPE_QUOTE_OPEN,
	TYPE_QUOTE_CLOSE,
	TYPE_OPEN,
	TYPE_CLOSE,
	TYPE_DOT,
	TYPE_OTHER,
	TYPE_EDGE, /* before and behind the line */
};

struct unit {
	uint32_t start, end;        /* bytes of the text */
	uint32_t hash;              /* folded */
	uint32_t rune;              /* the first one, folded */
	uint32_t shape, head, tail; /* of a Latin word: Xx9, ends */
	uint8_t type;               /* enum unit_type */
	uint8_t blank;              /* white space before it */
	uint8_t emphasis;           /* a sign of Markdown before it */
	uint8_t class;              /* bits: CLASS of tagger.def */
	uint8_t known; /* 0, or 1 + kind * 8 + common * 4 + BIES; no name: kind 4 */
	uint8_t inside; /* 0, or 1 + sort of marks * 16 + size * 4 + BIES */
	uint8_t seen;   /* with the unit before: how often in the article */
	uint8_t count;  /* a Latin word: how often in the article */
	uint8_t run;    /* transliteration signs to the left, right */
	uint8_t word_here, word_ends; /* WORD that begins, ends here; 0: none */
	uint8_t word_next, word_next_far; /* the next one on the right */
	uint8_t look;      /* of its stretch, * 4 + BIES of its place there */
	uint32_t stretch;  /* the text of its stretch, a hash */
	uint32_t from, to; /* units of its stretch: [from, to) */
};

/* The unit at *at of a text, which moves behind it; blanks before are skipped.
 * False at the end.  What it stands among is not filled in. */
bool tagger_unit(str, size_t *at, struct unit *);

static inline uint32_t
tagger_mix(uint32_t h, uint32_t x)
{
	h = (h ^ x) * 0x9E3779B1u;
	return h ^ h >> 15;
}

/* brief: of a text of a sentence or two, which nothing else explains. */
struct units {
	struct unit *v;
	uint32_t n;
	bool brief;
};

/* How often pairs of units stand in the article. */
struct tagger_counts {
	uint16_t *slot;
	uint32_t mask;
};

void tagger_count(str text, struct arena *perm, struct tagger_counts *);

/*
 * What units are made from: a text, its counts, how the lattice cuts it.
 * Lines are asked for in order: next goes with them.
 */
struct tagger_view {
	str text;
	const struct stretches *stretches;
	size_t next;
	struct tagger_counts counts;
};

/* The units of one line of a text. */
void tagger_units(struct tagger_view *, struct span line, struct arena *perm,
	struct units *out);

/* Bytes; a text is brief below. */
enum { TAGGER_BRIEF = 500 };

/* The features of unit i; returns how many. */
enum { FEATURES_MAX = 64 };

uint32_t tagger_features(
	const struct units *, uint32_t i, uint64_t out[FEATURES_MAX]);

#endif
