/* What paint.c, for a whole screen, has of paint_row.c, for one row, and
 * of paint_order.c, for what is beside one another, and of paint_way.c and
 * paint_stops.c. */
#ifndef TUI_PAINT_PRIVATE_H
#define TUI_PAINT_PRIVATE_H

#include "tui/paint.h"

bool paint_is_blank(const struct painter *, const struct cell *);
bool paint_same(const struct painter *, const struct cell *,
	const struct cell *); /* look the same */

/* Bytes that lead the cursor to a place, the painter's stays as it is: from
 * where it is, or whatever is known. */
void paint_way(const struct painter *, int row, int column, struct buf *out);
void paint_place(int row, int column, struct buf *out);
/* Can the row be reached by line feeds? */
bool paint_is_near(const struct painter *, int row);

/* On one row, from a column to another. */
void paint_sideways(const struct painter *, int from, int to, struct buf *out);

/* Tab stops: those that are known, those that spare bytes on this screen and
 * those to come, and those that terminals have at first. */
bool paint_is_stop(const struct painter *, int column);
void paint_stops(struct painter *, const struct screen *shown,
	const struct screen *next, struct buf *out);
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

/* All rows, one look after another. */
void paint_looks(struct painter *, const struct screen *shown,
	const struct screen *next, struct buf *out);

#endif
