/* The part of table.h that shows the reports of stories that were unfolded,
 * each below the line of its story. */
#include "tui/list/table.h"

#include "tui/list/fold.h"

/* They are few, and stay in order. */
static void
put(struct table *t, struct unfolded one)
{
	*vec_push(&t->apart_arena, &t->apart) = one;
	size_t i = t->apart.n - 1;
	for (; i > 0 && t->apart.v[i - 1].place > one.place; i--)
		t->apart.v[i] = t->apart.v[i - 1];
	t->apart.v[i] = one;
}

static void
unfold(struct view *v, struct table *t, int64_t article)
{
	struct unfolded one = { .place = v->selected };
	struct ids all = { 0 };
	size_t i = 0;

	store_story(v->app->store, article, &v->app->frame, &all, NULL);
	/* The list may have another report of it than it had. */
	while (i < all.n && !table_find_own(t, all.v[i], &one.place))
		i++;
	if (i == all.n)
		return;
	int64_t line = table_own(t, one.place);
	for (i = 0; i < all.n; i++)
		if (all.v[i] != line)
			*vec_push(&t->apart_arena, &one.below) = all.v[i];
	put(t, one);
}

void
table_unfold(struct view *v, struct table *t)
{
	arena_reset(&t->apart_arena);
	t->apart = (struct apart){ 0 };
	for (size_t i = 0; fold_wanted(v->app) && i < v->apart.n; i++)
		unfold(v, t, v->apart.v[i]);
}

size_t
table_below(const struct table *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->apart.n; i++)
		n += t->apart.v[i].below.n;
	return n;
}

/* Counts i down to the place in the list itself; not NULL: it is the row
 * number i below that one's line, from 1. */
static const struct unfolded *
place_of(const struct table *t, size_t *i)
{
	for (size_t k = 0; k < t->apart.n; k++) {
		const struct unfolded *u = &t->apart.v[k];

		if (*i <= u->place)
			break;
		if (*i <= u->place + u->below.n) {
			*i -= u->place;
			return u;
		}
		*i -= u->below.n;
	}
	return NULL;
}

int64_t
table_id(struct table *t, size_t i)
{
	const struct unfolded *u = place_of(t, &i);

	return u ? u->below.v[i - 1] : table_own(t, i);
}

size_t
table_line(const struct table *t, size_t i)
{
	size_t below = i;

	return place_of(t, &below) ? i - below : i;
}

bool
table_find(struct table *t, int64_t id, size_t *place)
{
	size_t before = 0;

	for (size_t k = 0; k < t->apart.n; k++) {
		const struct unfolded *u = &t->apart.v[k];

		for (size_t i = 0; i < u->below.n; i++)
			if (u->below.v[i] == id) {
				*place = u->place + before + 1 + i;
				return true;
			}
		before += u->below.n;
	}
	size_t own = *place;
	place_of(t, &own);
	if (!table_find_own(t, id, &own))
		return false;
	*place = own;
	for (size_t k = 0; k < t->apart.n && t->apart.v[k].place < own; k++)
		*place += t->apart.v[k].below.n;
	return true;
}
