#include "cli/runes.h"

enum { BLOCK = 128 };

/* In well-formed text every code point has one byte that is no 10xxxxxx. */
static uint32_t
count(const char *s, size_t n)
{
	uint32_t runes = 0;

	for (size_t i = 0; i < n; i++)
		runes += ((unsigned char)s[i] & 0xC0) != 0x80;
	return runes;
}

void
runes_init(struct runes *r, str text, struct arena *perm)
{
	size_t blocks = text.n / BLOCK;

	r->text = text;
	r->at = arena_new(perm, uint32_t, blocks + 1);
	for (size_t i = 0; i < blocks; i++)
		r->at[i + 1] = r->at[i] + count(text.s + i * BLOCK, BLOCK);
}

int64_t
runes_before(const struct runes *r, size_t byte)
{
	if (byte > r->text.n)
		byte = r->text.n;
	size_t block = byte / BLOCK, from = block * BLOCK;

	return r->at[block] + (int64_t)count(r->text.s + from, byte - from);
}
