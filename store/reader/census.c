#include "store/reader/census.h"

void
census_free(struct census *t)
{
	arena_free(&t->arena);
	*t = (struct census){ 0 };
}

/* Behind those that are there. */
static void
add(struct arena *perm, struct count *to, const struct count *c)
{
	*to = *c;
	to->query = arena_copy(perm, c->query);
	to->known = false;
}

void
census_begin(struct census *t, const struct count *v, size_t n)
{
	struct arena fresh = { 0 };
	struct count *all = arena_new(&fresh, struct count, n + t->n - t->next);
	size_t more = n;

	for (size_t i = 0; i < n; i++)
		add(&fresh, &all[i], &v[i]);
	for (size_t i = t->next; i < t->n; i++)
		if (n && t->v[i].of != v[0].of)
			add(&fresh, &all[more++], &t->v[i]);
	arena_free(&t->arena);
	t->arena = fresh;
	t->v = all;
	t->n = more;
	t->next = 0;
	t->turn++;
	t->news = false;
}

bool
census_waits(const struct census *t)
{
	return t->next < t->n;
}

struct count
census_next(const struct census *t, struct arena *perm, unsigned *turn)
{
	struct count c = t->v[t->next];

	c.query = arena_copy(perm, c.query);
	*turn = t->turn;
	return c;
}

void
census_put(struct census *t, unsigned turn, const struct count *c)
{
	if (turn != t->turn)
		return;
	struct count *to = &t->v[t->next++];

	to->total = c->total;
	to->fresh = c->fresh;
	to->known = c->known;
	t->news = true;
}
