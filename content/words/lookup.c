#include "content/words/lookup.h"

#include "base/bits.h"
#include "content/words/fold.h"
#include "content/words/lookup_code.h"

uint16_t
lookup_fold(uint32_t rune)
{
	uint32_t out[FOLD_MAX];

	if (rune < 0x80)
		return (uint16_t)(rune >= 'A' && rune <= 'Z' ? rune | 0x20
							     : rune);
	switch (rune) {
	case 0x2010: /* hyphen */
	case 0x2011: /* the one that does not break */
	case 0x2212: /* minus */ return '-';
	case 0x2019: /* ’ */ return '\'';
	case 0x2022: /* • */
	case 0x2027: /* ‧ */
	case 0x22C5: /* ⋅ */
	case 0x30FB: /* ・ */
	case 0xFF65: /* ･ */ return 0xB7;
	default: break;
	}
	if (fold_rune(rune, out) != 1 || rune >= LOOKUP_NONE)
		return LOOKUP_NONE;
	return (uint16_t)(out[0] < LOOKUP_NONE ? out[0] : rune);
}

/*
 * The record of a node; false: there is none.  So many records of its bucket
 * as pairs of runes stand before it in the filter are passed over: mostly the
 * next one is it, which a search from the first on could not foretell.
 */
static bool
find_record(const struct lookup *t, uint64_t key, struct lookup_record *record)
{
	uint32_t rest_bits = lookup_rest_bits(t);
	uint64_t hash = lookup_hash(t, key);
	uint64_t rest = hash & lookup_mask(rest_bits);
	const uint64_t *bucket = &t->buckets[hash >> rest_bits];
	uint64_t before = *bucket & lookup_mask(lookup_bit(t, hash));
	uint64_t i = (*bucket & lookup_mask(LOOKUP_START_BITS)) +
		     bits_count(before >> LOOKUP_START_BITS);
	uint64_t end = bucket[1] & lookup_mask(LOOKUP_START_BITS);

	for (; i < end; i++) {
		*record = lookup_record_read(t, i);
		if (record->rest >= rest)
			return record->rest == rest;
	}
	return false;
}

static void
add_hit(uint32_t value, size_t length, struct lookup_hits *hits)
{
	hits->v[hits->n++] = (struct lookup_hit){
		.value = value,
		.length = (uint32_t)length,
	};
}

/*
 * Reads a node's list beside text, of which `same` runes led to the node.
 * Members are sorted, so as soon as one is behind the text all others are.
 */
static void
read_list(const struct lookup *t, const uint8_t *list, const uint16_t *text,
	size_t n, size_t same, struct lookup_hits *hits)
{
	const size_t depth = same;
	struct lookup_part part = { .next = list };

	do {
		lookup_part_read(&part, t->value_bytes);
		if (depth + part.keep < same)
			return;
		if (depth + part.keep > same)
			continue;
		for (const uint8_t *p = part.runes; p < part.next; same++) {
			uint16_t rune = lookup_rune_read(&p);

			if (same == n || rune > text[same])
				return;
			if (rune < text[same])
				goto next;
		}
		add_hit(lookup_value_read(part.value, t->value_bytes), same,
			hits);
	next:;
	} while (!part.last);
}

void
lookup_find_all(const struct lookup *t, const uint16_t *text, size_t n,
	struct lookup_hits *hits)
{
	uint64_t key = lookup_key(text[0], text[1]);
	struct lookup_record r;

	for (size_t depth = 2; find_record(t, key, &r); depth++) {
		/* Then it is no place in the lists: there may be none. */
		if (r.sort == LOOKUP_VALUE) {
			add_hit(r.at, depth, hits);
			return;
		}
		const uint8_t *at = t->lists + r.at;
		if (r.sort == LOOKUP_LIST) {
			read_list(t, at, text, n, depth, hits);
			return;
		}
		uint32_t inner = lookup_value_read(at, LOOKUP_INNER_BYTES);
		if (inner & 1)
			add_hit(lookup_value_read(at + LOOKUP_INNER_BYTES,
					t->value_bytes),
				depth, hits);
		if (depth == n)
			return;
		key = lookup_key(LOOKUP_INNER + (inner >> 1), text[depth]);
	}
}

uint32_t
lookup_value(
	const struct lookup *t, const uint16_t *text, size_t n, uint32_t none)
{
	struct lookup_hits hits;

	lookup_find(t, text, n, &hits);
	if (!hits.n || hits.v[hits.n - 1].length != n)
		return none;
	return hits.v[hits.n - 1].value;
}
