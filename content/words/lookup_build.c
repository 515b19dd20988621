#include "content/words/lookup_build.h"

#include "base/utf8.h"
#include "content/words/lookup_code.h"

#include <stdlib.h>
#include <string.h>

/* More members than these that go on from the same runes become nodes. */
enum { LIST_MAX = 16 };

/* Greater values stand in lists, so that records are not too wide. */
enum { VALUE_MAX = (1 << 24) - 1 };

struct node {
	uint64_t key; /* then its hash */
	uint32_t at;
	uint8_t sort; /* enum lookup_sort */
	bool pair;    /* members begin with it */
};

struct builder {
	const struct lookup_member *members;
	struct arena *perm;
	struct lookup *t;
	struct {
		struct node *v;
		size_t n, cap;
	} nodes;
	struct {
		uint8_t *v;
		size_t n, cap;
	} lists;
};

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

int
lookup_compare(const struct lookup_member *a, const struct lookup_member *b)
{
	uint32_t n = a->length < b->length ? a->length : b->length;

	for (uint32_t i = 0; i < n; i++)
		if (a->runes[i] != b->runes[i])
			return a->runes[i] < b->runes[i] ? -1 : 1;
	return (a->length > b->length) - (a->length < b->length);
}

static int
compare(const void *left, const void *right)
{
	const struct lookup_member *a = left, *b = right;
	int order = lookup_compare(a, b);

	return order ? order : (a->value > b->value) - (a->value < b->value);
}

void
lookup_sort(struct lookup_members *m)
{
	if (m->n)
		qsort(m->v, m->n, sizeof *m->v, compare);
}

static void
drop_equal(struct lookup_members *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++)
		if (i + 1 == m->n ||
			lookup_compare(&m->v[i], &m->v[i + 1]) != 0)
			m->v[n++] = m->v[i];
	m->n = n;
}

static void
put_byte(struct builder *b, uint32_t byte)
{
	*vec_push(b->perm, &b->lists) = (uint8_t)byte;
}

static void
put_number(struct builder *b, uint32_t number, uint32_t bytes)
{
	for (; bytes--; number >>= 8)
		put_byte(b, number & 0xFF);
}

/* A member's part behind depth, of which keep runes are as before it. */
static void
put_part(struct builder *b, const struct lookup_member *m, uint32_t from,
	uint32_t keep, bool last)
{
	uint8_t out[LOOKUP_LONGEST * LOOKUP_RUNE_BYTES];
	uint32_t n = 0;

	for (uint32_t i = from + keep; i < m->length; i++)
		n += lookup_rune_write(m->runes[i], out + n);
	uint32_t few = keep < LOOKUP_KEEP ? keep : LOOKUP_KEEP;
	uint32_t bytes = n < LOOKUP_BYTES ? n : LOOKUP_BYTES;
	put_byte(b, (last ? LOOKUP_LAST : 0u) | few << 4 | bytes);
	if (few == LOOKUP_KEEP)
		put_byte(b, keep);
	if (bytes == LOOKUP_BYTES)
		put_byte(b, n);
	put_number(b, m->value, b->t->value_bytes);
	for (uint32_t i = 0; i < n; i++)
		put_byte(b, out[i]);
}

static uint32_t
common(const struct lookup_member *a, const struct lookup_member *b)
{
	uint32_t n = 0;

	while (n < a->length && n < b->length && a->runes[n] == b->runes[n])
		n++;
	return n;
}

static void
lay_list(struct builder *b, size_t from, size_t end, uint32_t depth)
{
	for (size_t i = from; i < end; i++) {
		const struct lookup_member *m = &b->members[i];
		uint32_t keep = i > from ? common(m - 1, m) - depth : 0;

		put_part(b, m, depth, keep, i + 1 == end);
	}
}

static void lay_nodes(struct builder *, size_t from, size_t end, uint32_t depth,
	uint32_t first);

static void
lay_inner(struct builder *b, size_t from, size_t end, uint32_t depth, bool own)
{
	uint32_t number = b->t->n_inner++;

	put_number(b, number << 1 | own, LOOKUP_INNER_BYTES);
	if (own)
		put_number(b, b->members[from].value, b->t->value_bytes);
	lay_nodes(b, from + own, end, depth + 1, LOOKUP_INNER + number);
}

/* A node that members [from, end) have led to with their first runes. */
static void
lay_node(struct builder *b, size_t from, size_t end, uint32_t depth,
	uint64_t key)
{
	const struct lookup_member *m = &b->members[from];
	bool own = m->length == depth;
	struct node *n = vec_push(b->perm, &b->nodes);

	*n = (struct node){ .key = key,
		.at = (uint32_t)b->lists.n,
		.sort = LOOKUP_LIST,
		.pair = depth == 2 };
	if (own && end - from == 1 && m->value <= VALUE_MAX) {
		n->sort = LOOKUP_VALUE;
		n->at = m->value;
	} else if (end - from - own > LIST_MAX) {
		n->sort = LOOKUP_INNER_NODE;
		lay_inner(b, from, end, depth, own);
	} else {
		lay_list(b, from, end, depth);
	}
}

/* Two members that share their first runes but perhaps the last of depth, or
 * are any two of depth 2. */
static bool
goes_with(const struct lookup_member *a, const struct lookup_member *b,
	uint32_t depth)
{
	return a->runes[0] == b->runes[0] &&
	       a->runes[depth - 1] == b->runes[depth - 1];
}

/* Nodes one rune on, or, first being 0, of the pairs that members begin with. */
static void
lay_nodes(struct builder *b, size_t from, size_t end, uint32_t depth,
	uint32_t first)
{
	for (size_t i = from, k; i < end; i = k) {
		const struct lookup_member *m = &b->members[i];

		for (k = i + 1; k < end && goes_with(m, m + (k - i), depth);)
			k++;
		lay_node(b, i, k, depth,
			lookup_key(first ? first : m->runes[0],
				m->runes[depth - 1]));
	}
}

static int
by_hash(const void *left, const void *right)
{
	const struct node *a = left, *b = right;

	return (a->key > b->key) - (a->key < b->key);
}

static uint8_t
at_bits(const struct builder *b)
{
	uint32_t all = 0;

	for (size_t i = 0; i < b->nodes.n; i++)
		all |= b->nodes.v[i].at;
	return (uint8_t)packed_width(all);
}

/* Nodes are sorted by hash. */
static void
lay_buckets(struct builder *b)
{
	struct lookup *t = b->t;
	uint64_t *words =
		arena_new(b->perm, uint64_t, ((size_t)1 << t->bucket_bits) + 1);
	size_t i = 0;

	for (size_t k = 0; k <= (size_t)1 << t->bucket_bits; k++) {
		words[k] = i;
		for (; i < b->nodes.n; i++) {
			const struct node *n = &b->nodes.v[i];

			if (n->key >> lookup_rest_bits(t) != k)
				break;
			if (n->pair)
				words[k] |= (uint64_t)1
					    << lookup_bit(t, n->key);
		}
	}
	t->buckets = words;
}

static void
lay_records(struct builder *b)
{
	struct lookup *t = b->t;
	uint32_t bits = lookup_record_bits(t);
	uint64_t *records =
		arena_new(b->perm, uint64_t, packed_words(bits, b->nodes.n));

	for (size_t i = 0; i < b->nodes.n; i++) {
		const struct node *n = &b->nodes.v[i];
		uint64_t rest = n->key & lookup_mask(lookup_rest_bits(t));

		packed_put(records, bits, i,
			(rest << 2 | n->sort) << t->at_bits | n->at);
	}
	t->records = records;
}

/* Two to four nodes and a half are in a bucket of a large table. */
static uint8_t
bucket_bits(size_t nodes)
{
	uint8_t bits = 0;

	while ((uint64_t)9 << bits < nodes * 2)
		bits++;
	return bits;
}

static uint8_t
bytes_of_values(const struct lookup_members *m)
{
	uint32_t all = 0;

	for (size_t i = 0; i < m->n; i++)
		all |= m->v[i].value;
	return (uint8_t)((packed_width(all) + 7) / 8);
}

/* Of the greatest key that there is. */
static uint8_t
key_bits(uint32_t n_inner)
{
	uint32_t first = n_inner ? LOOKUP_INNER + n_inner - 1 : UINT16_MAX;

	return (uint8_t)packed_width(lookup_key(first, UINT16_MAX));
}

void
lookup_build(struct lookup_members *m, struct arena *perm, struct lookup *t)
{
	struct builder b = { .members = m->v, .perm = perm, .t = t };

	lookup_sort(m);
	drop_equal(m);
	*t = (struct lookup){ .n = (uint32_t)m->n,
		.value_bytes = bytes_of_values(m) };
	lay_nodes(&b, 0, m->n, 2, 0);
	t->key_bits = key_bits(t->n_inner);
	t->n_records = (uint32_t)b.nodes.n;
	t->lists = b.lists.v;
	t->n_lists = (uint32_t)b.lists.n;
	t->bucket_bits = bucket_bits(b.nodes.n);
	t->at_bits = at_bits(&b);
	for (size_t i = 0; i < b.nodes.n; i++)
		b.nodes.v[i].key = lookup_hash(t, b.nodes.v[i].key);
	if (b.nodes.n)
		qsort(b.nodes.v, b.nodes.n, sizeof *b.nodes.v, by_hash);
	lay_buckets(&b);
	lay_records(&b);
}
