/*
 * How cells look, and the few bytes that lead from one look to another (SGR of
 * ECMA-48, colours as xterm numbers them).
 */
#ifndef TUI_PEN_H
#define TUI_PEN_H

#include "base/buf.h"

enum {
	PEN_BOLD = 1 << 0,
	PEN_DIM = 1 << 1,
	PEN_ITALIC = 1 << 2,
	PEN_UNDERLINE = 1 << 3,
	PEN_REVERSE = 1 << 4,
};

/* Zero is the terminal's own. */
struct pen {
	uint8_t attrs;
	int16_t colour; /* one more than its number; 0: the terminal's own */
};

static inline bool
pen_same(struct pen a, struct pen b)
{
	return a.attrs == b.attrs && a.colour == b.colour;
}

/* Does a blank of this pen look otherwise than one of the terminal's own? */
static inline bool
pen_shows_blank(struct pen p)
{
	return (p.attrs & (PEN_UNDERLINE | PEN_REVERSE)) != 0;
}

/* In decimal; not by printf, for most of what is painted are such codes. */
void pen_number(struct buf *out, int n);

void pen_change(struct buf *out, struct pen from, struct pen to);

#endif
