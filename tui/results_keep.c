/* What the searcher answered, kept beyond its next answer. */
#include "tui/results.h"

#include "tui/list.h"

static struct span *
copy_spans(struct arena *perm, const struct span *v, size_t n)
{
	struct span *to = arena_new(perm, struct span, n);

	for (size_t i = 0; i < n; i++)
		to[i] = v[i];
	return to;
}

static struct hit
hit_copy(struct arena *perm, const struct hit *h)
{
	struct hit to = *h;

	to.title = arena_copy(perm, h->title);
	to.published = arena_copy(perm, h->published);
	to.source = arena_copy(perm, h->source);
	to.url = arena_copy(perm, h->url);
	to.snippet = arena_copy(perm, h->snippet);
	to.marks = copy_spans(perm, h->marks, h->n_marks);
	to.title_marks = copy_spans(perm, h->title_marks, h->n_title_marks);
	to.reprints = arena_new(perm, int64_t, h->n_reprints);
	for (size_t i = 0; i < h->n_reprints; i++)
		to.reprints[i] = h->reprints[i];
	return to;
}

/* The answer is the searcher's until its next one. */
static void
keep(struct results *s, const struct answer *a)
{
	struct arena *perm = &s->arenas[s->young ^= 1];
	struct answer *to = &s->answer;

	arena_reset(perm);
	*to = (struct answer){
		.question = a->question,
		.total = a->total,
		.loosened = a->loosened,
		.damaged = a->damaged,
		.partial = a->partial,
		.query = arena_copy(perm, a->query),
		.ignored = arena_copy(perm, a->ignored),
		.near = arena_copy(perm, a->near),
		.ms = a->ms,
	};
	for (size_t i = 0; i < a->hits.n; i++)
		*vec_push(perm, &to->hits) = hit_copy(perm, &a->hits.v[i]);
	for (size_t i = 0; i < a->terms.n; i++)
		*vec_push(perm, &to->terms) = arena_copy(perm, a->terms.v[i]);
	for (size_t i = 0; i < a->read_as.n; i++)
		*vec_push(perm, &to->read_as) =
			arena_copy(perm, a->read_as.v[i]);
	s->stale = s->anew = false;
	s->asking_more = false;
}

void
results_forget(struct results *s)
{
	static const struct answer none;

	keep(s, &none);
	narrow_keep(&s->narrow, &none);
	s->question = 0;
}

/* The line at the bottom says how many are left. */
static void
tell_within(struct view *v)
{
	struct results *s = v->state;

	if (s->within.n == 0)
		s->all = s->answer.total;
	if (!v->filter || !v->filter->own)
		return;
	v->filter->n = s->answer.total;
	v->filter->all = s->all;
	v->filter->more = s->answer.partial;
}

void
results_take(struct view *v, const struct answer *a)
{
	struct results *s = v->state;
	bool same = !s->anew && str_eq(a->query, s->answer.query);

	keep(s, a);
	narrow_keep(&s->narrow, a);
	if (!same)
		v->selected = v->top = 0;
	tell_within(v);
	if (v->rows)
		list_show(v);
}
