/*
 * A growing buffer of bytes with a maximum, for output whose length is not
 * known beforehand.  Owns its memory (malloc).  Start with
 *	struct buf b = { .max = 64 << 20 };
 * (0 means BUF_MAX) and end with buf_free.  What would go over the maximum is
 * not taken and `full` stays set: check it once, at the end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

#define BUF_MAX ((size_t)1 << 30)

struct buf {
	char *s;
	size_t n, cap, max;
	bool full;
};

void buf_free(struct buf *);
void buf_reset(struct buf *); /* empty again; keeps its memory */

void buf_put(struct buf *, str);
void buf_putc(struct buf *, char);
void buf_rune(struct buf *, uint32_t rune); /* as UTF-8 */
void buf_printf(struct buf *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

str buf_str(const struct buf *); /* what is in it; valid until the next put */

#endif
