#include "content/confirmed.h"

#include "base/utf8.h"
#include "content/lookup.h"

#include <string.h>

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
const struct confirmed *
confirmed_match(const struct confirmed_names *c, const uint16_t *text, size_t n,
	size_t *length)
{
	char bytes[LOOKUP_LONGEST * UTF8_MAX];
	str s = { bytes, 0 };

	for (size_t i = 0; i < n && i < LOOKUP_LONGEST; i++) {
		if (text[i] == LOOKUP_NONE || text[i] == '\n')
			break;
		s.n += utf8_encode(text[i], bytes + s.n);
	}
	for (int tries = 0; tries < 8 && s.n; tries++) {
		size_t at = find(c, s);

		if (at < c->n && str_eq(c->v[at].surface, s)) {
			*length = utf8_count(s);
			return &c->v[at];
		}
		if (at == 0)
			return NULL;
		size_t same = common(s, c->v[at - 1].surface);
		s.n = same < s.n ? same : s.n - 1;
	}
	return NULL;
}
