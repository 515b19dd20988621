/*
 * How nodes of a lookup are written, for what reads and makes them.
 *
 * A record is rest << 2 | sort, << at_bits | at.  If all that the node has is
 * a member that ends there, at is its value; else the place in lists of what
 * the node has.  Of an inner one: its number << 1 | has it a value,
 * LOOKUP_INNER_BYTES, then the value.  Of another its members behind what led
 * there, sorted; of each
 *	last << 7 | keep << 4 | bytes	keep: runes shared with the one before
 *	keep, bytes			where above they are 7, 15
 *	value
 *	runes				as many bytes
 * Runes: below DEL as they are; of the Han block and around two bytes; else
 * DEL and two bytes.  Numbers are little endian.
 */
#ifndef CONTENT_LOOKUP_CODE_H
#define CONTENT_LOOKUP_CODE_H

#include "content/words/lookup.h"
#include "content/words/packed.h"

enum lookup_sort {
	LOOKUP_VALUE, /* one member */
	LOOKUP_LIST,
	LOOKUP_INNER_NODE, /* others come from it */
};

/* A record taken apart. */
struct lookup_record {
	uint64_t rest; /* of the hash */
	uint32_t at;
	enum lookup_sort sort;
};

static inline uint32_t
lookup_record_bits(const struct lookup *t)
{
	return lookup_rest_bits(t) + 2 + t->at_bits;
}

static inline struct lookup_record
lookup_record_read(const struct lookup *t, uint64_t i)
{
	uint64_t r = packed_get(t->records, lookup_record_bits(t), i);

	return (struct lookup_record){
		.rest = r >> (t->at_bits + 2),
		.at = (uint32_t)(r & lookup_mask(t->at_bits)),
		.sort = (enum lookup_sort)(r >> t->at_bits & 3),
	};
}

enum {
	LOOKUP_INNER_BYTES = 3,
	LOOKUP_KEEP = 7,
	LOOKUP_BYTES = 15,
	LOOKUP_LAST = 0x80,
	LOOKUP_RUNE_BYTES = 3, /* at most */
	LOOKUP_DEL = 0x7F,
	LOOKUP_PAIRED = 0x3000, /* from here on 0x8000 runes have two bytes */
};

/* A member as its list has it. */
struct lookup_part {
	const uint8_t *value, *runes, *next; /* next: also the runes' end */
	uint32_t keep;
	bool last;
};

static inline uint32_t
lookup_value_read(const uint8_t *p, uint32_t bytes)
{
	uint32_t value = 0;

	while (bytes--)
		value = value << 8 | p[bytes];
	return value;
}

/* The part at part->next. */
static inline void
lookup_part_read(struct lookup_part *part, uint32_t value_bytes)
{
	const uint8_t *p = part->next;
	uint8_t head = *p++;
	uint32_t bytes = head & LOOKUP_BYTES;

	part->last = head & LOOKUP_LAST;
	part->keep = head >> 4 & LOOKUP_KEEP;
	if (part->keep == LOOKUP_KEEP)
		part->keep = *p++;
	if (bytes == LOOKUP_BYTES)
		bytes = *p++;
	part->value = p;
	part->runes = p + value_bytes;
	part->next = part->runes + bytes;
}

static inline uint16_t
lookup_rune_read(const uint8_t **p)
{
	const uint8_t *s = *p;

	if (s[0] < LOOKUP_DEL) {
		*p += 1;
		return s[0];
	}
	if (s[0] > LOOKUP_DEL) {
		*p += 2;
		return (uint16_t)(LOOKUP_PAIRED + ((s[0] & 0x7F) << 8 | s[1]));
	}
	*p += LOOKUP_RUNE_BYTES;
	return (uint16_t)(s[1] << 8 | s[2]);
}

/* Returns how many bytes it took. */
static inline uint32_t
lookup_rune_write(uint16_t rune, uint8_t out[LOOKUP_RUNE_BYTES])
{
	uint32_t paired = (uint32_t)rune - LOOKUP_PAIRED;

	if (rune < LOOKUP_DEL) {
		out[0] = (uint8_t)rune;
		return 1;
	}
	if (paired < 0x8000) {
		out[0] = (uint8_t)(0x80 | paired >> 8);
		out[1] = (uint8_t)paired;
		return 2;
	}
	out[0] = LOOKUP_DEL;
	out[1] = (uint8_t)(rune >> 8);
	out[2] = (uint8_t)rune;
	return LOOKUP_RUNE_BYTES;
}

#endif
