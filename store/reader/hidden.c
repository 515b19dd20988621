#include "store/reader/away.h"

#include <stdlib.h>
#include <string.h>

void
hidden_free(struct hidden *h)
{
	arena_free(&h->arena);
	*h = (struct hidden){ 0 };
}

void
hidden_forget(struct hidden *h)
{
	h->archive = -1;
	h->known = false;
}

void
hidden_reserve(struct hidden *h, size_t rows)
{
	h->rows.v = arena_new(&h->arena, struct hidden_row, rows);
	h->rows.cap = rows;
	h->v = arena_new(&h->arena, struct hidden_article, rows);
	h->cap = rows;
}

void
hidden_touch(struct hidden *h, str uid)
{
	if (h->touched.n == HIDDEN_KEPT)
		h->known = false;
	if (h->known)
		*vec_push(&h->arena, &h->touched) = arena_copy(&h->arena, uid);
}

const struct hidden_article *
hidden_since(const struct hidden *h, uint64_t changes, size_t *n)
{
	uint64_t since = h->changes - changes;

	*n = (size_t)since;
	return since > h->n_was ? NULL : h->was + h->n_was - since;
}

static void
note(struct hidden *h, struct hidden_article was)
{
	if (h->n_was == HIDDEN_KEPT)
		memmove(h->was, h->was + 1, --h->n_was * sizeof *h->was);
	h->was[h->n_was++] = was;
	h->changes++;
}

static int
by_number(const void *a, const void *b)
{
	const struct hidden_article *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

void
hidden_sort(struct hidden *h)
{
	if (h->n)
		qsort(h->v, h->n, sizeof *h->v, by_number);
}

static struct hidden_article
unmarked(struct hidden_article a)
{
	a.archived = a.deleted = false;
	return a;
}

static bool
are_alike(const struct hidden_article *a, const struct hidden_article *b)
{
	return a->archived == b->archived && a->deleted == b->deleted;
}

/* Notes whose marks differ; both are by number. */
static void
compare(struct hidden *h, const struct hidden *old)
{
	size_t i = 0, k = 0, n = 0;

	while ((i < old->n || k < h->n) && n <= HIDDEN_KEPT) {
		const struct hidden_article *a = old->v + i, *b = h->v + k;
		bool was = k == h->n || (i < old->n && a->id <= b->id);
		bool is = i == old->n || (k < h->n && b->id <= a->id);

		if (!was || !is || !are_alike(a, b)) {
			note(h, was ? *a : unmarked(*b));
			n++;
		}
		i += was;
		k += is;
	}
}

static bool
add(struct away *a, sqlite3_stmt *q, struct hidden *h, struct err *e)
{
	str uid = arena_copy(&h->arena, sql_str(q, 0));
	struct hidden_article article;
	struct hidden_row row;

	if (!away_find(a, uid, &row, &article, e))
		return false;
	article.archived = sql_int(q, 1);
	article.deleted = sql_int(q, 2);
	*vec_push(&h->arena, &h->rows) = row;
	if (row.id)
		*vec_push(&h->arena, h) = article;
	return true;
}

static bool
load(struct store *s, struct away *a, struct err *e)
{
	struct hidden *h = &s->hidden;
	sqlite3_stmt *q = sql_ask_values(&s->state,
		"select uid, archived, deleted from seen"
		" where archived = 1 or deleted = 1 order by uid",
		NULL, 0, e);
	int more;

	while ((more = sql_step(&s->state, q, e)) > 0)
		if (!add(a, q, h, e)) {
			sqlite3_reset(q);
			return false;
		}
	hidden_sort(h);
	return more == 0;
}

static bool
read_changes(struct store *s, int64_t *n, struct err *e)
{
	return sql_number(&s->state,
		sql_ask_values(
			&s->state, "select n from hidden_changes", NULL, 0, e),
		0, n, e);
}

/* Nothing is known, and nobody can tell what has changed since. */
static void
lose(struct hidden *h)
{
	uint64_t changes = h->changes + HIDDEN_KEPT + 1;

	hidden_free(h);
	h->changes = changes;
}

static bool
load_anew(struct store *s, const struct versions *now, struct err *e)
{
	struct hidden *h = &s->hidden, old = *h;
	bool first = old.archive == 0;
	struct away a = { 0 };

	if (first && !away_recall(s, &old, e))
		return false;
	*h = (struct hidden){ .recalled = old.recalled,
		.changes = old.changes,
		.n_was = old.n_was,
		.archive = now->archive.others,
		.state = now->state.others };
	memcpy(h->was, old.was, sizeof old.was);
	hidden_reserve(h, old.rows.n + HIDDEN_KEPT);
	h->known = read_changes(s, &h->marks, e) &&
		   away_begin(&a, s, &old, old.archive != h->archive, &h->facts,
			   e) &&
		   load(s, &a, e);
	if (!h->known)
		lose(h);
	else if (!first)
		compare(h, &old);
	away_end(&a);
	hidden_free(&old);
	return h->known;
}

/* Where the row of a uid is or would be. */
static size_t
find_row(const struct hidden *h, str uid)
{
	size_t from = 0, to = h->rows.n;

	while (from < to) {
		size_t half = (from + to) / 2;

		if (str_cmp(h->rows.v[half].uid, uid) < 0)
			from = half + 1;
		else
			to = half;
	}
	return from;
}

/* The same of an article. */
static size_t
find_article(const struct hidden *h, int64_t id)
{
	size_t from = 0, to = h->n;

	while (from < to) {
		size_t half = (from + to) / 2;

		if (h->v[half].id < id)
			from = half + 1;
		else
			to = half;
	}
	return from;
}

/* Opens or closes a gap for one element at i. */
#define SHIFT(vec, i, opens)                                         \
	memmove((vec)->v + (i) + (opens), (vec)->v + (i) + !(opens), \
		((vec)->n - (i)-1) * sizeof *(vec)->v)

static void
set_row(struct hidden *h, size_t i, bool had, const struct hidden_row *row)
{
	if (!had && row) {
		vec_push(&h->arena, &h->rows);
		SHIFT(&h->rows, i, 1);
		h->rows.v[i] = *row;
	} else if (had && !row) {
		SHIFT(&h->rows, i, 0);
		h->rows.n--;
	}
}

static void
set_article(struct hidden *h, struct hidden_article a)
{
	bool has = a.archived || a.deleted;
	size_t i = find_article(h, a.id);
	bool had = i < h->n && h->v[i].id == a.id;

	if (had && are_alike(&h->v[i], &a))
		return;
	note(h, had ? h->v[i] : unmarked(a));
	if (!had && has) {
		vec_push(&h->arena, h);
		SHIFT(h, i, 1);
	}
	if (has) {
		h->v[i] = a;
	} else if (had) {
		SHIFT(h, i, 0);
		h->n--;
	}
}

static bool
read_marks(struct store *s, str uid, struct hidden_article *out, struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->state, e,
		"select archived, deleted from seen where uid = ?", SQL_B(uid));
	int more = sql_step(&s->state, q, e);

	out->archived = more > 0 && sql_int(q, 0);
	out->deleted = more > 0 && sql_int(q, 1);
	if (more > 0)
		sqlite3_reset(q);
	return more >= 0;
}

/* One article as it is marked now. */
static bool
look_again(struct store *s, str uid, struct err *e)
{
	struct hidden *h = &s->hidden;
	size_t i = find_row(h, uid);
	bool had = i < h->rows.n && str_eq(h->rows.v[i].uid, uid);
	struct hidden_article marks = { 0 }, a = { 0 };

	if (!read_marks(s, uid, &marks, e))
		return false;
	bool has = marks.archived || marks.deleted;
	if (had && h->rows.v[i].id)
		a = *hidden_find(h, h->rows.v[i].id);
	else if (!had && has && !away_look_up(s, uid, &a, e))
		return false;
	set_row(h, i, had,
		has ? &(struct hidden_row){ uid, a.id, false } : NULL);
	a.archived = marks.archived;
	a.deleted = marks.deleted;
	if (a.id)
		set_article(h, a);
	return true;
}

static bool
look_at_touched(struct store *s, struct err *e)
{
	struct hidden *h = &s->hidden;
	struct versions now;

	for (size_t i = 0; h->known && i < h->touched.n; i++)
		h->known = look_again(s, h->touched.v[i], e);
	h->touched.n = 0;
	/* What others have changed just now is not known. */
	if (!read_changes(s, &h->marks, e) || !store_versions(s, &now, e) ||
		now.state.others != h->state)
		h->marks = -1;
	return h->known;
}

/* Has nobody hidden or shown one since, whatever else was marked? */
static bool
is_as_before(struct store *s, const struct versions *now)
{
	struct hidden *h = &s->hidden;
	int64_t marks;

	if (!h->known || h->archive != now->archive.others)
		return false;
	if (h->state == now->state.others)
		return true;
	if (!read_changes(s, &marks, NULL) || marks != h->marks)
		return false;
	h->state = now->state.others;
	return true;
}

const struct hidden *
hidden_load(struct store *s, struct err *e)
{
	struct hidden *h = &s->hidden;
	struct versions now;

	if (!s->state.db)
		return h;
	if (!store_versions(s, &now, e))
		return NULL;
	bool keeps = is_as_before(s, &now);
	if (keeps && h->touched.n == 0)
		return h;
	bool held = store_hold(s);
	bool ok = keeps ? look_at_touched(s, e) : load_anew(s, &now, e);
	store_release(s, held);
	return ok ? h : NULL;
}

const struct hidden_article *
hidden_find(const struct hidden *h, int64_t id)
{
	size_t i = find_article(h, id);

	return i < h->n && h->v[i].id == id ? &h->v[i] : NULL;
}

bool
hidden_deleted(const struct hidden *h, int64_t id)
{
	const struct hidden_article *a = hidden_find(h, id);

	return a && a->deleted;
}
