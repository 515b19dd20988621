/*
 * The sentence around a place in a text: to the marks that end one, or the
 * paragraph's end.  A sentence without end is cut, between runes.  Pure.
 */
#ifndef STORE_SENTENCE_H
#define STORE_SENTENCE_H

#include "content/article.h"

struct span sentence_around(str text, struct span at);

#endif
