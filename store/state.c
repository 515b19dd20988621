/*
 * The reader's own database.  A connection apart: who writes his place in a
 * text never waits for, or holds up, the archive.
 */
#include "store/store_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "store/archive/bits.h"
#include "store/archive/create.h"
#include "store/reader/deeds.h"
#include "store/reader/marks.h"
#include "store/archive/migrate.h"
#include "store/reader/unread.h"

enum { BUSY_MS = 2000, HISTORY_MAX = 500 };

/* A lost power supply may cost the last place in a text, not more. */
#define SETTINGS                       \
	"pragma journal_mode = wal;"   \
	"pragma synchronous = normal;" \
	"pragma cache_size = -512"

static const char *const steps[] = {
#include "store/reader/state.inc"
	,
#include "store/reader/state-2.inc"
	,
#include "store/reader/state-3.inc"
	,
#include "store/reader/state-4.inc"
	,
#include "store/reader/state-5.inc"
	,
#include "store/reader/state-6.inc"
	,
#include "store/reader/state-7.inc"
};

/* "jbst" */
static const struct schema schema = { 0x6a627374, steps,
	sizeof steps / sizeof *steps };

static bool
connect(struct sql *c, const char *path, struct err *e)
{
	if (!create_file(path, e) || !sql_open(c, path, SQL_WRITE, e))
		return false;
	sqlite3_busy_timeout(c->db, BUSY_MS);
	if (sqlite3_db_readonly(c->db, "main") == 1)
		err_set(e, ERR_STORE,
			_("%s cannot be written: it, or its folder, is "
			  "read-only"),
			path);
	else if (sql_script(c, SETTINGS, e) && migrate_run(c, &schema, e))
		return true;
	sql_close(c);
	return false;
}

/* As it lies, where nobody can be writing it. */
static bool
connect_fixed(struct sql *c, const char *path)
{
	int version = 0;

	if (!sql_open(c, path, SQL_READ, NULL) &&
		(store_has_log(path) || !sql_open(c, path, SQL_FROZEN, NULL)))
		return false;
	if (migrate_check(c, &schema, &version, NULL) && version == schema.n)
		return true;
	sql_close(c);
	return false;
}

void
state_open(struct store *s, const char *path)
{
	s->state_path = strdup(path);
	if (!s->state_path)
		arena_exhausted();
	s->state_fixed = !connect(&s->state, path, &s->state_fault) &&
			 connect_fixed(&s->state, path);
}

bool
state_wanted(struct store *s, struct err *e)
{
	struct sql fresh;

	if ((s->state.db && !s->state_fixed) || !s->state_path)
		return true;
	/* What stood in the way may be gone. */
	s->state_fault = (struct err){ 0 };
	if (!connect(&fresh, s->state_path, &s->state_fault))
		return err_set(
			e, s->state_fault.kind, "%s", s->state_fault.text);
	sql_close(&s->state);
	s->state = fresh;
	marks_free(s->marks);
	s->marks = NULL;
	s->state_fixed = s->frozen.state = false;
	s->unread_known = s->hidden.known = false;
	return true;
}

const struct err *
store_state_fault(const struct store *s)
{
	return (s->state.db && !s->state_fixed) || !s->state_path
		       ? NULL
		       : &s->state_fault;
}

static bool
has_state(const struct store *s)
{
	return s->state.db != NULL;
}

struct seen
state_of(struct store *s, str uid)
{
	struct seen seen = { 0 };

	if (!has_state(s))
		return seen;
	sqlite3_stmt *q = sql_ask(&s->state, NULL,
		"select read, starred, archived, deleted from seen"
		" where uid = ?",
		SQL_B(uid));
	if (sql_step(&s->state, q, NULL) > 0) {
		seen = (struct seen){ .read = sql_int(q, 0),
			.starred = sql_int(q, 1),
			.archived = sql_int(q, 2),
			.deleted = sql_int(q, 3) };
		sqlite3_reset(q);
	}
	return seen;
}

/* Calls for each article that a statement gives the uid of, and that is in
 * this archive. */
static bool
each_here(struct store *s, sqlite3_stmt *uids, void (*found)(void *, int64_t),
	void *ctx, struct err *e)
{
	int more;

	while ((more = sql_step(&s->state, uids, e)) > 0) {
		int64_t id;

		if (!sql_number(&s->archive,
			    sql_ask(&s->archive, e,
				    "select id from article where uid = ?",
				    SQL_B(sql_str(uids, 0))),
			    0, &id, e)) {
			sqlite3_reset(uids);
			return false;
		}
		if (id)
			found(ctx, id);
	}
	return more == 0;
}

static void
count_one(void *n, int64_t id)
{
	(void)id;
	++*(int64_t *)n;
}

/* Of those that are read or out of the lists, how many does this archive
 * have? */
static bool
count_done(struct store *s, int64_t *n, struct err *e)
{
	*n = 0;
	return each_here(s,
		sql_ask(&s->state, e,
			"select uid from seen where read = 1"
			" union select uid from seen"
			" where archived = 1 or deleted = 1"),
		count_one, n, e);
}

struct members {
	struct arena *perm;
	struct ids *ids;
};

static void
add_member(void *ctx, int64_t id)
{
	struct members *m = ctx;

	*vec_push(m->perm, m->ids) = id;
}

static int
by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

bool
state_marked(struct store *s, enum deed_kind mark, struct arena *perm,
	struct ids *out, struct err *e)
{
	static const char *const texts[] = {
		[DEED_READ] = "select uid from seen where read = 1",
		[DEED_STARRED] = "select uid from seen where starred = 1",
		[DEED_ARCHIVED] = "select uid from seen where archived = 1",
		[DEED_DELETED] = "select uid from seen where deleted = 1",
	};
	struct members m = { perm, out };

	*out = (struct ids){ 0 };
	if (!has_state(s))
		return true;
	if (!each_here(s, sql_ask_values(&s->state, texts[mark], NULL, 0, e),
		    add_member, &m, e))
		return false;
	if (out->n)
		qsort(out->v, out->n, sizeof *out->v, by_number);
	return true;
}

bool
ids_have(const struct ids *ids, int64_t id)
{
	return ids->n && bsearch(&id, ids->v, ids->n, sizeof id, by_number);
}

/* Unread articles, as somebody wrote them down or counted now. */
static bool
find_unread(struct store *s, int64_t articles, bool *known, struct err *e)
{
	bool held = store_hold(s), ok = true;
	int64_t done;

	*known = unread_recall(s, articles, &s->unread);
	s->wants_count = !*known && s->counts_later;
	if (!*known && !s->counts_later) {
		ok = *known = count_done(s, &done, e);
		if (ok)
			s->unread = articles - done;
	}
	store_release(s, held);
	return ok;
}

/*
 * Counting asks the archive for every article read, so the number is kept
 * (unread.h), with what is set here, until others have changed one of the two.
 */
bool
state_unread(struct store *s, int64_t articles, int64_t *unread, struct err *e)
{
	int64_t before = s->unread;
	struct versions now;

	*unread = articles;
	if (!has_state(s))
		return true;
	if (!store_versions(s, &now, e))
		return false;
	if (!s->unread_known || now.archive.others != s->unread_archive ||
		now.state.others != s->unread_state) {
		if (!find_unread(s, articles, &s->unread_known, e))
			return false;
		if (!s->unread_known)
			s->unread = before;
		s->unread_archive = now.archive.others;
		s->unread_state = now.state.others;
	}
	*unread = s->unread;
	return true;
}

void
store_count_later(struct store *s)
{
	struct store_counts n;

	s->counts_later = true;
	/* What is shown until it is counted. */
	if (!s->unread_known && store_count(s, &n, NULL) && !s->unread_known)
		s->unread = n.articles;
}

bool
store_wants_count(struct store *s)
{
	struct versions now;
	bool wants = s->wants_count && store_versions(s, &now, NULL) &&
		     !versions_same(now, s->asked);

	s->wants_count = false;
	if (wants)
		s->asked = now;
	return wants;
}

void
store_recount(struct store *s)
{
	struct store_counts n;

	s->unread_known = false;
	if (store_count(s, &n, NULL))
		unread_keep(s);
}

bool
state_uid(struct store *s, int64_t id, struct arena *perm, str *uid)
{
	sqlite3_stmt *q = sql_ask(&s->archive, NULL,
		"select uid from article where id = ?", SQL_I(id));

	if (sql_step(&s->archive, q, NULL) <= 0)
		return false;
	*uid = arena_copy(perm, sql_str(q, 0));
	sqlite3_reset(q);
	return true;
}

int64_t
state_article(struct store *s, str uid)
{
	int64_t id = 0;

	sql_number(&s->archive,
		sql_ask(&s->archive, NULL,
			"select id from article where uid = ?", SQL_B(uid)),
		0, &id, NULL);
	return id;
}

enum { PLACE = DEED_DELETED + 1 };

static const char *const setting[] = {
#define SET(column)                                        \
	"insert into seen (uid, " column ") values (?, ?)" \
	" on conflict do update set " column " = excluded." column
	[DEED_READ] = SET("read"),
	[DEED_STARRED] = SET("starred"),
	[DEED_ARCHIVED] = SET("archived"),
	[DEED_DELETED] = SET("deleted"),
	[PLACE] = SET("place"),
#undef SET
};

static bool
is_unread(struct seen seen)
{
	return !seen.read && !seen.archived && !seen.deleted;
}

/* In a transaction of its own, or the step's. */
static bool
write_mark(struct store *s, str uid, int what, int64_t value, struct err *e)
{
	struct sql *c = &s->state;
	bool own = sqlite3_get_autocommit(c->db);
	bool ok = (!own || sql_script(c, "begin immediate", e)) &&
		  sql_finish(c,
			  sql_ask_values(c, setting[what],
				  (struct sql_value[]){
					  SQL_B(uid), SQL_I(value) },
				  2, e),
			  e) &&
		  (what == PLACE || unread_changes(s, e)) &&
		  (!own || sql_script(c, "commit", e));

	if (own && !sqlite3_get_autocommit(c->db))
		sql_script(c, "rollback", NULL);
	return ok;
}

static bool
set_mark(struct store *s, str uid, int what, int64_t value, struct err *e)
{
	struct seen before = state_of(s, uid);
	bool ok = write_mark(s, uid, what, value, e);

	if (ok && what != PLACE)
		s->unread += is_unread(state_of(s, uid)) - is_unread(before);
	return ok;
}

bool
store_is_read(struct store *s, int64_t article, bool *read)
{
	const struct reads *r = &s->reads;

	if (r->on && article > 0 && article < r->end) {
		*read = bits_have(r->bits, article);
		return true;
	}
	sqlite3_stmt *q = sql_ask(&s->archive, NULL,
		"select uid from article where id = ?", SQL_I(article));

	if (sql_step(&s->archive, q, NULL) <= 0)
		return false;
	*read = state_of(s, sql_str(q, 0)).read;
	sqlite3_reset(q);
	return true;
}

static bool
set(struct store *s, int64_t id, int what, int64_t value, struct err *e)
{
	struct arena tmp = { 0 };
	str uid;
	bool ok = !has_state(s) || !state_uid(s, id, &tmp, &uid) ||
		  set_mark(s, uid, what, value, e);

	arena_free(&tmp);
	return ok;
}

bool
store_set_read(struct store *s, int64_t id, bool read, struct err *e)
{
	bool ok = set(s, id, DEED_READ, read, e);

	if (ok)
		reads_mark(&s->reads, id, read);
	else
		reads_forget(&s->reads);
	return ok;
}

bool
store_set_place(struct store *s, int64_t id, uint32_t at, struct err *e)
{
	return set(s, id, PLACE, at, e);
}

uint32_t
store_get_place(struct store *s, int64_t id)
{
	struct arena tmp = { 0 };
	int64_t at = 0;
	str uid;

	if (has_state(s) && state_uid(s, id, &tmp, &uid))
		sql_number(&s->state,
			sql_ask(&s->state, NULL,
				"select place from seen where uid = ?",
				SQL_B(uid)),
			0, &at, NULL);
	arena_free(&tmp);
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
