#include "content/names/confirmed.h"

#include "base/utf8.h"
#include "content/words/lookup.h"

enum { BITS = 1 << 19 };

static size_t
bit_of(uint32_t first, uint32_t second)
{
	uint32_t key = first << 16 | second;

	key ^= key >> 15;
	key *= 0x2C1B3C6D;
	return (key ^ key >> 12) % BITS;
}

void
confirmed_index_make(struct confirmed_index *index,
	const struct confirmed_names *names, size_t runes, struct arena *perm)
{
	enum { SEARCH = 16 }; /* looks that a search costs */

	*index = (struct confirmed_index){ .names = names };
	if (!names || runes * SEARCH < names->n)
		return;
	index->bits = arena_new(perm, uint8_t, BITS / 8);
	for (size_t i = 0; i < names->n; i++) {
		str s = names->v[i].surface;
		size_t at = 0;

		if (!s.n)
			continue;
		uint16_t first = lookup_fold(utf8_next(s, &at));
		uint16_t second = at < s.n ? lookup_fold(utf8_next(s, &at)) : 0;
		size_t bit = bit_of(first, second);
		index->bits[bit / 8] |= (uint8_t)(1 << bit % 8);
	}
}

/* The first name that is not before s; s itself, if it is there. */
static size_t
find(const struct confirmed_names *c, str s)
{
	size_t low = 0, high = c->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (str_cmp(c->v[middle].surface, s) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t
common(str a, str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.s[n] == b.s[n])
		n++;
	return n;
}

/*
 * Names that begin the text stand before it in the order, the longest last,
 * but with others between: what the text shares with the name just before it
 * is all that a name can have.
 */
static const struct confirmed *
search(const struct confirmed_names *c, str s)
{
	enum { TRIES = 8 };

	for (int tries = 0; tries < TRIES && s.n; tries++) {
		size_t at = find(c, s);

		if (at < c->n && str_eq(c->v[at].surface, s))
			return &c->v[at];
		if (at == 0)
			return NULL;
		s.n = common(s, c->v[at - 1].surface);
	}
	return NULL;
}

const struct confirmed *
confirmed_match(const struct confirmed_index *index, const uint16_t *text,
	size_t n, size_t *length)
{
	char bytes[LOOKUP_LONGEST * UTF8_MAX];
	str s = { bytes, 0 };

	*length = 0;
	if (!index->names || n < 2)
		return NULL;
	size_t bit = bit_of(text[0], text[1]);
	if (index->bits && !(index->bits[bit / 8] & 1 << bit % 8))
		return NULL;
	for (size_t i = 0; i < n && i < LOOKUP_LONGEST; i++) {
		if (text[i] == LOOKUP_NONE || text[i] == '\n')
			break;
		s.n += utf8_encode(text[i], bytes + s.n);
	}
	const struct confirmed *found = search(index->names, s);
	*length = found ? utf8_count(found->surface) : 0;
	return *length > 1 ? found : NULL;
}
