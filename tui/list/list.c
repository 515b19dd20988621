#include "tui/list/list.h"

#include "tui/list/seek.h"

/* Do only some of the view's rows count? */
static bool
is_filtered(const struct view *v)
{
	return v->filter && v->filter->words.n && !v->filter->own;
}

size_t
list_count(struct view *v)
{
	return is_filtered(v) ? v->filter->n : v->ops->count(v);
}

size_t
list_number(struct view *v, size_t k)
{
	return is_filtered(v) ? v->filter->v[k] : k;
}

size_t
list_shown(struct view *v, size_t i)
{
	size_t low = 0, high = list_count(v);

	if (!is_filtered(v))
		return i < high ? i : high ? high - 1 : 0;
	size_t n = high;
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (v->filter->v[mid] < i)
			low = mid + 1;
		else
			high = mid;
	}
	return low < n ? low : n ? n - 1 : 0;
}

size_t
list_selected(struct view *v)
{
	return list_shown(v, v->selected);
}

struct row
list_row(struct view *v, size_t k)
{
	struct row row = { 0 };

	v->ops->row(v, list_number(v, k), v->columns, &row);
	if (row.lines < 1)
		row.lines = 1;
	return row;
}

static bool
selectable(struct view *v, size_t k)
{
	return list_row(v, k).kind == ROW_ITEM;
}

static str
heading(struct view *v, size_t k)
{
	str left = { 0 }, right = { 0 };

	if (v->ops->group)
		v->ops->group(v, list_number(v, k), &left, &right);
	return left;
}

bool
list_same_group(struct view *v, size_t a, size_t b)
{
	return v->ops->heads || str_eq(heading(v, a), heading(v, b));
}

bool
list_begins_group(struct view *v, size_t k)
{
	return k > 0 ? !list_same_group(v, k, k - 1) : heading(v, k).n > 0;
}

int
list_gap(const struct view *v)
{
	return v->rows >= 14;
}

/* Lines that the k-th takes when it is not on top of the screen: the gap and
 * the heading, and its own. */
static int
height(struct view *v, size_t k)
{
	return list_row(v, k).lines +
	       (list_begins_group(v, k) ? 1 + list_gap(v) : 0);
}

/* The one on top has its heading, and no blank line. */
static int
height_on_top(struct view *v, size_t k)
{
	return list_row(v, k).lines + (heading(v, k).n ? 1 : 0);
}

/* The first that may be on top so that the k-th is still seen whole. */
static size_t
top_for(struct view *v, size_t k)
{
	int used = height_on_top(v, k);
	size_t top = k;

	while (top > 0) {
		/* The one on top becomes one below another. */
		int more = height(v, top) - height_on_top(v, top) +
			   height_on_top(v, top - 1);

		if (used + more > v->rows)
			break;
		used += more;
		top--;
	}
	return top;
}

/* How many are seen whole from that one on, at least one. */
static size_t
seen_from(struct view *v, size_t top)
{
	size_t n = list_count(v), k = top;

	if (k >= n)
		return 0;
	for (int used = height_on_top(v, k); ++k < n;) {
		used += height(v, k);
		if (used > v->rows)
			break;
	}
	return k - top;
}

/* Is the k-th seen whole then? */
static bool
is_seen(struct view *v, size_t top, size_t k)
{
	int used = top <= k ? height_on_top(v, top) : v->rows + 1;

	while (used <= v->rows && ++top <= k)
		used += height(v, top);
	return used <= v->rows;
}

/* The nearest that can be selected, first in direction `by`. */
static size_t
settle(struct view *v, size_t k, int by)
{
	size_t n = list_count(v);

	for (size_t i = k; i < n; i += (size_t)by)
		if (selectable(v, i))
			return i;
	for (size_t i = k; i < n; i -= (size_t)by)
		if (selectable(v, i))
			return i;
	return k;
}

static void
show(struct view *v)
{
	size_t n = list_count(v);

	if (n == 0) {
		v->top = 0;
		return;
	}
	size_t selected = list_selected(v), top = list_shown(v, v->top);
	if (top > selected)
		top = selected;
	if (!is_seen(v, top, selected))
		top = top_for(v, selected);
	/* Headlines and notes above the first come along. */
	if (top == selected && top > 0 && !selectable(v, top - 1)) {
		size_t low = top_for(v, selected);

		while (top > low && !selectable(v, top - 1))
			top--;
	}
	if (top > 0 && n - top <= (size_t)v->rows &&
		top + seen_from(v, top) >= n) {
		size_t last = top_for(v, n - 1);

		if (top > last)
			top = last;
	}
	v->top = list_number(v, top);
}

/* Heights are those of rows, which are read from the archive: with one lock
 * for all of them. */
void
list_show(struct view *v)
{
	store_freeze(v->app->store);
	show(v);
	store_thaw(v->app->store);
}

static void
select_shown(struct view *v, size_t k, int by)
{
	size_t n = list_count(v);

	if (n == 0)
		return;
	k = settle(v, k < n ? k : n - 1, by);
	v->selected = list_number(v, k);
	list_show(v);
}

void
list_select(struct view *v, size_t i)
{
	v->selected = i;
	select_shown(v, list_shown(v, i), 1);
}

void
list_select_head(struct view *v, size_t i)
{
	int above = 0;

	list_select(v, i);
	size_t k = list_shown(v, i), top = list_shown(v, v->top);
	for (size_t at = top; at < k && above <= v->rows / 2; at++)
		above += at == top ? height_on_top(v, at) : height(v, at);
	if (above <= v->rows / 2)
		return;
	v->top = i;
	list_show(v);
}

/* A text has no selection: only its top moves. */
static void
read_to(struct view *v, size_t top)
{
	size_t n = list_count(v), rows = (size_t)v->rows;
	size_t last = n > rows ? n - rows : 0;

	v->top = top < last ? top : last;
}

static void
move(struct view *v, long by)
{
	size_t n = list_count(v);
	size_t at = v->ops->reads ? v->top : list_selected(v);
	size_t to = by < 0 && (size_t)-by > at ? 0 : at + (size_t)by;

	if (v->ops->reads) {
		read_to(v, to);
		return;
	}
	if (n)
		select_shown(v, to < n ? to : n - 1, by < 0 ? -1 : 1);
}

/* By that part of what is seen, so that nothing is passed over. */
static void
page(struct view *v, int by, int parts)
{
	if (v->ops->reads) {
		int lines = (v->rows - 1) / parts;

		move(v, by * (lines > 1 ? lines : 1));
		return;
	}
	size_t n = list_count(v), top = list_shown(v, v->top);
	if (n == 0)
		return;
	long seen = (long)seen_from(v, top) / parts;
	long to = (long)top + by * (seen > 1 ? seen : 1);
	size_t selected = list_selected(v);
	v->top = list_number(v, to < 0 ? 0 : to < (long)n ? (size_t)to : n - 1);
	v->selected = list_number(v, selected);
	move(v, by * (seen > 1 ? seen : 1));
}

static void
next_group(struct view *v, int by)
{
	size_t n = list_count(v), k = list_selected(v);

	if (n == 0)
		return;
	bool whole = v->ops->heads || (by < 0 && k == 0);
	if (whole && by < 0)
		move(v, -(long)n);
	if (whole ? list_selected(v) == k
		  : seek_begin(v, SEEK_GROUP, by, false) == SOUGHT_NONE)
		seek_say_none(v->app, SEEK_GROUP, by);
}

static enum outcome
move_by(struct view *v, enum command command)
{
	size_t n = list_count(v);

	switch (command) {
	case COMMAND_DOWN: move(v, 1); break;
	case COMMAND_UP: move(v, -1); break;
	case COMMAND_PAGE_DOWN: page(v, 1, 1); break;
	case COMMAND_PAGE_UP: page(v, -1, 1); break;
	case COMMAND_HALF_DOWN: page(v, 1, 2); break;
	case COMMAND_HALF_UP: page(v, -1, 2); break;
	case COMMAND_TOP: move(v, -(long)n); break;
	case COMMAND_BOTTOM: move(v, (long)n); break;
	case COMMAND_NEXT_SECTION: next_group(v, 1); break;
	case COMMAND_PREV_SECTION: next_group(v, -1); break;
	default: return OUTCOME_UNHANDLED;
	}
	return OUTCOME_DONE;
}

enum outcome
list_command(struct view *v, enum command command)
{
	store_freeze(v->app->store);
	enum outcome o = move_by(v, command);
	store_thaw(v->app->store);
	return o;
}

void
list_wheel(struct view *v, int lines)
{
	move(v, lines);
}
