/*
 * A small terminal for tests: cells from bytes, as ECMA-48 and xterm say.  It
 * fails a test for what no painter should send: a sign behind the last column,
 * a line feed where the line may be about to break, erasing with a pen that
 * shows.  What half of a wide sign leaves behind is a "?".
 */
#ifndef TESTS_VT_H
#define TESTS_VT_H

#include "tui/terminal/paint.h"

enum { VT_ROWS = 50, VT_COLUMNS = 200 };

struct seen {
	char text[CELL_BYTES];
	uint8_t width;
	struct pen pen;
};

struct vt {
	struct seen cells[VT_ROWS][VT_COLUMNS];
	int rows, columns, row, column, top, bottom;
	bool breaking; /* the next sign breaks the line */
	struct pen pen;
	bool stops[VT_COLUMNS];
	uint32_t last; /* the sign that was written last; 0: something else */
};

extern struct vt vt;

void vt_open(int rows, int columns); /* blank */
void vt_take(str bytes);             /* whole characters and sequences */

/* Bytes of what a reader sees on a row: signs, and blanks between words. */
size_t vt_text(const struct seen *row);
/* How many words on it are underlined or italic. */
size_t vt_marks(const struct seen *row);

#endif
