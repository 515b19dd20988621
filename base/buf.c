#include "base/buf.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
buf_free(struct buf *b)
{
	free(b->s);
	*b = (struct buf){ .max = b->max };
}

void
buf_reset(struct buf *b)
{
	b->n = 0;
	b->full = false;
}

/* Room for n more bytes, or `full`. */
static bool
room(struct buf *b, size_t n)
{
	size_t max = b->max ? b->max : BUF_MAX;

	if (b->full || n > max - b->n) {
		b->full = true;
		return false;
	}
	if (n <= b->cap - b->n)
		return true;
	size_t cap = b->cap ? b->cap * 2 : 256;
	while (cap < b->n + n)
		cap *= 2;
	char *s = realloc(b->s, cap);
	if (!s)
		arena_exhausted();
	b->s = s;
	b->cap = cap;
	return true;
}

void
buf_put(struct buf *b, str s)
{
	if (s.n == 0 || !room(b, s.n))
		return;
	memcpy(b->s + b->n, s.s, s.n);
	b->n += s.n;
}

void
buf_putc(struct buf *b, char c)
{
	if (room(b, 1))
		b->s[b->n++] = c;
}

void
buf_rune(struct buf *b, uint32_t rune)
{
	char bytes[UTF8_MAX];

	buf_put(b, (str){ bytes, utf8_encode(rune, bytes) });
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	int n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	if (n <= 0 || !room(b, (size_t)n + 1))
		return;
	va_start(ap, format);
	vsnprintf(b->s + b->n, (size_t)n + 1, format, ap);
	va_end(ap);
	b->n += (size_t)n;
}

str
buf_str(const struct buf *b)
{
	return (str){ b->s, b->n };
}
