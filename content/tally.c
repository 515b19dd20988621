#include "content/tally.h"

#include <string.h>

/* FNV-1a, piece by piece. */
enum { PIECES = 3 };

static uint32_t
hash_on(uint32_t h, str s)
{
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.s[i]) * 0x01000193u;
	return h;
}

static uint32_t
hash_start(void)
{
	return 0x811C9DC5u;
}

void
tally_index(struct tally_table *t)
{
	for (uint32_t k = 0; k < t->n; k++) {
		uint32_t h = hash_on(hash_start(), str_of(t->v[k].feature));
		uint32_t i = h ^ h >> 15;

		while (t->slot[i & (t->slots - 1)])
			i++;
		t->slot[i & (t->slots - 1)] = (uint16_t)(k + 1);
	}
}

void
tally_replace(struct tally_table *t, const struct weight *v, uint32_t n)
{
	call_once(t->once, t->make);
	memset(t->slot, 0, t->slots * sizeof *t->slot);
	t->v = v;
	t->n = n < t->slots / 2 ? n : t->slots / 2;
	tally_index(t);
}

static bool
is_feature(const char *feature, const str parts[PIECES])
{
	for (int p = 0; p < PIECES; p++) {
		if (strncmp(feature, parts[p].s ? parts[p].s : "",
			    parts[p].n) != 0)
			return false;
		feature += parts[p].n;
	}
	return !*feature;
}

static void
add(struct tally *t, const str parts[PIECES])
{
	struct tally_table *table = t->table;
	uint32_t h = hash_start();

	if (t->see) {
		t->see(t->ctx, parts);
		return;
	}
	call_once(table->once, table->make);
	for (int p = 0; p < PIECES; p++)
		h = hash_on(h, parts[p]);
	for (uint32_t i = h ^ h >> 15;; i++) {
		uint16_t k = table->slot[i & (table->slots - 1)];

		if (!k)
			return;
		if (is_feature(table->v[k - 1].feature, parts)) {
			t->sum += table->v[k - 1].hundredths;
			return;
		}
	}
}

void
tally_add(struct tally *t, const char *a)
{
	add(t, (const str[PIECES]){ str_of(a) });
}

void
tally_add2(struct tally *t, const char *a, const char *b)
{
	add(t, (const str[PIECES]){ str_of(a), str_of(b) });
}

void
tally_add3(struct tally *t, const char *a, const char *b, const char *c)
{
	add(t, (const str[PIECES]){ str_of(a), str_of(b), str_of(c) });
}

void
tally_add_text(struct tally *t, const char *name, str text)
{
	add(t, (const str[PIECES]){ str_of(name), text });
}
