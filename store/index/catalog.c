#include "store/index/catalog.h"

#include "store/index/index.h"

void
catalog_init(struct catalog *c, struct sql *sql)
{
	*c = (struct catalog){ .sql = sql, .facts = facts_new(sql) };
	common_init(&c->common, sql);
}

void
catalog_free(struct catalog *c)
{
	facts_free(c->facts);
	terms_free(c->terms);
	arena_free(&c->arena);
	*c = (struct catalog){ 0 };
}

static bool
load_common(struct catalog *c, struct err *e)
{
	sqlite3_stmt *q =
		sql_ask(c->sql, e, INDEX_SETTING, SQL_T(STR(INDEX_COMMON)));
	int more = sql_step(c->sql, q, e);

	if (more < 0)
		return false;
	terms_free(c->terms);
	c->has_common = more > 0;
	c->terms = terms_new(more > 0 ? sql_str(q, 0) : STR(""));
	sqlite3_reset(q);
	return true;
}

static void
make_lanes(struct catalog *c)
{
	common_forget(&c->common);
	arena_reset(&c->arena);
	lanes_make(c->facts, &c->arena, &c->lanes);
	c->newest = 0;
	for (size_t i = 0; i < c->lanes.n; i++) {
		int64_t last = c->lanes.v[i].last;
		uint32_t newest = c->lanes.newest[last / LANE_BLOCK];

		if (newest > c->newest)
			c->newest = newest;
	}
}

/* Is this article in the index? */
static bool
has_article(struct catalog *c, int64_t id, bool *has, struct err *e)
{
	int64_t n;

	if (!sql_number(c->sql,
		    sql_ask(c->sql, e,
			    "select 1 from term where term match '\"*\"'"
			    " and rowid = ?",
			    SQL_I(id)),
		    0, &n, e))
		return false;
	*has = n;
	return true;
}

static bool
ask_number(struct catalog *c, const char *text, int64_t *n, struct err *e)
{
	return sql_number(
		c->sql, sql_ask_values(c->sql, text, NULL, 0, e), 0, n, e);
}

/* Common characters of the articles' chunks, and that the tables are there
 * that only some questions read. */
static bool
count_common(struct catalog *c, int64_t first, int64_t last, int64_t *n,
	struct err *e)
{
	int64_t any;

	return ask_number(c,
		       "select exists (select 1 from variant)"
		       " + exists (select 1 from search_source)"
		       " + exists (select 1 from reading)"
		       " + exists (select 1 from story)"
		       " + exists (select 1 from sketch)",
		       &any, e) &&
	       sql_number(c->sql,
		       sql_ask(c->sql, e,
			       "select count(*) from common"
			       " where chunk in (?, ?)",
			       SQL_I(first / COMMON_CHUNK),
			       SQL_I(last / COMMON_CHUNK)),
		       0, n, e);
}

/* Is there as much as there should be?  Not all is looked at. */
static bool
is_whole(struct catalog *c, bool *whole, struct err *e)
{
	int64_t n, first, last, common;
	bool has_first, has_last;

	if (!ask_number(c, "select articles from total", &n, e) ||
		!ask_number(c, "select min(id) from article", &first, e) ||
		!ask_number(c, "select max(id) from article", &last, e) ||
		!count_common(c, first, last, &common, e) ||
		!has_article(c, first, &has_first, e) ||
		!has_article(c, last, &has_last, e))
		return false;
	*whole = n == 0 || ((int64_t)facts_count(c->facts) == n && has_first &&
				   has_last && c->has_common && common > 0);
	return true;
}

static bool
load(struct catalog *c, struct err *e)
{
	bool changed, whole = true;

	if (!facts_load(c->facts, &changed, e))
		return false;
	if (c->terms && !changed)
		return true;
	make_lanes(c);
	if (!load_common(c, e) ||
		!frequent_load(c->sql, &c->arena, &c->frequent, e) ||
		!is_whole(c, &whole, e))
		return false;
	return whole || catalog_do_without(c, e);
}

bool
catalog_do_without(struct catalog *c, struct err *e)
{
	c->damaged = true;
	c->frequent = (struct frequent){ 0 };
	if (!c->terms)
		c->terms = terms_new(STR(""));
	if (!facts_scan(c->facts, e))
		return false;
	make_lanes(c);
	return true;
}

bool
catalog_update(struct catalog *c, struct err *e)
{
	int64_t version;

	if (!sql_version(c->sql, &version, e))
		return false;
	if (c->damaged) {
		if (version == c->version)
			return true;
		/* It may have been mended. */
		facts_forget(c->facts);
		terms_free(c->terms);
		c->terms = NULL;
		c->damaged = false;
	}
	c->version = version;
	return load(c, e) ||
	       (sql_is_damaged(c->sql) && catalog_do_without(c, e));
}
