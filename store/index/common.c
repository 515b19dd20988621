#include "store/index/common.h"

#include <string.h>

void
common_init(struct common *c, struct sql *sql)
{
	c->sql = sql;
	common_forget(c);
}

void
common_forget(struct common *c)
{
	c->chunk = -1;
	c->dirty = false;
}

static bool
load(struct common *c, int64_t chunk, struct err *e)
{
	sqlite3_stmt *q = sql_ask(c->sql, e,
		"select bits from common where chunk = ?", SQL_I(chunk));
	int more = sql_step(c->sql, q, e);

	if (more < 0)
		return false;
	memset(c->bits, 0, sizeof c->bits);
	if (more > 0) {
		str s = str_take(sql_str(q, 0), sizeof c->bits);

		if (s.n)
			memcpy(c->bits, s.s, s.n);
		sqlite3_reset(q);
	}
	c->chunk = chunk;
	return true;
}

bool
common_flush(struct common *c, struct err *e)
{
	str bits = { (const char *)c->bits, sizeof c->bits };
	bool ok =
		!c->dirty ||
		sql_do(c->sql, e, "insert or replace into common values (?, ?)",
			SQL_I(c->chunk), SQL_B(bits));

	c->dirty = false;
	return ok;
}

static bool
go_to(struct common *c, int64_t id, struct err *e)
{
	int64_t chunk = id / COMMON_CHUNK;

	return c->chunk == chunk || (common_flush(c, e) && load(c, chunk, e));
}

bool
common_put(struct common *c, int64_t id, const uint8_t *bits, struct err *e)
{
	if (!go_to(c, id, e))
		return false;
	memcpy(c->bits[id % COMMON_CHUNK], bits, sizeof *c->bits);
	c->dirty = true;
	return true;
}

int
common_has(struct common *c, int64_t id, int number, struct err *e)
{
	if (!go_to(c, id, e))
		return -1;
	return c->bits[id % COMMON_CHUNK][number / 8] >> number % 8 & 1;
}
