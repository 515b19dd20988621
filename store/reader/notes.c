/* Notes, as state.h says. */
#include "store/reader/deeds.h"

#include <time.h>

static sqlite3_stmt *
ask(struct store *s, int64_t article, struct arena *tmp, struct err *e)
{
	str uid;

	if (!article)
		return sql_ask(&s->state, e,
			"select id, uid, start, stop, passage, text, at"
			" from note where gone = 0 order by at desc, id desc");
	if (!state_uid(s, article, tmp, &uid))
		return NULL;
	return sql_ask(&s->state, e,
		"select id, uid, start, stop, passage, text, at from note"
		" where uid = ? and gone = 0 order by start, id",
		SQL_B(uid));
}

bool
store_notes(struct store *s, int64_t article, struct arena *perm,
	struct note_rows *out, struct err *e)
{
	struct arena tmp = { 0 };
	int more = 0;

	*out = (struct note_rows){ 0 };
	if (!s->state.db)
		return true;
	sqlite3_stmt *q = ask(s, article, &tmp, e);
	while (q && (more = sql_step(&s->state, q, e)) > 0)
		*vec_push(perm, out) = (struct note_row){
			.id = sql_int(q, 0),
			.article = article,
			.uid = article ? STR("")
				       : arena_copy(perm, sql_str(q, 1)),
			.at = { (uint32_t)sql_int(q, 2),
				(uint32_t)sql_int(q, 3) },
			.passage = arena_copy(perm, sql_str(q, 4)),
			.text = arena_copy(perm, sql_str(q, 5)),
			.when = sql_int(q, 6),
		};
	arena_free(&tmp);
	return more == 0;
}

int64_t
store_note_article(struct store *s, struct note_row *n)
{
	if (n->uid.n)
		n->article = state_article(s, n->uid);
	n->uid.n = 0;
	return n->article;
}

static bool
add(struct store *s, str uid, const struct note_row *n, struct err *e)
{
	struct sql *c = &s->state;

	if (!sql_do(c, e,
		    "insert into note (uid, start, stop, passage, text, at,"
		    " gone) values (?, ?, ?, ?, ?, ?, 1)",
		    SQL_B(uid), SQL_I(n->at.start), SQL_I(n->at.end),
		    SQL_T(n->passage), SQL_T(n->text), SQL_I(time(NULL))))
		return false;
	int64_t id = sqlite3_last_insert_rowid(c->db);
	return deed_record(s, DEED_NOTE, SQL_I(id), STR(""), e) &&
	       sql_do(c, e, "update note set gone = 0 where id = ?", SQL_I(id));
}

bool
store_set_note(struct store *s, const struct note_row *n, struct err *e)
{
	struct sql *c = &s->state;
	struct arena tmp = { 0 };
	bool ok = true;
	str uid;

	if (!c->db || (!n->id && n->text.n == 0))
		return true;
	if (!n->id)
		ok = !state_uid(s, n->article, &tmp, &uid) || add(s, uid, n, e);
	else if (n->text.n == 0)
		ok = deed_record(s, DEED_NOTE, SQL_I(n->id), STR(""), e) &&
		     sql_do(c, e, "update note set gone = 1 where id = ?",
			     SQL_I(n->id));
	else
		ok = deed_record(s, DEED_NOTE_TEXT, SQL_I(n->id), STR(""), e) &&
		     sql_do(c, e, "update note set text = ? where id = ?",
			     SQL_T(n->text), SQL_I(n->id));
	arena_free(&tmp);
	return ok;
}
