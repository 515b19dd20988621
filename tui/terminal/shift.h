/*
 * Has a part of the screen moved up or down?  Terminals can move lines
 * themselves, which spares sending them anew; curses sees it only where nothing
 * else has changed on those lines.
 */
#ifndef TUI_SHIFT_H
#define TUI_SHIFT_H

#include "tui/terminal/screen.h"

/* Lines `top` to `bottom` went up by so many, or down if it is less than 0. */
struct shift {
	int top, bottom, by;
};

/* False: nothing moved, as far as it would spare anything. */
bool shift_find(
	const struct screen *shown, const struct screen *next, struct shift *);

/* All lines but the status lines move, if that costs no more: the same ones each
 * time. */
void shift_widen(
	const struct screen *shown, const struct screen *next, struct shift *);

/* Moves the lines; blank ones come in. */
void shift_apply(struct screen *, const struct shift *);

#endif
