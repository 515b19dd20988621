#include "store/store_internal.h"

#include <stdlib.h>

void
hidden_free(struct hidden *h)
{
	arena_free(&h->arena);
	*h = (struct hidden){ 0 };
}

void
hidden_forget(struct hidden *h)
{
	h->rows.n = 0;
	h->known = false;
}

/* The article with that uid, if this archive has it. */
static bool
look_up(struct store *s, str uid, struct hidden_article *out, struct err *e)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select id, at, n_quotes, n_figures from article where uid = ?",
		SQL_B(uid));
	int more = sql_step(c, q, e);

	*out = (struct hidden_article){ 0 };
	if (more <= 0)
		return more == 0;
	out->id = sql_int(q, 0);
	out->at = sql_int(q, 1);
	out->quotes = sql_int(q, 2);
	out->figures = sql_int(q, 3);
	sqlite3_reset(q);
	return true;
}

static int
by_number(const void *a, const void *b)
{
	const struct hidden_article *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

/* Rows come by their uid, as the old ones stand: *at is the next of these. */
static bool
add(struct store *s, sqlite3_stmt *q, const struct hidden *old, size_t *at,
	struct err *e)
{
	struct hidden *h = &s->hidden;
	struct hidden_row row = { .uid = arena_copy(&h->arena, sql_str(q, 0)) };

	while (*at < old->rows.n && str_cmp(old->rows.v[*at].uid, row.uid) < 0)
		++*at;
	if (*at < old->rows.n && str_eq(old->rows.v[*at].uid, row.uid))
		row.article = old->rows.v[*at].article;
	else if (!look_up(s, row.uid, &row.article, e))
		return false;
	row.article.archived = sql_int(q, 1);
	row.article.deleted = sql_int(q, 2);
	*vec_push(&h->arena, &h->rows) = row;
	if (row.article.id)
		*vec_push(&h->arena, h) = row.article;
	return true;
}

static bool
load(struct store *s, const struct hidden *old, struct err *e)
{
	struct hidden *h = &s->hidden;
	sqlite3_stmt *q = sql_ask_values(&s->state,
		"select uid, archived, deleted from seen"
		" where archived = 1 or deleted = 1 order by uid",
		NULL, 0, e);
	size_t at = 0;
	int more;

	while ((more = sql_step(&s->state, q, e)) > 0)
		if (!add(s, q, old, &at, e)) {
			sqlite3_reset(q);
			return false;
		}
	if (h->n)
		qsort(h->v, h->n, sizeof *h->v, by_number);
	return more == 0;
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
	if (h->known && h->archive == now.archive.others &&
		h->state == now.state.others)
		return h;
	struct hidden old = *h;
	if (old.archive != now.archive.others)
		old.rows.n = 0;
	*h = (struct hidden){ 0 };
	bool held = store_hold(s);
	h->known = load(s, &old, e);
	store_release(s, held);
	hidden_free(&old);
	h->archive = now.archive.others;
	h->state = now.state.others;
	return h->known ? h : NULL;
}

const struct hidden_article *
hidden_find(const struct hidden *h, int64_t id)
{
	const struct hidden_article key = { .id = id };

	return h->n ? bsearch(&key, h->v, h->n, sizeof key, by_number) : NULL;
}

bool
hidden_deleted(const struct hidden *h, int64_t id)
{
	const struct hidden_article *a = hidden_find(h, id);

	return a && a->deleted;
}
