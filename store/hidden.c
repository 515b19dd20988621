#include "store/store_internal.h"

#include <stdlib.h>

void
hidden_free(struct hidden *h)
{
	arena_free(&h->arena);
	*h = (struct hidden){ 0 };
}

/* The article of the state's row, if this archive has it. */
static bool
add(struct store *s, sqlite3_stmt *row, struct err *e)
{
	struct sql *c = &s->archive;
	struct hidden *h = &s->hidden;
	sqlite3_stmt *q = sql_ask(c, e,
		"select id, at, n_quotes, n_figures from article where uid = ?",
		SQL_B(sql_str(row, 0)));
	int more = sql_step(c, q, e);

	if (more <= 0)
		return more == 0;
	*vec_push(&h->arena, h) = (struct hidden_article){
		.id = sql_int(q, 0),
		.at = sql_int(q, 1),
		.quotes = sql_int(q, 2),
		.figures = sql_int(q, 3),
		.archived = sql_int(row, 1),
		.deleted = sql_int(row, 2),
	};
	sqlite3_reset(q);
	return true;
}

static int
by_number(const void *a, const void *b)
{
	const struct hidden_article *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static bool
load(struct store *s, struct err *e)
{
	struct hidden *h = &s->hidden;
	sqlite3_stmt *q = sql_ask_values(&s->state,
		"select uid, archived, deleted from seen"
		" where archived = 1 or deleted = 1",
		NULL, 0, e);
	int more;

	while ((more = sql_step(&s->state, q, e)) > 0)
		if (!add(s, q, e)) {
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
	int64_t archive, state;

	if (!s->state.db)
		return h;
	if (!sql_version(&s->archive, &archive, e) ||
		!sql_version(&s->state, &state, e))
		return NULL;
	if (h->known && h->archive == archive && h->state == state)
		return h;
	hidden_free(h);
	bool held = store_hold(s);
	h->known = load(s, e);
	store_release(s, held);
	h->archive = archive;
	h->state = state;
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
