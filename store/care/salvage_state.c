/*
 * A reader's state out of a damaged file: marks, tags, saved searches, notes.
 * What he searched for and what could be undone is left behind.
 */
#include "store/care/salvage_rows.h"

bool
salvage_state_is_whole(const char *path)
{
	struct sql c;

	if (!sql_open(&c, path, SQL_READ, NULL))
		return false;
	sqlite3_stmt *q =
		sql_ask_values(&c, "pragma quick_check(1)", NULL, 0, NULL);
	bool whole =
		sql_step(&c, q, NULL) > 0 && str_eq(sql_str(q, 0), STR("ok"));
	sql_close(&c);
	return whole;
}

/* Rows are stored without the columns that were added later. */
static const struct {
	const char *kinds;
	bool numbered;
	int least; /* columns */
	const char *put;
} tables[] = {
	{ "biiiii", false, 4,
		"insert or ignore into seen"
		" (uid, read, starred, place, archived, deleted)"
		" values (?, ?, ?, ?, ?, ?)" },
	{ "tbi", false, 3, "insert or ignore into tag values (?, ?, ?)" },
	{ "tt", false, 2, "insert or ignore into tag_name values (?, ?)" },
	{ "nttii", true, 5,
		"insert or ignore into saved values"
		" (?, ?, ?, ?, ?)" },
	{ "nbiittii", true, 8,
		"insert or ignore into note values (?, ?, ?, ?, ?, ?, ?, ?)" },
};

enum { TABLES = sizeof tables / sizeof *tables, NOTES = TABLES - 1 };

/* Columns that are missing at the row's end are 0. */
static bool
fits(struct cell *c, size_t table)
{
	int all = (int)str_of(tables[table].kinds).n;

	if (c->numbered != tables[table].numbered || c->n > all ||
		c->n < tables[table].least)
		return false;
	while (c->n < all)
		c->v[c->n++] = (struct cell_value){ .is = CELL_INT };
	return cell_is(c, tables[table].kinds);
}

static bool
put(struct salvaging *s, const struct cell *c, size_t table, struct err *e)
{
	struct sql *to = &s->to->state;
	struct sql_value v[CELL_COLUMNS];

	for (int i = 0; i < c->n; i++)
		v[i] = c->v[i].is == CELL_TEXT   ? SQL_T(c->v[i].s)
		       : c->v[i].is == CELL_BLOB ? SQL_B(c->v[i].s)
						 : SQL_I(c->v[i].i);
	if (c->numbered)
		v[0] = SQL_I(c->number);
	if (!sql_finish(
		    to, sql_ask_values(to, tables[table].put, v, c->n, e), e))
		return false;
	if (table == NOTES)
		s->got->notes += sqlite3_changes(to->db);
	return true;
}

static bool
take_page(struct salvaging *s, const struct pages *p, uint32_t page,
	struct arena *tmp, struct err *e)
{
	uint8_t *bytes = arena_new(tmp, uint8_t, p->size);
	bool ok = true;

	if (p->free[page] || !pages_read(p, page, bytes))
		return true;
	int n = cells_count(p, page, bytes);
	for (int i = 0; ok && i < n; i++) {
		struct cell c, row;

		if (!cells_get(p, page, bytes, i, tmp, &c))
			continue;
		for (size_t k = 0; ok && k < TABLES; k++) {
			row = c;
			ok = !fits(&row, k) || put(s, &row, k, e);
		}
	}
	return ok;
}

static bool
take_pages(struct salvaging *s, const struct pages *p, struct err *e)
{
	struct sql *to = &s->to->state;
	struct arena tmp = { 0 };
	bool ok = sql_script(to, "begin immediate", e);

	for (uint32_t page = 1; ok && page <= p->n; page++) {
		ok = take_page(s, p, page, &tmp, e);
		arena_reset(&tmp);
	}
	ok = ok && sql_script(to, "commit", e);
	arena_free(&tmp);
	return ok;
}

bool
salvage_state(struct salvaging *s, struct err *e)
{
	struct pages pages;

	if (!s->to->state.db || !pages_open(&pages, s->what->state, e))
		return !s->to->state.db;
	bool ok = take_pages(s, &pages, e);
	pages_close(&pages);
	return ok;
}
