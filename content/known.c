#include "content/known.h"

#include "base/utf8.h"
#include "content/known_table.h"
#include "content/packed.h"

#include "known_names.h"

#include <string.h>

/* Letters and digits that a Latin name may not be cut out of. */
static bool
is_word(uint32_t rune)
{
	return rune_is_word(rune);
}

/* Does a name that begins or ends between these two runes cut a word? */
static bool
cuts(uint32_t before, uint32_t after)
{
	return is_word(before) && is_word(after);
}

static uint32_t
rune_before(str text, size_t at)
{
	return at ? utf8_prev(text, &at) : ' ';
}

static uint32_t
rune_at(str text, size_t at)
{
	return at < text.n ? utf8_next(text, &at) : ' ';
}

bool
known_related(uint32_t entry, size_t i, uint32_t *other)
{
	if (entry >= KNOWN_RELATING)
		return false;
	i += packed_get(known_relation_starts, KNOWN_START_BITS, entry);
	if (i >= packed_get(known_relation_starts, KNOWN_START_BITS, entry + 1))
		return false;
	*other = (uint32_t)packed_get(known_relations, KNOWN_ENTRY_BITS, i);
	return true;
}

uint32_t
known_entries_n(void)
{
	return KNOWN_ENTRIES;
}

static void
fill(struct known_hit *hit, uint32_t value, size_t length)
{
	*hit = (struct known_hit){
		.length = length,
		.entry = known_entry(value),
		.kind = known_kind(value),
		.common = value & KNOWN_COMMON,
	};
}

bool
known_match(str text, size_t at, struct known_hit *hit)
{
	uint16_t runes[LOOKUP_LONGEST];
	uint32_t ends[LOOKUP_LONGEST];
	struct lookup_hits hits;
	size_t n = 0, end = at;

	if (at >= text.n || cuts(rune_before(text, at), rune_at(text, at)))
		return false;
	/* Two runes decide most places: the rest is folded if they are met. */
	for (size_t most = 2; n < most && end < text.n; n++) {
		runes[n] = lookup_fold(utf8_next(text, &end));
		ends[n] = (uint32_t)(end - at);
		if (n == 1 && lookup_may_begin(&known_names, runes))
			most = LOOKUP_LONGEST;
	}
	lookup_find(&known_names, runes, n, &hits);
	while (hits.n) {
		const struct lookup_hit *longest = &hits.v[--hits.n];
		size_t last = at + ends[longest->length - 1];

		if (cuts(rune_before(text, last), rune_at(text, last)))
			continue;
		fill(hit, longest->value, last - at);
		return true;
	}
	return false;
}

bool
known_is_name(uint32_t entry, str surface)
{
	uint16_t written[LOOKUP_LONGEST], folded[LOOKUP_LONGEST];
	size_t n = 0;

	for (size_t at = 0; at < surface.n; n++) {
		uint32_t rune = utf8_next(surface, &at);

		if (n == LOOKUP_LONGEST || rune >= LOOKUP_NONE)
			return false;
		written[n] = (uint16_t)rune;
		folded[n] = lookup_fold(rune);
	}
	if (memcmp(written, folded, n * sizeof *written) != 0)
		return lookup_value(&known_written, written, n, UINT32_MAX) ==
		       entry;
	uint32_t value = lookup_value(&known_names, folded, n, 0);
	return value & KNOWN_PLAIN && known_entry(value) == entry;
}
