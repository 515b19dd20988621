/* What is salvaged behind the articles: it names them by number. */
#include "store/care/salvage_rows.h"

#include <stdlib.h>

static int
by_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* The bytes that articles came from: 1, 0 when they are lost, or -1. */
static int
save_original(struct salvaging *s, int64_t from, int64_t to, struct err *e)
{
	const struct body_at *at =
		s->originals.n ? bsearch(&from, s->originals.v, s->originals.n,
					 sizeof *s->originals.v, by_id)
			       : NULL;
	struct arena tmp = { 0 };
	struct cell c;
	int got = at && to && salvage_cell(s, at->at, &tmp, &c) &&
		  cell_is(&c, "niib");

	if (got && !sql_do(&s->to->archive, e,
			   "insert or ignore into original values"
			   " (?, ?, ?, ?)",
			   SQL_I(to), SQL_I(c.v[1].i), SQL_I(c.v[2].i),
			   SQL_B(c.v[3].s)))
		got = -1;
	arena_free(&tmp);
	return got;
}

/* Bytes that cannot be unpacked are not kept; where they were, is. */
static bool
check_source(struct salvaging *s, int64_t article, struct err *e)
{
	struct sql *c = &s->to->archive;
	struct arena tmp = { 0 };
	struct source_row row;
	bool whole = store_source(s->to, article, &tmp, &row, NULL);

	arena_free(&tmp);
	s->got->sources += whole && row.kept;
	return whole || (sql_do(c, e,
				 "update origin set original = 0"
				 " where article = ?",
				 SQL_I(article)) &&
				sql_do(c, e,
					"delete from original where article ="
					" ?1 and not exists (select 1 from"
					" origin where original = ?1)",
					SQL_I(article)));
}

static bool
save_origin(struct salvaging *s, const struct origin *o, struct err *e)
{
	int64_t article = salvage_number(s, o->article);
	int64_t first = salvage_number(s, o->original);

	if (!article)
		return true;
	int got = save_original(s, o->original, first, e);
	return got >= 0 &&
	       sql_do(&s->to->archive, e,
		       "insert or ignore into origin values (?, ?, ?, ?, ?)",
		       SQL_I(article), SQL_I(got ? first : 0), SQL_T(o->path),
		       SQL_I(o->line), SQL_T(o->declared)) &&
	       check_source(s, article, e);
}

bool
salvage_sources(struct salvaging *s, struct err *e)
{
	for (size_t i = 0; i < s->origins.n; i++)
		if (!save_origin(s, &s->origins.v[i], e))
			return false;
	return true;
}

/* Pairs of articles that a table has, as far as SQLite can read it: what
 * replaced what cannot be told from its rows alone. */
static bool
copy_pairs(struct salvaging *s, struct sql *from, const char *ask,
	const char *put, struct err *e)
{
	sqlite3_stmt *q = sql_ask_values(from, ask, NULL, 0, NULL);
	bool ok = true;

	while (ok && sql_step(from, q, NULL) > 0) {
		int64_t a = salvage_number(s, sql_int(q, 0));
		int64_t b = salvage_number(s, sql_int(q, 1));
		struct sql *to = &s->to->archive;

		if (a && b)
			ok = sql_finish(to,
				sql_ask_values(to, put,
					(const struct sql_value[]){
						SQL_I(a), SQL_I(b) },
					2, e),
				e);
	}
	return ok;
}

static bool
save_pairs(struct salvaging *s, struct err *e)
{
	struct sql from;

	if (!sql_open(&from, s->what->archive, SQL_READ, NULL))
		return true;
	bool ok = copy_pairs(s, &from, "select article, newer from version",
			  "insert or ignore into version values (?, ?)", e) &&
		  copy_pairs(s, &from, "select article, page from whole_page",
			  "insert or ignore into whole_page values (?, ?)", e);
	sql_close(&from);
	return ok;
}

/* An entry whose article is lost is forgotten, so that it comes anew. */
bool
salvage_entries(struct salvaging *s, struct err *e)
{
	for (size_t i = 0; i < s->entries.n; i++) {
		const struct entry *x = &s->entries.v[i];
		int64_t article = salvage_number(s, x->article);

		if (article &&
			!sql_do(&s->to->archive, e,
				"insert or ignore into feed_entry values"
				" (?, ?, ?, ?, ?)",
				SQL_I(x->feed), SQL_T(x->key), SQL_T(x->page),
				SQL_I(article), SQL_I(x->wanted)))
			return false;
	}
	return save_pairs(s, e);
}
