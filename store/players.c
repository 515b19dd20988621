#include "store/store_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "content/fold.h"
#include "store/when.h"

/* A player that was found, with what he is sorted by. */
struct found {
	int64_t id, mentions;
	bool beside;
};

struct founds {
	struct found *v;
	size_t n, cap;
};

static int
by_rank(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->beside != y->beside)
		return x->beside - y->beside;
	if (x->mentions != y->mentions)
		return x->mentions < y->mentions ? 1 : -1;
	return (x->id > y->id) - (x->id < y->id);
}

/* The numbers of those who have a name that holds the folded words; one may
 * come several times. */
static bool
find_names(struct store *s, str folded, struct arena *tmp, struct ids *out,
	struct err *e)
{
	sqlite3_stmt *q =
		sql_ask(&s->archive, e, "select fold, player from player_name");
	int more;

	while ((more = sql_step(&s->archive, q, e)) > 0) {
		str name = sql_str(q, 0);

		if (name.n >= folded.n &&
			memmem(name.s, name.n, folded.s, folded.n))
			*vec_push(tmp, out) = sql_int(q, 1);
	}
	return more == 0;
}

static int
by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static bool
rank(struct store *s, struct ids *ids, struct arena *tmp, struct founds *out,
	struct err *e)
{
	if (ids->n)
		qsort(ids->v, ids->n, sizeof *ids->v, by_number);
	for (size_t i = 0; i < ids->n; i++) {
		if (i > 0 && ids->v[i] == ids->v[i - 1])
			continue;
		sqlite3_stmt *q = sql_ask(&s->archive, e,
			"select mentions, beside from player where id = ?",
			SQL_I(ids->v[i]));
		int more = sql_step(&s->archive, q, e);
		if (more < 0)
			return false;
		if (more == 0)
			continue;
		*vec_push(tmp, out) = (struct found){ ids->v[i], sql_int(q, 0),
			sql_int(q, 1) };
		sqlite3_reset(q);
	}
	if (out->n)
		qsort(out->v, out->n, sizeof *out->v, by_rank);
	return true;
}

bool
store_players(struct store *s, str query, struct arena *perm, struct ids *out,
	struct err *e)
{
	struct arena tmp = { 0 };
	str folded = fold(&tmp, str_trim(query));
	struct ids ids = { 0 };
	struct founds founds = { 0 };
	bool ok;

	*out = (struct ids){ 0 };
	if (folded.n == 0) {
		ok = store_ids(s,
			sql_ask(&s->archive, e,
				"select id from player"
				" order by beside, mentions desc, id"),
			perm, out, e);
	} else {
		ok = find_names(s, folded, &tmp, &ids, e) &&
		     rank(s, &ids, &tmp, &founds, e);
		for (size_t i = 0; ok && i < founds.n; i++)
			*vec_push(perm, out) = founds.v[i].id;
	}
	arena_free(&tmp);
	return ok;
}

/* The day of his oldest or newest article. */
static bool
day(struct store *s, sqlite3_stmt *q, struct arena *perm, str *out,
	struct err *e)
{
	int64_t at;

	if (!sql_number(&s->archive, q, 0, &at, e))
		return false;
	*out = when_day(at, perm);
	return true;
}

bool
store_player(struct store *s, int64_t id, struct arena *perm,
	struct player_row *row, struct err *e)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select name, kind, mentions, articles, quotes from player"
		" where id = ?",
		SQL_I(id));
	int more = sql_step(c, q, e);

	if (more == 0)
		return err_set(e, ERR_INPUT, _("there is no player %lld"),
			(long long)id);
	if (more < 0)
		return false;
	*row = (struct player_row){
		.id = id,
		.name = arena_copy(perm, sql_str(q, 0)),
		.kind = (uint8_t)sql_int(q, 1),
		.mentions = (uint32_t)sql_int(q, 2),
		.articles = (uint32_t)sql_int(q, 3),
		.quotes = (uint32_t)sql_int(q, 4),
	};
	sqlite3_reset(q);
	return day(s,
		       sql_ask(c, e,
			       "select at from appearance where player = ?"
			       " and at > 0 order by at limit 1",
			       SQL_I(id)),
		       perm, &row->first, e) &&
	       day(s,
		       sql_ask(c, e,
			       "select at from appearance where player = ?"
			       " order by at desc limit 1",
			       SQL_I(id)),
		       perm, &row->last, e);
}

bool
store_player_name(struct store *s, int64_t id, struct arena *perm, str *name,
	struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select name from player where id = ?", SQL_I(id));
	int more = sql_step(&s->archive, q, e);

	*name = (str){ 0 };
	if (more > 0) {
		*name = arena_copy(perm, sql_str(q, 0));
		sqlite3_reset(q);
	}
	return more >= 0;
}

bool
store_player_named(struct store *s, str name, int64_t *id, struct err *e)
{
	struct arena tmp = { 0 };
	bool ok = sql_number(&s->archive,
		sql_ask(&s->archive, e,
			"select p.id from player_name n"
			" join player p on p.id = n.player where n.fold = ?"
			" order by p.beside, p.mentions desc, p.id limit 1",
			SQL_T(fold(&tmp, str_trim(name)))),
		0, id, e);

	arena_free(&tmp);
	return ok;
}
