/*
 * Tab stops where ways of the cursor lead to.  Text, a bar beside it, the
 * columns of a list or of a pane begin at the same column on many rows; "\r\n\t"
 * leads there by three bytes, by number it takes six.  Stops stay set for the
 * screens to come.
 */
#include "tui/terminal/paint_private.h"

#include "base/arena.h"

#include <string.h>

enum {
	GAP = 3,        /* columns that are blank, or stay, have a way behind */
	USES_MIN = 3,   /* ways that lead to a stop */
	SET_COST = 2,   /* bytes, and a way there without it */
	CLEAR_COST = 4, /* others than these screens may have use for them */
	NONE = 1 << 20,
};

/* Where the cursor comes from, where it goes. */
struct way {
	int from, to;
	bool same_row; /* else from the one above */
};

struct ways {
	struct way *v;
	size_t n, cap;
};

/* Stops that may be set, and how many there are up to each column. */
struct stops {
	bool at[STOPS_MAX];
	int before[STOPS_MAX + 1];
	int columns; /* of the screen */
	int cost;
};

static void
find_ways(const struct painter *p, const struct screen *shown,
	const struct screen *next, struct arena *tmp, struct ways *ways)
{
	int end = 0;

	for (int row = 0; row < next->rows; row++) {
		const struct cell *line = &next->cells[row * next->columns];
		const struct cell *old = &shown->cells[row * next->columns];
		bool same_row = false;

		for (int i = 0, quiet = GAP; i < next->columns; i++) {
			if (paint_is_blank(p, &line[i]) ||
				paint_same(p, &old[i], &line[i])) {
				quiet++;
				continue;
			}
			if (quiet >= GAP)
				*vec_push(tmp, ways) =
					(struct way){ end, i, same_row };
			quiet = 0;
			end = i + 1;
			same_row = true;
		}
	}
}

/* Bytes, but for line feeds. */
static int
cost_of(const struct way *w, const struct stops *s)
{
	int by_number = w->to < 9 ? 4 : w->to < 99 ? 5 : 6;
	int from_left = s->before[w->to + 1] + 1;
	int on = w->to >= w->from ? from_left - 1 - s->before[w->from + 1]
				  : NONE;
	int by_tabs = w->same_row || on < from_left ? on : from_left;

	if (w->same_row && w->to - w->from < 10)
		by_number = 4;
	return s->at[w->to] && by_tabs < by_number ? by_tabs : by_number;
}

static int
cost_all(const struct ways *ways, struct stops *s)
{
	int cost = 0;

	for (int i = 0; i < s->columns; i++)
		s->before[i + 1] = s->before[i] + s->at[i];
	for (size_t i = 0; i < ways->n; i++)
		cost += cost_of(&ways->v[i], s);
	return cost;
}

/* The column that most ways lead to; 0: there is none that is worth it. */
static int
take_most_used(int *uses, int columns)
{
	int most = 0;

	for (int i = 1; i < columns; i++)
		if (uses[i] >= USES_MIN && uses[i] > uses[most])
			most = i;
	uses[most] = 0;
	return most;
}

/* Adds stops as long as they spare something. */
static void
improve(const struct ways *ways, struct stops *s)
{
	int uses[STOPS_MAX] = { 0 }, column;
	int cost = cost_all(ways, s);

	for (size_t i = 0; i < ways->n; i++)
		uses[ways->v[i].to]++;
	uses[0] = 0;
	while ((column = take_most_used(uses, s->columns)) > 0) {
		if (s->at[column])
			continue;
		s->at[column] = true;
		int other = cost_all(ways, s) + SET_COST;
		if (other >= cost) {
			s->at[column] = false;
			continue;
		}
		s->cost += SET_COST;
		cost = other - SET_COST;
	}
	s->cost += cost;
}

static bool
is_stop(const struct painter *p, int column)
{
	return column > 0 && column < STOPS_MAX &&
	       p->next_stop[column - 1] == column;
}

static void
clear(struct painter *p, struct buf *out)
{
	buf_put(out, STR("\033[3g"));
	memset(p->next_stop, 0, sizeof p->next_stop);
	p->cleared = true;
}

static void
add_stop(struct painter *p, int column)
{
	for (int i = column - 1; i >= 0; i--) {
		if (p->next_stop[i] && p->next_stop[i] < column)
			break;
		p->next_stop[i] = (uint16_t)column;
	}
}

void
paint_set_stop(struct painter *p, struct buf *out)
{
	int column = p->column;

	if (column < 0 || column >= STOPS_MAX || !p->wanted[column])
		return;
	buf_put(out, STR("\033H"));
	add_stop(p, column);
	p->wanted[column] = false;
}

void
paint_stops(struct painter *p, const struct screen *shown,
	const struct screen *next, struct buf *out)
{
	struct stops more = { .columns = next->columns };
	struct stops anew = { .columns = next->columns, .cost = CLEAR_COST };
	struct arena tmp = { 0 };
	struct ways ways = { 0 };

	if (next->columns > STOPS_MAX)
		return;
	find_ways(p, shown, next, &tmp, &ways);
	for (int i = 0; i < next->columns; i++)
		more.at[i] = is_stop(p, i);
	improve(&ways, &more);
	improve(&ways, &anew);
	arena_free(&tmp);
	if (!p->cleared || anew.cost < more.cost) {
		more = anew;
		clear(p, out);
	}
	for (int i = 0; i < next->columns; i++)
		p->wanted[i] = more.at[i] && !is_stop(p, i);
}

void
paint_usual_stops(int columns, struct buf *out)
{
	enum { APART = 8 };

	buf_put(out, STR("\033[3g\r"));
	for (int i = APART; i < columns; i += APART)
		buf_put(out, STR("\033[8C\033H"));
	buf_putc(out, '\r');
}
