/*
 * The screen as cells in memory.  Views and lists fill it, term.c turns the
 * difference to what the terminal shows into bytes, tests print it as text.
 * Text goes in through the gate (base/clean.h) and is cut in whole clusters;
 * a wide cluster takes two cells, the second one empty.
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include "base/buf.h"

/* style.def names every style once: how it looks in 256, 16, 8 colours and
 * in none is decided there. */
enum style {
#define STYLE(id, name, ...) STYLE_##id,
#include "tui/config/style.def"
	STYLES
};

enum { CELL_BYTES = 24 };

struct cell {
	char text[CELL_BYTES]; /* one cluster, UTF-8, NUL-padded; longer ones
				  lose their last marks */
	uint8_t width;         /* 1, 2, or 0 behind a wide one */
	uint8_t style;         /* enum style */
};

struct screen {
	int rows, columns;
	struct cell *cells; /* rows * columns, malloc */
	/* Where an input method and a screen reader look; -1: nowhere. */
	int cursor_row, cursor_column;
	bool cursor_shown;
};

/* Sets the size; everything becomes blank. */
void screen_resize(struct screen *, int rows, int columns);
/* Into another, or { 0 }. */
void screen_copy(struct screen *to, const struct screen *from);
void screen_free(struct screen *);
void screen_clear(struct screen *);

/*
 * Puts text from a place on, at most `columns` cells, and gives the column
 * behind it.  What does not fit is cut with "…" when it was cut.  Places
 * outside the screen are left out.
 */
int screen_put(struct screen *, int row, int column, int columns, enum style,
	str text);

/* Fills cells with blanks of a style. */
void screen_fill(struct screen *, int row, int column, int columns, enum style);

/* Lines without trailing blanks, '\n' behind each: for tests. */
void screen_text(const struct screen *, struct buf *out);

#endif
