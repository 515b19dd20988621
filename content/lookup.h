/*
 * A set of strings, compiled in as read-only data, that finds its members at
 * a place of a text: sorted members, a hash table over their first two runes,
 * and for each member the longest shorter one that begins it, so that a
 * binary search and a short walk give all members that begin there.
 *
 * Strings are 16-bit runes folded by lookup_fold; what folds to none or to
 * several, or is not of the BMP, is LOOKUP_NONE and never matches.
 */
#ifndef CONTENT_LOOKUP_H
#define CONTENT_LOOKUP_H

#include "base/str.h"

enum { LOOKUP_NONE = 0xFFFF, LOOKUP_LONGEST = 64 };

struct lookup_item {
	uint32_t at; /* of its runes */
	uint32_t value;
	uint32_t shorter : 24; /* 1 + the member that begins it; 0: none */
	uint32_t length : 8;   /* runes, 2 to LOOKUP_LONGEST */
};

/* Members [first, first + n) begin with the same two runes; the tag is of
 * their hash, so that others are mostly told apart without a look at them. */
struct lookup_head {
	uint32_t first;
	uint32_t n : 24; /* 0: an empty slot */
	uint32_t tag : 8;
};

struct lookup {
	const uint16_t *runes;
	const struct lookup_item *items;
	const struct lookup_head *heads; /* slots, some empty */
	const uint64_t *filter; /* 1 << filter_bits bits: which hashes are in */
	uint32_t n, slots, filter_bits;
};

/* One rune as all tables know it: folded, hyphens and middle dots made one. */
uint16_t lookup_fold(uint32_t rune);

/* Has it members that begin with these two runes? */
bool lookup_begins(const struct lookup *, const uint16_t text[2]);

/*
 * The longest member that begins text[0 .. n); NULL: none.  lookup_shorter
 * gives the next shorter one that begins there too.
 */
const struct lookup_item *lookup_longest(
	const struct lookup *, const uint16_t *text, size_t n);

static inline const struct lookup_item *
lookup_shorter(const struct lookup *t, const struct lookup_item *item)
{
	return item->shorter ? &t->items[item->shorter - 1] : NULL;
}

static inline uint32_t
lookup_hash(uint32_t key)
{
	key ^= key >> 15;
	key *= 0x2C1B3C6D;
	return key ^ key >> 12;
}

/* Where to look for a hash in heads first. */
static inline uint32_t
lookup_slot(const struct lookup *t, uint32_t hash)
{
	return (uint32_t)((uint64_t)hash * t->slots >> 32);
}

/* The filter's bit for a hash: most pairs of runes begin no member, and are
 * told by a look at a few kilobytes. */
static inline uint32_t
lookup_bit(const struct lookup *t, uint32_t hash)
{
	return hash * 0x9E3779B1u >> (32 - t->filter_bits);
}

static inline uint32_t
lookup_next_slot(const struct lookup *t, uint32_t slot)
{
	return slot + 1 < t->slots ? slot + 1 : 0;
}

#endif
