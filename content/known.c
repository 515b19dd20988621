#include "content/known.h"

#include "base/utf8.h"
#include "content/known_table.h"

#include "known_names.h"

enum {
	KNOWN_ENTRIES = sizeof known_entries / sizeof *known_entries - 1,
};

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

uint8_t
known_kind(uint32_t entry)
{
	return known_entries[entry].kind;
}

bool
known_related(uint32_t entry, size_t i, uint32_t *other)
{
	const struct known_entry *e = &known_entries[entry];

	if (i >= e[1].related - e->related)
		return false;
	*other = known_relations[e->related + i];
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
		.entry = value >> KNOWN_ENTRY_SHIFT,
		.kind = known_entries[value >> KNOWN_ENTRY_SHIFT].kind,
		.common = value & KNOWN_COMMON,
	};
}

bool
known_match(str text, size_t at, struct known_hit *hit)
{
	uint16_t runes[LOOKUP_LONGEST];
	uint32_t ends[LOOKUP_LONGEST];
	size_t n = 0, end = at;

	if (at >= text.n || cuts(rune_before(text, at), rune_at(text, at)))
		return false;
	/* Two runes decide most places: the rest is folded if they are met. */
	for (size_t most = 2; n < most && end < text.n; n++) {
		runes[n] = lookup_fold(utf8_next(text, &end));
		ends[n] = (uint32_t)(end - at);
		if (n == 1 && lookup_begins(&known_names, runes))
			most = LOOKUP_LONGEST;
	}
	const struct lookup_item *item = lookup_longest(&known_names, runes, n);
	for (; item; item = lookup_shorter(&known_names, item)) {
		size_t last = at + ends[item->length - 1];

		if (cuts(rune_before(text, last), rune_at(text, last)))
			continue;
		fill(hit, item->value, last - at);
		return true;
	}
	return false;
}

str
known_name(uint32_t entry)
{
	str s = { 0 };

	(void)known_surface(entry, 0, &s);
	return s;
}

bool
known_surface(uint32_t entry, size_t i, str *surface)
{
	if (entry >= KNOWN_ENTRIES || i >= known_entries[entry].n)
		return false;
	const struct known_entry *e = &known_entries[entry];
	str rest = { known_text + e->at, e[1].at - e->at };
	for (bool more = true; more; i--) {
		more = str_cut(rest, STR("|"), surface, &rest);
		if (i == 0)
			break;
	}
	return true;
}
