#include "base/arena.h"

#include "base/pages.h"

#include <malloc.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_MIN = 16 << 10, BLOCK_MAX = 4 << 20 };

/* What is wanted in one piece of this size is taken with all its pages. */
enum { AT_ONCE = 64 << 10 };

struct arena_block {
	struct arena_block *before;
	size_t size, used;
	_Alignas(max_align_t) char bytes[];
};

void
arena_exhausted(void)
{
	fputs("jianbao: out of memory\n", stderr);
	exit(3);
}

static void
add_block(struct arena *a, size_t wanted)
{
	size_t size = a->last ? a->last->size * 2 : BLOCK_MIN;

	if (size > BLOCK_MAX)
		size = BLOCK_MAX;
	if (size < wanted)
		size = wanted;
	struct arena_block *b = malloc(sizeof *b + size);
	if (!b)
		arena_exhausted();
	if (wanted >= AT_ONCE)
		pages_populate(b->bytes, wanted);
	*b = (struct arena_block){ .before = a->last, .size = size };
	a->last = b;
	a->total += size;
}

/* n * size bytes at that alignment, contents undefined. */
static void *
take(struct arena *a, size_t size, size_t align, size_t n)
{
	if (n > (SIZE_MAX >> 2) / (size ? size : 1))
		arena_exhausted();
	size_t bytes = size * n;
	size_t pad = a->last ? -a->last->used & (align - 1) : 0;

	if (!a->last || a->last->size - a->last->used < pad ||
		a->last->size - a->last->used - pad < bytes) {
		add_block(a, bytes);
		pad = 0;
	}
	char *p = a->last->bytes + a->last->used + pad;
	a->last->used += pad + bytes;
	return p;
}

void *
arena_alloc(struct arena *a, size_t size, size_t align, size_t n)
{
	void *p = take(a, size, align, n);

	return memset(p, 0, size * n);
}

struct arena_mark
arena_mark(struct arena *a)
{
	return (struct arena_mark){ a->last, a->last ? a->last->used : 0 };
}

void
arena_rewind(struct arena *a, struct arena_mark m)
{
	while (a->last && a->last != m.block) {
		struct arena_block *b = a->last;

		a->last = b->before;
		a->total -= b->size;
		free(b);
	}
	if (a->last)
		a->last->used = m.used;
}

void
arena_reset(struct arena *a)
{
	struct arena_block *first = a->last;

	while (first && first->before)
		first = first->before;
	arena_rewind(a, (struct arena_mark){ first, 0 });
}

void
arena_free(struct arena *a)
{
	arena_rewind(a, (struct arena_mark){ 0 });
}

void
arena_keep_pages(void)
{
	mallopt(M_MMAP_THRESHOLD, 8 * BLOCK_MAX);
	mallopt(M_TRIM_THRESHOLD, -1);
}

char *
arena_cstr(struct arena *a, str s)
{
	char *p = take(a, 1, 1, s.n + 1);

	if (s.n)
		memcpy(p, s.s, s.n);
	p[s.n] = 0;
	return p;
}

str
arena_copy(struct arena *a, str s)
{
	return (str){ arena_cstr(a, s), s.n };
}

str
arena_printf(struct arena *a, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	int n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	if (n < 0)
		return (str){ 0 };
	char *p = take(a, 1, 1, (size_t)n + 1);
	va_start(ap, format);
	vsnprintf(p, (size_t)n + 1, format, ap);
	va_end(ap);
	return (str){ p, (size_t)n };
}

/* In place when v is the last thing in the block and the block has room. */
static bool
extend(struct arena *a, char *v, size_t old, size_t new)
{
	struct arena_block *b = a->last;

	if (!b || v + old != b->bytes + b->used ||
		new - old > b->size - b->used)
		return false;
	b->used += new - old;
	return true;
}

void *
arena_grow(struct arena *a, void *v, size_t n, size_t *cap, size_t elem_size)
{
	if (n == *cap) {
		size_t more = n ? n * 2 : 8;

		if (!n || !extend(a, v, n * elem_size, more * elem_size)) {
			void *p =
				take(a, elem_size, _Alignof(max_align_t), more);

			if (n)
				memcpy(p, v, n * elem_size);
			v = p;
		}
		*cap = more;
	}
	memset((char *)v + n * elem_size, 0, elem_size);
	return v;
}
