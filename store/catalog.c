#include "store/catalog.h"

#include "store/index.h"

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
	sqlite3_stmt *q = sql_ask(c->sql, e,
		"select value from search_setting where name = ?",
		SQL_T(STR(INDEX_COMMON)));
	int more = sql_step(c->sql, q, e);

	if (more < 0)
		return false;
	terms_free(c->terms);
	c->terms = terms_new(more > 0 ? sql_str(q, 0) : STR(""));
	sqlite3_reset(q);
	return true;
}

bool
catalog_update(struct catalog *c, struct err *e)
{
	bool changed;

	if (!facts_load(c->facts, &changed, e))
		return false;
	if (c->terms && !changed)
		return true;
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
	return load_common(c, e) &&
	       frequent_load(c->sql, &c->arena, &c->frequent, e);
}
