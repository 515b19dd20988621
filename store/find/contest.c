#include "store/find/contest.h"

#include <stdlib.h>

void
contest_begin(struct contest *c)
{
	c->n = c->shown = 0;
}

void
contest_free(struct contest *c)
{
	free(c->v);
	*c = (struct contest){ 0 };
}

void
contest_add(struct contest *c, struct contender one)
{
	if (c->n == c->cap) {
		c->cap = c->cap ? c->cap * 2 : 512;
		c->v = realloc(c->v, c->cap * sizeof *c->v);
		if (!c->v)
			arena_exhausted();
	}
	c->v[c->n++] = one;
}

static int
by_score(const void *a, const void *b)
{
	const struct contender *x = a, *y = b;

	if (x->held != y->held)
		return x->held < y->held ? 1 : -1;
	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return found_is_newer(x->found, y->found) ? -1 : 1;
}

void
contest_sort(struct contest *c)
{
	size_t n = 0;

	if (c->n > 1)
		qsort(c->v, c->n, sizeof *c->v, by_score);
	for (size_t i = 0; i < c->n; i++) {
		if (n == 0 || c->v[n - 1].found.id != c->v[i].found.id)
			c->v[n++] = c->v[i];
	}
	c->n = n;
}
