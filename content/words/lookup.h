/*
 * A set of strings, each with a value, that finds its members at a place of a
 * text.  It is compiled in as read-only data (tools/print-lookup.h) or made
 * for one article (lookup_build.h).
 *
 * Strings are 16-bit runes folded by lookup_fold; what folds to none or to
 * several, or is not of the BMP, is LOOKUP_NONE and never matches.
 *
 * It is a burst trie (Heinz, Zobel, Williams, "Burst Tries", TOIS 2002): its
 * nodes are the pairs of runes that members begin with, and what those go on
 * with wherever more than a few have the same beginning.  A node's key, made
 * of where it comes from and its last rune, is multiplied by an odd number, so
 * that it can be read back (quotienting: Cleary, "Compact Hash Tables Using
 * Bidirectional Linear Probing", IEEE ToC 1984): the product's high bits say
 * in which bucket the node's record is, the record keeps only the others.
 * Members of the same node are a list in which each takes from the one before
 * what they share.
 */
#ifndef CONTENT_LOOKUP_H
#define CONTENT_LOOKUP_H

#include "base/str.h"

enum { LOOKUP_NONE = 0xFFFF, LOOKUP_LONGEST = 64 };

struct lookup {
	const uint64_t
		*buckets; /* filter << LOOKUP_START_BITS | first record */
	const uint64_t *records; /* packed; lookup_code.h */
	const uint8_t *lists;    /* what nodes have */
	uint32_t n;              /* members */
	uint32_t n_inner;        /* nodes that others come from */
	uint32_t n_records, n_lists;
	uint8_t bucket_bits, key_bits, at_bits, value_bytes;
};

struct lookup_hit {
	uint32_t value;
	uint32_t length; /* runes, 2 to LOOKUP_LONGEST */
};

struct lookup_hits {
	uint32_t n;
	struct lookup_hit v[LOOKUP_LONGEST];
};

/* One rune as all tables know it: folded, hyphens and middle dots made one. */
uint16_t lookup_fold(uint32_t rune);

/* Keys of pairs of runes.  Of what goes on from inner node i the first part
 * is LOOKUP_INNER + i. */
enum { LOOKUP_INNER = 1 << 16 };

static inline uint64_t
lookup_key(uint32_t first, uint16_t rune)
{
	return (uint64_t)first << 16 | rune;
}

static inline uint64_t
lookup_mask(uint32_t bits)
{
	return ((uint64_t)1 << bits) - 1;
}

static inline uint64_t
lookup_hash(const struct lookup *t, uint64_t key)
{
	return key * 0x9E3779B97F4A7C15u & lookup_mask(t->key_bits);
}

/* Of a bucket's word: where its records start, and which hashes of pairs of
 * runes are in it, by the bits of the hash that follow the bucket's. */
enum { LOOKUP_START_BITS = 24, LOOKUP_FILTER = 64 - LOOKUP_START_BITS };

static inline uint32_t
lookup_rest_bits(const struct lookup *t)
{
	return (uint32_t)t->key_bits - t->bucket_bits;
}

/* The filter's bit within its bucket. */
static inline uint32_t
lookup_bit(const struct lookup *t, uint64_t hash)
{
	uint32_t next = hash >> (lookup_rest_bits(t) - 16) & 0xFFFF;

	return LOOKUP_START_BITS + (next * LOOKUP_FILTER >> 16);
}

/*
 * May members begin with these two runes?  Most pairs of runes begin none, and
 * nine in ten of those are told by a look at one word.
 */
static inline bool
lookup_may_begin(const struct lookup *t, const uint16_t text[2])
{
	uint64_t hash = lookup_hash(t, lookup_key(text[0], text[1]));

	return t->buckets[hash >> lookup_rest_bits(t)] >> lookup_bit(t, hash) &
	       1;
}

void lookup_find_all(const struct lookup *, const uint16_t *text, size_t n,
	struct lookup_hits *);

/* The members that begin text[0 .. n), the longest last. */
static inline void
lookup_find(const struct lookup *t, const uint16_t *text, size_t n,
	struct lookup_hits *hits)
{
	hits->n = 0;
	if (n >= 2 && lookup_may_begin(t, text))
		lookup_find_all(t, text, n, hits);
}

/* The value of the member that is exactly text[0 .. n), or `none`. */
uint32_t lookup_value(
	const struct lookup *, const uint16_t *text, size_t n, uint32_t none);

#endif
