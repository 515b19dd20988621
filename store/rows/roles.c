/*
 * A player's roles, each once.  Of the most named thousands of articles say the
 * same, one row each: what is said so often is passed over, so that a card
 * costs what it shows and not what was read for it.
 */
#include "store/store_internal.h"

#include <stdlib.h>

#include "store/rows/when.h"

enum { OFTEN = 12 }; /* rows, which cost what it costs to pass the others */

/* A role as it is found: days come later. */
struct found {
	struct role_row row;
	int64_t first, last;
};

struct search {
	struct store *store;
	int64_t player;
	struct arena *perm;
	struct {
		struct found *v;
		size_t n, cap;
	} all;
	int times; /* how often the last one was met */
};

static int
newest_first(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->last != y->last)
		return x->last > y->last ? -1 : 1;
	return (x->row.article < y->row.article) -
	       (x->row.article > y->row.article);
}

static sqlite3_stmt *
ask_all(struct search *s, struct err *e)
{
	return sql_ask(&s->store->archive, e,
		"select title, \"of\", former, at, article from role"
		" where player = ?"
		" order by title, \"of\", former, at desc, article desc",
		SQL_I(s->player));
}

/* Those behind one.  With ">" SQLite would begin at the first row of that one and
 * pass all of them, row by row. */
static sqlite3_stmt *
ask_behind(struct search *s, const struct role_row *r, struct err *e)
{
	return sql_ask(&s->store->archive, e,
		"select title, \"of\", former, at, article from role"
		" where player = ? and (title, \"of\", former) >= (?, ?, ?)"
		" order by title, \"of\", former, at desc, article desc",
		SQL_I(s->player), SQL_T(r->title), SQL_T(r->of),
		SQL_I(r->former + 1));
}

static bool
find_first(struct search *s, struct found *f, struct err *e)
{
	return sql_number(&s->store->archive,
		sql_ask(&s->store->archive, e,
			"select at from role where player = ? and title = ?"
			" and \"of\" = ? and former = ? order by at limit 1",
			SQL_I(s->player), SQL_T(f->row.title), SQL_T(f->row.of),
			SQL_I(f->row.former)),
		f->last, &f->first, e);
}

/* Is a row's role the last one again? */
static bool
is_last(const struct search *s, sqlite3_stmt *q)
{
	if (s->all.n == 0)
		return false;
	const struct role_row *r = &s->all.v[s->all.n - 1].row;
	return str_eq(sql_str(q, 0), r->title) &&
	       str_eq(sql_str(q, 1), r->of) && sql_int(q, 2) == r->former;
}

static void
take(struct search *s, sqlite3_stmt *q)
{
	if (is_last(s, q)) {
		s->all.v[s->all.n - 1].first = sql_int(q, 3);
		s->times++;
		return;
	}
	s->times = 1;
	*vec_push(s->perm, &s->all) = (struct found){
		.row = { .title = arena_copy(s->perm, sql_str(q, 0)),
			.of = arena_copy(s->perm, sql_str(q, 1)),
			.former = sql_int(q, 2),
			.article = sql_int(q, 4) },
		.first = sql_int(q, 3),
		.last = sql_int(q, 3),
	};
}

static bool
find_all(struct search *s, struct err *e)
{
	sqlite3_stmt *q = ask_all(s, e);
	int more;

	while ((more = sql_step(&s->store->archive, q, e)) > 0) {
		take(s, q);
		if (s->times < OFTEN)
			continue;
		struct found *last = &s->all.v[s->all.n - 1];
		sqlite3_reset(q);
		if (!find_first(s, last, e))
			return false;
		q = ask_behind(s, &last->row, e);
	}
	return more == 0;
}

bool
store_roles(struct store *store, int64_t player, struct arena *perm,
	struct role_rows *out, struct err *e)
{
	struct search s = { .store = store, .player = player, .perm = perm };

	if (!find_all(&s, e))
		return false;
	if (s.all.n)
		qsort(s.all.v, s.all.n, sizeof *s.all.v, newest_first);
	for (size_t i = 0; i < s.all.n; i++) {
		struct role_row *r = vec_push(perm, out);

		*r = s.all.v[i].row;
		r->first = when_day(s.all.v[i].first, perm);
		r->last = when_day(s.all.v[i].last, perm);
	}
	return true;
}
