/* Ways of the cursor. */
#include "tui/terminal/paint_private.h"

#include <string.h>

enum {
	STEPS = 4, /* line feeds, steps back: then numbers are shorter */
	TABS = 4,  /* likewise */
};

void
paint_repeat(struct buf *out, char c, int times)
{
	while (times-- > 0)
		buf_putc(out, c);
}

void
paint_code(struct buf *out, int n, char function)
{
	buf_put(out, STR("\033["));
	pen_number(out, n);
	buf_putc(out, function);
}

bool
paint_keep_shorter(struct buf *out, size_t first, size_t second)
{
	size_t n = out->n - second;
	bool shorter = n <= second - first;

	if (shorter)
		memmove(out->s + first, out->s + second, n);
	out->n = shorter ? first + n : second;
	return shorter;
}

/* By tabs as far as they lead, up to a column; gives where that is. */
static int
put_tabs(const struct painter *p, int from, int to, struct buf *out)
{
	for (int n = 0; n < TABS && from < STOPS_MAX; n++) {
		int stop = p->next_stop[from];

		if (stop == 0 || stop > to)
			break;
		buf_putc(out, '\t');
		from = stop;
	}
	return from;
}

static int
digits(int n)
{
	return n < 10 ? 1 : n < 100 ? 2 : 3;
}

/* Of "by so many" and "to the column" the shorter. */
static void
put_steps(const struct painter *p, int from, int to, struct buf *out)
{
	int by = to - from, far = by < 0 ? -by : by;

	if (by == 0)
		return;
	if (to == 0)
		buf_putc(out, '\r');
	else if (by < 0 && far <= STEPS)
		paint_repeat(out, '\b', far);
	else if (by == 1)
		buf_put(out, STR("\033[C"));
	else if (p->columns && digits(to + 1) <= digits(far))
		paint_code(out, to + 1, 'G');
	else
		paint_code(out, far, by < 0 ? 'D' : 'C');
}

void
paint_sideways(const struct painter *p, int from, int to, struct buf *out)
{
	size_t first = out->n;

	put_steps(p, from, to, out);
	if (to <= from)
		return;
	size_t second = out->n;
	from = put_tabs(p, from, to, out);
	if (out->n > second)
		put_steps(p, from, to, out);
	if (out->n > second)
		paint_keep_shorter(out, first, second);
}

/* By row and column, whatever is known. */
static void
put_place(int row, int column, struct buf *out)
{
	buf_put(out, STR("\033["));
	if (row || column)
		pen_number(out, row + 1);
	if (column) {
		buf_putc(out, ';');
		pen_number(out, column + 1);
	}
	buf_putc(out, 'H');
}

/* A line feed on the last line that scrolls would scroll. */
bool
paint_is_near(const struct painter *p, int row)
{
	bool below = p->margins.bottom > 0 && p->row <= p->margins.bottom &&
		     row > p->margins.bottom;

	return p->row >= 0 && row >= p->row && row <= p->row + STEPS && !below;
}

/* From the column where it is, after what leads to the row; not where the
 * terminal may be about to break the line. */
static void
put_column(const struct painter *p, int column, struct buf *out)
{
	if (p->column >= 0)
		paint_sideways(p, p->column, column, out);
	else
		paint_code(out, column + 1, 'G');
}

/* By line feeds, which keep the column: term.c sees to it. */
static void
put_feeds(const struct painter *p, int row, int column, size_t first,
	struct buf *out)
{
	size_t second = out->n;

	buf_putc(out, '\r');
	paint_repeat(out, '\n', row - p->row);
	paint_sideways(p, 0, column, out);
	paint_keep_shorter(out, first, second);
	second = out->n;
	if (p->column < 0 && (row > p->row || !p->columns))
		return;
	paint_repeat(out, '\n', row - p->row);
	put_column(p, column, out);
	paint_keep_shorter(out, first, second);
}

void
paint_way(const struct painter *p, int row, int column, struct buf *out)
{
	size_t first = out->n, second;

	put_place(row, column, out);
	second = out->n;
	put_place(row, 0, out);
	paint_sideways(p, 0, column, out);
	paint_keep_shorter(out, first, second);
	if (p->rows && p->column >= 0) {
		second = out->n;
		paint_code(out, row + 1, 'd');
		put_column(p, column, out);
		paint_keep_shorter(out, first, second);
	}
	if (paint_is_near(p, row))
		put_feeds(p, row, column, first, out);
}

void
paint_go(struct painter *p, int row, int column, struct buf *out)
{
	paint_way(p, row, column, out);
	p->row = row;
	p->column = column;
	paint_set_stop(p, out);
}

void
paint_take_pen(struct painter *p, struct pen pen, struct buf *out)
{
	pen_change(out, p->pen, pen);
	p->pen = pen;
}
