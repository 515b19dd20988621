#include "tui/shift.h"

#include <string.h>

enum { LINES_AT_ONCE = 3, LINES_MIN = 4 };

static const struct cell *
line_of(const struct screen *s, int row)
{
	return &s->cells[row * s->columns];
}

static bool
same_line(const struct screen *a, const struct screen *b, int row)
{
	return memcmp(line_of(a, row), line_of(b, row),
		       (size_t)a->columns * sizeof *a->cells) == 0;
}

static int
cells_apart(const struct cell *a, const struct cell *b, int columns)
{
	int n = 0;

	for (int i = 0; i < columns; i++)
		n += memcmp(&a[i], &b[i], sizeof *a) != 0;
	return n;
}

/* How many cells have to be sent when the lines have moved so. */
static int
cost(const struct screen *shown, const struct screen *next, struct shift s)
{
	int n = 0;

	for (int row = s.top; row <= s.bottom; row++) {
		int from = row + s.by;

		if (from >= s.top && from <= s.bottom)
			n += cells_apart(line_of(shown, from),
				line_of(next, row), next->columns);
	}
	return n;
}

/* The status lines do not move. */
bool
shift_find(const struct screen *shown, const struct screen *next,
	struct shift *out)
{
	struct shift s = { .top = 1, .bottom = next->rows - 2 };

	while (s.top < s.bottom && same_line(shown, next, s.top))
		s.top++;
	while (s.bottom > s.top && same_line(shown, next, s.bottom))
		s.bottom--;
	if (s.bottom - s.top < LINES_MIN)
		return false;
	int least = cost(shown, next, s) * 2 / 3;
	out->by = 0;
	for (s.by = -LINES_AT_ONCE; s.by <= LINES_AT_ONCE; s.by++) {
		int n = s.by ? cost(shown, next, s) : least;

		if (n >= least)
			continue;
		least = n;
		*out = s;
	}
	return out->by != 0;
}

void
shift_apply(struct screen *s, const struct shift *shift)
{
	int rows = shift->bottom - shift->top + 1;
	int by = shift->by > 0 ? shift->by : -shift->by;
	struct cell *top = &s->cells[shift->top * s->columns];
	struct cell *second = top + by * s->columns;
	size_t kept = (size_t)((rows - by) * s->columns) * sizeof *top;

	memmove(shift->by > 0 ? top : second, shift->by > 0 ? second : top,
		kept);
	for (int i = 0; i < by; i++)
		screen_fill(s,
			shift->by > 0 ? shift->bottom - i : shift->top + i, 0,
			s->columns, STYLE_TEXT);
}
