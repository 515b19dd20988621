#include "store/reader/unread.h"

/* The uid of the archive's last article; empty: none. */
static str
last_uid(struct store *s, struct arena *perm)
{
	str uid = { 0 };
	sqlite3_stmt *q = sql_ask_values(&s->archive,
		"select uid from article order by id desc limit 1", NULL, 0,
		NULL);

	if (sql_step(&s->archive, q, NULL) > 0) {
		uid = arena_copy(perm, sql_str(q, 0));
		sqlite3_reset(q);
	}
	return uid;
}

bool
unread_recall(struct store *s, int64_t articles, int64_t *unread)
{
	struct arena tmp = { 0 };
	bool ok = sql_number(&s->state,
		sql_ask(&s->state, NULL,
			"select unread from counted where at = changes"
			" and articles = ? and last = ?",
			SQL_I(articles), SQL_B(last_uid(s, &tmp))),
		-1, unread, NULL);

	arena_free(&tmp);
	return ok && *unread >= 0;
}

bool
store_marks_version(struct store *s, int64_t *version, struct err *e)
{
	*version = 0;
	return !s->state.db ||
	       sql_number(&s->state,
		       sql_ask_values(&s->state, "select changes from counted",
			       NULL, 0, e),
		       0, version, e);
}

bool
unread_changes(struct store *s, struct err *e)
{
	struct sql *c = &s->state;

	s->reads.changes++;
	return sql_finish(c,
		sql_ask_values(c, "update counted set changes = changes + 1",
			NULL, 0, e),
		e);
}

/* Has nobody else changed what was counted? To be asked under both locks. */
static bool
still_right(struct store *s)
{
	struct versions now;

	return store_versions(s, &now, NULL) &&
	       now.archive.others == s->unread_archive &&
	       now.state.others == s->unread_state;
}

static bool
write_down(struct store *s, str last)
{
	int64_t articles;

	return sql_number(&s->archive,
		       sql_ask_values(&s->archive, "select articles from total",
			       NULL, 0, NULL),
		       0, &articles, NULL) &&
	       sql_do(&s->state, NULL,
		       "update counted set at = changes, articles = ?1,"
		       " last = ?2, unread = ?3 where at is not changes"
		       " or articles <> ?1 or last <> ?2",
		       SQL_I(articles), SQL_B(last), SQL_I(s->unread));
}

void
unread_write(struct store *s)
{
	struct arena tmp = { 0 };

	if (s->unread_known)
		write_down(s, last_uid(s, &tmp));
	arena_free(&tmp);
}

void
unread_keep(struct store *s)
{
	struct arena tmp = { 0 };

	if (!s->unread_known || !sqlite3_get_autocommit(s->state.db))
		return;
	bool held = store_hold(s);
	str last = last_uid(s, &tmp);
	bool ok = last.n && sql_script(&s->state, "begin immediate", NULL) &&
		  still_right(s) && write_down(s, last);
	if (!sqlite3_get_autocommit(s->state.db))
		sql_script(&s->state, ok ? "commit" : "rollback", NULL);
	store_release(s, held);
	arena_free(&tmp);
}
