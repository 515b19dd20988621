#include "content/words/tally.h"

#include <string.h>

enum { WORD = 8 };

/* Of the whole name, a word at a time; never 0. */
static uint32_t
hash_of(const str parts[TALLY_PIECES])
{
	uint64_t words[TALLY_LONGEST / WORD] = { 0 }, h = 1;
	size_t n = 0;

	for (int p = 0; p < TALLY_PIECES; p++) {
		str part = str_take(parts[p], TALLY_LONGEST - n);

		if (part.n)
			memcpy((char *)words + n, part.s, part.n);
		n += part.n;
	}
	for (size_t i = 0; i * WORD < n; i++) {
		h = (h ^ words[i]) * 0x9E3779B97F4A7C15u;
		h ^= h >> 32;
	}
	return (uint32_t)h | 1;
}

void
tally_index(struct tally_table *t)
{
	for (uint32_t k = 0; k < t->n; k++) {
		uint32_t h = hash_of(
			(const str[TALLY_PIECES]){ str_of(t->v[k].feature) });
		uint32_t i = h >> 1;

		while (t->slot[i & (t->slots - 1)].hash)
			i++;
		t->slot[i & (t->slots - 1)] =
			(struct tally_slot){ h, t->v[k].hundredths };
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

void
tally_add_parts(struct tally *t, const str parts[TALLY_PIECES])
{
	struct tally_table *table = t->table;

	if (t->see) {
		t->see(t->ctx, parts);
		return;
	}
	call_once(table->once, table->make);
	uint32_t h = hash_of(parts);
	for (uint32_t i = h >> 1;; i++) {
		const struct tally_slot *slot =
			&table->slot[i & (table->slots - 1)];

		if (slot->hash == h)
			t->sum += slot->hundredths;
		if (slot->hash == h || !slot->hash)
			return;
	}
}
