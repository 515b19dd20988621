/* Bits of words. */
#ifndef BASE_BITS_H
#define BASE_BITS_H

#include <stdint.h>

/* How many are set.  Warren, "Hacker's Delight", 5-1: not all processors that
 * a build is for have it. */
static inline uint32_t
bits_count(uint64_t w)
{
	w -= w >> 1 & 0x5555555555555555;
	w = (w & 0x3333333333333333) + (w >> 2 & 0x3333333333333333);
	w = (w + (w >> 4)) & 0x0F0F0F0F0F0F0F0F;
	return (uint32_t)(w * 0x0101010101010101 >> 56);
}

#endif
