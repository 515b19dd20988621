#include "store/rows/listing_rows.h"

#include <stdlib.h>
#include <string.h>

void
rows_forget(struct listing *l, size_t first)
{
	l->first = first;
	l->held = 0;
	l->top = l->bottom = 0;
}

static void
make_room(struct listing *l, size_t more)
{
	if (l->held + more <= l->cap)
		return;
	l->cap = l->held + more + CHUNK;
	l->v = realloc(l->v, l->cap * sizeof *l->v);
	if (!l->v)
		arena_exhausted();
}

static int64_t
row_id(const struct listing *l, int64_t id, size_t i)
{
	return is_things(l) ? thing_id(id, (int64_t)i) : id;
}

void
rows_put(struct listing *l, int64_t id, size_t rows, bool up)
{
	make_room(l, rows);
	for (size_t i = 0; i < rows; i++)
		l->v[l->held++] = row_id(l, id, up ? rows - 1 - i : i);
}

static void
reverse(int64_t *v, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		int64_t id = v[i];

		v[i] = v[n - 1 - i];
		v[n - 1 - i] = id;
	}
}

void
rows_bring_up(struct listing *l, size_t had)
{
	reverse(l->v, had);
	reverse(l->v, l->held);
}

static int64_t
owner(const struct listing *l, size_t i)
{
	return is_things(l) ? thing_article(l->v[i]) : l->v[i];
}

void
rows_keep_end(struct listing *l, bool up)
{
	size_t from = up ? 0 : l->held - CHUNK, to = up ? CHUNK : l->held;

	if (l->held <= HELD_MAX)
		return;
	while (from > 0 && owner(l, from) == owner(l, from - 1))
		from--;
	while (to < l->held && owner(l, to) == owner(l, to - 1))
		to++;
	l->top = owner(l, from);
	l->bottom = owner(l, to - 1);
	memmove(l->v, l->v + from, (to - from) * sizeof *l->v);
	l->first += from;
	l->held = to - from;
}

/* Does the one stand above the other? */
static bool
is_above(const struct listing *l, struct key a, struct key b)
{
	bool newer = a.by > b.by || (a.by == b.by && a.id > b.id);

	return a.id != b.id && newer != l->turned;
}

/* The first of those held that does not stand above it; false: the archive
 * lacks one of them. */
static bool
find_place(struct listing *l, struct key key, size_t *place)
{
	size_t low = 0, high = l->held;
	struct key at;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (!steps_key(l, owner(l, mid), &at))
			return false;
		if (is_above(l, at, key))
			low = mid + 1;
		else
			high = mid;
	}
	*place = low;
	return true;
}

static void
replace(struct listing *l, size_t at, int64_t id, size_t before, size_t after)
{
	make_room(l, after);
	memmove(l->v + at + after, l->v + at + before,
		(l->held - at - before) * sizeof *l->v);
	for (size_t i = 0; i < after; i++)
		l->v[at + i] = row_id(l, id, i);
	l->held = l->held - before + after;
	if (l->held == 0) {
		rows_forget(l, l->first);
		return;
	}
	l->top = owner(l, 0);
	l->bottom = owner(l, l->held - 1);
}

void
rows_change(struct listing *l, struct key key, size_t before, size_t after)
{
	struct key top, bottom;
	size_t at;

	l->zero = 0;
	l->n = l->n + after > before ? l->n + after - before : 0;
	if (l->held && steps_key(l, l->top, &top) &&
		steps_key(l, l->bottom, &bottom) && find_place(l, key, &at)) {
		if (is_above(l, key, top))
			l->first = l->first + after - before;
		else if (!is_above(l, bottom, key))
			replace(l, at, key.id, before, after);
	} else {
		rows_forget(l, 0);
	}
}
