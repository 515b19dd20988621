/*
 * Where lines of a text may end: UAX #14 (libunibreak) and on top of it the
 * Chinese prohibitions, numbers kept with their units, apostrophes inside
 * words (breaks.def).  Pure and linear.
 */
#ifndef TUI_BREAKS_H
#define TUI_BREAKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	BREAK_MAY = 1,   /* a line may end behind this rune */
	BREAK_MUST = 2,  /* it has to */
	BREAK_HANGS = 4, /* a mark that may stand in the right margin */
};

/*
 * flags[i] tells of runes[i].  Runes are Unicode code points; the few that
 * libunibreak cannot take are replaced.  Only what ends a line by itself has
 * BREAK_MUST, a text's last rune has not.
 */
void breaks_find(uint32_t *runes, size_t n, uint8_t *flags);

#endif
