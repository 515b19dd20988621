/*
 * A set of articles, or of players, as a bit each by number: numbers are below
 * what it was made for.
 */
#ifndef STORE_BITS_H
#define STORE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BITS_WORD = 64 };

/* Words of a set of numbers below end. */
static inline size_t
bits_words(int64_t end)
{
	return (size_t)end / BITS_WORD + 1;
}

/* NULL has none. */
static inline bool
bits_have(const uint64_t *bits, int64_t id)
{
	return bits && bits[id / BITS_WORD] >> id % BITS_WORD & 1;
}

static inline void
bits_set(uint64_t *bits, int64_t id, bool on)
{
	uint64_t bit = (uint64_t)1 << id % BITS_WORD;

	if (on)
		bits[id / BITS_WORD] |= bit;
	else
		bits[id / BITS_WORD] &= ~bit;
}

#endif
