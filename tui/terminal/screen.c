#include "tui/terminal/screen.h"

#include "base/clean.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static const struct cell blank = { .text = " ", .width = 1 };

void
screen_resize(struct screen *s, int rows, int columns)
{
	if (rows < 1)
		rows = 1;
	if (columns < 1)
		columns = 1;
	if (rows != s->rows || columns != s->columns) {
		free(s->cells);
		s->cells = calloc(
			(size_t)rows * (size_t)columns, sizeof *s->cells);
		if (!s->cells)
			arena_exhausted();
		s->rows = rows;
		s->columns = columns;
	}
	screen_clear(s);
}

void
screen_copy(struct screen *to, const struct screen *from)
{
	size_t n = (size_t)from->rows * (size_t)from->columns;
	bool fits = to->rows == from->rows && to->columns == from->columns;
	struct cell *cells =
		fits ? to->cells : realloc(to->cells, n * sizeof *cells);

	if (!cells)
		arena_exhausted();
	*to = *from;
	to->cells = cells;
	memcpy(to->cells, from->cells, n * sizeof *to->cells);
}

void
screen_free(struct screen *s)
{
	free(s->cells);
	*s = (struct screen){ 0 };
}

void
screen_clear(struct screen *s)
{
	for (int i = 0; i < s->rows * s->columns; i++)
		s->cells[i] = blank;
	s->cursor_row = s->cursor_column = -1;
	s->cursor_shown = false;
}

static struct cell *
cell_at(struct screen *s, int row, int column)
{
	return &s->cells[row * s->columns + column];
}

/* A wide cluster that loses one of its cells leaves a blank in the other. */
static void
part(struct screen *s, int row, int column)
{
	struct cell *c = cell_at(s, row, column);

	if (c->width == 0 && column > 0)
		c[-1] = (struct cell){ " ", 1, c[-1].style };
	if (c->width == 2 && column + 1 < s->columns)
		c[1] = (struct cell){ " ", 1, c[1].style };
}

/*
 * One rune of some width and the marks on it.  Clusters of several runes that
 * have a width are set apart: terminals do not agree about them.
 */
static int
next_cell(str text, size_t *at, enum style style, struct cell *c)
{
	uint32_t r = utf8_next(text, at);
	size_t n = 0;

	*c = (struct cell){ .style = (uint8_t)style };
	c->width = (uint8_t)rune_width(r);
	if (c->width == 0) {
		/* A mark with nothing below it. */
		r = UTF8_BAD;
		c->width = 1;
	}
	n = utf8_encode(r, c->text);
	for (size_t to = *at; to < text.n; *at = to) {
		char bytes[UTF8_MAX];
		uint32_t mark = utf8_next(text, &to);

		if (mark < 0x300 || rune_width(mark) != 0)
			break;
		size_t more = utf8_encode(mark, bytes);
		if (n + more >= CELL_BYTES)
			continue;
		memcpy(c->text + n, bytes, more);
		n += more;
	}
	return c->width;
}

static void
set_cell(struct screen *s, int row, int column, const struct cell *c)
{
	if (row < 0 || row >= s->rows || column < 0 ||
		column + c->width > s->columns)
		return;
	part(s, row, column);
	if (c->width == 2) {
		part(s, row, column + 1);
		*cell_at(s, row, column + 1) =
			(struct cell){ .style = c->style };
	}
	*cell_at(s, row, column) = *c;
}

/* A sign of its own column: of another width it has a narrow stand-in there
 * (term_draw.c). */
static bool
is_mark(str text, int columns)
{
	size_t at = 0;
	uint32_t r = text.n ? utf8_next(text, &at) : 0;

	return columns == 1 && at == text.n && rune_is_ambiguous(r);
}

int
screen_put(struct screen *s, int row, int column, int columns, enum style style,
	str text)
{
	struct arena tmp = { 0 };
	struct cell c;

	if (columns > s->columns - column)
		columns = s->columns - column;
	if (columns <= 0)
		return column;
	/* Longer than any screen is wide, whatever the clusters. */
	text = clean_copy(&tmp,
		str_take(text, (size_t)columns * CELL_BYTES + CELL_BYTES));
	int end = column + columns;
	int room = end; /* with "…" behind it */
	if (utf8_width(text) > columns)
		room = end - 1;
	for (size_t at = 0; at < text.n;) {
		int width = next_cell(text, &at, style, &c);

		if (is_mark(text, columns)) {
			width = c.width = 1;
			room = end;
		}
		if (column + width > room)
			break;
		set_cell(s, row, column, &c);
		column += width;
	}
	if (room < end) {
		c = (struct cell){ "…", 1, (uint8_t)style };
		set_cell(s, row, column++, &c);
	}
	arena_free(&tmp);
	return column;
}

/* What is there already is copied, twice as much each time. */
static void
fill(struct cell *to, size_t n, struct cell c)
{
	*to = c;
	for (size_t done = 1, more; done < n; done += more) {
		more = done < n - done ? done : n - done;
		memcpy(to + done, to, more * sizeof *to);
	}
}

void
screen_fill(
	struct screen *s, int row, int column, int columns, enum style style)
{
	struct cell c = { " ", 1, (uint8_t)style };
	int end = columns < s->columns - column ? column + columns : s->columns;

	if (column < 0)
		column = 0;
	if (row < 0 || row >= s->rows || column >= end)
		return;
	part(s, row, column);
	part(s, row, end - 1);
	fill(cell_at(s, row, column), (size_t)(end - column), c);
}

void
screen_text(const struct screen *s, struct buf *out)
{
	for (int row = 0; row < s->rows; row++) {
		size_t start = out->n, last = out->n;

		for (int i = 0; i < s->columns; i++) {
			const struct cell *c = &s->cells[row * s->columns + i];

			buf_put(out, str_of(c->text));
			if (c->width && strcmp(c->text, " ") != 0)
				last = out->n;
		}
		out->n = last > start ? last : start;
		buf_putc(out, '\n');
	}
}
