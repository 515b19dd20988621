#include "store/lister.h"

#include <stdlib.h>
#include <string.h>

static void
drop(struct lister_reply **reply)
{
	if (*reply)
		arena_free(&(*reply)->arena);
	free(*reply);
	*reply = NULL;
}

void
lister_free(struct lister *l)
{
	drop(&l->news);
	drop(&l->taken);
	arena_free(&l->arena);
	*l = (struct lister){ 0 };
}

uint64_t
lister_begin(struct lister *l, const struct list_ask *ask)
{
	drop(&l->news);
	arena_reset(&l->arena);
	l->ask = *ask;
	l->ask.words = arena_copy(&l->arena, ask->words);
	l->waits = true;
	return ++l->newest;
}

struct list_ask
lister_ask(const struct lister *l, struct arena *perm)
{
	struct list_ask ask = l->ask;

	ask.words = arena_copy(perm, ask.words);
	return ask;
}

void
lister_put(struct lister *l, const struct list_answer *a)
{
	if (a->question != l->newest)
		return;
	drop(&l->news);
	struct lister_reply *r = calloc(1, sizeof *r);
	if (!r)
		arena_exhausted();
	r->answer = *a;
	r->answer.ids = (struct ids){ .n = a->ids.n, .cap = a->ids.n };
	r->answer.ids.v = arena_new(&r->arena, int64_t, a->ids.n);
	if (a->ids.n)
		memcpy(r->answer.ids.v, a->ids.v, a->ids.n * sizeof *a->ids.v);
	l->news = r;
	l->waits = a->more;
}

const struct list_answer *
lister_take(struct lister *l)
{
	if (!l->news)
		return NULL;
	drop(&l->taken);
	l->taken = l->news;
	l->news = NULL;
	return &l->taken->answer;
}
