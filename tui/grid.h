/*
 * Tables of an article: each row is a paragraph "cell | cell | cell".  Rows
 * that follow one another and have as many cells are one grid; what is a number
 * stands on the right of its column.  Pure.
 */
#ifndef TUI_GRID_H
#define TUI_GRID_H

#include "content/article.h"

enum { GRID_CELLS = 16 };

struct grid {
	size_t n;
	int width[GRID_CELLS];  /* columns of its widest cell */
	bool right[GRID_CELLS]; /* numbers, but for the first row */
	bool headed;            /* the first row says what stands below */
};

struct grid_cell {
	struct span at; /* bytes of the row, blanks left out */
	int column;     /* from where the row begins */
};

/* How many paragraphs from i on are a grid of at most so many columns, which
 * is put in *out; 0: none. */
size_t grid_find(
	const struct article *, size_t i, int columns, struct grid *out);

/* The cells of one of its rows. */
void grid_cells(
	const struct grid *, str row, struct grid_cell cells[GRID_CELLS]);

/* The column that a byte of a row stands in. */
int grid_column(const struct grid *, str row, size_t byte);

#endif
