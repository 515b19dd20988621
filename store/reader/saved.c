/* Saved searches, as state.h says. */
#include "store/reader/deeds.h"

#include "base/i18n.h"

bool
store_saved(struct store *s, struct arena *perm, struct saved_rows *out,
	struct err *e)
{
	struct sql *c = &s->state;
	int more;

	*out = (struct saved_rows){ 0 };
	if (!c->db)
		return true;
	sqlite3_stmt *q = sql_ask(c, e,
		"select id, name, query, seen_until from saved"
		" where gone = 0 order by id");
	while ((more = sql_step(c, q, e)) > 0)
		*vec_push(perm, out) = (struct saved_row){
			.id = sql_int(q, 0),
			.name = arena_copy(perm, sql_str(q, 1)),
			.query = arena_copy(perm, sql_str(q, 2)),
			.seen_until = sql_int(q, 3),
		};
	return more == 0;
}

/* When the article that was taken in last was. */
static bool
newest_added(struct store *s, int64_t *at, struct err *e)
{
	return sql_number(&s->archive,
		sql_ask(&s->archive, e,
			"select added from article order by id desc limit 1"),
		0, at, e);
}

static bool
named(struct store *s, str name, int64_t *id, struct err *e)
{
	return sql_number(&s->state,
		sql_ask(&s->state, e,
			"select id from saved where name = ? and gone = 0",
			SQL_T(name)),
		0, id, e);
}

/* It comes as one that is gone, so that undoing makes it that. */
static bool
add(struct store *s, str name, str query, struct err *e)
{
	struct sql *c = &s->state;
	int64_t at;

	if (!newest_added(s, &at, e) ||
		!sql_do(c, e,
			"insert into saved (name, query, seen_until, gone)"
			" values (?, ?, ?, 1)",
			SQL_T(name), SQL_T(query), SQL_I(at)))
		return false;
	int64_t id = sqlite3_last_insert_rowid(c->db);
	return deed_record(s, DEED_SAVED, SQL_I(id), STR(""), e) &&
	       sql_do(c, e, "update saved set gone = 0 where id = ?",
		       SQL_I(id));
}

bool
store_save_search(struct store *s, str name, str query, struct err *e)
{
	struct sql *c = &s->state;
	int64_t id;

	if (!c->db)
		return err_set(e, ERR_STORE,
			_("there is nowhere to keep a search: no state file"));
	if (!named(s, name, &id, e))
		return false;
	if (!id)
		return add(s, name, query, e);
	return deed_record(s, DEED_SAVED_QUERY, SQL_I(id), STR(""), e) &&
	       sql_do(c, e, "update saved set query = ? where id = ?",
		       SQL_T(query), SQL_I(id));
}

bool
store_rename_saved(struct store *s, int64_t id, str name, struct err *e)
{
	int64_t other;

	if (!s->state.db)
		return true;
	if (!named(s, name, &other, e))
		return false;
	if (other == id)
		return true;
	if (other)
		return err_set(e, ERR_INPUT, _("another search is called %.*s"),
			STR_ARG(name));
	return deed_record(s, DEED_SAVED_NAME, SQL_I(id), STR(""), e) &&
	       sql_do(&s->state, e, "update saved set name = ? where id = ?",
		       SQL_T(name), SQL_I(id));
}

bool
store_drop_saved(struct store *s, int64_t id, struct err *e)
{
	return !s->state.db ||
	       (deed_record(s, DEED_SAVED, SQL_I(id), STR(""), e) &&
		       sql_do(&s->state, e,
			       "update saved set gone = 1 where id = ?",
			       SQL_I(id)));
}

bool
store_see_saved(struct store *s, int64_t id, struct err *e)
{
	int64_t at;

	return !s->state.db || (newest_added(s, &at, e) &&
				       sql_do(&s->state, e,
					       "update saved set seen_until = ?"
					       " where id = ?",
					       SQL_I(at), SQL_I(id)));
}
