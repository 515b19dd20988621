#include "store/care/mend.h"

#include "store/archive/migrate.h"
#include "store/find/readings.h"
#include "store/store_internal.h"

#include "base/i18n.h"
#include "base/room.h"

#include <stdlib.h>
#include <string.h>

enum { ARTICLES_ONCE = 16, ARTICLES_COMMIT = 512 };

/* The index's tables. */
static const char *const tables[] = { "term", "common", "variant", "fact",
	"search_source", "reading", "search_setting", "sketch", "story" };

/* Those that FTS5 makes for itself go with term. */
#define DROP_TABLE                                            \
	"delete from sqlite_schema where tbl_name = '%s' or " \
	"tbl_name in ('term_data', 'term_idx', 'term_config');"

enum stage { ADDING, MERGING, READING, DONE };

struct mend {
	struct store *store;
	enum stage stage;
	int64_t last, end, added, articles; /* numbers; counts */
	bool open;                          /* a transaction is */
	bool lost;                          /* pages are */
};

/* Does the statement make one of the tables, or an index of it? */
static bool
makes_table(str statement, struct arena *tmp)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (str_find(statement, arena_printf(tmp, "table %s ",
						tables[i])) != STR_NONE ||
			str_find(statement, arena_printf(tmp, " on %s ",
						    tables[i])) != STR_NONE)
			return true;
	return false;
}

/* What the archive's form has for them. */
static str
definitions(struct arena *tmp)
{
	const struct schema *schema = store_schema();
	str all = { 0 }, one, rest;

	for (int i = 0; i < schema->n; i++) {
		rest = str_of(schema->steps[i]);
		while (str_cut(rest, STR(";"), &one, &rest))
			if (makes_table(one, tmp))
				all = arena_printf(tmp, "%.*s%.*s;",
					STR_ARG(all), STR_ARG(one));
	}
	return all;
}

/* Takes them out of the schema. */
static bool
forget_tables(struct sql *c, struct arena *tmp, struct err *e)
{
	int64_t version;
	str all = STR("pragma writable_schema = on;");

	if (!sql_number(
		    c, sql_ask(c, e, "pragma schema_version"), 0, &version, e))
		return false;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		all = arena_printf(
			tmp, "%.*s" DROP_TABLE, STR_ARG(all), tables[i]);
	all = arena_printf(tmp,
		"%.*spragma schema_version = %lld;"
		"pragma writable_schema = reset",
		STR_ARG(all), (long long)version + 1);
	return sql_script(c, all.s, e);
}

/* Nothing of the damaged pages is read. */
static bool
replace_tables(struct sql *c, struct err *e)
{
	struct arena tmp = { 0 };

	sqlite3_db_config(c->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	bool ok = sql_script(c, "begin immediate", e) &&
		  forget_tables(c, &tmp, e) &&
		  sql_script(c, arena_cstr(&tmp, definitions(&tmp)), e) &&
		  sql_script(c, "commit", e);
	if (!sqlite3_get_autocommit(c->db))
		sql_script(c, "rollback", NULL);
	sql_script(c, "pragma writable_schema = reset", NULL);
	sqlite3_db_config(c->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	arena_free(&tmp);
	return ok;
}

static bool
empty_tables(struct mend *m, struct err *e)
{
	struct sql *c = &m->store->archive;

	if (sql_script(c, "begin immediate", e) &&
		index_clear(m->store->index, e) && sql_script(c, "commit", e))
		return true;
	m->lost = sql_is_damaged(c);
	if (!sqlite3_get_autocommit(c->db))
		sql_script(c, "rollback", NULL);
	return m->lost && replace_tables(c, e);
}

/* What comes behind `end` the one who adds it puts into the index himself. */
static bool
begin(struct mend *m, struct err *e)
{
	struct sql *c = &m->store->archive;

	return empty_tables(m, e) &&
	       sql_number(c, sql_ask(c, e, "select max(id) from article"), 0,
		       &m->end, e) &&
	       sql_number(c, sql_ask(c, e, "select count(*) from article"), 0,
		       &m->articles, e) &&
	       index_bulk_begin(m->store->index, e);
}

bool
mend_begin(const char *path, struct mend **out, struct err *e)
{
	struct mend *m = calloc(1, sizeof *m);

	if (!m)
		arena_exhausted();
	if (room_is_secure()) {
		free(m);
		return err_set(e, ERR_STORE,
			_("nothing is written to an archive in a reading "
			  "room"));
	}
	if (!store_open(path, NULL, STORE_WRITE, &m->store, e) ||
		!begin(m, e)) {
		mend_end(m);
		return false;
	}
	*out = m;
	return true;
}

void
mend_end(struct mend *m)
{
	if (!m)
		return;
	if (m->open)
		store_commit(m->store, NULL);
	store_close(m->store);
	free(m);
}

/* The article at the statement's row. */
static bool
add_row(struct mend *m, sqlite3_stmt *q, struct err *e)
{
	struct arena tmp = { 0 };
	struct article a = { .text = sql_str(q, 4) };

	m->last = sql_int(q, 0);
	a.title = article_word_add(&a, &tmp, sql_str(q, 1));
	a.source = article_word_add(&a, &tmp, sql_str(q, 2));
	a.published = article_word_add(&a, &tmp, sql_str(q, 3));
	bool ok = index_add(m->store->index, m->last, &a, e);
	arena_free(&tmp);
	m->added++;
	return ok;
}

/* 1, 0 when all are there, -1. */
static int
add_next(struct mend *m, struct err *e)
{
	struct sql *c = &m->store->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select a.id, a.title, a.source, a.published, b.text"
		" from article a join body b on b.id = a.id"
		" where a.id > ? and a.id <= ? order by a.id limit 1",
		SQL_I(m->last), SQL_I(m->end));
	int more = sql_step(c, q, e);

	if (more > 0 && !add_row(m, q, e))
		more = -1;
	sqlite3_reset(q);
	return more;
}

static bool
commit(struct mend *m, struct err *e)
{
	m->open = false;
	return store_commit(m->store, e);
}

static int
add_some(struct mend *m, struct err *e)
{
	int more = 1;

	if (!m->open && !store_begin(m->store, e))
		return -1;
	m->open = true;
	for (int i = 0; more > 0 && i < ARTICLES_ONCE; i++)
		more = add_next(m, e);
	if (more < 0)
		return -1;
	if ((more == 0 || m->added % ARTICLES_COMMIT < ARTICLES_ONCE) &&
		!commit(m, e))
		return -1;
	return more;
}

static bool
work(struct mend *m, struct err *e)
{
	struct index *x = m->store->index;
	bool more = false;

	switch (m->stage) {
	case ADDING: {
		int left = add_some(m, e);

		if (left < 0)
			return false;
		if (left > 0)
			return true;
		m->stage = READING;
		if (!index_bulk_end(x, &more, e))
			return false;
		m->stage = more ? MERGING : READING;
		return true;
	}
	case MERGING:
		if (!index_merge(x, &more, e))
			return false;
		m->stage = more ? MERGING : READING;
		return true;
	case READING:
		m->stage = DONE;
		return readings_update(&m->store->archive, e);
	default: return true;
	}
}

int
mend_step(struct mend *m, struct err *e)
{
	if (!work(m, e)) {
		store_rollback(m->store);
		m->open = false;
		return -1;
	}
	return m->stage < DONE;
}

void
mend_progress(const struct mend *m, int64_t *done, int64_t *of)
{
	*done = m->added;
	*of = m->articles;
}

bool
mend_tidy(struct mend *m, struct err *e)
{
	return !m->lost || sql_script(&m->store->archive, "vacuum", e);
}
