#include "tools/print-lookup.h"

#include "base/utf8.h"
#include "content/lookup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool
members_add(struct members *m, struct arena *a, str text, uint32_t value)
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
	*vec_push(a, m) = (struct member){ copy, n, value, text };
	return true;
}

static int
compare(const void *left, const void *right)
{
	const struct member *a = left, *b = right;
	uint32_t n = a->length < b->length ? a->length : b->length;

	for (uint32_t i = 0; i < n; i++)
		if (a->runes[i] != b->runes[i])
			return a->runes[i] < b->runes[i] ? -1 : 1;
	return (a->length > b->length) - (a->length < b->length);
}

bool
members_sort(struct members *m)
{
	bool ok = true;

	qsort(m->v, m->n, sizeof *m->v, compare);
	for (size_t i = 1; i < m->n; i++)
		if (compare(&m->v[i - 1], &m->v[i]) == 0) {
			fprintf(stderr, "%.*s stands there twice\n",
				STR_ARG(m->v[i].text));
			ok = false;
		}
	return ok;
}

static bool
begins(const struct member *a, const struct member *b)
{
	return a->length < b->length &&
	       memcmp(a->runes, b->runes, a->length * sizeof *a->runes) == 0;
}

/* 1 + the member that begins member i, or 0. */
static size_t
find_shorter(const struct members *m, const size_t *shorter, size_t i)
{
	size_t before = i; /* the one before i, then those that begin it */

	while (before && !begins(&m->v[before - 1], &m->v[i]))
		before = before == i ? shorter[i - 1] : shorter[before - 1];
	return before;
}

static void
print_items(const struct members *m, struct arena *a, const char *name)
{
	size_t *shorter = arena_new(a, size_t, m->n + 1), at = 0;

	printf("static const uint16_t %s_runes[] = {\n", name);
	for (size_t i = 0; i < m->n; i++) {
		for (uint32_t k = 0; k < m->v[i].length; k++)
			printf("%u,", (unsigned)m->v[i].runes[k]);
		putchar('\n');
	}
	printf("};\nstatic const struct lookup_item %s_items[] = {\n", name);
	for (size_t i = 0; i < m->n; i++) {
		shorter[i] = i ? find_shorter(m, shorter, i) : 0;
		printf("{%zu,%u,%zu,%u},\n", at, (unsigned)m->v[i].value,
			shorter[i], (unsigned)m->v[i].length);
		at += m->v[i].length;
	}
	puts("};");
}

static uint32_t
key_of(const struct member *m)
{
	return (uint32_t)m->runes[0] << 16 | m->runes[1];
}

static uint32_t
print_heads(const struct members *m, struct arena *a, const char *name)
{
	uint32_t slots = 16, pairs = 0;

	for (size_t i = 0; i < m->n; i++)
		pairs += i == 0 || key_of(&m->v[i]) != key_of(&m->v[i - 1]);
	while (slots < pairs * 3 / 2)
		slots *= 2;
	struct lookup_head *heads = arena_new(a, struct lookup_head, slots);
	for (size_t i = 0; i < m->n; i++) {
		uint32_t key = key_of(&m->v[i]);
		uint32_t slot = lookup_hash(key) & (slots - 1);

		while (heads[slot].key && heads[slot].key != key)
			slot = (slot + 1) & (slots - 1);
		if (!heads[slot].key)
			heads[slot] =
				(struct lookup_head){ key, (uint32_t)i, 0 };
		heads[slot].n++;
	}
	printf("static const struct lookup_head %s_heads[] = {\n", name);
	for (uint32_t i = 0; i < slots; i++)
		printf("{%u,%u,%u},\n", (unsigned)heads[i].key,
			(unsigned)heads[i].first, (unsigned)heads[i].n);
	puts("};");
	return slots;
}

void
members_print(const struct members *m, struct arena *a, const char *name)
{
	print_items(m, a, name);
	uint32_t slots = print_heads(m, a, name);

	printf("const struct lookup %s = {\n\t.runes = %s_runes,\n"
	       "\t.items = %s_items,\n\t.heads = %s_heads,\n"
	       "\t.n = %zu,\n\t.slots = %u,\n};\n",
		name, name, name, name, m->n, (unsigned)slots);
}
