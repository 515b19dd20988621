/*
 * Where an article's things stand, as bytes in body.places: how many quotes
 * there are, then start and end of each quote and of the sentence of each
 * figure; four bytes a number, little endian.
 */
#ifndef STORE_PLACES_H
#define STORE_PLACES_H

#include "content/article.h"

enum thing_kind {
	THING_QUOTE,
	THING_FIGURE,
};

struct places {
	const unsigned char *v;
	size_t n;
};

str places_pack(const struct article *, struct arena *);

/* Those of one kind; none when the bytes are damaged. */
struct places places_of(str packed, enum thing_kind);
struct span places_get(const struct places *, size_t i);

#endif
