#include "store/stories/stories.h"

#include "store/store_internal.h"

#include <stdlib.h>

void
stories_free(struct stories *t)
{
	arena_free(&t->arena);
	*t = (struct stories){ 0 };
}

static int
by_id(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static void
number(struct stories *t)
{
	t->by_id = arena_new(&t->arena, struct numbered, t->n);
	for (size_t i = 0; i < t->n; i++)
		t->by_id[i] = (struct numbered){ t->v[i].id, i };
	qsort(t->by_id, t->n, sizeof *t->by_id, by_id);
}

static bool
load(struct store *s, struct stories *t, struct err *e)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *q = sql_ask_values(c,
		"select s.article, a.at, s.story from story s"
		" join article a on a.id = s.article order by 3, 2, 1",
		NULL, 0, e);
	int more;

	while ((more = sql_step(c, q, e)) > 0)
		*vec_push(&t->arena, t) = (struct report){ sql_int(q, 0),
			sql_int(q, 1), sql_int(q, 2) };
	if (t->n)
		number(t);
	return more == 0;
}

const struct stories *
stories_load(struct store *s, struct err *e)
{
	struct stories *t = &s->stories;
	struct versions now;

	if (!store_versions(s, &now, e))
		return NULL;
	if (t->known && t->archive == now.archive.others)
		return t;
	stories_free(t);
	t->known = load(s, t, e);
	t->archive = now.archive.others;
	return t->known ? t : NULL;
}

size_t
stories_place(const struct stories *t, int64_t article)
{
	const struct numbered key = { .id = article };
	const struct numbered *found =
		t->n ? bsearch(&key, t->by_id, t->n, sizeof key, by_id) : NULL;

	return found ? found->i : t->n;
}

/* The reports beside that one. */
static struct reports
around(const struct stories *t, size_t i)
{
	size_t from = i, to = i + 1;

	while (from > 0 && t->v[from - 1].story == t->v[i].story)
		from--;
	while (to < t->n && t->v[to].story == t->v[i].story)
		to++;
	return (struct reports){ t->v + from, to - from };
}

struct reports
stories_of(const struct stories *t, int64_t article)
{
	size_t i = stories_place(t, article);

	return i < t->n ? around(t, i) : (struct reports){ 0 };
}

static int
compare_reports(const void *a, const void *b)
{
	const struct report *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

void
stories_behind(const struct stories *t, const struct hidden *hidden,
	struct arena *perm, struct behind *out)
{
	int64_t story = 0;

	*out = (struct behind){ 0 };
	for (size_t i = 0; i < t->n; i++) {
		if (hidden_find(hidden, t->v[i].id))
			continue;
		if (t->v[i].story == story)
			*vec_push(perm, out) = t->v[i];
		story = t->v[i].story;
	}
	if (out->n)
		qsort(out->v, out->n, sizeof *out->v, compare_reports);
}

bool
behind_has(const struct behind *b, int64_t article)
{
	const struct report key = { .id = article };

	return b->n && bsearch(&key, b->v, b->n, sizeof key, compare_reports);
}

int64_t
stories_row(
	const struct stories *t, const struct hidden *hidden, int64_t article)
{
	struct reports r = stories_of(t, article);

	for (size_t i = 0; i < r.n; i++)
		if (!hidden_find(hidden, r.v[i].id))
			return r.v[i].id;
	return article;
}

/* Is it the first of those that were seen? */
static bool
leads(const struct stories *t, const bool *seen, size_t i)
{
	while (i > 0 && t->v[i - 1].story == t->v[i].story)
		if (seen[--i])
			return false;
	return true;
}

void
stories_fold(const struct stories *t, struct ids *ids)
{
	struct arena tmp = { 0 };
	/* One more, for those that are in none. */
	bool *seen = arena_new(&tmp, bool, t->n + 1);
	size_t kept = 0;

	for (size_t i = 0; i < ids->n; i++)
		seen[stories_place(t, ids->v[i])] = true;
	for (size_t i = 0; i < ids->n; i++) {
		size_t k = stories_place(t, ids->v[i]);

		if (k == t->n || leads(t, seen, k))
			ids->v[kept++] = ids->v[i];
	}
	ids->n = kept;
	arena_free(&tmp);
}
