/* What paint.c, for a whole screen, has of paint_row.c, for one row, of
 * paint_order.c, for what is beside one another, of paint_column.c, for what is
 * below one another, and of paint_way.c and paint_stops.c. */
#ifndef TUI_PAINT_PRIVATE_H
#define TUI_PAINT_PRIVATE_H

#include "tui/terminal/paint.h"

#include "base/arena.h"

#include <string.h>

static inline struct cell *
paint_cell(const struct screen *s, int row, int column)
{
	return &s->cells[row * s->columns + column];
}

/* In a header, for they are asked of every cell for every plan. */
static inline bool
paint_is_blank(const struct painter *p, const struct cell *c)
{
	return c->text[0] == ' ' && c->text[1] == 0 &&
	       !pen_shows_blank(p->pens[c->style]);
}

/* Do they look the same? */
static inline bool
paint_same(const struct painter *p, const struct cell *a, const struct cell *b)
{
	if (memcmp(a->text, b->text, CELL_BYTES) != 0 || a->width != b->width)
		return false;
	return a->style == b->style ||
	       pen_same(p->pens[a->style], p->pens[b->style]) ||
	       (paint_is_blank(p, a) && paint_is_blank(p, b));
}

/* Bytes that lead the cursor to a place, the painter's stays as it is: from
 * where it is, or whatever is known. */
void paint_way(const struct painter *, int row, int column, struct buf *out);
/* The painter goes there. */
void paint_go(struct painter *, int row, int column, struct buf *out);
void paint_take_pen(struct painter *, struct pen, struct buf *out);
/* Can the row be reached by line feeds? */
bool paint_is_near(const struct painter *, int row);

/* On one row, from a column to another. */
void paint_sideways(const struct painter *, int from, int to, struct buf *out);

/* Tab stops: those that spare bytes on this screen and those to come are wanted
 * from now on; one that the cursor has come to is set, if it is wanted.  And
 * those that terminals have at first. */
void paint_stops(struct painter *, const struct screen *shown,
	const struct screen *next, struct buf *out);
void paint_set_stop(struct painter *, struct buf *out);
void paint_usual_stops(int columns, struct buf *out);

/* Two ways stand at the end of the buffer; the shorter one stays, the second if
 * they are alike: blanks written again leave words whole for those who look for
 * them in the bytes.  True: it is the second. */
bool paint_keep_shorter(struct buf *out, size_t first, size_t second);

void paint_repeat(struct buf *out, char, int times);
/* ECMA-48: "ESC [ n function". */
void paint_code(struct buf *out, int n, char function);

/* Cells of one row, and the columns that are painted; up to the last: with what
 * is behind the last sign. */
struct stripe {
	const struct cell *old, *next;
	int row, columns;
	int from, to;
};

void paint_row(struct painter *, const struct stripe *, struct buf *out);

/* Cells that hold a sign of another look than the text's, with blanks beside it:
 * by cell, and one after the other. */
struct signs {
	bool *alone;
	int *v;
	size_t n, cap;
};

void paint_find_signs(const struct painter *, const struct screen *,
	struct arena *, struct signs *);

/* Such cells below one another, of `next`, that are to be painted down their
 * columns where they are equal and so many at least. */
struct columns {
	struct screen *shown;
	const struct screen *next;
	const struct signs *signs;
	int least;
};

void paint_columns(struct painter *, const struct columns *, struct buf *out);
/* Makes blanks of them in what shall be: for the time being. */
void paint_hide_columns(
	const struct painter *, const struct columns *, struct screen *hidden);

/* All rows, one look after another; what has come to so many bytes is not
 * wanted. */
void paint_looks(struct painter *, const struct screen *shown,
	const struct screen *next, size_t most, struct buf *out);

#endif
