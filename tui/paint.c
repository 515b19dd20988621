#include "tui/paint_private.h"

#include <string.h>

enum {
	/* Equal signs below one another, at least. */
	COLUMN_MIN = 4,
	COLUMN_LEAST = 2,
	PLAN_MIN = 150, /* bytes: with less no other plan is tried */
	/* One byte in so many, at least, must a plan spare. */
	ERASE_SPARES = 256,
	LOOKS_SPARE = 512,
	STOPS_SPARE = 100000, /* they are for what comes later, too */
	COLUMNS_SPARE = 1000,
};

static size_t
screen_bytes(const struct screen *s)
{
	return (size_t)(s->rows * s->columns) * sizeof *s->cells;
}

static void
screen_copy(struct screen *to, const struct screen *from)
{
	screen_resize(to, from->rows, from->columns);
	memcpy(to->cells, from->cells, screen_bytes(from));
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

/* Equal cells below one another, on each row or each other row. */
struct column {
	int row, column, n, apart;
};

/* How many such cells are to be painted; all of them scroll, or none. */
static int
count_column(const struct painter *p, const struct screen *shown,
	const struct screen *next, const struct column *c)
{
	int n = 0, end = next->rows;

	if (p->margins.bottom && c->row <= p->margins.bottom)
		end = p->margins.bottom + 1;
	for (int row = c->row; row < end; row += c->apart, n++)
		if (!stands_alone(p, next, row, c->column) ||
			paint_same(p, cell_at(shown, row, c->column),
				cell_at(next, row, c->column)) ||
			!paint_same(p, cell_at(next, c->row, c->column),
				cell_at(next, row, c->column)))
			break;
	return n;
}

/* Down a column: a rule, a bar beside lines.  In the row each would need a way
 * or its pen to be taken and taken off. */
static void
paint_column(struct painter *p, struct screen *shown, const struct screen *next,
	const struct column *column, struct buf *out)
{
	const struct cell *c = cell_at(next, column->row, column->column);

	go(p, column->row, column->column, out);
	take_pen(p, p->pens[c->style], out);
	for (int i = 0; i < column->n; i++) {
		int row = column->row + i * column->apart;
		struct cell *old = cell_at(shown, row, column->column);

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

/* The column that begins at a cell; none has fewer cells than the least. */
static struct column
find_column(const struct painter *p, const struct screen *shown,
	const struct screen *next, int cell, int least)
{
	enum { APART_MAX = 2 };
	struct column c = { cell / next->columns, cell % next->columns, 0, 0 };

	if (!stands_alone(p, next, c.row, c.column))
		return c;
	while (c.n < least && c.apart < APART_MAX) {
		c.apart++;
		c.n = count_column(p, shown, next, &c);
	}
	if (c.n < least)
		c.n = 0;
	return c;
}

static void
paint_columns(struct painter *p, struct screen *shown,
	const struct screen *next, int least, struct buf *out)
{
	for (int i = 0; i < next->rows * next->columns; i++) {
		struct column c = find_column(p, shown, next, i, least);

		if (c.n)
			paint_column(p, shown, next, &c, out);
	}
}

/* Makes blanks of them in what shall be: for the time being. */
static void
hide_columns(const struct painter *p, const struct screen *shown,
	const struct screen *next, int least, struct screen *hidden)
{
	for (int i = 0; i < next->rows * next->columns; i++) {
		struct column c = find_column(p, shown, next, i, least);

		for (int k = 0; k < c.n; k++)
			screen_fill(hidden, c.row + k * c.apart, c.column, 1,
				STYLE_TEXT);
	}
}

static void
put_cursor(struct painter *p, const struct screen *s, struct buf *out)
{
	if (s->cursor_row < 0 ||
		(p->row == s->cursor_row && p->column == s->cursor_column))
		return;
	go(p, s->cursor_row, s->cursor_column, out);
}

static void
paint_changed(struct painter *p, const struct screen *shown,
	const struct screen *next, int row, struct buf *out)
{
	int columns = next->columns;
	struct stripe s = {
		.old = cell_at(shown, row, 0),
		.next = cell_at(next, row, 0),
		.row = row,
		.columns = columns,
		.to = columns,
	};

	if (memcmp(s.old, s.next, (size_t)columns * sizeof *s.next) != 0)
		paint_row(p, &s, out);
}

/* One row after another; the last one first if the cursor is there yet.  What
 * has come to so many bytes is not wanted. */
static void
paint_rows(struct painter *p, const struct screen *shown,
	const struct screen *next, size_t most, struct buf *out)
{
	int rows = next->rows, last = rows - 1;

	if (p->row == last) {
		paint_changed(p, shown, next, last, out);
		rows--;
	}
	for (int row = 0; row < rows && out->n < most; row++)
		paint_changed(p, shown, next, row, out);
}

void
paint_blank(struct painter *p, struct buf *out)
{
	buf_put(out, p->shifts ? STR("\033[m\033[r\033[H\033[J")
			       : STR("\033[m\033[H\033[J"));
	p->pen = (struct pen){ 0 };
	p->row = p->column = 0;
	p->margins = (struct shift){ 0 };
	p->cleared = false;
	memset(p->next_stop, 0, sizeof p->next_stop);
}

void
paint_leave(struct painter *p, int columns, struct buf *out)
{
	if (p->margins.bottom)
		buf_put(out, STR("\033[r"));
	if (p->cleared)
		paint_usual_stops(columns, out);
	p->margins = (struct shift){ 0 };
	p->cleared = false;
	memset(p->next_stop, 0, sizeof p->next_stop);
	p->row = p->column = -1;
}

/* From a row on. */
static void
erase_below(struct painter *p, struct screen *shown, int row, struct buf *out)
{
	go(p, row, 0, out);
	buf_put(out, STR("\033[J"));
	for (; row < shown->rows; row++)
		screen_fill(shown, row, 0, shown->columns, STYLE_TEXT);
}

/* The upper status line is for itself. */
static int
first_change(const struct screen *shown, const struct screen *next)
{
	int row = 1;
	size_t bytes = (size_t)next->columns * sizeof *next->cells;

	while (row < next->rows - 1 &&
		memcmp(cell_at(shown, row, 0), cell_at(next, row, 0), bytes) ==
			0)
		row++;
	return row < next->rows ? row : 0;
}

/* They stay: the next shift will be of the same lines. */
static void
set_margins(struct painter *p, const struct shift *s, struct buf *out)
{
	if (p->margins.bottom == s->bottom && p->margins.top == s->top)
		return;
	buf_printf(out, "\033[%d;%dr", s->top + 1, s->bottom + 1);
	p->margins = *s;
	/* The cursor goes to the upper left corner; some leave it. */
	p->row = p->column = -1;
}

static void
paint_shift(struct painter *p, const struct shift *s, struct buf *out)
{
	int by = s->by > 0 ? s->by : -s->by;

	set_margins(p, s, out);
	if (p->scrolls && by == 1) {
		buf_put(out, s->by > 0 ? STR("\033[S") : STR("\033[T"));
	} else if (p->scrolls) {
		buf_printf(out, "\033[%d%c", by, s->by > 0 ? 'S' : 'T');
	} else if (s->by > 0) {
		go(p, s->bottom, 0, out);
		paint_repeat(out, '\n', by);
	} else {
		go(p, s->top, 0, out);
		while (by-- > 0)
			buf_put(out, STR("\033M"));
	}
}

/* What is there, what shall be. */
struct task {
	const struct painter *p;
	const struct screen *shown, *next;
	struct shift shift; /* by none: nothing moves */
};

/* A way to get from one to the other. */
struct plan {
	bool shifts, blanks; /* lines move; all that follows is erased before */
	bool looks;          /* one after another, not rows */
	bool stops;          /* tab stops are set */
	bool late;           /* columns follow the rest: that can be erased */
	int column;          /* least height of one that is painted as such */
	size_t most;         /* bytes, with which it is given up */
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
	return p->shifts && p->scrolls && s->rows - 2 >= COLUMN_MIN;
}

static struct shift
find_shift(const struct painter *p, const struct screen *shown,
	const struct screen *next)
{
	struct shift s = { 0 };

	if (!p->shifts || !shift_find(shown, next, &s))
		return (struct shift){ 0 };
	shift_widen(shown, next, &s);
	return s;
}

static bool
choose_shift(const struct task *task, struct plan plan, struct shift *out)
{
	if (plan.blanks)
		return find_middle(task->p, task->next, out);
	*out = task->shift;
	return out->by != 0;
}

/* All but columns. */
static void
put_rest(struct try *t, const struct screen *next)
{
	if (t->plan.stops)
		paint_stops(&t->p, &t->shown, next, &t->out);
	if (t->plan.looks)
		paint_looks(&t->p, &t->shown, next, &t->out);
	else
		paint_rows(&t->p, &t->shown, next, t->plan.most, &t->out);
}

static void
put_columns_first(struct try *t, const struct screen *next)
{
	paint_columns(&t->p, &t->shown, next, t->plan.column, &t->out);
	put_rest(t, next);
}

static void
put_columns_late(struct try *t, const struct screen *next)
{
	struct screen most = { 0 };

	screen_copy(&most, next);
	hide_columns(&t->p, &t->shown, next, t->plan.column, &most);
	put_rest(t, &most);
	paint_columns(&t->p, &most, next, t->plan.column, &t->out);
	paint_rows(&t->p, &most, next, t->plan.most, &t->out);
	screen_free(&most);
}

static struct try
follow(const struct task *task, struct plan plan)
{
	const struct screen *next = task->next;
	struct try t = { .plan = plan, .p = *task->p };
	struct shift shift;

	screen_copy(&t.shown, task->shown);
	if (plan.blanks && !plan.shifts)
		erase_below(
			&t.p, &t.shown, first_change(&t.shown, next), &t.out);
	if (plan.shifts && choose_shift(task, plan, &shift)) {
		paint_shift(&t.p, &shift, &t.out);
		shift_apply(&t.shown, &shift);
	}
	if (plan.late)
		put_columns_late(&t, next);
	else
		put_columns_first(&t, next);
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
	plan.most = best->out.n;
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
	struct task task = { p, shown, next, { 0 } };
	static const struct plan usual = {
		.shifts = true, .column = COLUMN_MIN, .most = SIZE_MAX
	};
	struct plan plan = usual;

	if (memcmp(shown->cells, next->cells, screen_bytes(next)) == 0) {
		put_cursor(p, next, out);
		return;
	}
	task.shift = find_shift(p, shown, next);
	struct try best = follow(&task, usual);
	plan.stops = p->tabs;
	if (p->tabs)
		try_other(&task, plan, STOPS_SPARE, &best);
	plan.blanks = true;
	try_other(&task, plan, ERASE_SPARES, &best);
	plan.shifts = false;
	try_other(&task, plan, ERASE_SPARES, &best);
	plan = best.plan;
	plan.looks = true;
	try_other(&task, plan, LOOKS_SPARE, &best);
	plan = best.plan;
	plan.column = COLUMN_LEAST;
	try_other(&task, plan, COLUMNS_SPARE, &best);
	plan = best.plan;
	plan.late = true;
	try_other(&task, plan, COLUMNS_SPARE, &best);
	plan = best.plan;
	plan.column = COLUMN_LEAST;
	plan.looks = true;
	plan.stops = false;
	try_other(&task, plan, LOOKS_SPARE, &best);
	buf_put(out, buf_str(&best.out));
	*p = best.p;
	end(&best);
}
