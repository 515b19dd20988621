/*
 * From what a terminal shows to what it shall show, in few bytes.  For
 * terminals that work as ECMA-48 and xterm say: most.  Pure: screens in, bytes
 * out, in UTF-8.
 *
 * curses sends 15 to 30 bytes a line more: it goes to a cell far away by row
 * and column also on the same row or the next, sets attributes one by one, and
 * does not know that a blank looks the same in most of them.
 */
#ifndef TUI_PAINT_H
#define TUI_PAINT_H

#include "tui/terminal/pen.h"
#include "tui/terminal/screen.h"
#include "tui/terminal/shift.h"

enum { STOPS_MAX = 1000 };

struct painter {
	struct pen pens[STYLES];
	bool columns; /* can go to a column (hpa) */
	bool rows;    /* can go to a row (vpa) */
	bool erases;  /* can erase cells (ech) */
	bool shifts;  /* can scroll some lines of the screen (csr, ri) */
	bool scrolls; /* by many at once (indn, rin) */
	bool tabs;    /* can set tab stops (ht, hts, tbc) */
	bool repeats; /* can repeat a sign (REP of ECMA-48); it was asked */

	/* Where its cursor is and with what it writes, as far as known: -1 is
	 * unknown.  Between two frames the pen is the terminal's own. */
	int row, column;
	struct pen pen;

	/* The lines that scroll, a shift by none; all where bottom is 0. */
	struct shift margins;
	/* Its tab stops; those it had before are gone. */
	bool cleared;
	uint16_t next_stop[STOPS_MAX]; /* behind each column; 0: none */
	bool wanted[STOPS_MAX];        /* set when its cursor comes there */
};

/* Do terminals disagree about its columns?  About pictures, and marks on letters
 * other than Latin ones, they do; what is ambiguous they were asked. */
bool paint_is_difficult(const struct cell *);

/* Nothing is known of the terminal: it becomes blank. */
void paint_blank(struct painter *, struct buf *out);

/* Leaves what was set for painting: lines that scroll, tab stops; the cursor is
 * anywhere then. */
void paint_leave(struct painter *, int columns, struct buf *out);

/* What it works on, kept from frame to frame: memory that is new to a process
 * costs more than all the rest.  Start with { 0 }. */
struct paint_spare {
	struct screen shown, hidden;
};

void paint_spare_free(struct paint_spare *);

/* From what is shown to what shall be, both of one size.  Lines that moved are
 * moved by the terminal; where so much changes that it is shorter, all is
 * erased before. */
void paint_screen(struct painter *, struct paint_spare *,
	const struct screen *shown, const struct screen *next, struct buf *out);

#endif
