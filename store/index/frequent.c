#include "store/index/frequent.h"

#include "store/index/index.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

enum { PAIR = 8, FLOOR_MIN = 32, FLOOR_SHARE = 1500 };

struct count {
	uint32_t hash, n;
};

struct counts {
	struct count *v;
	size_t n, cap;
};

static uint32_t
hash(str term)
{
	return (uint32_t)(str_hash(term) >> 32);
}

static int
by_hash(const void *a, const void *b)
{
	const struct count *x = a, *y = b;

	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static void
put32(struct buf *out, uint32_t x)
{
	for (int i = 0; i < 4; i++)
		buf_putc(out, (char)(x >> 8 * i));
}

static uint32_t
get32(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

static bool
collect(struct sql *sql, uint32_t least, struct arena *tmp, struct counts *out,
	struct err *e)
{
	sqlite3_stmt *q = sql_ask(sql, e,
		"select term, doc from temp.term_row where doc >= ?",
		SQL_I(least));
	int more;

	while ((more = sql_step(sql, q, e)) > 0)
		*vec_push(tmp, out) = (struct count){ hash(sql_str(q, 0)),
			(uint32_t)sql_int(q, 1) };
	return more == 0;
}

bool
frequent_table(struct sql *sql, struct err *e)
{
	return sql_script(sql,
		"create virtual table if not exists temp.term_row "
		"using fts5vocab(main, term, row)",
		e);
}

bool
frequent_update(struct sql *sql, size_t articles, struct err *e)
{
	struct arena tmp = { 0 };
	struct counts counts = { 0 };
	struct buf out = { 0 };
	uint32_t least = (uint32_t)(articles / FLOOR_SHARE);

	if (least < FLOOR_MIN)
		least = FLOOR_MIN;
	bool ok =
		frequent_table(sql, e) && collect(sql, least, &tmp, &counts, e);
	if (counts.n)
		qsort(counts.v, counts.n, sizeof *counts.v, by_hash);
	put32(&out, least);
	for (size_t i = 0; i < counts.n; i++) {
		put32(&out, counts.v[i].hash);
		put32(&out, counts.v[i].n);
	}
	ok = ok && sql_do(sql, e,
			   "insert or replace into search_setting "
			   "values (?, ?)",
			   SQL_T(STR(INDEX_FREQUENT)), SQL_B(buf_str(&out)));
	buf_free(&out);
	arena_free(&tmp);
	return ok;
}

bool
frequent_load(struct sql *sql, struct arena *perm, struct frequent *out,
	struct err *e)
{
	sqlite3_stmt *q =
		sql_ask(sql, e, INDEX_SETTING, SQL_T(STR(INDEX_FREQUENT)));
	int more = sql_step(sql, q, e);

	*out = (struct frequent){ 0 };
	if (more > 0) {
		str s = arena_copy(perm, sql_str(q, 0));
		const unsigned char *p = (const unsigned char *)s.s;

		if (s.n >= 4)
			*out = (struct frequent){ p + 4, (s.n - 4) / PAIR,
				get32(p) };
		sqlite3_reset(q);
	}
	return more >= 0;
}

uint32_t
frequent_count(const struct frequent *f, str term)
{
	uint32_t wanted = hash(term);
	size_t low = 0, high = f->n;

	while (low < high) {
		size_t middle = (low + high) / 2;
		uint32_t at = get32(f->v + middle * PAIR);

		if (at == wanted)
			return get32(f->v + middle * PAIR + 4);
		if (at < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}
