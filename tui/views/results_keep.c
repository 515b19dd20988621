/* What the searcher answered, kept beyond its next answer. */
#include "tui/views/results.h"

#include "tui/list/list.h"

/* NULL: none. */
static void
keep(struct results *s, const struct answer *a)
{
	const struct answer *before = s->kept;

	if (a)
		answer_keep(a);
	s->kept = a;
	s->answer = a ? *a : (struct answer){ 0 };
	s->stale = s->anew = s->asking_more = false;
	answer_drop(before);
}

void
results_forget(struct results *s)
{
	static const struct answer none;

	keep(s, NULL);
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
