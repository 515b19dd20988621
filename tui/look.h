/*
 * How each style looks: style.def, the theme and the reader's own, for so many
 * colours.
 */
#ifndef TUI_LOOK_H
#define TUI_LOOK_H

#include "tui/config.h"
#include "tui/pen.h"

struct look {
	short colour; /* of those there are; -1: the terminal's own */
	str attrs;    /* names, blanks between: "bold underline" */
};

/* How many colours to use of those that the terminal has: 0, 8, 16 or 256. */
int look_colours(const struct config *, int has);

/* `light`: what the terminal says of its background; a theme that is set wins
 * over it. */
struct look look_of(const struct config *, enum style, int colours, bool light);

/* The same for a painter; names that it does not know are passed over. */
struct pen look_pen(struct look);

#endif
