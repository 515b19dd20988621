#include "tui/paint_private.h"

#include <string.h>

enum {
	COLUMN_MIN = 4, /* equal signs below one another, at least */
	PLAN_MIN = 300, /* bytes: with less no other plan is tried */
	/* One byte in so many, at least, must a plan spare. */
	ERASE_SPARES = 64,
	LOOKS_SPARE = 128,
};

static size_t
screen_bytes(const struct screen *s)
{
	return (size_t)(s->rows * s->columns) * sizeof *s->cells;
}

static struct cell *
cell_at(const struct screen *s, int row, int column)
{
	return &s->cells[row * s->columns + column];
}

static void
take_pen(struct painter *p, struct pen pen, struct buf *out)
{
	pen_change(out, p->pen, pen);
	p->pen = pen;
}

static void
go(struct painter *p, int row, int column, struct buf *out)
{
	paint_way(p, row, column, out);
	p->row = row;
	p->column = column;
}

/* A sign of another look than the text's with blanks around it. */
static bool
stands_alone(const struct painter *p, const struct screen *s, int row, int i)
{
	const struct cell *c = cell_at(s, row, i);

	return c->width == 1 && !paint_is_blank(p, c) &&
	       !pen_same(p->pens[c->style], (struct pen){ 0 }) &&
	       (i == 0 || paint_is_blank(p, c - 1)) && i + 1 < s->columns &&
	       paint_is_blank(p, c + 1);
}

/* How many such cells, equal and to be painted, are below one another. */
static int
count_column(const struct painter *p, const struct screen *shown,
	const struct screen *next, int row, int column)
{
	int n = 0;

	while (row + n < next->rows && stands_alone(p, next, row + n, column) &&
		!paint_same(p, cell_at(shown, row + n, column),
			cell_at(next, row + n, column)) &&
		paint_same(p, cell_at(next, row, column),
			cell_at(next, row + n, column)))
		n++;
	return n;
}

/* Down a column: a rule, a bar beside lines.  In the row each would need a way
 * or its pen to be taken and taken off. */
static void
paint_column(struct painter *p, struct screen *shown, const struct screen *next,
	int row, int column, struct buf *out)
{
	int n = count_column(p, shown, next, row, column);
	const struct cell *c = cell_at(next, row, column);

	if (n < COLUMN_MIN)
		return;
	go(p, row, column, out);
	take_pen(p, p->pens[c->style], out);
	for (int i = 0; i < n; i++) {
		struct cell *old = cell_at(shown, row + i, column);

		if (i > 0)
			buf_put(out, STR("\n\b"));
		buf_put(out, str_of(c->text));
		/* The other half of what was there. */
		if (old->width == 2)
			old[1] = (struct cell){ "?", 1, old->style };
		if (old->width == 0)
			old[-1] = (struct cell){ "?", 1, old->style };
		*old = *c;
	}
	p->row = row + n - 1;
	p->column = column + 1;
}

static void
paint_columns(struct painter *p, struct screen *shown,
	const struct screen *next, struct buf *out)
{
	for (int row = 0; row + COLUMN_MIN <= next->rows; row++)
		for (int i = 0; i < next->columns; i++)
			if (stands_alone(p, next, row, i))
				paint_column(p, shown, next, row, i, out);
}

static void
put_cursor(struct painter *p, const struct screen *s, struct buf *out)
{
	if (s->cursor_row < 0 ||
		(p->row == s->cursor_row && p->column == s->cursor_column))
		return;
	go(p, s->cursor_row, s->cursor_column, out);
}

/* One row after another. */
static void
paint_rows(struct painter *p, const struct screen *shown,
	const struct screen *next, struct buf *out)
{
	int columns = next->columns;
	size_t bytes = (size_t)columns * sizeof *next->cells;

	for (int row = 0; row < next->rows; row++) {
		struct stripe s = {
			.old = cell_at(shown, row, 0),
			.next = cell_at(next, row, 0),
			.row = row,
			.columns = columns,
			.to = columns,
		};

		if (memcmp(s.old, s.next, bytes) != 0)
			paint_row(p, &s, out);
	}
}

void
paint_blank(struct painter *p, struct buf *out)
{
	buf_put(out, STR("\033[m\033[H\033[J"));
	p->pen = (struct pen){ 0 };
	p->row = p->column = 0;
}

static void
paint_shift(struct painter *p, const struct shift *s, struct buf *out)
{
	int by = s->by > 0 ? s->by : -s->by;

	buf_printf(out, "\033[%d;%dr", s->top + 1, s->bottom + 1);
	if (p->scrolls && by == 1) {
		buf_put(out, s->by > 0 ? STR("\033[S") : STR("\033[T"));
	} else if (p->scrolls) {
		buf_printf(out, "\033[%d%c", by, s->by > 0 ? 'S' : 'T');
	} else if (s->by > 0) {
		paint_place(s->bottom, 0, out);
		paint_repeat(out, '\n', by);
	} else {
		paint_place(s->top, 0, out);
		while (by-- > 0)
			buf_put(out, STR("\033M"));
	}
	buf_put(out, STR("\033[r"));
	/* The cursor goes to the upper left corner; some leave it. */
	p->row = p->column = -1;
}

/* What is there, what shall be. */
struct task {
	const struct painter *p;
	const struct screen *shown, *next;
};

/* A way to get from one to the other. */
struct plan {
	bool shifts, blanks; /* lines move; all is erased before */
	bool looks;          /* one after another, not rows */
};

/* What it costs. */
struct
try {
	struct plan plan;
	struct painter p;
	struct screen shown;
	struct buf out;
};

static void
end(struct try *t)
{
	screen_free(&t->shown);
	buf_free(&t->out);
}

/* All between the status lines moves away. */
static bool
find_middle(const struct painter *p, const struct screen *s, struct shift *out)
{
	*out = (struct shift){ 1, s->rows - 2, s->rows - 2 };
	return p->scrolls && s->rows - 2 >= COLUMN_MIN;
}

static struct try
follow(const struct task *task, struct plan plan)
{
	const struct screen *next = task->next;
	struct try t = { .plan = plan, .p = *task->p };
	struct shift shift;

	screen_resize(&t.shown, next->rows, next->columns);
	if (plan.blanks && !plan.shifts)
		paint_blank(&t.p, &t.out);
	else
		memcpy(t.shown.cells, task->shown->cells, screen_bytes(next));
	if (plan.shifts && (plan.blanks ? find_middle(&t.p, next, &shift)
					: shift_find(&t.shown, next, &shift))) {
		paint_shift(&t.p, &shift, &t.out);
		shift_apply(&t.shown, &shift);
	}
	paint_columns(&t.p, &t.shown, next, &t.out);
	if (plan.looks)
		paint_looks(&t.p, &t.shown, next, &t.out);
	else
		paint_rows(&t.p, &t.shown, next, &t.out);
	take_pen(&t.p, (struct pen){ 0 }, &t.out);
	put_cursor(&t.p, next, &t.out);
	return t;
}

/* Another plan takes the place of the best when it spares one byte in so many:
 * what stays where it is does not flicker, and rows come in their order. */
static void
try_other(const struct task *task, struct plan plan, size_t one_in,
	struct try *best)
{
	if (best->out.n < PLAN_MIN)
		return;
	struct try other = follow(task, plan);
	if (other.out.n < best->out.n - best->out.n / one_in) {
		struct try worse = *best;

		*best = other;
		other = worse;
	}
	end(&other);
}

void
paint_screen(struct painter *p, const struct screen *shown,
	const struct screen *next, struct buf *out)
{
	const struct task task = { p, shown, next };
	static const struct plan usual = { .shifts = true };
	static const struct plan middle = { .shifts = true, .blanks = true };
	static const struct plan all = { .blanks = true };

	if (memcmp(shown->cells, next->cells, screen_bytes(next)) == 0) {
		put_cursor(p, next, out);
		return;
	}
	struct try best = follow(&task, usual);
	try_other(&task, middle, ERASE_SPARES, &best);
	try_other(&task, all, ERASE_SPARES, &best);
	struct plan looks = best.plan;
	looks.looks = true;
	try_other(&task, looks, LOOKS_SPARE, &best);
	buf_put(out, buf_str(&best.out));
	*p = best.p;
	end(&best);
}
