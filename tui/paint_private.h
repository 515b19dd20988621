/* What paint.c, for a whole screen, has of paint_row.c, for one row. */
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

void paint_repeat(struct buf *out, char, int times);

/* Cells of one row, so many. */
struct stripe {
	const struct cell *old, *next;
	int row, columns;
};

void paint_row(struct painter *, const struct stripe *, struct buf *out);

#endif
