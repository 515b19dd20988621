/*
 * Does a Chinese string write down how a Latin one sounds (奥特曼, Altman)?
 * Both are read as rows of units, initials and finals of pinyin on one side,
 * consonants and vowels on the other, and laid side by side as well as the
 * weights of sound_weights.def allow: how much likelier two units, or one
 * and none, stand for each other than by chance.  tools/train_sound.c learns
 * them from the persons of names.tsv.  Pure, safe from any thread.
 */
#ifndef CONTENT_SOUND_H
#define CONTENT_SOUND_H

#include "base/str.h"

#include <stdint.h>

/* Unit 0 is none. */
enum sound_unit {
	SOUND_INITIALS = 23,
	SOUND_FINALS = 36,
	SOUND_HAN = 1 + SOUND_INITIALS + SOUND_FINALS,
	SOUND_VOWELS = 6 * 7, /* one or two of a, e, i, o, u, y */
	SOUND_LETTERS = 26,
	SOUND_PAIRS = 15, /* ch, ck, … */
	SOUND_LATIN = 1 + SOUND_VOWELS + SOUND_LETTERS + SOUND_PAIRS,
	SOUND_MOST = 24, /* units of a string */
};

struct sound {
	uint8_t n, unit[SOUND_MOST];
};

/* False if it is too long or not of that script alone, but for signs between
 * Latin letters. */
bool sound_read_han(str, struct sound *);
bool sound_read_latin(str, struct sound *);

/* What a pair must have: tenths of a nat a unit, and in all. */
struct sound_demand {
	int mean, all;
};

/* Do they fit as well as is demanded?  *fit is told how well. */
bool sound_fits(const struct sound *han, const struct sound *latin,
	struct sound_demand least, int *fit);

/* Does one of them write down how the other sounds, as a whole? */
bool sound_alike(str, str);

/* Might it, if they are known to mean the same? */
bool sound_near(str, str);

/* Tenths of a nat. */
typedef int8_t sound_weights[SOUND_HAN][SOUND_LATIN];
extern const sound_weights sound_learnt;

/* Two units that stand side by side, or one and none. */
struct sound_pair {
	uint8_t han, latin;
};

enum { SOUND_PAIRS_MOST = 2 * SOUND_MOST };

/*
 * How well they fit: the sum over all units, the more the better.  The pairs
 * too, from the last to the first, if `pairs` is not NULL; *n of them.
 */
int sound_fit(const struct sound *han, const struct sound *latin,
	const sound_weights weights, struct sound_pair pairs[SOUND_PAIRS_MOST],
	size_t *n);

#endif
