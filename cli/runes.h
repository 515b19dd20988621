/*
 * Byte offsets of one text to code points, in any order: a table of counts
 * made in one pass, one for each block of bytes.
 */
#ifndef CLI_RUNES_H
#define CLI_RUNES_H

#include "base/arena.h"

struct runes {
	str text;     /* well-formed UTF-8 */
	uint32_t *at; /* code points before each block */
};

void runes_init(struct runes *, str text, struct arena *perm);
int64_t runes_before(const struct runes *, size_t byte);

#endif
