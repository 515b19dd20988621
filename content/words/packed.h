/*
 * Numbers of equal width, bit behind bit in 64-bit words: word i / 64 holds
 * bit i as its bit i % 64.  One word more than they need must be readable.
 */
#ifndef CONTENT_PACKED_H
#define CONTENT_PACKED_H

#include <stddef.h>
#include <stdint.h>

/* Number i; the width is 1 to 63 bits. */
static inline uint64_t
packed_get(const uint64_t *words, uint32_t width, size_t i)
{
	size_t bit = i * width;
	uint64_t low = words[bit / 64] >> bit % 64;
	uint64_t high = words[bit / 64 + 1] << 1 << (63 - bit % 64);

	return (low | high) & (((uint64_t)1 << width) - 1);
}

/* Number i, which was 0. */
static inline void
packed_put(uint64_t *words, uint32_t width, size_t i, uint64_t value)
{
	size_t bit = i * width;

	words[bit / 64] |= value << bit % 64;
	words[bit / 64 + 1] |= value >> 1 >> (63 - bit % 64);
}

/* Words that n of them take, with the one more. */
static inline size_t
packed_words(uint32_t width, size_t n)
{
	return n * width / 64 + 2;
}

/* Bits that numbers up to most take, at least one. */
static inline uint32_t
packed_width(uint64_t most)
{
	uint32_t width = 1;

	while (most >> width)
		width++;
	return width;
}

#endif
