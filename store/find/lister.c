#include "store/find/lister.h"

#include <stdlib.h>

static void
drop(struct list_answer **answer)
{
	if (*answer)
		arena_free(&(*answer)->arena);
	free(*answer);
	*answer = NULL;
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

bool
lister_stop(struct lister *l, uint64_t question)
{
	if (question != l->newest)
		return false;
	drop(&l->news);
	l->waits = false;
	l->newest++;
	return true;
}

struct list_ask
lister_ask(const struct lister *l, struct arena *perm)
{
	struct list_ask ask = l->ask;

	ask.words = arena_copy(perm, ask.words);
	return ask;
}

void
lister_put(struct lister *l, struct list_answer *a)
{
	if (a->question != l->newest) {
		arena_free(&a->arena);
		return;
	}
	drop(&l->news);
	l->news = malloc(sizeof *l->news);
	if (!l->news)
		arena_exhausted();
	*l->news = *a;
	a->arena = (struct arena){ 0 };
	l->waits = a->more;
}

struct list_answer *
lister_take(struct lister *l)
{
	if (!l->news)
		return NULL;
	drop(&l->taken);
	l->taken = l->news;
	l->news = NULL;
	return l->taken;
}
