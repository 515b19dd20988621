#include "store/save/correction.h"

#include "base/i18n.h"
#include "content/words/fold.h"
#include "store/save/ledger.h"
#include "store/save/resettle.h"

/* Of merges of those into whom others were merged: correction_follow walks
 * them. */
enum { CHAIN_MAX = 64 };

static sqlite3_stmt *
ask(struct sql *c, str folded, uint8_t kind, enum correction deed,
	struct err *e)
{
	return sql_ask(c, e,
		"select to_name, to_kind from correction"
		" where fold = ? and kind = ? and deed = ?",
		SQL_T(folded), SQL_I(kind), SQL_I(deed));
}

bool
correction_follow(struct store *s, struct arena *perm, str *name, uint8_t *kind,
	struct err *e)
{
	struct sql *c = &s->archive;

	for (int i = 0; i < CHAIN_MAX; i++) {
		sqlite3_stmt *q =
			ask(c, fold(perm, *name), *kind, CORRECTION_MERGE, e);
		int more = sql_step(c, q, e);

		if (more <= 0)
			return more == 0;
		*name = arena_copy(perm, sql_str(q, 0));
		*kind = (uint8_t)sql_int(q, 1);
		sqlite3_reset(q);
	}
	return true;
}

bool
correction_look(struct store *s, struct arena *perm, uint8_t kind, str *name,
	bool *hidden, struct err *e)
{
	struct sql *c = &s->archive;
	str folded = fold(perm, *name);
	sqlite3_stmt *q = ask(c, folded, kind, CORRECTION_RENAME, e);
	int more = sql_step(c, q, e);

	if (more > 0) {
		*name = arena_copy(perm, sql_str(q, 0));
		sqlite3_reset(q);
	}
	if (more < 0)
		return false;
	q = ask(c, folded, kind, CORRECTION_HIDE, e);
	more = sql_step(c, q, e);
	*hidden = more > 0;
	if (more > 0)
		sqlite3_reset(q);
	return more >= 0;
}

/* A player as his row has him. */
struct who {
	int64_t id;
	str fold, name;
	uint8_t kind;
};

static bool
who_is(struct store *s, int64_t id, struct arena *perm, struct who *who,
	struct err *e)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select fold, name, kind from player where id = ?", SQL_I(id));
	int more = sql_step(c, q, e);

	if (more == 0)
		return err_set(e, ERR_INPUT, _("there is no player %lld"),
			(long long)id);
	if (more < 0)
		return false;
	*who = (struct who){
		.id = id,
		.fold = arena_copy(perm, sql_str(q, 0)),
		.name = arena_copy(perm, sql_str(q, 1)),
		.kind = (uint8_t)sql_int(q, 2),
	};
	sqlite3_reset(q);
	return true;
}

/*
 * All his names, while he has them, are the other's from now on, but for those
 * that others of his kind have as well.  Names of one who was merged into him
 * still lead to him, so that parting the two of now leaves those as they are.
 */
static bool
note_merge(struct store *s, const struct who *from, const struct who *to,
	struct err *e)
{
	return sql_do(&s->archive, e,
		"insert or ignore into correction"
		" select n.fold, ?2, ?3, ?4, ?5, ?6, ?7 from player_name n"
		" where n.player = ?1 and (n.fold = ?4 or not exists"
		" (select 1 from player_name o join player p on p.id = o.player"
		"  where o.fold = n.fold and o.player <> ?1 and p.kind = ?2))"
		" and not (n.fold = ?5 and ?2 = ?6)",
		SQL_I(from->id), SQL_I(from->kind), SQL_I(CORRECTION_MERGE),
		SQL_T(from->fold), SQL_T(to->fold), SQL_I(to->kind),
		SQL_T(to->name));
}

/* A chain ends at a name that articles give, not at one that was set. */
static bool
given_name(struct store *s, struct arena *perm, struct who *who, struct err *e)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select coalesce(name, fold) from player_name"
		" where fold = ? and player = ?",
		SQL_T(who->fold), SQL_I(who->id));
	int more = sql_step(c, q, e);

	if (more > 0) {
		who->name = arena_copy(perm, sql_str(q, 0));
		sqlite3_reset(q);
	}
	return more >= 0;
}

static bool
merge(struct store *s, int64_t player, int64_t into, struct arena *tmp,
	struct err *e)
{
	struct who from, to;
	struct ids articles = { 0 };

	return who_is(s, player, tmp, &from, e) &&
	       who_is(s, into, tmp, &to, e) && given_name(s, tmp, &to, e) &&
	       note_merge(s, &from, &to, e) &&
	       resettle_take(s, player, tmp, &articles, e) &&
	       resettle_put(s, &articles, e);
}

bool
store_player_merge(struct store *s, int64_t player, int64_t into, struct err *e)
{
	struct arena tmp = { 0 };

	if (player == into)
		return err_set(e, ERR_INPUT, _("both are one player already"));
	bool ok = store_writes(s, e) && ledger_flush(s, e) &&
		  merge(s, player, into, &tmp, e);
	arena_free(&tmp);
	return ok;
}

static bool
forget_merge(struct store *s, str owner, const struct who *to, int64_t *n,
	struct err *e)
{
	struct sql *c = &s->archive;
	bool ok = sql_do(c, e,
		"delete from correction where deed = ? and owner = ?"
		" and to_fold = ? and to_kind = ?",
		SQL_I(CORRECTION_MERGE), SQL_T(owner), SQL_T(to->fold),
		SQL_I(to->kind));

	*n = ok ? sqlite3_changes(c->db) : 0;
	return ok;
}

bool
store_player_part(struct store *s, int64_t player, str name, struct err *e)
{
	struct arena tmp = { 0 };
	struct who to;
	struct ids articles = { 0 };
	int64_t n = 0;
	bool ok = store_writes(s, e) && ledger_flush(s, e) &&
		  who_is(s, player, &tmp, &to, e) &&
		  forget_merge(s, fold(&tmp, str_trim(name)), &to, &n, e);

	if (ok && n == 0)
		ok = err_set(e, ERR_INPUT,
			_("%.*s was not merged into this player"),
			STR_ARG(name));
	ok = ok && resettle_take(s, player, &tmp, &articles, e) &&
	     resettle_put(s, &articles, e);
	arena_free(&tmp);
	return ok;
}

/* Is somebody else of his kind called so? */
static bool
is_free(struct store *s, const struct who *who, str folded, struct err *e)
{
	int64_t other;

	if (!sql_number(&s->archive,
		    sql_ask(&s->archive, e,
			    "select id from player where fold = ? and kind = ?"
			    " and id <> ?",
			    SQL_T(folded), SQL_I(who->kind), SQL_I(who->id)),
		    0, &other, e))
		return false;
	return !other ||
	       err_set(e, ERR_INPUT,
		       _("there is another player of that name: they can be "
			 "merged"));
}

/* The name given is one of his names like those of articles. */
static bool
name_drop(struct store *s, const struct who *who, struct err *e)
{
	struct sql *c = &s->archive;

	return sql_do(c, e,
		       "update player_name set articles = articles - 1"
		       " where player = ?1 and fold in (select to_fold from"
		       "  correction where fold = ?2 and kind = ?3"
		       "  and deed = ?4)",
		       SQL_I(who->id), SQL_T(who->fold), SQL_I(who->kind),
		       SQL_I(CORRECTION_RENAME)) &&
	       sql_do(c, e,
		       "delete from player_name where player = ?"
		       " and articles <= 0 and fold <> ?",
		       SQL_I(who->id), SQL_T(who->fold)) &&
	       sql_do(c, e,
		       "delete from correction where fold = ? and kind = ?"
		       " and deed = ?",
		       SQL_T(who->fold), SQL_I(who->kind),
		       SQL_I(CORRECTION_RENAME));
}

static bool
name_set(struct store *s, const struct who *who, str folded, str name,
	struct err *e)
{
	struct sql *c = &s->archive;
	bool ok = sql_do(c, e, "update player set name = ? where id = ?",
		SQL_T(name), SQL_I(who->id));

	if (!ok || str_eq(folded, who->fold))
		return ok;
	return sql_do(c, e,
		       "insert into correction values (?1, ?2, ?3, ?1, ?4, ?2,"
		       " ?5)",
		       SQL_T(who->fold), SQL_I(who->kind),
		       SQL_I(CORRECTION_RENAME), SQL_T(folded), SQL_T(name)) &&
	       sql_do(c, e,
		       "insert into player_name values"
		       " (?1, ?2, nullif(?3, ?1), 1) on conflict do update"
		       " set articles = articles + 1",
		       SQL_T(folded), SQL_I(who->id), SQL_T(name));
}

bool
store_player_rename(struct store *s, int64_t player, str name, struct err *e)
{
	struct arena tmp = { 0 };
	struct who who;
	str folded = fold(&tmp, name = str_trim(name));
	bool ok = store_writes(s, e) && ledger_flush(s, e) &&
		  who_is(s, player, &tmp, &who, e);

	if (ok && folded.n == 0) {
		ok = given_name(s, &tmp, &who, e);
		name = who.name;
		folded = who.fold;
	}
	ok = ok && is_free(s, &who, folded, e) && name_drop(s, &who, e) &&
	     name_set(s, &who, folded, name, e);
	arena_free(&tmp);
	return ok;
}

bool
store_player_hide(struct store *s, int64_t player, bool hide, struct err *e)
{
	struct sql *c = &s->archive;
	struct arena tmp = { 0 };
	struct who who;
	bool ok = store_writes(s, e) && ledger_flush(s, e) &&
		  who_is(s, player, &tmp, &who, e);
	int beside = hide ? BESIDE_HIDDEN : who.kind == PLAYER_PLACE;

	ok = ok &&
	     sql_do(c, e, "update player set beside = ? where id = ?",
		     SQL_I(beside), SQL_I(player)) &&
	     (hide ? sql_do(c, e,
			     "insert or replace into correction"
			     " values (?1, ?2, ?3, ?1, ?1, ?2, ?4)",
			     SQL_T(who.fold), SQL_I(who.kind),
			     SQL_I(CORRECTION_HIDE), SQL_T(who.name))
		   : sql_do(c, e,
			     "delete from correction where fold = ?"
			     " and kind = ? and deed = ?",
			     SQL_T(who.fold), SQL_I(who.kind),
			     SQL_I(CORRECTION_HIDE)));
	arena_free(&tmp);
	return ok;
}
