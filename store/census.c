#include "store/census.h"

void
census_free(struct census *t)
{
	arena_free(&t->arena);
	*t = (struct census){ 0 };
}

void
census_begin(struct census *t, const struct count *v, size_t n)
{
	arena_reset(&t->arena);
	t->v = arena_new(&t->arena, struct count, n);
	for (size_t i = 0; i < n; i++) {
		t->v[i] = v[i];
		t->v[i].query = arena_copy(&t->arena, v[i].query);
		t->v[i].known = false;
	}
	t->n = n;
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
