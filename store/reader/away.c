#include "store/reader/away.h"

#include <stdlib.h>

#include "store/index/facts.h"

enum { CHUNKS_FEW = 4 }; /* of more it is quicker to ask for each article */

bool
away_look_up(
	struct store *s, str uid, struct hidden_article *out, struct err *e)
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

/* Is the archive the one that away is of? *facts: when it was written. */
static bool
is_of(struct store *s, int64_t *facts)
{
	struct arena tmp = { 0 };
	sqlite3_stmt *q = sql_ask_values(&s->state,
		"select article, uid, facts from away_of", NULL, 0, NULL);
	bool is = false;
	str uid;

	*facts = -1;
	if (sql_step(&s->state, q, NULL) > 0) {
		is = state_uid(s, sql_int(q, 0), &tmp, &uid) &&
		     str_eq(uid, sql_str(q, 1));
		*facts = is ? sql_int(q, 2) : -1;
		sqlite3_reset(q);
	}
	arena_free(&tmp);
	return is;
}

bool
away_recall(struct store *s, struct hidden *out, struct err *e)
{
	struct sql *c = &s->state;
	int64_t n;
	int more;

	*out = (struct hidden){ .changes = out->changes };
	if (!is_of(s, &out->recalled))
		return true;
	out->facts = out->recalled;
	if (!sql_number(c,
		    sql_ask_values(c, "select count(*) from away", NULL, 0, e),
		    0, &n, e))
		return false;
	hidden_reserve(out, (size_t)n);
	sqlite3_stmt *q = sql_ask_values(c,
		"select uid, article, at, quotes, figures from away"
		" order by uid",
		NULL, 0, e);
	while ((more = sql_step(c, q, e)) > 0) {
		struct hidden_article a = { sql_int(q, 1), sql_int(q, 2),
			sql_int(q, 3), sql_int(q, 4), false, false };

		*vec_push(&out->arena, &out->rows) = (struct hidden_row){
			arena_copy(&out->arena, sql_str(q, 0)), a.id, true
		};
		if (a.id)
			*vec_push(&out->arena, out) = a;
	}
	hidden_sort(out);
	return more == 0;
}

static int
by_uid(const void *a, const void *b)
{
	const struct fresh_article *x = a, *y = b;

	return str_cmp(x->uid, y->uid);
}

static bool
read_chunk(struct away *a, int64_t chunk, struct err *e)
{
	struct sql *c = &a->s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select uid, id, at, n_quotes, n_figures from article"
		" where id between ?1 and ?2",
		SQL_I(chunk * FACTS_CHUNK),
		SQL_I(chunk * FACTS_CHUNK + FACTS_CHUNK - 1));
	int more;

	while ((more = sql_step(c, q, e)) > 0)
		*vec_push(&a->tmp, &a->fresh) = (struct fresh_article){
			arena_copy(&a->tmp, sql_str(q, 0)),
			{ sql_int(q, 1), sql_int(q, 2), sql_int(q, 3),
				sql_int(q, 4), false, false }
		};
	return more == 0;
}

/* The chunks that have changed, and their articles. */
static bool
find_fresh(struct away *a, struct err *e)
{
	struct sql *c = &a->s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select chunk from fact where version > ? order by chunk",
		SQL_I(a->old->facts));
	int more;

	while ((more = sql_step(c, q, e)) > 0)
		*vec_push(&a->tmp, &a->chunks) = sql_int(q, 0);
	a->whole |= a->chunks.n > CHUNKS_FEW;
	for (size_t i = 0; more == 0 && !a->whole && i < a->chunks.n; i++)
		if (!read_chunk(a, a->chunks.v[i], e))
			return false;
	if (a->fresh.n)
		qsort(a->fresh.v, a->fresh.n, sizeof *a->fresh.v, by_uid);
	return more == 0;
}

bool
away_begin(struct away *a, struct store *s, const struct hidden *old,
	bool changed, int64_t *facts, struct err *e)
{
	*a = (struct away){ .s = s, .old = old, .changed = changed };
	if (!sql_number(&s->archive,
		    sql_ask_values(&s->archive, "select max(version) from fact",
			    NULL, 0, e),
		    0, facts, e))
		return false;
	/* They were made anew. */
	a->whole = *facts < old->facts;
	return !changed || find_fresh(a, e);
}

static bool
holds(const struct away *a, const struct hidden_row *row)
{
	return !a->changed ||
	       (!a->whole && row->id &&
		       !ids_have(&a->chunks, row->id / FACTS_CHUNK));
}

bool
away_find(struct away *a, str uid, struct hidden_row *row,
	struct hidden_article *article, struct err *e)
{
	const struct hidden *old = a->old;

	while (a->at < old->rows.n && str_cmp(old->rows.v[a->at].uid, uid) < 0)
		a->at++;
	bool had = a->at < old->rows.n && str_eq(old->rows.v[a->at].uid, uid);
	*row = had ? old->rows.v[a->at] : (struct hidden_row){ 0 };
	*article = (struct hidden_article){ 0 };
	row->uid = uid;
	if (had && holds(a, row)) {
		if (row->id)
			*article = *hidden_find(old, row->id);
		return true;
	}
	if (had && !a->whole) {
		const struct fresh_article key = { .uid = uid }, *fresh = NULL;

		if (a->fresh.n)
			fresh = bsearch(&key, a->fresh.v, a->fresh.n,
				sizeof key, by_uid);
		if (fresh)
			*article = fresh->article;
	} else if (!away_look_up(a->s, uid, article, e)) {
		return false;
	}
	row->kept &= !row->id && !article->id;
	row->id = article->id;
	return true;
}

void
away_end(struct away *a)
{
	arena_free(&a->tmp);
}

static bool
write_row(struct store *s, const struct hidden_row *row)
{
	const struct hidden_article *a =
		row->id ? hidden_find(&s->hidden, row->id) : NULL;

	return sql_do(&s->state, NULL,
		"insert or replace into away select uid, ?2, ?3, ?4, ?5"
		" from seen where uid = ?1 and (archived = 1 or deleted = 1)",
		SQL_B(row->uid), SQL_I(row->id), SQL_I(a ? a->at : 0),
		SQL_I(a ? a->quotes : 0), SQL_I(a ? a->figures : 0));
}

static bool
write_rows(struct store *s)
{
	struct hidden *h = &s->hidden;
	int64_t facts;
	bool is = is_of(s, &facts), ok = true;

	if (is ? facts != h->recalled : h->recalled >= 0)
		return false;
	if (!is)
		ok = sql_script(&s->state, "delete from away", NULL);
	for (size_t i = 0; ok && i < h->rows.n; i++)
		ok = h->rows.v[i].kept || write_row(s, &h->rows.v[i]);
	return ok;
}

/* The archive by its last article. */
static bool
write_of(struct store *s)
{
	int64_t last;
	struct arena tmp = { 0 };
	str uid;
	bool ok = sql_number(&s->archive,
			  sql_ask_values(&s->archive,
				  "select max(id) from article", NULL, 0, NULL),
			  0, &last, NULL) &&
		  state_uid(s, last, &tmp, &uid) &&
		  sql_do(&s->state, NULL,
			  "insert or replace into away_of values (1, ?, ?, ?)",
			  SQL_I(last), SQL_B(uid), SQL_I(s->hidden.facts));

	arena_free(&tmp);
	return ok;
}

static bool
is_kept(const struct hidden *h)
{
	for (size_t i = 0; i < h->rows.n; i++)
		if (!h->rows.v[i].kept)
			return false;
	return true;
}

void
away_keep(struct store *s)
{
	if (!s->hidden.known || is_kept(&s->hidden) ||
		!sqlite3_get_autocommit(s->state.db))
		return;
	bool held = store_hold(s);
	bool ok = sql_script(&s->state, "begin immediate", NULL) &&
		  write_rows(s) && write_of(s);
	if (!sqlite3_get_autocommit(s->state.db))
		sql_script(&s->state, ok ? "commit" : "rollback", NULL);
	store_release(s, held);
}
