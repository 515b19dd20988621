/*
 * The sentence around a place in a text: to the marks that end one, or the
 * paragraph's end.  A sentence without end is cut, between runes.  Pure.
 */
#ifndef STORE_SENTENCE_H
#define STORE_SENTENCE_H

#include "content/article.h"

struct span sentence_around(str text, struct span at);

/* Does a sentence end with c, which ends at `behind`?  A full stop ends one
 * only before a blank: not in 3.5 or e.g.com. */
bool sentence_stops(str text, size_t behind, uint32_t c);

#endif
