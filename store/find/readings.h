/*
 * The archive's own words by their first letters in pinyin, so that what was
 * typed in Latin letters is read as the words it stands for: players' names,
 * and words harvested from the texts (harvest.h).  Not an index: no article
 * is in it.
 *
 * Kept in the archive: table reading has a row for each pair of first
 * letters and length, with all words of these.  It is made anew when the
 * archive has grown by half, and new players are added whenever articles
 * were.  An archive that has none is read a little instead, and the words
 * are kept in memory.
 */
#ifndef STORE_READINGS_H
#define STORE_READINGS_H

#include "content/words/pinyin.h"
#include "store/archive/sql.h"

#include "base/arena.h"

/* After articles were taken in; outside a transaction. */
bool readings_update(struct sql *, struct err *);

/* Of one connection and thread. */
struct readings;

struct readings *readings_new(struct sql *);
void readings_free(struct readings *);

enum {
	READINGS_MAX = 9,
	READINGS_SCALE = 8, /* steps of a score for a factor of e */
};

struct reading {
	str term;  /* folded */
	int score; /* ln of how often it stands there, and of how likely it is
		      meant, in READINGS_SCALE steps */
};

/*
 * The likeliest terms for what was typed, best first.  False on failure.
 */
bool readings_find(struct readings *, const struct pinyin_typed *,
	struct arena *, struct reading out[READINGS_MAX], size_t *n,
	struct err *);

/* Does a player have this name? */
bool readings_is_name(struct readings *, str term, bool *is, struct err *);

/* Does some text have these two characters side by side? */
bool readings_is_pair(struct readings *, str pair, bool *is, struct err *);

#endif
