#include "content/lookup_build.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

bool
lookup_add(struct lookup_members *m, struct arena *a, str text, uint32_t value)
{
	uint16_t runes[LOOKUP_LONGEST];
	uint32_t n = 0;

	for (size_t at = 0; at < text.n; n++) {
		if (n == LOOKUP_LONGEST)
			return false;
		runes[n] = lookup_fold(utf8_next(text, &at));
		if (runes[n] == LOOKUP_NONE)
			return false;
	}
	if (n < 2)
		return false;
	uint16_t *copy = arena_new(a, uint16_t, n);
	memcpy(copy, runes, n * sizeof *copy);
	*vec_push(a, m) = (struct lookup_member){ copy, n, value };
	return true;
}

static int
compare_runes(const struct lookup_member *a, const struct lookup_member *b)
{
	uint32_t n = a->length < b->length ? a->length : b->length;

	for (uint32_t i = 0; i < n; i++)
		if (a->runes[i] != b->runes[i])
			return a->runes[i] < b->runes[i] ? -1 : 1;
	return (a->length > b->length) - (a->length < b->length);
}

/* Of equal ones the greatest value stands last, where it is found. */
static int
compare(const void *left, const void *right)
{
	const struct lookup_member *a = left, *b = right;
	int order = compare_runes(a, b);

	return order ? order : (a->value > b->value) - (a->value < b->value);
}

static bool
begins(const struct lookup_member *a, const struct lookup_member *b)
{
	return a->length < b->length &&
	       memcmp(a->runes, b->runes, a->length * sizeof *a->runes) == 0;
}

static void
lay_items(const struct lookup_members *m, struct arena *perm, struct lookup *t)
{
	struct lookup_item *items =
		arena_new(perm, struct lookup_item, m->n + 1);
	size_t runes = 0;

	for (size_t i = 0; i < m->n; i++)
		runes += m->v[i].length;
	uint16_t *text = arena_new(perm, uint16_t, runes + 1);
	uint32_t at = 0;
	for (size_t i = 0; i < m->n; i++) {
		const struct lookup_member *one = &m->v[i];
		uint32_t shorter = (uint32_t)i; /* the one before, first */

		while (shorter && !begins(&m->v[shorter - 1], one))
			shorter = items[shorter - 1].shorter;
		items[i] = (struct lookup_item){
			.at = at,
			.value = one->value,
			.shorter = shorter & 0xFFFFFF,
			.length = one->length & 0xFF,
		};
		memcpy(text + at, one->runes, one->length * sizeof *text);
		at += one->length;
	}
	t->items = items;
	t->runes = text;
	t->n = (uint32_t)m->n;
}

static uint32_t
key_of(const struct lookup_member *m)
{
	return (uint32_t)m->runes[0] << 16 | m->runes[1];
}

/* Eight bits and more for each pair of runes: one in ten of the others gets
 * through. */
static uint64_t *
new_filter(uint32_t pairs, struct arena *perm, struct lookup *t)
{
	uint64_t *filter;

	t->filter_bits = 6;
	while (t->filter_bits < 30 &&
		(uint64_t)1 << t->filter_bits < (uint64_t)pairs * 8)
		t->filter_bits++;
	filter = arena_new(perm, uint64_t, (size_t)1 << (t->filter_bits - 6));
	t->filter = filter;
	return filter;
}

static void
lay_heads(const struct lookup_members *m, struct arena *perm, struct lookup *t)
{
	uint32_t pairs = 0;

	for (size_t i = 0; i < m->n; i++)
		pairs += i == 0 || key_of(&m->v[i]) != key_of(&m->v[i - 1]);
	t->slots = pairs + pairs / 3 + 2;
	struct lookup_head *heads =
		arena_new(perm, struct lookup_head, t->slots);
	uint64_t *filter = new_filter(pairs, perm, t);
	for (size_t i = 0; i < m->n; i++) {
		uint32_t key = key_of(&m->v[i]), hash = lookup_hash(key);
		uint32_t slot = lookup_slot(t, hash), bit = lookup_bit(t, hash);

		while (heads[slot].n && key_of(&m->v[heads[slot].first]) != key)
			slot = lookup_next_slot(t, slot);
		if (!heads[slot].n)
			heads[slot] = (struct lookup_head){
				.first = (uint32_t)i,
				.tag = hash & 0xFF,
			};
		filter[bit / 64] |= (uint64_t)1 << bit % 64;
		heads[slot].n = (heads[slot].n + 1) & 0xFFFFFF;
	}
	t->heads = heads;
}

size_t
lookup_build(struct lookup_members *m, struct arena *perm, struct lookup *t)
{
	size_t equal = 0;

	if (m->n)
		qsort(m->v, m->n, sizeof *m->v, compare);
	for (size_t i = 1; i < m->n; i++)
		equal += compare_runes(&m->v[i - 1], &m->v[i]) == 0;
	lay_items(m, perm, t);
	lay_heads(m, perm, t);
	return equal;
}
