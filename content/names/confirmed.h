/* Looking names up that the caller has confirmed (name.h). */
#ifndef CONTENT_CONFIRMED_H
#define CONTENT_CONFIRMED_H

#include "content/names/name.h"

/*
 * A long text is worth a bit for each beginning of two runes, so that most
 * places cost one look; a short one is not.
 */
struct confirmed_index {
	const struct confirmed_names *names; /* NULL: none */
	uint8_t *bits;                       /* NULL: a short text */
};

/* For a text of so many runes; lives in the arena. */
void confirmed_index_make(struct confirmed_index *,
	const struct confirmed_names *, size_t runes, struct arena *);

/*
 * The longest confirmed name of two runes and more that begins the folded
 * text (lookup.h), and its length in runes; NULL: none.
 */
const struct confirmed *confirmed_match(const struct confirmed_index *,
	const uint16_t *text, size_t n, size_t *length);

#endif
