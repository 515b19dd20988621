/*
 * Tables of an article: each row is a paragraph "cell | cell | cell".  Rows
 * that follow one another and have as many cells are one grid; what is a number
 * stands on the right of its column.  Where the grid is wider than the text its
 * widest columns give way, and cells take several lines; where there are too
 * many columns for that, those that have no room go on below, a little to the
 * right.  Pure.
 */
#ifndef TUI_GRID_H
#define TUI_GRID_H

#include "base/arena.h"
#include "content/article.h"

enum { GRID_CELLS = 16 };

struct grid {
	size_t n;
	int width[GRID_CELLS];  /* of each column */
	bool right[GRID_CELLS]; /* numbers, but for the first row */
	bool headed;            /* the first row says what stands below */
	bool tall;              /* some rows take several lines */
	bool below[GRID_CELLS]; /* this column and the next go on below */
};

/* The part of a cell on one line of its row. */
struct grid_cell {
	struct span at; /* bytes of the row, blanks left out */
	int column;     /* from where the row begins */
};

/* How many paragraphs from i on are a grid of at most so many columns, which
 * is put in *out; 0: none. */
size_t grid_find(
	const struct article *, size_t i, int columns, struct grid *out);

/* One of its rows as lines, n cells each, in perm; how many there are. */
size_t grid_lines(const struct grid *, str row, struct arena *perm,
	struct arena *tmp, struct grid_cell **out);

/* The column that a byte of the row stands in; -1: not on that line. */
int grid_column(const struct grid *, const struct grid_cell *line, str row,
	size_t byte);

/* The byte that stands in a column of that line. */
size_t grid_byte(
	const struct grid *, const struct grid_cell *line, str row, int column);

#endif
