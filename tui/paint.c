#include "tui/paint.h"

#include <string.h>

enum {
	STEPS = 4,       /* line feeds, steps back: then numbers are shorter */
	REWRITE_MAX = 8, /* columns written again instead of a way past them */
	ERASE_MIN = 10,  /* blanks inside a row: to erase them, and a way */
	ERASE_END = 3,   /* bytes of "erase to the end of the row" */
};

/* One row that is being painted. */
struct stripe {
	struct painter *p;
	const struct cell *old, *next;
	int row, columns;
	int end, old_end; /* behind the last cell that is not blank */
	struct buf *out;
};

static bool
is_blank(const struct cell *c)
{
	return c->text[0] == ' ' && c->text[1] == 0;
}

static bool
looks_blank(const struct painter *p, const struct cell *c)
{
	return is_blank(c) && !pen_shows_blank(p->pens[c->style]);
}

static bool
same(const struct painter *p, const struct cell *a, const struct cell *b)
{
	if (a->width != b->width || memcmp(a->text, b->text, CELL_BYTES) != 0)
		return false;
	return pen_same(p->pens[a->style], p->pens[b->style]) ||
	       (looks_blank(p, a) && looks_blank(p, b));
}

/* Two ways stand at the end of the buffer; the shorter one stays.  True: it
 * is the second. */
static bool
keep_shorter(struct buf *out, size_t first, size_t second)
{
	size_t n = out->n - second;
	bool shorter = n < second - first;

	if (shorter)
		memmove(out->s + first, out->s + second, n);
	out->n = shorter ? first + n : second;
	return shorter;
}

static void
repeat(struct buf *out, char c, int times)
{
	while (times-- > 0)
		buf_putc(out, c);
}

/* On one row, from a column to another. */
static void
put_sideways(const struct painter *p, int from, int to, struct buf *out)
{
	int by = to - from;

	if (by == 0)
		return;
	if (to == 0)
		buf_putc(out, '\r');
	else if (by < 0 && -by <= STEPS)
		repeat(out, '\b', -by);
	else if (by == 1)
		buf_put(out, STR("\033[C"));
	else if (p->columns && (by < 0 || by > 9 || to < 9))
		buf_printf(out, "\033[%dG", to + 1);
	else
		buf_printf(out, "\033[%d%c", by < 0 ? -by : by,
			by < 0 ? 'D' : 'C');
}

/* By row and column, whatever is known. */
static void
put_place(int row, int column, struct buf *out)
{
	if (column)
		buf_printf(out, "\033[%d;%dH", row + 1, column + 1);
	else if (row)
		buf_printf(out, "\033[%dH", row + 1);
	else
		buf_put(out, STR("\033[H"));
}

/* Can the row be reached by line feeds? */
static bool
is_near(const struct painter *p, int row)
{
	return p->row >= 0 && row >= p->row && row <= p->row + STEPS;
}

/* Line feeds keep the column: term.c sees to it.  Not where the terminal may
 * be about to break the line. */
static void
put_way(const struct painter *p, int row, int column, struct buf *out)
{
	size_t first = out->n;

	put_place(row, column, out);
	if (!is_near(p, row))
		return;
	size_t second = out->n;
	buf_putc(out, '\r');
	repeat(out, '\n', row - p->row);
	put_sideways(p, 0, column, out);
	keep_shorter(out, first, second);
	second = out->n;
	if (p->column < 0 && (row > p->row || !p->columns))
		return;
	repeat(out, '\n', row - p->row);
	if (p->column >= 0)
		put_sideways(p, p->column, column, out);
	else
		buf_printf(out, "\033[%dG", column + 1);
	keep_shorter(out, first, second);
}

static struct pen
pen_for(const struct painter *p, const struct cell *c, struct pen now)
{
	if (!looks_blank(p, c))
		return p->pens[c->style];
	return pen_shows_blank(now) ? (struct pen){ 0 } : now;
}

/* Cells as they shall be, and the pen for the one behind them. */
static struct pen
put_cells(const struct stripe *s, int from, int to)
{
	struct pen pen = s->p->pen;

	for (int i = from; i <= to; i++) {
		const struct cell *c = &s->next[i];

		if (c->width == 0)
			continue;
		struct pen next = pen_for(s->p, c, pen);
		pen_change(s->out, pen, next);
		pen = next;
		if (i < to)
			buf_put(s->out, str_of(c->text));
	}
	return pen;
}

/* To a cell, with its pen: past what lies between, or writing it again. */
static void
reach(struct stripe *s, int column)
{
	struct painter *p = s->p;
	size_t first = s->out->n;
	/* Not from the middle of a wide sign. */
	bool here = p->row == s->row && p->column >= 0 && p->column <= column &&
		    s->next[p->column].width > 0;
	int from = here ? p->column : 0;

	put_way(p, s->row, column, s->out);
	struct pen pen = put_cells(s, column, column);
	size_t second = s->out->n;
	if (from < column && column - from <= REWRITE_MAX &&
		(here || is_near(p, s->row))) {
		if (!here) {
			buf_putc(s->out, '\r');
			repeat(s->out, '\n', s->row - p->row);
		}
		struct pen other = put_cells(s, from, column);
		if (keep_shorter(s->out, first, second))
			pen = other;
	}
	p->row = s->row;
	p->column = column;
	p->pen = pen;
}

static void
put_cell(struct stripe *s, int column)
{
	const struct cell *c = &s->next[column];

	reach(s, column);
	buf_put(s->out, str_of(c->text));
	s->p->column += c->width;
	/* It breaks the line with the next sign, or has done so. */
	if (s->p->column >= s->columns)
		s->p->column = -1;
}

/* How many blanks follow one another. */
static int
count_blanks(const struct stripe *s, int column)
{
	int n = 0;

	while (column + n < s->end && looks_blank(s->p, &s->next[column + n]))
		n++;
	return n;
}

static void
put_row(struct stripe *s)
{
	for (int i = 0; i < s->end;) {
		const struct cell *c = &s->next[i];
		int step = c->width > 1 ? c->width : 1;

		if (!same(s->p, &s->old[i], c)) {
			int blanks = s->p->erases ? count_blanks(s, i) : 0;

			if (blanks < ERASE_MIN) {
				put_cell(s, i);
			} else {
				reach(s, i);
				buf_printf(s->out, "\033[%dX", blanks);
				step = blanks;
			}
		}
		i += step;
	}
}

/* Of the columns from which the rest of a row can be erased, the nearest. */
static int
nearest(const struct stripe *s, int low, int high)
{
	int column = s->p->column;

	if (s->p->row < 0 || column < low)
		return low;
	return column < high ? column : high;
}

static void
erase_end(struct stripe *s)
{
	int low = s->end, high = low;

	while (high < s->old_end && looks_blank(s->p, &s->old[high]))
		high++;
	if (high >= s->old_end)
		return;
	reach(s, nearest(s, low, high));
	int n = s->old_end - s->p->column;
	if (n >= ERASE_END) {
		buf_put(s->out, STR("\033[K"));
		return;
	}
	repeat(s->out, ' ', n);
	s->p->column += n;
	if (s->p->column >= s->columns)
		s->p->column = -1;
}

static int
find_end(const struct painter *p, const struct cell *cells, int n)
{
	while (n > 0 && looks_blank(p, &cells[n - 1]))
		n--;
	return n;
}

static void
take_off_pen(struct painter *p, struct buf *out)
{
	pen_change(out, p->pen, (struct pen){ 0 });
	p->pen = (struct pen){ 0 };
}

void
paint_blank(struct painter *p, struct buf *out)
{
	buf_put(out, STR("\033[m\033[H\033[J"));
	p->pen = (struct pen){ 0 };
	p->row = p->column = 0;
}

void
paint_changes(struct painter *p, const struct screen *shown,
	const struct screen *next, struct buf *out)
{
	int columns = next->columns;

	for (int row = 0; row < next->rows; row++) {
		struct stripe s = {
			.p = p,
			.old = &shown->cells[row * columns],
			.next = &next->cells[row * columns],
			.row = row,
			.columns = columns,
			.out = out,
		};

		if (memcmp(s.old, s.next, (size_t)columns * sizeof *s.next) ==
			0)
			continue;
		s.end = find_end(p, s.next, columns);
		s.old_end = find_end(p, s.old, columns);
		put_row(&s);
		erase_end(&s);
	}
	take_off_pen(p, out);
	if (next->cursor_row < 0 || (p->row == next->cursor_row &&
					    p->column == next->cursor_column))
		return;
	put_way(p, next->cursor_row, next->cursor_column, out);
	p->row = next->cursor_row;
	p->column = next->cursor_column;
}

void
paint_shift(struct painter *p, const struct shift *s, struct buf *out)
{
	int by = s->by > 0 ? s->by : -s->by;

	buf_printf(out, "\033[%d;%dr", s->top + 1, s->bottom + 1);
	if (p->scrolls && by == 1) {
		buf_put(out, s->by > 0 ? STR("\033[S") : STR("\033[T"));
	} else if (p->scrolls) {
		buf_printf(out, "\033[%d%c", by, s->by > 0 ? 'S' : 'T');
	} else if (s->by > 0) {
		put_place(s->bottom, 0, out);
		repeat(out, '\n', by);
	} else {
		put_place(s->top, 0, out);
		while (by-- > 0)
			buf_put(out, STR("\033M"));
	}
	buf_put(out, STR("\033[r"));
	/* The cursor goes to the upper left corner; some leave it. */
	p->row = p->column = -1;
}
