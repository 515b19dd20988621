#include "content/names/suffix.h"

static const struct word_entry entries[] = {
#define TAIL(word) { word, SUFFIX_TAIL, "" },
#define WEAK(word) { word, SUFFIX_WEAK, "" },
#define MIDDLE(word) { word, SUFFIX_MIDDLE, "" },
#define AREA(word) { word, SUFFIX_AREA, "" },
#define DROP(word) { word, SUFFIX_DROP, "" },
#include "content/names/suffixes.def"
};
WORDLIST(suffixes, entries)

bool
suffix_match(const struct letters *l, uint32_t i, uint32_t sorts,
	struct word_hit *hit)
{
	return wordlist_match(&suffixes, l, i, sorts, hit);
}

uint32_t
suffix_last(const struct letters *l, uint32_t from, uint32_t end)
{
	enum { LONGEST = 6, SORTS = SUFFIX_TAIL | SUFFIX_WEAK | SUFFIX_AREA };
	uint32_t i = end > from + LONGEST ? end - LONGEST : from + 1;

	for (; i < end; i++) {
		struct word_hit hit;

		if (suffix_match(l, i, SORTS, &hit) && hit.end == end)
			return hit.entry->flags;
	}
	return 0;
}

static size_t
legal_end(str name)
{
	static const str ends[] = {
#define LEGAL(word) STR0(word),
#include "content/names/suffixes.def"
	};

	return str_ends_any(name, STRS(ends));
}

bool
suffix_is_legal(str name)
{
	return legal_end(name) > 0;
}

bool
suffix_is_plain(str tail)
{
	static const str words[] = {
#define PLAIN(word) STR0(word),
#include "content/names/suffixes.def"
	};
	str rest = str_take(tail, tail.n - legal_end(tail));

	for (size_t n; rest.n; rest = str_skip(rest, n))
		if (!(n = str_starts_any(rest, STRS(words))))
			return false;
	return true;
}

bool
suffix_is_shared(str name)
{
	static const str tails[] = {
#define SHARED(word) STR0(word),
#include "content/names/suffixes.def"
	};

	return str_ends_any(name, STRS(tails)) > 0;
}
