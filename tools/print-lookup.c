#include "tools/print-lookup.h"

#include "base/utf8.h"
#include "content/words/lookup_code.h"

#include <inttypes.h>
#include <stdio.h>

void
print_words(const uint64_t *words, size_t n, const char *name)
{
	printf("static const uint64_t %s[] = {\n", name);
	for (size_t i = 0; i < n; i++)
		printf("0x%" PRIx64 ",%s", words[i], i % 6 == 5 ? "\n" : "");
	puts("};");
}

static void
print_arrays(const struct lookup *t, const char *name, struct arena *a)
{
	print_words(t->buckets, ((size_t)1 << t->bucket_bits) + 1,
		arena_printf(a, "%s_buckets", name).s);
	print_words(t->records,
		packed_words(lookup_record_bits(t), t->n_records),
		arena_printf(a, "%s_records", name).s);
	printf("static const uint8_t %s_lists[] = {\n", name);
	for (uint32_t i = 0; i < t->n_lists; i++)
		printf("%u,%s", (unsigned)t->lists[i],
			i % 24 == 23 ? "\n" : "");
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

bool
check_lookup(struct lookup_members *m)
{
	bool ok = true;

	lookup_sort(m);
	for (size_t i = 1; i < m->n; i++) {
		if (lookup_compare(&m->v[i - 1], &m->v[i]) != 0)
			continue;
		print_text(&m->v[i]);
		fputs(" stands there twice\n", stderr);
		ok = false;
	}
	return ok;
}

bool
print_lookup(struct lookup_members *m, const char *name)
{
	struct arena a = { 0 };
	struct lookup t;
	bool ok = check_lookup(m);

	lookup_build(m, &a, &t);
	print_arrays(&t, name, &a);
	printf("const struct lookup %s = {\n\t.buckets = %s_buckets,\n"
	       "\t.records = %s_records,\n\t.lists = %s_lists,\n"
	       "\t.n = %u,\n\t.n_inner = %u,\n\t.n_records = %u,\n"
	       "\t.n_lists = %u,\n",
		name, name, name, name, (unsigned)t.n, (unsigned)t.n_inner,
		(unsigned)t.n_records, (unsigned)t.n_lists);
	printf("\t.bucket_bits = %u,\n\t.key_bits = %u,\n\t.at_bits = %u,\n"
	       "\t.value_bytes = %u,\n};\n",
		t.bucket_bits, t.key_bits, t.at_bits, t.value_bytes);
	arena_free(&a);
	return ok;
}
