/*
 * Down a column: a rule, a bar beside lines.  In the row each of their signs
 * would need a way or its pen to be taken and taken off.
 */
#include "tui/terminal/paint_private.h"

static bool
stands_alone(const struct painter *p, const struct screen *s, int row, int i)
{
	const struct cell *c = paint_cell(s, row, i);

	return !pen_same(p->pens[c->style], (struct pen){ 0 }) &&
	       c->width == 1 && !paint_is_blank(p, c) &&
	       (i == 0 || paint_is_blank(p, c - 1)) && i + 1 < s->columns &&
	       paint_is_blank(p, c + 1);
}

void
paint_find_signs(const struct painter *p, const struct screen *s,
	struct arena *a, struct signs *signs)
{
	int columns = s->columns;

	signs->alone = arena_new(a, bool, (size_t)(s->rows * columns));
	for (int row = 0; row < s->rows; row++)
		for (int i = 0; i < columns; i++) {
			if (!stands_alone(p, s, row, i))
				continue;
			signs->alone[row * columns + i] = true;
			*vec_push(a, signs) = row * columns + i;
		}
}

/* Equal cells below one another, on each row or each other row. */
struct column {
	int row, column, n, apart;
};

/* How many such cells are to be painted; all of them scroll, or none. */
static int
count(const struct painter *p, const struct columns *all,
	const struct column *c)
{
	const struct screen *next = all->next;
	const struct cell *first = paint_cell(next, c->row, c->column);
	int n = 0, end = next->rows;

	if (p->margins.bottom && c->row <= p->margins.bottom)
		end = p->margins.bottom + 1;
	for (int row = c->row; row < end; row += c->apart, n++)
		if (!all->signs->alone[row * next->columns + c->column] ||
			paint_same(p, paint_cell(all->shown, row, c->column),
				paint_cell(next, row, c->column)) ||
			!paint_same(p, first, paint_cell(next, row, c->column)))
			break;
	return n;
}

/* The one that begins at a cell; of no cells: it has too few. */
static struct column
find(const struct painter *p, const struct columns *all, int cell)
{
	enum { APART_MAX = 2 };
	int columns = all->next->columns;
	struct column c = { cell / columns, cell % columns, 0, 0 };

	while (c.n < all->least && c.apart < APART_MAX) {
		c.apart++;
		c.n = count(p, all, &c);
	}
	if (c.n < all->least)
		c.n = 0;
	return c;
}

static void
paint_one(struct painter *p, const struct columns *all,
	const struct column *column, struct buf *out)
{
	const struct cell *c =
		paint_cell(all->next, column->row, column->column);

	paint_go(p, column->row, column->column, out);
	paint_take_pen(p, p->pens[c->style], out);
	for (int i = 0; i < column->n; i++) {
		int row = column->row + i * column->apart;
		struct cell *old = paint_cell(all->shown, row, column->column);

		if (i > 0) {
			paint_repeat(out, '\n', column->apart);
			buf_putc(out, '\b');
		}
		buf_put(out, str_of(c->text));
		/* The other half of what was there. */
		if (old->width == 2)
			old[1] = (struct cell){ "?", 1, old->style };
		if (old->width == 0)
			old[-1] = (struct cell){ "?", 1, old->style };
		*old = *c;
		p->row = row;
	}
	p->column = column->column + 1;
}

void
paint_columns(struct painter *p, const struct columns *all, struct buf *out)
{
	for (size_t i = 0; i < all->signs->n; i++) {
		struct column c = find(p, all, all->signs->v[i]);

		if (c.n)
			paint_one(p, all, &c, out);
	}
}

void
paint_hide_columns(const struct painter *p, const struct columns *all,
	struct screen *hidden)
{
	for (size_t i = 0; i < all->signs->n; i++) {
		struct column c = find(p, all, all->signs->v[i]);

		for (int k = 0; k < c.n; k++)
			screen_fill(hidden, c.row + k * c.apart, c.column, 1,
				STYLE_TEXT);
	}
}
