/* Looking names up that the caller has confirmed (name.h). */
#ifndef CONTENT_CONFIRMED_H
#define CONTENT_CONFIRMED_H

#include "content/name.h"

/*
 * The longest confirmed name that begins the folded text (lookup.h), and its
 * length in runes; NULL: none.  Costs a few binary searches.
 */
const struct confirmed *confirmed_match(const struct confirmed_names *,
	const uint16_t *text, size_t n, size_t *length);

#endif
