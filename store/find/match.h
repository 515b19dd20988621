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
#include "store/find/hay.h"
#include "store/find/phrase.h"

/* The first place at or behind `from`, both in hay.text. */
bool match_find(
	const struct phrase *, struct hay *, size_t from, struct span *hit);

/* A place where phrase number `phrase` stands, in the raw text. */
struct spot {
	struct span at;
	uint32_t phrase;
};

struct spots {
	struct spot *v;
	size_t n, cap;
};

/* The places of all phrases, `most` for each, sorted; out begins empty. */
void match_spots(const struct phrases *, struct hay *, size_t most,
	struct arena *, struct spots *);

#endif
