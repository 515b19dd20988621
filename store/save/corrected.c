#include "store/save/corrected.h"

#include "base/i18n.h"
#include "store/save/correction.h"
#include "store/feeds.h"
#include "store/save/ledger.h"
#include "store/save/resettle.h"

bool
store_corrected_look(struct store *s, int64_t player, enum deed_kind kind,
	struct arena *perm, struct corrected *out, struct err *e)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select kind, fold, name from player where id = ?",
		SQL_I(player));
	int more = sql_step(c, q, e);

	if (more == 0)
		return err_set(e, ERR_INPUT, _("there is no player %lld"),
			(long long)player);
	if (more < 0)
		return false;
	*out = (struct corrected){
		.kind = kind,
		.player_kind = (uint8_t)sql_int(q, 0),
		.fold = arena_copy(perm, sql_str(q, 1)),
		.before = arena_copy(perm, sql_str(q, 2)),
	};
	sqlite3_reset(q);
	return true;
}

bool
store_corrected_note(
	struct store *s, const struct corrected *one, struct err *e)
{
	if (!s->state.db)
		return true;
	bool ok = store_step_begin(s, e) &&
		  sql_do(&s->state, e,
			  "insert into deed (step, kind, key, name, value)"
			  " values (?, ?, ?, ?, ?)",
			  SQL_I(s->step), SQL_I(one->kind),
			  SQL_I(one->player_kind), SQL_T(one->fold),
			  SQL_T(one->before));

	return store_step_end(s, ok, e);
}

bool
store_corrected_last(struct store *s, struct arena *perm, struct corrected *out,
	struct err *e)
{
	struct sql *c = &s->state;

	*out = (struct corrected){ 0 };
	if (!c->db)
		return true;
	sqlite3_stmt *q = sql_ask(c, e,
		"select step, kind, key, name, value from deed"
		" where step = (select max(step) from deed)"
		" and kind in (?, ?, ?, ?)",
		SQL_I(DEED_MERGED), SQL_I(DEED_RENAMED), SQL_I(DEED_HIDDEN),
		SQL_I(DEED_GIVEN_UP));
	int more = sql_step(c, q, e);

	if (more <= 0)
		return more == 0;
	*out = (struct corrected){
		.step = sql_int(q, 0),
		.kind = (enum deed_kind)sql_int(q, 1),
		.player_kind = (uint8_t)sql_int(q, 2),
		.fold = arena_copy(perm, sql_str(q, 3)),
		.before = arena_copy(perm, sql_str(q, 4)),
	};
	sqlite3_reset(q);
	return true;
}

bool
store_corrected_drop(struct store *s, int64_t step, struct err *e)
{
	return sql_do(
		&s->state, e, "delete from deed where step = ?", SQL_I(step));
}

/* Whom he was merged into. */
static bool
find_merged(struct store *s, const struct corrected *one, int64_t *into,
	struct err *e)
{
	return sql_number(&s->archive,
		sql_ask(&s->archive, e,
			"select p.id from correction c join player p"
			" on p.fold = c.to_fold and p.kind = c.to_kind"
			" where c.deed = ? and c.owner = ? and c.kind = ?"
			" limit 1",
			SQL_I(CORRECTION_MERGE), SQL_T(one->fold),
			SQL_I(one->player_kind)),
		0, into, e);
}

static bool
part(struct store *s, const struct corrected *one, int64_t into, struct err *e)
{
	struct arena tmp = { 0 };
	struct ids articles = { 0 };
	bool ok = sql_do(&s->archive, e,
			  "delete from correction where deed = ? and owner = ?"
			  " and kind = ?",
			  SQL_I(CORRECTION_MERGE), SQL_T(one->fold),
			  SQL_I(one->player_kind)) &&
		  resettle_take(s, into, &tmp, &articles, e) &&
		  resettle_put(s, &articles, e);

	arena_free(&tmp);
	return ok;
}

static bool
find_player(struct store *s, const struct corrected *one, int64_t *player,
	struct err *e)
{
	return sql_number(&s->archive,
		sql_ask(&s->archive, e,
			"select id from player where fold = ? and kind = ?",
			SQL_T(one->fold), SQL_I(one->player_kind)),
		0, player, e);
}

bool
store_corrected_undo(
	struct store *s, const struct corrected *one, struct err *e)
{
	bool merged = one->kind == DEED_MERGED;
	int64_t player = 0;

	if (one->kind == DEED_GIVEN_UP)
		return store_follow_again(s, one->fold, e);
	if (!store_writes(s, e) || !ledger_flush(s, e) ||
		!(merged ? find_merged : find_player)(s, one, &player, e))
		return false;
	if (!player)
		return err_set(e, ERR_INPUT,
			_("%.*s was corrected again since; nothing is undone"),
			STR_ARG(one->before));
	if (merged)
		return part(s, one, player, e);
	if (one->kind == DEED_RENAMED)
		return store_player_rename(s, player, one->before, e);
	return store_player_hide(s, player, false, e);
}
