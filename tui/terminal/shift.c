#include "tui/terminal/shift.h"

#include <string.h>

/* Fewer lines are not worth a scroll; screens are no higher (tty.h). */
enum { LINES_MIN = 4, ROWS_MAX = 1000, SAME_MIN = 2 };

/* Cells that are sent once more cost as much as the lines' numbers. */
enum { WIDER_MAX = 4 };

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

static int
cells_full(const struct cell *a, int columns)
{
	int n = 0;

	for (int i = 0; i < columns; i++)
		n += a[i].text[0] != ' ';
	return n;
}

/* How many cells have to be sent when the lines have moved so. */
static int
cost(const struct screen *shown, const struct screen *next, struct shift s)
{
	int n = 0, columns = next->columns;

	for (int row = s.top; row <= s.bottom; row++) {
		int from = row + s.by;
		const struct cell *line = line_of(next, row);

		n += from < s.top || from > s.bottom
			     ? cells_full(line, columns)
			     : cells_apart(line_of(shown, from), line, columns);
	}
	return n;
}

/* Of a line's left half: beside it another pane may stand still.  0: blank. */
static uint64_t
mark_of(const struct screen *s, int row)
{
	const struct cell *line = line_of(s, row);
	int n = (s->columns + 1) / 2;
	uint64_t h = 0xCBF29CE484222325;

	if (!cells_full(line, n))
		return 0;
	const char *bytes = (const char *)line;
	size_t size = (size_t)n * sizeof *line, i = 0;
	for (uint64_t word; i + sizeof word <= size; i += sizeof word) {
		memcpy(&word, bytes + i, sizeof word);
		h = (h ^ word) * 0x100000001B3;
		h ^= h >> 29;
	}
	for (; i < size; i++)
		h = (h ^ (uint8_t)bytes[i]) * 0x100000001B3;
	return h ? h : 1;
}

/* How many lines are the same so far from where they were, for each way;
 * counts[ROWS_MAX + by]. */
static void
count_same(const struct screen *shown, const struct screen *next,
	struct shift s, int *counts)
{
	uint64_t before[ROWS_MAX];

	for (int row = s.top; row <= s.bottom; row++)
		before[row] = mark_of(shown, row);
	for (int row = s.top; row <= s.bottom; row++) {
		uint64_t mark = mark_of(next, row);

		for (int from = s.top; mark && from <= s.bottom; from++)
			counts[ROWS_MAX + from - row] += before[from] == mark;
	}
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
	if (next->rows > ROWS_MAX)
		return false;
	int counts[2 * ROWS_MAX + 1] = { 0 };
	count_same(shown, next, s, counts);
	int far = s.bottom - s.top, most = SAME_MIN - 1;
	out->by = 0;
	for (int by = -far; by <= far; by++) {
		if (counts[ROWS_MAX + by] <= most)
			continue;
		most = counts[ROWS_MAX + by];
		*out = (struct shift){ s.top, s.bottom, by };
	}
	return out->by != 0 &&
	       cost(shown, next, *out) < cost(shown, next, s) * 2 / 3;
}

void
shift_widen(
	const struct screen *shown, const struct screen *next, struct shift *s)
{
	struct shift wide = { 1, next->rows - 2, s->by };

	if (cost(shown, next, wide) <= cost(shown, next, *s) + WIDER_MAX)
		*s = wide;
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
