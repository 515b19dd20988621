#include "store/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "store/archive/create.h"
#include "store/find/finder.h"
#include "store/save/ledger.h"
#include "store/reader/marks.h"
#include "store/archive/migrate.h"
#include "store/reader/away.h"
#include "store/reader/unread.h"

/*
 * Pages in memory: lists and cards are read through a small cache, above the
 * system's own; a writer keeps what a transaction touches.
 */
#define SETTINGS_READ "pragma cache_size = -3584"
#define SETTINGS_SPARE "pragma cache_size = -256"

/* The size of pages counts before the first is written: two articles fit
 * into one, or one with all that is read of it at once. */
#define SETTINGS_WRITE                \
	"pragma cache_size = -65536;" \
	"pragma page_size = 8192;"    \
	"pragma journal_mode = wal"

static const char *const steps[] = {
#include "store/archive/schema.inc"
	,
#include "store/archive/schema-2.inc"
	,
#include "store/archive/schema-3.inc"
	,
#include "store/archive/schema-4.inc"
	,
#include "store/archive/schema-5.inc"
	,
#include "store/archive/schema-6.inc"
};

/* "jbar" */
static const struct schema schema = { 0x6a626172, steps,
	sizeof steps / sizeof *steps };

const struct schema *
store_schema(void)
{
	return &schema;
}

bool
store_has_log(const char *path)
{
	struct arena tmp = { 0 };
	struct stat st;
	bool has = stat(arena_printf(&tmp, "%s-wal", path).s, &st) == 0 &&
		   st.st_size > 0;

	arena_free(&tmp);
	return has;
}

static bool
is_there(const char *path, struct err *e)
{
	struct stat st;

	if (lstat(path, &st) == 0)
		return !S_ISDIR(st.st_mode) ||
		       err_set(e, ERR_STORE, _("%s is a folder"), path);
	return err_set(e, ERR_STORE, _("there is no archive %s: %s"), path,
		strerror(errno));
}

/*
 * A reader needs SQLite's files beside the archive.  Where they are missing
 * and the folder cannot be written nobody writes the archive either, so that
 * it can be read as it lies, if no log waits to be merged.
 */
static bool
connect_read(struct sql *c, const char *path, struct err *e)
{
	struct err why = { 0 };

	if (!is_there(path, e))
		return false;
	if (sql_open(c, path, SQL_READ, &why))
		return true;
	if (access(path, R_OK) == 0 && !store_has_log(path) &&
		sql_open(c, path, SQL_FROZEN, &why))
		return true;
	return err_set(e, why.kind, "%s", why.text);
}

static bool
fill(struct sql *c, struct err *e)
{
	return sql_script(c, SETTINGS_WRITE, e) &&
	       tokenize_register(c->db, e) && migrate_run(c, &schema, e);
}

/*
 * A new archive is made beside its place and put there whole, so that nobody
 * finds half of one.  Where that cannot be it is made in its place.
 */
static void
make_whole(const char *path)
{
	struct arena tmp = { 0 };
	struct sql c = { 0 };
	const char *beside =
		arena_printf(&tmp, "%s-new-%d", path, (int)getpid()).s;

	bool made = create_file(beside, NULL) &&
		    sql_open(&c, beside, SQL_WRITE, NULL) && fill(&c, NULL);
	int keep = 0;

	/* Its log is no other's. */
	if (c.db)
		sqlite3_file_control(
			c.db, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
	sql_close(&c);
	/* Where another one was faster his stays. */
	if (made)
		(void)!link(beside, path);
	unlink(beside);
	arena_free(&tmp);
}

/* Nothing is changed in a file before it is known to be ours. */
static bool
connect_write(struct sql *c, const char *path, struct err *e)
{
	int version;

	if (access(path, F_OK) != 0)
		make_whole(path);
	if (!create_file(path, e) || !is_there(path, e))
		return false;
	if (access(path, W_OK) != 0)
		return err_set(e, ERR_STORE, _("%s cannot be written: %s"),
			path, strerror(errno));
	if (!sql_open(c, path, SQL_WRITE, e))
		return false;
	if (sqlite3_db_readonly(c->db, "main") == 1)
		err_set(e, ERR_STORE,
			_("%s cannot be written: it is read-only"), path);
	else if (migrate_check(c, &schema, &version, e) && fill(c, e))
		return true;
	sql_close(c);
	return false;
}

/* What the program cannot read must be brought up by one who may write. */
static bool
bring_up(const char *path, struct err *e)
{
	struct sql c;
	struct err why;

	if (!connect_write(&c, path, &why))
		return err_set(e, ERR_STORE,
			_("%s has an older form and cannot be brought up to "
			  "date: %s"),
			path, why.text);
	sql_close(&c);
	return true;
}

static bool
connect_checked(struct sql *c, const char *path, struct err *e)
{
	int version = 0;

	if (!connect_read(c, path, e))
		return false;
	if (migrate_check(c, &schema, &version, e)) {
		if (version == schema.n)
			return sql_script(c, SETTINGS_READ, e) &&
			       tokenize_register(c->db, e);
		if (version == 0)
			err_set(e, ERR_STORE,
				_("%s is empty: there is no "
				  "archive in it yet"),
				path);
	}
	sql_close(c);
	return version > 0 && version < schema.n && bring_up(path, e) &&
	       connect_checked(c, path, e);
}

bool
store_is_made(const char *path)
{
	struct sql c;
	int version = 0;

	if (!connect_read(&c, path, NULL))
		return true;
	bool known = migrate_check(&c, &schema, &version, NULL);
	sql_close(&c);
	return !known || version > 0;
}

bool
store_open(const char *path, const char *state_path, enum store_mode mode,
	struct store **out, struct err *e)
{
	struct store *s = calloc(1, sizeof *s);

	if (!s)
		arena_exhausted();
	bool ok = mode == STORE_WRITE ? connect_write(&s->archive, path, e)
				      : connect_checked(&s->archive, path, e);
	ok = ok && index_open(&s->archive, &s->index, e) &&
	     sql_version(&s->archive, &s->version, e);
	if (!ok) {
		store_close(s);
		return false;
	}
	if (state_path)
		state_open(s, state_path);
	*out = s;
	return true;
}

void
store_close(struct store *s)
{
	if (!s)
		return;
	finder_free(s->finder);
	marks_free(s->marks);
	store_rollback(s);
	index_close(s->index);
	if (s->state.db && !s->state_fixed) {
		unread_keep(s);
		away_keep(s);
	}
	sql_close(&s->state);
	free(s->state_path);
	sql_close(&s->archive);
	arena_free(&s->opened.arena);
	hidden_free(&s->hidden);
	reads_forget(&s->reads);
	stories_free(&s->stories);
	free(s);
}

const char *
store_path(const struct store *s)
{
	return s->archive.path;
}

bool
store_changed(struct store *s)
{
	int64_t version;

	if (!sql_version(&s->archive, &version, NULL) || version == s->version)
		return false;
	s->version = version;
	return true;
}

bool
store_begin(struct store *s, struct err *e)
{
	s->broken = false;
	return sql_script(&s->archive, "begin immediate", e);
}

bool
store_writes(struct store *s, struct err *e)
{
	if (!s->broken && !sqlite3_get_autocommit(s->archive.db))
		return true;
	return err_set(e, ERR_STORE,
		_("nothing can be written to %s now: a step before failed"),
		s->archive.path);
}

bool
store_commit(struct store *s, struct err *e)
{
	bool ok = store_writes(s, e) && ledger_flush(s, e) &&
		  index_flush(s->index, e) &&
		  sql_script(&s->archive, "commit", e);

	if (!ok)
		store_rollback(s);
	s->unread_known = s->stories.known = false;
	hidden_forget(&s->hidden);
	return ok;
}

void
store_rollback(struct store *s)
{
	if (!s->archive.db)
		return;
	if (!sqlite3_get_autocommit(s->archive.db))
		sql_script(&s->archive, "rollback", NULL);
	ledger_forget(s);
	if (s->index)
		index_forget(s->index);
	s->opened.id = 0;
	s->broken = false;
}

bool
store_hold(struct store *s)
{
	return sqlite3_get_autocommit(s->archive.db) &&
	       sql_do(&s->archive, NULL, "begin");
}

void
store_release(struct store *s, bool held)
{
	if (held)
		sql_do(&s->archive, NULL, "commit");
}

void
store_spare_memory(struct store *s, bool spare)
{
	sql_script(&s->archive, spare ? SETTINGS_SPARE : SETTINGS_READ, NULL);
}

void
store_freeze(struct store *s)
{
	if (s->frozen.depth++ > 0)
		return;
	s->frozen.known = false;
	s->frozen.archive = store_hold(s);
	s->frozen.state = s->state.db && sqlite3_get_autocommit(s->state.db) &&
			  sql_do(&s->state, NULL, "begin");
}

void
store_thaw(struct store *s)
{
	if (--s->frozen.depth > 0)
		return;
	store_release(s, s->frozen.archive);
	if (s->frozen.state)
		sql_do(&s->state, NULL, "commit");
}
