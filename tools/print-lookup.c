#include "tools/print-lookup.h"

#include "base/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void
print_items(const struct lookup *t, const char *name)
{
	printf("static const uint16_t %s_runes[] = {\n", name);
	for (uint32_t i = 0; i < t->n; i++) {
		for (uint32_t k = 0; k < t->items[i].length; k++)
			printf("%u,", (unsigned)t->runes[t->items[i].at + k]);
		putchar('\n');
	}
	printf("};\nstatic const struct lookup_item %s_items[] = {\n", name);
	for (uint32_t i = 0; i < t->n; i++)
		printf("{%u,%u,%u,%u},\n", (unsigned)t->items[i].at,
			(unsigned)t->items[i].value,
			(unsigned)t->items[i].shorter,
			(unsigned)t->items[i].length);
	puts("};");
}

static void
print_heads(const struct lookup *t, const char *name)
{
	printf("static const struct lookup_head %s_heads[] = {\n", name);
	for (uint32_t i = 0; i < t->slots; i++)
		printf("{%u,%u,%u},\n", (unsigned)t->heads[i].first,
			(unsigned)t->heads[i].n, (unsigned)t->heads[i].tag);
	puts("};");
}

static void
print_filter(const struct lookup *t, const char *name)
{
	printf("static const uint64_t %s_filter[] = {\n", name);
	for (uint32_t i = 0; i < 1u << (t->filter_bits - 6); i++)
		printf("%" PRIu64 "u,\n", t->filter[i]);
	puts("};");
}

static void
print_text(const struct lookup_member *m)
{
	for (uint32_t i = 0; i < m->length; i++) {
		char s[UTF8_MAX];

		fwrite(s, 1, utf8_encode(m->runes[i], s), stderr);
	}
}

static void
report_equal(const struct lookup_members *m)
{
	for (size_t i = 1; i < m->n; i++) {
		const struct lookup_member *a = &m->v[i - 1], *b = &m->v[i];

		if (a->length != b->length ||
			memcmp(a->runes, b->runes, a->length * 2) != 0)
			continue;
		print_text(a);
		fputs(" stands there twice\n", stderr);
	}
}

bool
print_lookup(struct lookup_members *m, const char *name)
{
	struct arena a = { 0 };
	struct lookup t;
	size_t equal = lookup_build(m, &a, &t);

	if (equal)
		report_equal(m);
	print_items(&t, name);
	print_heads(&t, name);
	print_filter(&t, name);
	printf("const struct lookup %s = {\n\t.runes = %s_runes,\n"
	       "\t.items = %s_items,\n\t.heads = %s_heads,\n"
	       "\t.filter = %s_filter,\n\t.n = %u,\n\t.slots = %u,\n"
	       "\t.filter_bits = %u,\n};\n",
		name, name, name, name, name, (unsigned)t.n, (unsigned)t.slots,
		(unsigned)t.filter_bits);
	arena_free(&a);
	return equal == 0;
}
