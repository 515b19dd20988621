#include "content/lookup_each.h"

#include "content/lookup_code.h"
#include "content/packed.h"

/* lookup_hash's factor times this is 1. */
#define INVERSE 0xF1DE83E19937733Du

struct walk {
	const struct lookup *t;
	uint64_t *keys; /* of inner nodes */
	lookup_visit *visit;
	void *ctx;
};

/* A node: its key, its list, and is it an inner one? */
struct node {
	uint64_t key;
	const uint8_t *list;
	bool inner;
};

typedef void take_fn(const struct walk *, const struct node *);

static void
each_node(const struct walk *w, take_fn *take)
{
	const struct lookup *t = w->t;
	uint32_t rest_bits = (uint32_t)t->key_bits - t->bucket_bits;
	uint32_t bits = rest_bits + 1 + t->at_bits;
	uint64_t bucket = 0;

	for (uint64_t i = 0; i < t->n_records; i++) {
		while (packed_get(t->starts, t->start_bits, bucket + 1) <= i)
			bucket++;
		uint64_t record = packed_get(t->records, bits, i);
		uint64_t hash =
			bucket << rest_bits | record >> (t->at_bits + 1);
		struct node n = {
			.key = hash * INVERSE & lookup_mask(t->key_bits),
			.list = t->lists + (record & lookup_mask(t->at_bits)),
			.inner = record >> t->at_bits & 1,
		};

		take(w, &n);
	}
}

static void
note_inner(const struct walk *w, const struct node *n)
{
	if (n->inner)
		w->keys[lookup_value_read(n->list, LOOKUP_INNER_BYTES) >> 1] =
			n->key;
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
visit_node(const struct walk *w, const struct node *n)
{
	uint16_t runes[LOOKUP_LONGEST];
	uint32_t value_bytes = w->t->value_bytes;
	size_t depth = runes_to(w, n->key, runes);
	struct lookup_part part = { .next = n->list };

	if (n->inner) {
		if (n->list[0] & 1)
			w->visit(w->ctx, runes, depth,
				lookup_value_read(n->list + LOOKUP_INNER_BYTES,
					value_bytes));
		return;
	}
	do {
		lookup_part_read(&part, value_bytes);
		size_t length = depth + part.keep;
		for (const uint8_t *p = part.runes; p < part.next;)
			runes[length++] = lookup_rune_read(&p);
		w->visit(w->ctx, runes, length,
			lookup_value_read(part.value, value_bytes));
	} while (!part.last);
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
