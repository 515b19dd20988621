#include "tools/train_linear.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/train_descend.h"

enum { NAME_MAX = 48 };

void
lesson_ask(struct lesson *l, uint32_t article)
{
	*vec_push(&l->arena, &l->questions) =
		(struct question){ .first = (uint32_t)l->answers.n,
			.article = article,
			.weight = l->weight > 0 ? l->weight : 1 };
}

void
lesson_answer(struct lesson *l, bool right)
{
	*vec_push(&l->arena, &l->answers) =
		(struct answer){ .first = (uint32_t)l->features.n,
			.right = right };
	l->questions.v[l->questions.n - 1].n++;
}

void
lesson_base(struct lesson *l, int hundredths)
{
	l->answers.v[l->answers.n - 1].base = hundredths / 100.0;
}

static void
grow_slots(struct lesson *l)
{
	if (l->names.n * 2 < l->slots_n)
		return;
	l->slots_n = l->slots_n ? l->slots_n * 4 : 1024;
	l->slots = arena_new(&l->arena, uint32_t, l->slots_n);
	for (size_t i = 0; i < l->names.n; i++) {
		size_t at = str_hash(l->names.v[i]);

		while (l->slots[at & (l->slots_n - 1)])
			at++;
		l->slots[at & (l->slots_n - 1)] = (uint32_t)i + 1;
	}
}

static uint32_t
name_number(struct lesson *l, str name)
{
	grow_slots(l);
	for (size_t at = str_hash(name);; at++) {
		uint32_t *slot = &l->slots[at & (l->slots_n - 1)];

		if (!*slot) {
			*vec_push(&l->arena, &l->names) =
				(str){ arena_cstr(&l->arena, name), name.n };
			*slot = (uint32_t)l->names.n;
		}
		if (str_eq(l->names.v[*slot - 1], name))
			return *slot - 1;
	}
}

static void
see_number(struct lesson *l, uint32_t number)
{
	struct answer *a = &l->answers.v[l->answers.n - 1];

	for (uint32_t i = 0; i < a->n; i++)
		if (l->features.v[a->first + i] == number)
			return;
	*vec_push(&l->arena, &l->features) = number;
	a->n++;
}

void
lesson_see(void *ctx, const str parts[3])
{
	struct lesson *l = ctx;
	char name[NAME_MAX];
	size_t n = 0;

	for (int p = 0; p < 3; p++) {
		/* Nothing that long is a name: no words of a text. */
		if (parts[p].n > sizeof name - n)
			return;
		if (parts[p].n)
			memcpy(name + n, parts[p].s, parts[p].n);
		n += parts[p].n;
	}
	see_number(l, name_number(l, (str){ name, n }));
	if (l->elsewhere && str_eq((str){ name, n }, STR(BIAS)))
		see_number(l, name_number(l, STR(ELSEWHERE)));
}

void
lesson_free(struct lesson *l)
{
	arena_free(&l->arena);
	*l = (struct lesson){ 0 };
}

struct learner {
	const struct lesson *l;
	const struct manner *m;
	uint32_t without, folds;
	double *w, *prior;
	bool *used;
	double *sums; /* of a question's answers */
	double asked;
};

static bool
is_asked(const struct learner *t, const struct question *q)
{
	return !t->folds || q->article % t->folds != t->without;
}

static double
sum_of(const struct learner *t, const double *w, const struct answer *a)
{
	double sum = a->base;

	for (uint32_t i = 0; i < a->n; i++)
		sum += w[t->l->features.v[a->first + i]];
	return sum;
}

static void
add_slope(const struct learner *t, double *slope, const struct answer *a,
	double by)
{
	for (uint32_t i = 0; i < a->n; i++)
		slope[t->l->features.v[a->first + i]] += by;
}

/* Adds what one question says to the slope: the share that each answer has,
 * less the share it has among the right ones.  How unlikely the right ones
 * are is returned. */
static double
ask(const struct learner *t, const struct question *q, const double *w,
	double *slope)
{
	const struct answer *a = t->l->answers.v + q->first;
	bool right_one = q->n == 1 && !a->right; /* no is the right answer */
	double most = 0, all, right;

	for (uint32_t k = 0; k < q->n; k++) {
		t->sums[k] = sum_of(t, w, &a[k]);
		if ((q->n > 1 && k == 0) || t->sums[k] > most)
			most = t->sums[k];
	}
	all = q->n == 1 ? exp(-most) : 0;
	right = right_one ? all : 0;
	for (uint32_t k = 0; k < q->n; k++) {
		t->sums[k] = exp(t->sums[k] - most);
		all += t->sums[k];
		right += a[k].right ? t->sums[k] : 0;
	}
	if (right <= 0)
		return 0;
	for (uint32_t k = 0; k < q->n; k++)
		add_slope(t, slope, &a[k],
			q->weight *
				(t->sums[k] / all -
					(a[k].right ? t->sums[k] / right : 0)));
	return q->weight * (log(all) - log(right));
}

/* How badly the weights do, all in all, and how large they are. */
static double
value_of(void *ctx, const double *w, double *slope)
{
	const struct learner *t = ctx;
	size_t n = t->l->names.n;
	double sum = 0, size = 0;

	memset(slope, 0, n * sizeof *slope);
	for (size_t i = 0; i < t->l->questions.n; i++)
		if (is_asked(t, &t->l->questions.v[i]))
			sum += ask(t, &t->l->questions.v[i], w, slope);
	for (size_t f = 0; f < n; f++) {
		double off = w[f] - t->prior[f];

		slope[f] =
			t->used[f] ? slope[f] / t->asked + t->m->l2 * off : 0;
		size += off * off;
	}
	return sum / t->asked + t->m->l2 * size / 2;
}

static void
set_priors(struct learner *t)
{
	for (const struct prior *p = t->m->priors; p && p->feature; p++)
		for (size_t f = 0; f < t->l->names.n; f++)
			if (str_eq(t->l->names.v[f], str_of(p->feature)))
				t->w[f] = t->prior[f] = p->hundredths / 100.0;
}

static void
find_used(struct learner *t, struct arena *tmp)
{
	const struct lesson *l = t->l;
	uint32_t *count = arena_new(tmp, uint32_t, l->names.n + 1);
	uint32_t most = 1;

	for (size_t i = 0; i < l->questions.n; i++) {
		const struct question *q = &l->questions.v[i];

		if (!is_asked(t, q))
			continue;
		t->asked += q->weight;
		most = q->n > most ? q->n : most;
		for (uint32_t k = q->first; k < q->first + q->n; k++)
			for (uint32_t f = 0; f < l->answers.v[k].n; f++)
				count[l->features.v[l->answers.v[k].first +
						    f]]++;
	}
	for (size_t f = 0; f < l->names.n; f++)
		t->used[f] = count[f] >= t->m->least;
	t->sums = arena_new(tmp, double, most);
}

static int
by_weight(const void *a, const void *b)
{
	const struct weight *x = a, *y = b;
	int more = (abs(x->hundredths) < abs(y->hundredths)) -
		   (abs(x->hundredths) > abs(y->hundredths));

	return more ? more : strcmp(x->feature, y->feature);
}

static struct weight
weight_of(str feature, long hundredths)
{
	struct weight w = { .hundredths = (int)hundredths };

	if (feature.n >= sizeof w.feature) {
		fprintf(stderr, "%s: more than FEATURE_LONGEST\n", feature.s);
		exit(1);
	}
	memcpy(w.feature, feature.s, feature.n);
	return w;
}

static void
take_weights(const struct learner *t, struct arena *perm, struct weights *out)
{
	for (size_t f = 0; f < t->l->names.n; f++) {
		str name = t->l->names.v[f];
		long h = lround(100 * t->w[f]);

		if (labs(h) >= t->m->smallest && !str_eq(name, STR(ELSEWHERE)))
			*vec_push(perm, out) = weight_of(name, h);
	}
	qsort(out->v, out->n, sizeof *out->v, by_weight);
}

void
lesson_learn(const struct lesson *l, const struct manner *m, uint32_t without,
	uint32_t folds, struct arena *perm, struct weights *out)
{
	struct arena tmp = { 0 };
	size_t n = l->names.n + 1;
	struct learner t = {
		.l = l,
		.m = m,
		.without = without,
		.folds = folds,
		.w = arena_new(&tmp, double, n),
		.prior = arena_new(&tmp, double, n),
		.used = arena_new(&tmp, bool, n),
	};

	*out = (struct weights){ 0 };
	find_used(&t, &tmp);
	set_priors(&t);
	if (t.asked > 0)
		descend(value_of, &t, t.w, l->names.n);
	take_weights(&t, perm, out);
	arena_free(&tmp);
}
