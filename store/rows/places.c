#include "store/rows/places.h"

#include "store/rows/sentence.h"

enum { SPAN_SIZE = 8 };

static unsigned char *
put(unsigned char *p, uint32_t n)
{
	for (int i = 0; i < 4; i++)
		*p++ = (unsigned char)(n >> i * 8);
	return p;
}

static uint32_t
get(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

str
places_pack(const struct article *a, struct arena *perm)
{
	size_t n = 4 + (a->quotes.n + a->figures.n) * SPAN_SIZE;
	unsigned char *bytes = arena_new(perm, unsigned char, n);
	unsigned char *p = put(bytes, (uint32_t)a->quotes.n);

	for (size_t i = 0; i < a->quotes.n; i++) {
		p = put(p, a->quotes.v[i].at.start);
		p = put(p, a->quotes.v[i].at.end);
	}
	for (size_t i = 0; i < a->figures.n; i++) {
		struct span s = sentence_around(a->text, a->figures.v[i].at);

		p = put(p, s.start);
		p = put(p, s.end);
	}
	return (str){ (const char *)bytes, n };
}

struct places
places_of(str packed, enum thing_kind kind)
{
	const unsigned char *p = (const unsigned char *)packed.s;
	size_t all = packed.n / SPAN_SIZE;
	size_t quotes = packed.n >= 4 ? get(p) : 0;

	if (quotes > all)
		return (struct places){ 0 };
	if (kind == THING_QUOTE)
		return (struct places){ p + 4, quotes };
	return (struct places){ p + 4 + quotes * SPAN_SIZE, all - quotes };
}

struct span
places_get(const struct places *p, size_t i)
{
	const unsigned char *at = p->v + i * SPAN_SIZE;

	return (struct span){ get(at), get(at + 4) };
}
