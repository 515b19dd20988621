/* All members of a lookup, in no order. */
#ifndef CONTENT_LOOKUP_EACH_H
#define CONTENT_LOOKUP_EACH_H

#include "base/arena.h"
#include "content/words/lookup.h"

typedef void lookup_visit(
	void *ctx, const uint16_t *runes, size_t n, uint32_t value);

/* The runes are those of the visit alone.  Rewinds tmp. */
void lookup_each(
	const struct lookup *, struct arena *tmp, lookup_visit *, void *ctx);

#endif
