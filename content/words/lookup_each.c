#include "content/words/lookup_each.h"

#include "content/words/lookup_code.h"

/* lookup_hash's factor times this is 1. */
#define INVERSE 0xF1DE83E19937733Du

struct walk {
	const struct lookup *t;
	uint64_t *keys; /* of inner nodes */
	lookup_visit *visit;
	void *ctx;
};

typedef void take_fn(
	const struct walk *, uint64_t key, const struct lookup_record *);

static void
each_node(const struct walk *w, take_fn *take)
{
	const struct lookup *t = w->t;
	uint64_t bucket = 0;

	for (uint64_t i = 0; i < t->n_records; i++) {
		while ((t->buckets[bucket + 1] &
			       lookup_mask(LOOKUP_START_BITS)) <= i)
			bucket++;
		struct lookup_record r = lookup_record_read(t, i);
		uint64_t hash = bucket << lookup_rest_bits(t) | r.rest;

		take(w, hash * INVERSE & lookup_mask(t->key_bits), &r);
	}
}

static uint32_t
inner_number(const struct walk *w, const struct lookup_record *r)
{
	return lookup_value_read(w->t->lists + r->at, LOOKUP_INNER_BYTES);
}

static void
note_inner(const struct walk *w, uint64_t key, const struct lookup_record *r)
{
	if (r->sort == LOOKUP_INNER_NODE)
		w->keys[inner_number(w, r) >> 1] = key;
}

/* The runes that lead to a node; returns how many. */
static size_t
runes_to(const struct walk *w, uint64_t key, uint16_t out[LOOKUP_LONGEST])
{
	uint16_t back[LOOKUP_LONGEST];
	size_t n = 0, k = 0;

	for (; key >> 16 >= LOOKUP_INNER; n++) {
		back[n] = (uint16_t)key;
		key = w->keys[(key >> 16) - LOOKUP_INNER];
	}
	out[k++] = (uint16_t)(key >> 16);
	out[k++] = (uint16_t)key;
	while (n > 0)
		out[k++] = back[--n];
	return k;
}

static void
visit_list(const struct walk *w, const uint8_t *list, uint16_t *runes,
	size_t depth)
{
	uint32_t value_bytes = w->t->value_bytes;
	struct lookup_part part = { .next = list };

	do {
		lookup_part_read(&part, value_bytes);
		size_t length = depth + part.keep;
		for (const uint8_t *p = part.runes; p < part.next;)
			runes[length++] = lookup_rune_read(&p);
		w->visit(w->ctx, runes, length,
			lookup_value_read(part.value, value_bytes));
	} while (!part.last);
}

static void
visit_node(const struct walk *w, uint64_t key, const struct lookup_record *r)
{
	uint16_t runes[LOOKUP_LONGEST];
	size_t depth = runes_to(w, key, runes);

	if (r->sort == LOOKUP_VALUE) {
		w->visit(w->ctx, runes, depth, r->at);
		return;
	}
	const uint8_t *at = w->t->lists + r->at;
	if (r->sort == LOOKUP_LIST)
		visit_list(w, at, runes, depth);
	else if (inner_number(w, r) & 1)
		w->visit(w->ctx, runes, depth,
			lookup_value_read(
				at + LOOKUP_INNER_BYTES, w->t->value_bytes));
}

void
lookup_each(const struct lookup *t, struct arena *tmp, lookup_visit *visit,
	void *ctx)
{
	struct arena_mark mark = arena_mark(tmp);
	struct walk w = { t, arena_new(tmp, uint64_t, t->n_inner), visit, ctx };

	each_node(&w, note_inner);
	each_node(&w, visit_node);
	arena_rewind(tmp, mark);
}
