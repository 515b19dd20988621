/*
 * Numbers as small pictures in text: ▁▂▃▄▅▆▇█.  Pure.
 */
#ifndef TUI_SPARK_H
#define TUI_SPARK_H

#include "base/arena.h"

/* A column for each number, the greatest the highest; 0 is a blank. */
str spark_line(struct arena *, const uint32_t *v, size_t n);

/* A bar of at most so many columns for a number out of a greatest one; what
 * is more than nothing has at least one. */
str spark_bar(struct arena *, uint32_t value, uint32_t greatest, int columns);

#endif
