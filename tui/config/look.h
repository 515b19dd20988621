/*
 * How each style looks: style.def, the theme and the reader's own, for so many
 * colours.
 */
#ifndef TUI_LOOK_H
#define TUI_LOOK_H

#include "tui/config/config.h"
#include "tui/terminal/pen.h"

struct look {
	short colour; /* of those there are; -1: the terminal's own */
	str attrs;    /* names, blanks between: "bold underline" */
};

/* Which colours to use. */
struct palette {
	int colours; /* of those that there are: 0, 8, 16 or 256 */
	bool all;    /* more of 256 than the first few */
	bool light;  /* the terminal says so of its background */
};

/* Of a terminal that has so many colours.  Where it cannot dim, the greys of 256
 * do. */
struct palette look_palette(const struct config *, int has, bool dims);

/* A theme that is set wins over what the terminal says. */
struct look look_of(const struct config *, enum style, struct palette);

/* Are all names of attributes known?  Else *wrong is the first that is not. */
bool look_knows(str attrs, str *wrong);

/* The same for a painter; names that it does not know are passed over. */
struct pen look_pen(struct look);

#endif
