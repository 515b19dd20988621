/* Signs that stand for others where the terminal's charset lacks these. */
#ifndef TUI_PLAIN_H
#define TUI_PLAIN_H

#include <stdint.h>

/* An ASCII sign of one column; '?' for what has none like it. */
char plain_sign(uint32_t rune);

#endif
