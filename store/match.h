/*
 * Phrases found in texts.  Pure.  This is what "matches" means; the index
 * only spares looking at most texts.
 *
 *	runs    stand anywhere, inside longer runs, too
 *	words   whole words, the last one's beginning when it is open; two
 *	        neighbours that words_join count as one word, too
 *	gaps    as the phrase says
 */
#ifndef STORE_MATCH_H
#define STORE_MATCH_H

#include "content/article.h"
#include "store/phrase.h"

/* A text as phrases can be compared with it. */
struct hay {
	str raw;
	str text;       /* folded, or as good as */
	uint32_t *from; /* where its bytes stand in raw; NULL: at the same */
};

enum hay_kind {
	HAY_AS_IS, /* nothing to fold, no words asked for */
	HAY_LOWER, /* nothing to fold but ASCII case: terms_variant is false */
	HAY_FOLDED,
};

struct hay hay_make(str raw, enum hay_kind, struct arena *);

/* The first place at or behind `from`, both in hay.text. */
bool match_find(const struct phrase *, const struct hay *, size_t from,
	struct span *hit);

/* The same span in hay.raw. */
struct span match_raw(const struct hay *, struct span);

/* A place where phrase number `phrase` stands, in the raw text. */
struct spot {
	struct span at;
	uint32_t phrase;
};

struct spots {
	struct spot *v;
	size_t n, cap;
};

/* Appends the places of all phrases, `most` for each, sorted by place. */
void match_spots(const struct phrases *, const struct hay *, size_t most,
	struct arena *, struct spots *);

#endif
