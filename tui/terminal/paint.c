#include "tui/terminal/paint_private.h"

#include <string.h>

enum {
	/* Equal signs below one another, at least. */
	COLUMN_MIN = 4,
	COLUMN_LEAST = 2,
	PLAN_MIN = 150, /* bytes: with less no other plan is tried */
	/* One byte in so many, at least, must a plan spare. */
	ERASE_SPARES = 256,
	LOOKS_SPARE = 512,
};

static size_t
screen_bytes(const struct screen *s)
{
	return (size_t)(s->rows * s->columns) * sizeof *s->cells;
}

static void
put_cursor(struct painter *p, const struct screen *s, struct buf *out)
{
	if (s->cursor_row < 0 ||
		(p->row == s->cursor_row && p->column == s->cursor_column))
		return;
	paint_go(p, s->cursor_row, s->cursor_column, out);
}

static void
paint_changed(struct painter *p, const struct screen *shown,
	const struct screen *next, int row, struct buf *out)
{
	int columns = next->columns;
	struct stripe s = {
		.old = paint_cell(shown, row, 0),
		.next = paint_cell(next, row, 0),
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
	memset(p->wanted, 0, sizeof p->wanted);
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
	memset(p->wanted, 0, sizeof p->wanted);
	p->row = p->column = -1;
}

/* From a row on. */
static void
erase_below(struct painter *p, struct screen *shown, int row, struct buf *out)
{
	paint_go(p, row, 0, out);
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
		memcmp(paint_cell(shown, row, 0), paint_cell(next, row, 0),
			bytes) == 0)
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
		paint_go(p, s->bottom, 0, out);
		paint_repeat(out, '\n', by);
	} else {
		paint_go(p, s->top, 0, out);
		while (by-- > 0)
			buf_put(out, STR("\033M"));
	}
}

/* What is there, what shall be. */
struct task {
	const struct painter *p;
	struct paint_spare *spare;
	const struct screen *shown, *next;
	struct shift shift; /* by none: nothing moves */
	struct signs signs; /* of next, that stand alone */
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
struct attempt {
	struct plan plan;
	struct painter p;
	struct screen *shown; /* while it is followed: the task's spare one */
	struct buf out;
};

void
paint_spare_free(struct paint_spare *spare)
{
	screen_free(&spare->shown);
	screen_free(&spare->hidden);
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
put_rest(struct attempt *t, const struct screen *next)
{
	if (t->plan.stops)
		paint_stops(&t->p, t->shown, next, &t->out);
	if (t->plan.looks)
		paint_looks(&t->p, t->shown, next, t->plan.most, &t->out);
	else
		paint_rows(&t->p, t->shown, next, t->plan.most, &t->out);
}

static void
put_columns_first(struct attempt *t, const struct task *task)
{
	struct columns c = { t->shown, task->next, &task->signs,
		t->plan.column };

	paint_columns(&t->p, &c, &t->out);
	put_rest(t, task->next);
}

static void
put_columns_late(struct attempt *t, const struct task *task)
{
	struct screen *most = &task->spare->hidden;
	struct columns c = { t->shown, task->next, &task->signs,
		t->plan.column };

	screen_copy(most, task->next);
	paint_hide_columns(&t->p, &c, most);
	put_rest(t, most);
	c.shown = most;
	paint_columns(&t->p, &c, &t->out);
	paint_rows(&t->p, most, task->next, t->plan.most, &t->out);
}

static struct attempt
follow(const struct task *task, struct plan plan)
{
	const struct screen *next = task->next;
	struct attempt t = {
		.plan = plan, .p = *task->p, .shown = &task->spare->shown
	};
	struct shift shift;

	screen_copy(t.shown, task->shown);
	if (plan.blanks && !plan.shifts)
		erase_below(&t.p, t.shown, first_change(t.shown, next), &t.out);
	if (plan.shifts && choose_shift(task, plan, &shift)) {
		paint_shift(&t.p, &shift, &t.out);
		shift_apply(t.shown, &shift);
	}
	if (plan.late)
		put_columns_late(&t, task);
	else
		put_columns_first(&t, task);
	paint_take_pen(&t.p, (struct pen){ 0 }, &t.out);
	put_cursor(&t.p, next, &t.out);
	return t;
}

/* Another plan takes the place of the best when it spares one byte in so many:
 * what stays where it is does not flicker, and rows come in their order. */
static void
try_other(const struct task *task, struct plan plan, size_t one_in,
	struct attempt *best)
{
	if (best->out.n < PLAN_MIN)
		return;
	plan.most = best->out.n;
	struct attempt other = follow(task, plan);
	if (other.out.n < best->out.n - best->out.n / one_in) {
		struct attempt worse = *best;

		*best = other;
		other = worse;
	}
	buf_free(&other.out);
}

/* All moves out of sight, or is erased where the terminal cannot do that; then
 * tab stops are set for what is written, and for what comes later. */
static void
try_blank(const struct task *task, struct attempt *best)
{
	struct shift middle;
	struct plan plan = {
		.shifts = find_middle(task->p, task->next, &middle),
		.blanks = true,
		.stops = task->p->tabs,
		.column = COLUMN_LEAST,
	};

	try_other(task, plan, ERASE_SPARES, best);
}

/* One look after another, and columns when the rest is there. */
static void
try_looks(const struct task *task, struct attempt *best)
{
	struct plan plan = best->plan;

	plan.looks = plan.late = true;
	try_other(task, plan, LOOKS_SPARE, best);
}

/* Five plans more (stops alone, erased without moving, columns of another
 * height, early, late) spared one byte in five hundred. */
void
paint_screen(struct painter *p, struct paint_spare *spare,
	const struct screen *shown, const struct screen *next, struct buf *out)
{
	struct task task = {
		.p = p, .spare = spare, .shown = shown, .next = next
	};
	struct arena tmp = { 0 };
	static const struct plan usual = {
		.shifts = true, .column = COLUMN_MIN, .most = SIZE_MAX
	};

	if (memcmp(shown->cells, next->cells, screen_bytes(next)) == 0) {
		put_cursor(p, next, out);
		return;
	}
	task.shift = find_shift(p, shown, next);
	paint_find_signs(p, next, &tmp, &task.signs);
	struct attempt best = follow(&task, usual);
	try_blank(&task, &best);
	try_looks(&task, &best);
	buf_put(out, buf_str(&best.out));
	*p = best.p;
	buf_free(&best.out);
	arena_free(&tmp);
}
