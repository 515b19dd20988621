/*
 * The reader's own database.  A connection apart: who writes his place in a
 * text never waits for, or holds up, the archive.
 */
#include "store/store_internal.h"

#include <string.h>

#include "base/file.h"
#include "store/create.h"
#include "store/migrate.h"

enum { BUSY_MS = 2000, HISTORY_MAX = 500 };

static const char *const steps[] = {
#include "store/state.inc"
	,
#include "store/state-2.inc"
};

/* "jbst" */
static const struct schema schema = { 0x6a627374, steps,
	sizeof steps / sizeof *steps };

void
state_open(struct store *s, const char *path)
{
	struct sql *c = &s->state;

	if (!create_file(path, NULL) || !sql_open(c, path, SQL_WRITE, NULL))
		return;
	sqlite3_busy_timeout(c->db, BUSY_MS);
	/* A lost power supply may cost the last place in a text, not more. */
	if (!sql_script(c,
		    "pragma journal_mode = wal; pragma synchronous = normal;"
		    "pragma cache_size = -512",
		    NULL) ||
		!migrate_run(c, &schema, NULL))
		sql_close(c);
}

static bool
has_state(const struct store *s)
{
	return s->state.db != NULL;
}

void
state_of(struct store *s, str uid, bool *read, bool *starred)
{
	*read = *starred = false;
	if (!has_state(s))
		return;
	sqlite3_stmt *q = sql_ask(&s->state, NULL,
		"select read, starred from seen where uid = ?", SQL_B(uid));
	if (sql_step(&s->state, q, NULL) > 0) {
		*read = sql_int(q, 0);
		*starred = sql_int(q, 1);
		sqlite3_reset(q);
	}
}

/* Of those read, how many does this archive have? */
static bool
count_read(struct store *s, int64_t *n, struct err *e)
{
	sqlite3_stmt *q =
		sql_ask(&s->state, e, "select uid from seen where read = 1");
	int more;

	*n = 0;
	while ((more = sql_step(&s->state, q, e)) > 0) {
		int64_t here;

		if (!sql_number(&s->archive,
			    sql_ask(&s->archive, e,
				    "select 1 from article where uid = ?",
				    SQL_B(sql_str(q, 0))),
			    0, &here, e)) {
			sqlite3_reset(q);
			return false;
		}
		*n += here;
	}
	return more == 0;
}

/*
 * Counting asks the archive for every article read, so the number is kept,
 * with what is set here, until others have changed one of the two.
 */
bool
state_unread(struct store *s, int64_t articles, int64_t *unread, struct err *e)
{
	int64_t archive, state, read;

	*unread = articles;
	if (!has_state(s))
		return true;
	if (!sql_version(&s->archive, &archive, e) ||
		!sql_version(&s->state, &state, e))
		return false;
	if (!s->unread_known || archive != s->unread_archive ||
		state != s->unread_state) {
		bool held = store_hold(s);
		bool ok = count_read(s, &read, e);

		store_release(s, held);
		if (!ok)
			return false;
		s->unread = articles - read;
		s->unread_archive = archive;
		s->unread_state = state;
		s->unread_known = true;
	}
	*unread = s->unread;
	return true;
}

/* The uid of an article, in the archive's memory; empty when there is none. */
static sqlite3_stmt *
ask_uid(struct store *s, int64_t id, str *uid)
{
	sqlite3_stmt *q = sql_ask(&s->archive, NULL,
		"select uid from article where id = ?", SQL_I(id));

	if (sql_step(&s->archive, q, NULL) <= 0)
		return NULL;
	*uid = sql_str(q, 0);
	return q;
}

enum seen_column { SEEN_READ, SEEN_STARRED, SEEN_PLACE };

static bool
set(struct store *s, int64_t id, enum seen_column column, int64_t value,
	struct err *e)
{
	static const char *const texts[] = {
		[SEEN_READ] = "insert into seen (uid, read) values (?, ?)"
			      " on conflict do update set read = excluded.read",
		[SEEN_STARRED] = "insert into seen (uid, starred)"
				 " values (?, ?) on conflict do update"
				 " set starred = excluded.starred",
		[SEEN_PLACE] = "insert into seen (uid, place) values (?, ?)"
			       " on conflict do update"
			       " set place = excluded.place",
	};
	bool read, starred;
	str uid;

	if (!has_state(s))
		return true;
	sqlite3_stmt *q = ask_uid(s, id, &uid);
	if (!q)
		return true;
	state_of(s, uid, &read, &starred);
	bool ok = sql_do(&s->state, e, texts[column], SQL_B(uid), SQL_I(value));
	if (ok && column == SEEN_READ)
		s->unread += (int64_t)read - value;
	sqlite3_reset(q);
	return ok;
}

bool
store_set_read(struct store *s, int64_t id, bool read, struct err *e)
{
	return set(s, id, SEEN_READ, read, e);
}

bool
store_set_starred(struct store *s, int64_t id, bool starred, struct err *e)
{
	return set(s, id, SEEN_STARRED, starred, e);
}

bool
store_set_place(struct store *s, int64_t id, uint32_t at, struct err *e)
{
	return set(s, id, SEEN_PLACE, at, e);
}

uint32_t
store_get_place(struct store *s, int64_t id)
{
	str uid;
	int64_t at = 0;

	if (!has_state(s))
		return 0;
	sqlite3_stmt *q = ask_uid(s, id, &uid);
	if (!q)
		return 0;
	sql_number(&s->state,
		sql_ask(&s->state, NULL, "select place from seen where uid = ?",
			SQL_B(uid)),
		0, &at, NULL);
	sqlite3_reset(q);
	return (uint32_t)at;
}

bool
store_add_history(struct store *s, str query, struct err *e)
{
	struct sql *c = &s->state;

	if (!has_state(s) || query.n == 0)
		return true;
	return sql_do(c, e,
		       "insert into history"
		       " select ?, coalesce(max(at), 0) + 1 from history"
		       " where true on conflict do update set at = excluded.at",
		       SQL_T(query)) &&
	       sql_do(c, e,
		       "delete from history where at <="
		       " (select max(at) from history) - ?",
		       SQL_I(HISTORY_MAX));
}

bool
store_get_history(
	struct store *s, struct arena *perm, struct strs *out, struct err *e)
{
	*out = (struct strs){ 0 };
	if (!has_state(s))
		return true;
	sqlite3_stmt *q = sql_ask(
		&s->state, e, "select query from history order by at desc");
	int more;

	while ((more = sql_step(&s->state, q, e)) > 0)
		*vec_push(perm, out) = arena_copy(perm, sql_str(q, 0));
	return more == 0;
}
