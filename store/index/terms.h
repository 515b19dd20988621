/*
 * The terms that stand for a text in the index, each once, and the classes of
 * runes behind them.  Index and query share this, so that they agree.
 *
 *	pair      two neighbours of a run of Han or kana
 *	single    one such character, unless it is a common one
 *	word      a run of letters and digits of other scripts
 *	joined    two neighbouring words as one: "wps ai" as "wpsai"
 *	^term     pair or word of the title
 *	*         every text
 *
 * A common character stands in every fifth text or more: a bit for each text
 * takes less room than a list of texts, and less work.  See common.h.
 *
 * Terms are folded, at most TERM_MAX bytes, and hold no blank.
 */
#ifndef STORE_TERMS_H
#define STORE_TERMS_H

#include "base/buf.h"

enum { TERM_MAX = 64, TERMS_COMMON = 384 /* at most */ };

enum rune_class {
	RUNE_OTHER, /* blanks, punctuation, symbols: nothing is indexed */
	RUNE_RUN,   /* Han, kana: no word borders */
	RUNE_WORD,
};

enum rune_class rune_class(uint32_t folded);

/* The set of common characters (common.def) that a new archive is made with,
 * and keeps. */
extern const char terms_common[];

/* What a word of any length is as a term. */
str term_cut(str word);

struct terms;

/* common: the set that the archive was made with. */
struct terms *terms_new(str common);
void terms_free(struct terms *);

/* Its number in the set, or -1. */
int terms_common_number(const struct terms *, uint32_t rune);

/* All terms of an article, parted by blanks; valid until the next call. */
str terms_build(struct terms *, str title, str text);

/* Which common characters the last article holds, a bit each by number. */
const uint8_t *terms_common_bits(const struct terms *);

/*
 * The places of the last text that must be folded to be compared, by more
 * than ASCII case: hay.h reads them.  Empty when there are none.
 */
str terms_places(const struct terms *);

/*
 * Two words with one rune between them, or none, may be written as one.
 * The words' shapes decide, so that running English does not join.
 */
struct word_shape {
	bool capital;              /* begins with a capital */
	bool digits;               /* holds a digit */
	bool from_digit, to_digit; /* first and last are digits */
};

void word_shape_add(struct word_shape *, uint32_t rune, bool first);
bool words_join(
	struct word_shape before, uint32_t between, struct word_shape after);

/* The runes that may stand between the parts of one word: GPT-4, WPS AI. */
bool rune_is_joint(uint32_t);

#endif
