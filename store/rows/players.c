#include "store/store_internal.h"

#include "base/i18n.h"
#include "content/words/fold.h"
#include "store/save/correction.h"
#include "store/rows/when.h"

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

/* The first player of a query whose first value is a folded name. */
static bool
find_named(struct store *s, const char *query, str name, int64_t *id,
	struct err *e)
{
	struct arena tmp = { 0 };
	bool ok = sql_number(&s->archive,
		sql_ask(&s->archive, e, query,
			SQL_T(fold(&tmp, str_trim(name))),
			SQL_I(BESIDE_HIDDEN)),
		0, id, e);

	arena_free(&tmp);
	return ok;
}

bool
store_player_named(struct store *s, str name, int64_t *id, struct err *e)
{
	return find_named(s,
		"select p.id from player_name n"
		" join player p on p.id = n.player where n.fold = ?"
		" and p.beside < ? order by p.beside, p.mentions desc, p.id"
		" limit 1",
		name, id, e);
}

bool
store_player_hidden(struct store *s, str name, int64_t *id, struct err *e)
{
	return find_named(s,
		"select p.id from player_name n"
		" join player p on p.id = n.player where n.fold = ?"
		" and p.beside = ? order by p.mentions desc, p.id limit 1",
		name, id, e);
}
