/*
 * Looks one after another.  What stands far apart on a row needs a way of the
 * cursor between in any case; so what is of one look can be written on all rows
 * before what is of the next, and pens change a few times a screen, not on each
 * row.  The text comes first, then what is beside it.
 */
#include "tui/terminal/paint_private.h"

#include "base/arena.h"

#include <string.h>

/* So many columns that are blank or stay as they are part two stretches. */
enum { GAP = 3 };

struct stretch {
	struct stripe at;
	struct pen pen; /* first_pen */
	bool done;
};

struct stretches {
	struct stretch *v;
	size_t n, cap;
};

/* Behind what changes from a column on without a gap; blanks that change belong
 * to what is before them. */
static int
find_end(const struct painter *p, const struct stripe *s, int i)
{
	int end = i + 1;

	for (int quiet = 0; i < s->columns; i++) {
		bool changes = !paint_same(p, &s->old[i], &s->next[i]);
		bool blank = paint_is_blank(p, &s->next[i]);

		if (quiet >= GAP && !blank)
			break;
		quiet = changes && !blank ? 0 : quiet + 1;
		if (changes)
			end = i + 1;
	}
	return end;
}

/* Of its first sign; the terminal's own where it ends with that: then it needs
 * its pens in any case, and a way to it of its own would spare none. */
static struct pen
first_pen(const struct painter *p, const struct stripe *s)
{
	struct pen first = { 0 }, last = { 0 };
	bool any = false;

	for (int i = s->from; i < s->to; i++) {
		if (paint_is_blank(p, &s->next[i]) ||
			paint_same(p, &s->old[i], &s->next[i]))
			continue;
		last = p->pens[s->next[i].style];
		if (!any)
			first = last;
		any = true;
	}
	return pen_same(last, (struct pen){ 0 }) ? last : first;
}

static void
part_row(const struct painter *p, struct stripe row, struct arena *tmp,
	struct stretches *all)
{
	struct stretch *last = NULL;

	for (int i = 0; i < row.columns; i++) {
		if (paint_same(p, &row.old[i], &row.next[i]))
			continue;
		last = vec_push(tmp, all);
		last->at = row;
		last->at.from = i;
		last->at.to = find_end(p, &row, i);
		last->pen = first_pen(p, &last->at);
		i = last->at.to - 1;
	}
	/* With what is behind it. */
	if (last)
		last->at.to = row.columns;
}

static void
paint_look(struct painter *p, struct stretches *all, struct pen pen,
	size_t most, struct buf *out)
{
	for (size_t i = 0; i < all->n && out->n < most; i++) {
		struct stretch *s = &all->v[i];

		if (s->done || !pen_same(s->pen, pen))
			continue;
		paint_row(p, &s->at, out);
		s->done = true;
	}
}

void
paint_looks(struct painter *p, const struct screen *shown,
	const struct screen *next, size_t most, struct buf *out)
{
	struct arena tmp = { 0 };
	struct stretches all = { 0 };
	int columns = next->columns;

	for (int row = 0; row < next->rows; row++)
		part_row(p,
			(struct stripe){ .old = &shown->cells[row * columns],
				.next = &next->cells[row * columns],
				.row = row,
				.columns = columns },
			&tmp, &all);
	paint_look(p, &all, (struct pen){ 0 }, most, out);
	for (size_t i = 0; i < all.n; i++)
		if (!all.v[i].done)
			paint_look(p, &all, all.v[i].pen, most, out);
	arena_free(&tmp);
}
