/*
 * The rows that a page holds, whichever table it is of: a table's leaf has
 * numbered rows, a page of an index (or of a table without numbers) has rows
 * that are their own key.
 */
#ifndef STORE_CELLS_H
#define STORE_CELLS_H

#include "store/care/pages.h"

enum { CELL_COLUMNS = 16 };

struct cell_value {
	enum { CELL_NULL, CELL_INT, CELL_REAL, CELL_BLOB, CELL_TEXT } is;
	int64_t i;
	str s;
};

struct cell {
	bool numbered;
	int64_t number;
	struct cell_value v[CELL_COLUMNS]; /* slices live in the arena */
	int n;
};

/* How many rows a page has at most; 0: it holds none. */
int cells_count(const struct pages *, uint32_t page, const uint8_t *bytes);

/* The i-th of them; false: it cannot be read whole. */
bool cells_get(const struct pages *, uint32_t page, const uint8_t *bytes, int i,
	struct arena *, struct cell *);

/* Does it look like a row of these: n null, i int, t text, b blob? */
bool cell_is(const struct cell *, const char *kinds);

#endif
