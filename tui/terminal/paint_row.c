/* One row: what is written on the cursor's ways, and what is erased. */
#include "tui/terminal/paint_private.h"

#include "base/utf8.h"

#include <string.h>

enum {
	REWRITE_MAX = 8, /* columns written again instead of a way past them */
	ERASE_MIN = 5,   /* blanks, before others that are there already */
	ERASE_ALL_MIN = 11, /* blanks, before something else: a way, too */
	ERASE_END = 3,      /* bytes of "erase to the end of the row" */
	REPEAT = 5,         /* of "repeat" */
};

/* A row that is being painted. */
struct work {
	struct painter *p;
	const struct cell *old, *next;
	int row, columns;
	int end, old_end; /* behind the last cell that is not blank */
	struct buf *out;
};

static struct pen
pen_for(const struct painter *p, const struct cell *c, struct pen now)
{
	if (!paint_is_blank(p, c))
		return p->pens[c->style];
	return pen_shows_blank(now) ? (struct pen){ 0 } : now;
}

/* Cells as they shall be, and the pen for the one behind them. */
static struct pen
put_cells(const struct work *s, int from, int to)
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
reach(struct work *s, int column)
{
	struct painter *p = s->p;

	if (p->row == s->row && p->column == column) {
		p->pen = put_cells(s, column, column);
		return;
	}
	size_t first = s->out->n;
	/* Not from the middle of a wide sign. */
	bool here = p->row == s->row && p->column >= 0 && p->column <= column &&
		    s->next[p->column].width > 0;
	int from = here ? p->column : 0;

	paint_way(p, s->row, column, s->out);
	struct pen pen = put_cells(s, column, column);
	size_t second = s->out->n;
	if (from < column && column - from <= REWRITE_MAX &&
		(here || paint_is_near(p, s->row))) {
		if (!here) {
			buf_putc(s->out, '\r');
			paint_repeat(s->out, '\n', s->row - p->row);
		}
		struct pen other = put_cells(s, from, column);
		if (paint_keep_shorter(s->out, first, second))
			pen = other;
	}
	p->row = s->row;
	p->column = column;
	p->pen = pen;
	paint_set_stop(p, s->out);
}

/* Of two columns for every terminal: Han, kana, hangul and their signs. */
static bool
is_surely_wide(uint32_t r)
{
	return (r >= 0x2E80 && r <= 0xA4CF) || (r >= 0xAC00 && r <= 0xD7A3) ||
	       (r >= 0xF900 && r <= 0xFAFF) || (r >= 0xFE30 && r <= 0xFE4F) ||
	       (r >= 0xFF00 && r <= 0xFFE6) || (r >= 0x20000 && r <= 0x3FFFD);
}

bool
paint_is_difficult(const struct cell *c)
{
	str text = str_of(c->text);
	size_t at = 0;

	if ((uint8_t)c->text[0] < 0x80 && c->text[1] == 0)
		return false;
	uint32_t rune = utf8_next(text, &at);
	if (c->width == 2 && !is_surely_wide(rune))
		return true;
	while (at < text.n) {
		uint32_t mark = utf8_next(text, &at);

		if (mark < 0x300 || mark > 0x36F)
			return true;
	}
	return false;
}

static void
put_cell(struct work *s, int column)
{
	const struct cell *c = &s->next[column];
	struct painter *p = s->p;

	if (p->row != s->row || p->column != column ||
		!pen_same(p->pen, pen_for(p, c, p->pen)))
		reach(s, column);
	buf_put(s->out, str_of(c->text));
	p->column += c->width;
	/* It breaks the line with the next sign, or has done so; or nobody
	 * knows, and what comes next is put where it belongs. */
	if (p->column >= s->columns || paint_is_difficult(c))
		p->column = -1;
}

/* A line or a block: a rule, a bar.  No text, lest one that repeats only some
 * signs spoil it. */
static bool
is_drawn(const struct cell *c)
{
	size_t at = 0;
	uint32_t r = utf8_next(str_of(c->text), &at);

	return r >= 0x2500 && r <= 0x259F && c->width == 1;
}

/* Equal signs behind the one that was put last: how many were painted. */
static int
repeat(struct work *s, int column)
{
	const struct cell *c = &s->next[column];
	int n = 0, changed = 0;

	if (!s->p->repeats || !is_drawn(c))
		return 0;
	/* Not in the last column, where some would break the line. */
	while (column + n + 2 < s->columns && paint_same(s->p, c, c + n + 1)) {
		n++;
		if (!paint_same(s->p, &s->old[column + n], c))
			changed = n;
	}
	if (changed * (int)str_of(c->text).n <= REPEAT)
		return 0;
	paint_code(s->out, changed, 'b');
	s->p->column += changed;
	return changed;
}

/* Blanks from a column on, and those up to the last that is not there yet. */
struct blanks {
	int all, changed;
};

static struct blanks
count_blanks(const struct work *s, int column)
{
	struct blanks n = { 0 };

	for (int i = column; i < s->end && paint_is_blank(s->p, &s->next[i]);
		i++) {
		n.all++;
		if (!paint_is_blank(s->p, &s->old[i]))
			n.changed = n.all;
	}
	return n;
}

/* Blanks that are written one by one would cost more. */
static int
erase_some(struct work *s, int column)
{
	if (!s->p->erases || !paint_is_blank(s->p, &s->next[column]))
		return 0;
	struct blanks n = count_blanks(s, column);
	if (n.changed < (n.all > n.changed ? ERASE_MIN : ERASE_ALL_MIN))
		return 0;
	reach(s, column);
	paint_code(s->out, n.changed, 'X');
	return n.changed;
}

static void
put_row(struct work *s, int from, int to)
{
	for (int i = from; i < to && i < s->end;) {
		const struct cell *c = &s->next[i];
		int step = c->width > 1 ? c->width : 1;

		if (!paint_same(s->p, &s->old[i], c)) {
			int erased = erase_some(s, i);

			if (erased) {
				step = erased;
			} else {
				put_cell(s, i);
				step += repeat(s, i);
			}
		}
		i += step;
	}
}

/* Of the columns from which the rest of a row can be erased, the nearest. */
static int
nearest(const struct work *s, int low, int high)
{
	int column = s->p->column;

	if (s->p->row < 0 || column < low)
		return low;
	return column < high ? column : high;
}

static void
erase_end(struct work *s)
{
	int low = s->end, high = low;

	while (high < s->old_end && paint_is_blank(s->p, &s->old[high]))
		high++;
	if (high >= s->old_end)
		return;
	reach(s, nearest(s, low, high));
	int n = s->old_end - s->p->column;
	if (n >= ERASE_END) {
		buf_put(s->out, STR("\033[K"));
		return;
	}
	paint_repeat(s->out, ' ', n);
	s->p->column += n;
	if (s->p->column >= s->columns)
		s->p->column = -1;
}

static int
find_end(const struct painter *p, const struct cell *cells, int n)
{
	while (n > 0 && paint_is_blank(p, &cells[n - 1]))
		n--;
	return n;
}

void
paint_row(struct painter *p, const struct stripe *stripe, struct buf *out)
{
	struct work s = {
		.p = p,
		.old = stripe->old,
		.next = stripe->next,
		.row = stripe->row,
		.columns = stripe->columns,
		.end = find_end(p, stripe->next, stripe->columns),
		.old_end = find_end(p, stripe->old, stripe->columns),
		.out = out,
	};

	put_row(&s, stripe->from, stripe->to);
	if (stripe->to == stripe->columns)
		erase_end(&s);
}
