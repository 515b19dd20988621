/*
 * The words of a query looked for in parts of a text.  Pure.  What a query
 * asks of the article as a whole (a source, a date, a player, what it must
 * not hold) is for others to ask.
 */
#ifndef STORE_LOOK_H
#define STORE_LOOK_H

#include "store/find/match.h"
#include "store/query.h"

enum { LOOK_PHRASES = 64 };

struct look {
	struct phrases phrases;
	uint64_t asks[QUERY_CLAUSES]; /* one of these phrases each */
	size_t n;
};

/* Phrases beyond LOOK_PHRASES are not looked for. */
void look_make(struct look *, const struct query *, struct arena *);

/* All places of all phrases in a text. */
void look_over(
	const struct look *, struct hay *, struct arena *, struct spots *);

/* Does this part of the text hold what is asked? */
bool look_holds(const struct look *, const struct spots *, struct span);

#endif
