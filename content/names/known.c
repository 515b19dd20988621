#include "content/names/known.h"

#include "base/utf8.h"
#include "content/names/known_table.h"
#include "content/words/packed.h"

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

static void
add_letter(struct known_line *line, size_t *at)
{
	line->fold[line->n] = lookup_fold(utf8_next(line->text, at));
	line->at[++line->n] = (uint32_t)*at;
}

void
known_line_make(str text, uint32_t from, uint32_t end, struct arena *perm,
	struct known_line *line)
{
	size_t most = end - from, at = from;

	*line = (struct known_line){
		.text = text,
		.at = arena_new(perm, uint32_t, most + 1),
		.fold = arena_new(perm, uint16_t, most),
	};
	line->at[0] = from;
	while (at < end)
		add_letter(line, &at);
}

bool
known_match_at(const struct known_line *line, uint32_t i, struct known_hit *hit)
{
	uint32_t start = line->at[i];
	struct lookup_hits hits;

	lookup_find(&known_names, line->fold + i, line->n - i, &hits);
	if (!hits.n || cuts(rune_before(line->text, start),
			       rune_at(line->text, start)))
		return false;
	while (hits.n) {
		const struct lookup_hit *longest = &hits.v[--hits.n];
		uint32_t end = line->at[i + longest->length];

		if (cuts(rune_before(line->text, end),
			    rune_at(line->text, end)))
			continue;
		fill(hit, longest->value, end - start);
		return true;
	}
	return false;
}

bool
known_match(str text, size_t at, struct known_hit *hit)
{
	uint32_t ats[LOOKUP_LONGEST + 1] = { (uint32_t)at };
	uint16_t fold[LOOKUP_LONGEST];
	struct known_line line = { .text = text, .at = ats, .fold = fold };

	/* Two runes decide most places: the rest is folded if they are met. */
	while (line.n < 2 && at < text.n)
		add_letter(&line, &at);
	if (line.n < 2 || !lookup_may_begin(&known_names, fold))
		return false;
	while (line.n < LOOKUP_LONGEST && at < text.n)
		add_letter(&line, &at);
	return known_match_at(&line, 0, hit);
}

bool
known_whole(str s, struct known_hit *hit)
{
	return known_match(s, 0, hit) && hit->length == s.n;
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
