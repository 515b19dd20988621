#include "store/stories/sketch.h"

#include "base/utf8.h"
#include "store/index/terms.h"

#include <stdlib.h>

static bool
is_letter(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

/* Does a statement end at the rune at *at?  Goes behind it. */
static bool
ends_statement(str s, size_t *at)
{
	unsigned char c = (unsigned char)s.s[*at];

	/* Nearly all of Han, without a look at the tables. */
	if (c >= 0xE4 && c <= 0xE9 && *at + 3 <= s.n) {
		*at += 3;
		return false;
	}
	if (c < 0x80) {
		++*at;
		return c != ' ' && !is_letter(c);
	}
	return rune_class(utf8_next(s, at)) == RUNE_OTHER;
}

static void
put(struct arena *perm, struct statements *out, uint64_t hash, size_t n)
{
	if (n == 0)
		return;
	hash ^= hash >> 32;
	hash *= 0x9E3779B97F4A7C15u;
	*vec_push(perm, out) =
		(struct statement){ (uint32_t)(hash >> 32), (uint32_t)n };
}

void
statements_read(str s, struct arena *perm, struct statements *out)
{
	const uint64_t begin = 0xCBF29CE484222325u, prime = 0x100000001B3u;
	uint64_t hash = begin;
	size_t n = 0;

	for (size_t at = 0; at < s.n;) {
		size_t i = at;

		if (ends_statement(s, &at)) {
			put(perm, out, hash, n);
			hash = begin;
			n = 0;
			continue;
		}
		for (; i < at; i++) {
			if (s.s[i] == ' ')
				continue;
			hash = (hash ^ (unsigned char)s.s[i]) * prime;
			n++;
		}
	}
	put(perm, out, hash, n);
}

static bool
is_before(struct statement a, struct statement b)
{
	return a.n != b.n ? a.n > b.n : a.hash < b.hash;
}

static bool
has_key(const struct statement *v, size_t n, struct statement s)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].hash == s.hash && v[i].n == s.n)
			return true;
	return false;
}

size_t
statements_keys(const struct statements *all, uint32_t out[SKETCH_KEYS])
{
	struct statement best[SKETCH_KEYS] = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		struct statement s = all->v[i];

		if (s.n < SKETCH_LONG || has_key(best, n, s) ||
			(n == SKETCH_KEYS && !is_before(s, best[n - 1])))
			continue;
		if (n < SKETCH_KEYS)
			n++;
		size_t k = n - 1;
		for (; k > 0 && is_before(s, best[k - 1]); k--)
			best[k] = best[k - 1];
		best[k] = s;
	}
	for (size_t i = 0; i < n; i++)
		out[i] = best[i].hash;
	return n;
}

static int
by_hash(const void *a, const void *b)
{
	const struct statement *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

void
statements_sort(struct statements *all)
{
	size_t kept = 0;

	if (all->n > 1)
		qsort(all->v, all->n, sizeof *all->v, by_hash);
	for (size_t i = 0; i < all->n; i++)
		if (kept == 0 || all->v[kept - 1].hash != all->v[i].hash)
			all->v[kept++] = all->v[i];
	all->n = kept;
}

struct shared
statements_shared(const struct statements *a, const struct statements *b)
{
	struct shared shared = { 0 };
	size_t i = 0, k = 0;

	while (i < a->n || k < b->n) {
		bool first =
			k == b->n || (i < a->n && a->v[i].hash < b->v[k].hash);
		bool same = !first && i < a->n && a->v[i].hash == b->v[k].hash;
		uint32_t n = first ? a->v[i].n : b->v[k].n;

		shared.any += n;
		shared.both += same ? n : 0;
		i += first || same;
		k += !first;
	}
	return shared;
}
