/* What the searcher hands over, as searcher_private.h says. */
#include "store/find/searcher_private.h"

#include "store/find/facets.h"

#include <stdlib.h>

void *
searcher_new(size_t size)
{
	void *p = calloc(1, size);

	if (!p)
		arena_exhausted();
	return p;
}

void
searcher_question_free(struct question *q)
{
	if (!q)
		return;
	arena_free(&q->arena);
	free(q);
}

void
searcher_reply_free(struct reply *r)
{
	if (!r || --r->users > 0)
		return;
	arena_free(&r->arena);
	free(r);
}

static void
copy_hit(struct hit *to, const struct hit *h, struct arena *perm)
{
	*to = *h;
	to->title = arena_copy(perm, h->title);
	to->published = arena_copy(perm, h->published);
	to->source = arena_copy(perm, h->source);
	to->url = arena_copy(perm, h->url);
	to->snippet = arena_copy(perm, h->snippet);
	to->marks = arena_new(perm, struct span, h->n_marks);
	to->title_marks = arena_new(perm, struct span, h->n_title_marks);
	to->reprints = arena_new(perm, int64_t, h->n_reprints);
	for (size_t i = 0; i < h->n_reprints; i++)
		to->reprints[i] = h->reprints[i];
	for (size_t i = 0; i < h->n_marks; i++)
		to->marks[i] = h->marks[i];
	for (size_t i = 0; i < h->n_title_marks; i++)
		to->title_marks[i] = h->title_marks[i];
}

static void
copy_strs(struct strs *to, const struct strs *s, struct arena *perm)
{
	*to = (struct strs){ 0 };
	for (size_t i = 0; i < s->n; i++)
		*vec_push(perm, to) = arena_copy(perm, s->v[i]);
}

struct reply *
searcher_reply_new(const struct answer *a)
{
	struct reply *r = searcher_new(sizeof *r);
	struct answer *to = &r->answer;
	struct arena *perm = &r->arena;

	r->users = 1;
	*to = *a;
	to->hits.v = arena_new(perm, struct hit, a->hits.n);
	to->hits.cap = a->hits.n;
	for (size_t i = 0; i < a->hits.n; i++)
		copy_hit(&to->hits.v[i], &a->hits.v[i], perm);
	to->failed = arena_copy(perm, a->failed);
	to->query = arena_copy(perm, a->query);
	to->ignored = arena_copy(perm, a->ignored);
	to->near = arena_copy(perm, a->near);
	copy_strs(&to->terms, &a->terms, perm);
	copy_strs(&to->read_as, &a->read_as, perm);
	facets_copy(&to->facets, &a->facets, perm);
	return r;
}

/* Every answer that can be kept is a reply's. */
static struct reply *
reply_of(const struct answer *a)
{
	return (struct reply *)(uintptr_t)a;
}

void
answer_keep(const struct answer *a)
{
	reply_of(a)->users++;
}

void
answer_drop(const struct answer *a)
{
	searcher_reply_free(reply_of(a));
}

const struct answer *
answer_copy(const struct answer *a)
{
	return &searcher_reply_new(a)->answer;
}
