/*
 * Deeds: each row says what one thing was before.  How a kind is looked up
 * and set back stands in one table.
 */
#include "store/reader/deeds.h"

#include "store/reader/unread.h"

enum { STEPS_KEPT = 200 };

/* record: ?1 step, ?2 kind, ?3 key, ?4 name; undo: ?1 the deed; undo_all: ?1
 * the step, ?2 the kind, ?3 up to which deed, for kinds of which one step may
 * have very many. */
#define RECORD(value)                                     \
	"insert into deed (step, kind, key, name, value)" \
	" values (?1, ?2, ?3, ?4, (" value "))"
#define OF_DEED(column) "(select " column " from deed where id = ?1)"
/* marking.c records these itself. */
#define SEEN(column)                                               \
	{                                                          \
		.undo_all = "update seen set " column " = d.value" \
			    " from deed as d where d.step = ?1"    \
			    " and d.kind = ?2 and d.id <= ?3"      \
			    " and d.key = seen.uid"                \
	}
#define ROW(table, column)                                                   \
	{                                                                    \
		.record = RECORD(                                            \
			"select " column " from " table " where id = ?3"),   \
		.undo = "update or ignore " table " set " column             \
			" = " OF_DEED("value") " where id = " OF_DEED("key") \
	}

static const struct {
	const char *record, *undo, *and_then, *undo_all;
} kinds[DEED_KINDS] = {
	[DEED_READ] = SEEN("read"),
	[DEED_STARRED] = SEEN("starred"),
	[DEED_ARCHIVED] = SEEN("archived"),
	[DEED_DELETED] = SEEN("deleted"),
	[DEED_TAG] = {
		.record = RECORD(
			"select at from tag where name = ?4 and uid = ?3"),
		.undo = "delete from tag where uid = " OF_DEED("key")
			" and name = " OF_DEED("name"),
		.and_then = "insert into tag (name, uid, at)"
			    " select name, key, value from deed"
			    " where id = ?1 and value is not null",
	},
	[DEED_SAVED] = ROW("saved", "gone"),
	[DEED_SAVED_NAME] = ROW("saved", "name"),
	[DEED_SAVED_QUERY] = ROW("saved", "query"),
	[DEED_NOTE] = ROW("note", "gone"),
	[DEED_NOTE_TEXT] = ROW("note", "text"),
};

bool
store_step_begin(struct store *s, struct err *e)
{
	struct sql *c = &s->state;

	if (!state_wanted(s, e))
		return false;
	s->unread_before = s->unread;
	if (!c->db)
		return true;
	return sql_script(c, "begin immediate", e) &&
	       sql_number(c,
		       sql_ask(c, e,
			       "select coalesce(max(step), 0) + 1"
			       " from deed"),
		       0, &s->step, e) &&
	       sql_do(c, e, "delete from deed where step <= ?",
		       SQL_I(s->step - STEPS_KEPT));
}

bool
store_step_end(struct store *s, bool ok, struct err *e)
{
	struct sql *c = &s->state;

	if (!c->db)
		return ok;
	ok = ok && sql_script(c, "commit", e);
	if (!sqlite3_get_autocommit(c->db)) {
		sql_script(c, "rollback", NULL);
		s->unread = s->unread_before;
		s->unread_known = s->hidden.known = false;
		reads_forget(&s->reads);
	}
	return ok;
}

bool
store_step_forget(struct store *s, struct err *e)
{
	return !s->state.db ||
	       sql_do(&s->state, e, "delete from deed where step = ?",
		       SQL_I(s->step));
}

bool
deed_record(struct store *s, enum deed_kind kind, struct sql_value key,
	str name, struct err *e)
{
	const struct sql_value values[] = { SQL_I(s->step), SQL_I(kind), key,
		SQL_T(name) };

	return sql_finish(&s->state,
		sql_ask_values(&s->state, kinds[kind].record, values, 4, e), e);
}

/* The newest deed of a step; *deed 0: none is left. */
static bool
newest(struct store *s, int64_t step, int64_t *deed, int64_t *kind,
	struct err *e)
{
	struct sql *c = &s->state;
	sqlite3_stmt *q = sql_ask(c, e,
		"select id, kind from deed where step = ?"
		" order by id desc limit 1",
		SQL_I(step));
	int more = sql_step(c, q, e);

	*deed = 0;
	if (more <= 0)
		return more == 0;
	*deed = sql_int(q, 0);
	*kind = sql_int(q, 1);
	sqlite3_reset(q);
	return true;
}

static bool
undo_one(struct store *s, int64_t deed, int64_t kind, struct err *e)
{
	struct sql *c = &s->state;
	const struct sql_value id = SQL_I(deed);

	/* A correction has none: it is not in the reader's state. */
	if (kind >= 0 && kind < DEED_KINDS && kinds[kind].undo) {
		const char *then = kinds[kind].and_then;

		if (!sql_finish(c,
			    sql_ask_values(c, kinds[kind].undo, &id, 1, e), e))
			return false;
		if (then &&
			!sql_finish(c, sql_ask_values(c, then, &id, 1, e), e))
			return false;
	}
	return sql_do(c, e, "delete from deed where id = ?", id);
}

/* Of the articles of some deeds those that are unread now. */
static bool
count_unread(struct store *s, const struct sql_value deeds[3], int64_t *n,
	struct err *e)
{
	return sql_number(&s->state,
		sql_ask_values(&s->state,
			"select count(distinct d.key) from deed d"
			" left join seen on seen.uid = d.key"
			" where d.step = ?1 and d.kind = ?2 and d.id <= ?3"
			" and not (coalesce(read, 0) or coalesce(archived, 0)"
			" or coalesce(deleted, 0))",
			deeds, 3, e),
		0, n, e);
}

/* What some deeds, which are still there, hid or showed before they were taken
 * back. */
static bool
note_hidden(struct store *s, const struct sql_value deeds[3], struct err *e)
{
	struct sql *c = &s->state;
	int more = 0;
	sqlite3_stmt *q = sql_ask_values(c,
		"select key from deed where step = ?1 and kind = ?2"
		" and id <= ?3",
		deeds, 3, e);

	while (s->hidden.known && (more = sql_step(c, q, e)) > 0)
		hidden_touch(&s->hidden, sql_str(q, 0));
	sqlite3_reset(q);
	return more >= 0 &&
	       sql_finish(c,
		       sql_ask_values(c,
			       HIDDEN_NOTE("select key from deed where"
					   " step = ?1 and kind = ?2"
					   " and id <= ?3"),
			       deeds, 3, e),
		       e) &&
	       sql_do(c, e, HIDDEN_COUNT);
}

static bool
undo_many(struct store *s, int64_t step, enum deed_kind kind, int64_t until,
	struct undone *out, struct err *e)
{
	struct sql *c = &s->state;
	const struct sql_value values[] = { SQL_I(step), SQL_I(kind),
		SQL_I(until) };
	int64_t before, after;

	if (!count_unread(s, values, &before, e) ||
		!sql_finish(c,
			sql_ask_values(c, kinds[kind].undo_all, values, 3, e),
			e) ||
		(deed_hides(kind) && sqlite3_changes(c->db) > 0 &&
			!note_hidden(s, values, e)) ||
		!count_unread(s, values, &after, e) ||
		!sql_do(c, e,
			"delete from deed where step = ? and kind = ?"
			" and id <= ?",
			values[0], values[1], values[2]))
		return false;
	int n = sqlite3_changes(c->db);
	if (n > 0) {
		out->kind = kind;
		s->unread += after - before;
		if (kind == DEED_READ)
			reads_forget(&s->reads);
	}
	out->n += (size_t)n;
	return true;
}

/* Up to which deed the first `most` of a step are. */
static bool
some_deeds(struct store *s, int64_t step, size_t most, int64_t *until,
	struct err *e)
{
	return sql_number(&s->state,
		sql_ask(&s->state, e,
			"select id from deed where step = ? order by id"
			" limit 1 offset ?",
			SQL_I(step), SQL_I((int64_t)most)),
		INT64_MAX, until, e);
}

/* The many first, `most` of all at once; then the others, newest first. */
static bool
undo_step(struct store *s, int64_t step, size_t most, struct undone *out,
	struct err *e)
{
	int64_t deed, kind = 0, until;
	size_t had = out->n;

	if (!some_deeds(s, step, most, &until, e))
		return false;
	for (int k = 0; k < DEED_KINDS; k++)
		if (kinds[k].undo_all &&
			!undo_many(s, step, (enum deed_kind)k, until, out, e))
			return false;
	while (out->n - had < most) {
		if (!newest(s, step, &deed, &kind, e))
			return false;
		if (!deed)
			return true;
		if (!undo_one(s, deed, kind, e))
			return false;
		if (kind >= 0 && kind < DEED_KINDS)
			out->kind = (enum deed_kind)kind;
		out->n++;
	}
	return true;
}

bool
store_last_step(
	struct store *s, size_t most, int64_t *step, size_t *n, struct err *e)
{
	struct sql *c = &s->state;
	int64_t deeds;

	*step = 0;
	*n = 0;
	if (!c->db)
		return true;
	if (!sql_number(c,
		    sql_ask_values(c, "select max(step) from deed", NULL, 0, e),
		    0, step, e) ||
		!sql_number(c,
			sql_ask(c, e,
				"select count(*) from (select 1 from deed"
				" where step = ? limit ?)",
				SQL_I(*step), SQL_I((int64_t)most)),
			0, &deeds, e))
		return false;
	*n = (size_t)deeds;
	return true;
}

bool
store_step_go_on(struct store *s, int64_t *step, struct err *e)
{
	if (!*step) {
		bool ok = store_step_begin(s, e);

		*step = s->step;
		return ok;
	}
	s->step = *step;
	s->unread_before = s->unread;
	return !s->state.db || sql_script(&s->state, "begin immediate", e);
}

/* Which article a step is about: of its first deed. */
static bool
article_of(struct store *s, int64_t step, int64_t *article, struct err *e)
{
	struct sql *c = &s->state;
	const struct sql_value values[] = { SQL_I(step), SQL_I(DEED_TAG) };
	sqlite3_stmt *q = sql_ask_values(c,
		"select key from deed where step = ? and kind <= ?"
		" order by id limit 1",
		values, 2, e);
	int more = sql_step(c, q, e);

	*article = more > 0 ? state_article(s, sql_str(q, 0)) : 0;
	if (more > 0)
		sqlite3_reset(q);
	return more >= 0;
}

/* The deeds of a step were done in one archive: is it this one? */
static bool
is_here(struct store *s, int64_t step)
{
	int64_t article;

	return article_of(s, step, &article, NULL) && article;
}

bool
store_undo_some(struct store *s, int64_t step, size_t most, struct undone *out,
	bool *more, struct err *e)
{
	struct store_counts counts;
	int64_t left = 0;
	bool ok = store_count(s, &counts, e), here = is_here(s, step);

	ok = ok && store_step_go_on(s, &step, e) &&
	     undo_step(s, step, most, out, e) && unread_changes(s, e) &&
	     sql_number(&s->state,
		     sql_ask(&s->state, e,
			     "select 1 from deed where step = ? limit 1",
			     SQL_I(step)),
		     0, &left, e);

	*more = left != 0;
	s->unread_known &= here;
	if (ok)
		unread_write(s);
	return store_step_end(s, ok, e);
}

bool
store_undo(struct store *s, struct undone *out, struct err *e)
{
	size_t n;
	int64_t step, article;
	bool more;

	*out = (struct undone){ 0 };
	if (!s->state.db)
		return true;
	if (!store_last_step(s, 1, &step, &n, e))
		return false;
	if (step == 0)
		return true;
	bool ok = article_of(s, step, &article, e) &&
		  store_undo_some(s, step, SIZE_MAX / 2, out, &more, e);
	out->article = article;
	return ok;
}
