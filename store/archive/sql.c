#include "store/archive/sql.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/i18n.h"

enum { BUSY_MS = 10000 };

/* What a strange file must not be able to do to us. */
static const struct {
	int option, value;
} guards[] = {
	{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
	{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
	{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
	{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
	{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
	{ SQLITE_DBCONFIG_DQS_DDL, 0 },
	{ SQLITE_DBCONFIG_DQS_DML, 0 },
};

/*
 * The -wal file is kept when the last user leaves, so that one who may not
 * write the folder can read; it is cut to nothing then.  secure_delete costs
 * a write for every page that is freed and is Debian's default.
 */
static const char settings[] = "pragma cell_size_check = on;"
			       "pragma synchronous = full;"
			       "pragma secure_delete = off;"
			       "pragma journal_size_limit = 67108864;"
			       "pragma mmap_size = 0;"
			       "pragma temp_store = memory;"
			       "select count(*) from sqlite_schema";

/* path with its folders' links followed, its own last name's not. */
static str
real_path(struct arena *tmp, const char *path)
{
	str whole = str_of(path);
	size_t slash = str_find_last(whole, STR("/"));
	size_t cut = slash == STR_NONE ? 0 : slash + 1;
	char *folder = arena_cstr(tmp, cut ? str_take(whole, cut) : STR("."));
	char *real = realpath(folder, NULL);

	if (!real)
		return arena_copy(tmp, whole);
	str joined = arena_printf(
		tmp, "%s/%s", strcmp(real, "/") == 0 ? "" : real, path + cut);
	free(real);
	return joined;
}

/* That the file will not change can only be said in a URI. */
static str
frozen_uri(struct arena *tmp, str path)
{
	static const char plain[] = "/.-_0123456789"
				    "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	struct buf uri = { 0 };

	buf_put(&uri, STR("file:"));
	for (size_t i = 0; i < path.n; i++) {
		char c = path.s[i];

		if (strchr(plain, c))
			buf_putc(&uri, c);
		else
			buf_printf(&uri, "%%%02X", (unsigned char)c);
	}
	buf_put(&uri, STR("?immutable=1"));
	str copy = arena_copy(tmp, buf_str(&uri));
	buf_free(&uri);
	return copy;
}

static int
connect(struct sql *c, const char *path, enum sql_mode mode)
{
	struct arena tmp = { 0 };
	str file = real_path(&tmp, path);
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;

	flags |= mode == SQL_WRITE ? SQLITE_OPEN_READWRITE
				   : SQLITE_OPEN_READONLY;
	if (mode == SQL_FROZEN) {
		flags |= SQLITE_OPEN_URI;
		file = frozen_uri(&tmp, file);
	}
	int rc = sqlite3_open_v2(file.s, &c->db, flags, NULL);
	arena_free(&tmp);
	return rc;
}

bool
sql_open(struct sql *c, const char *path, enum sql_mode mode, struct err *e)
{
	*c = (struct sql){ .path = strdup(path) };
	if (!c->path)
		arena_exhausted();
	if (connect(c, path, mode) != SQLITE_OK)
		goto fail;
	sqlite3_extended_result_codes(c->db, 1);
	sqlite3_busy_timeout(c->db, BUSY_MS);
	for (size_t i = 0; i < sizeof guards / sizeof *guards; i++)
		sqlite3_db_config(
			c->db, guards[i].option, guards[i].value, NULL);
	int keep = 1;
	sqlite3_file_control(c->db, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
	if (sqlite3_exec(c->db, settings, NULL, NULL, NULL) == SQLITE_OK)
		return true;
fail:
	sql_fail(c, e);
	sql_close(c);
	return false;
}

void
sql_close(struct sql *c)
{
	for (size_t i = 0; i < SQL_KEPT; i++)
		sqlite3_finalize(c->kept[i].q);
	sqlite3_close(c->db);
	free(c->path);
	*c = (struct sql){ 0 };
}

static sqlite3_stmt *
prepared(struct sql *c, const char *text, struct err *e)
{
	size_t i = ((uintptr_t)text * 0x9E3779B97F4A7C15u) >> 32;

	for (i %= SQL_KEPT; c->kept[i].text != text; i = (i + 1) % SQL_KEPT) {
		if (c->kept[i].text)
			continue;
		if (sqlite3_prepare_v3(c->db, text, -1,
			    SQLITE_PREPARE_PERSISTENT, &c->kept[i].q,
			    NULL) != SQLITE_OK) {
			sql_fail(c, e);
			return NULL;
		}
		c->kept[i].text = text;
		break;
	}
	return c->kept[i].q;
}

sqlite3_stmt *
sql_ask_values(struct sql *c, const char *text, const struct sql_value *v,
	int n, struct err *e)
{
	sqlite3_stmt *q = prepared(c, text, e);

	if (!q)
		return NULL;
	sqlite3_reset(q);
	assert(sqlite3_bind_parameter_count(q) == n);
	for (int i = 0; i < n; i++) {
		const char *bytes = v[i].s.s ? v[i].s.s : "";

		switch (v[i].is) {
		case SQL_IS_INT: sqlite3_bind_int64(q, i + 1, v[i].i); break;
		case SQL_IS_TEXT:
			sqlite3_bind_text64(q, i + 1, bytes, v[i].s.n,
				SQLITE_STATIC, SQLITE_UTF8);
			break;
		case SQL_IS_BLOB:
			sqlite3_bind_blob64(
				q, i + 1, bytes, v[i].s.n, SQLITE_STATIC);
			break;
		}
	}
	return q;
}

int
sql_step(struct sql *c, sqlite3_stmt *q, struct err *e)
{
	if (!q)
		return -1;
	int rc = sqlite3_step(q);

	if (rc == SQLITE_ROW)
		return 1;
	if (rc != SQLITE_DONE)
		sql_fail(c, e);
	sqlite3_reset(q);
	return rc == SQLITE_DONE ? 0 : -1;
}

bool
sql_finish(struct sql *c, sqlite3_stmt *q, struct err *e)
{
	int more;

	while ((more = sql_step(c, q, e)) > 0)
		;
	return more == 0;
}

bool
sql_number(struct sql *c, sqlite3_stmt *q, int64_t none, int64_t *out,
	struct err *e)
{
	int more = sql_step(c, q, e);

	*out = more > 0 ? sql_int(q, 0) : none;
	if (more > 0)
		sqlite3_reset(q);
	return more >= 0;
}

bool
sql_version(struct sql *c, int64_t *version, struct err *e)
{
	return sql_number(
		c, sql_ask(c, e, "pragma data_version"), 0, version, e);
}

str
sql_str(sqlite3_stmt *q, int column)
{
	const char *s = sqlite3_column_blob(q, column);

	return (str){ s, s ? (size_t)sqlite3_column_bytes(q, column) : 0 };
}

bool
sql_script(struct sql *c, const char *text, struct err *e)
{
	return sqlite3_exec(c->db, text, NULL, NULL, NULL) == SQLITE_OK ||
	       sql_fail(c, e);
}

/* What SQLite's codes mean to a reader; %s is the file. */
static const struct {
	int code;
	const char *sentence;
} failures[] = {
	{ SQLITE_NOTADB, N_("%s is no archive of jianbao, or its beginning is "
			    "damaged") },
	{ SQLITE_CORRUPT,
		N_("%s is damaged; a backup, or jianbao doctor, may help") },
	{ SQLITE_BUSY, N_("%s is in use: another program keeps writing to "
			  "it") },
	{ SQLITE_LOCKED, N_("%s is in use: another program keeps writing to "
			    "it") },
	{ SQLITE_FULL, N_("the disk is full: make room, then try again; what "
			  "was written to %s before is kept") },
	{ SQLITE_READONLY, N_("%s cannot be written: it, or its folder, is "
			      "read-only") },
};

/* Opening, reading and writing fail for the system's reasons. */
static bool
system_fail(struct sql *c, int code, struct err *e)
{
	int number = c->db ? sqlite3_system_errno(c->db) : 0;
	const char *why = number ? strerror(number) : sqlite3_errmsg(c->db);

	if (code == SQLITE_CANTOPEN_SYMLINK)
		return err_set(
			e, ERR_STORE, _("%s is a symbolic link"), c->path);
	if ((code & 0xff) == SQLITE_IOERR)
		return err_set(e, ERR_STORE, _("cannot read or write %s: %s"),
			c->path, why);
	if ((code & 0xff) != SQLITE_CANTOPEN)
		return err_set(
			e, ERR_STORE, "%s: %s", c->path, sqlite3_errmsg(c->db));
	if (access(c->path, R_OK) == 0)
		return err_set(e, ERR_STORE,
			_("cannot open %s: SQLite's files beside it cannot be "
			  "made"),
			c->path);
	return err_set(e, ERR_STORE, _("cannot open %s: %s"), c->path, why);
}

bool
sql_fail(struct sql *c, struct err *e)
{
	int code = sqlite3_extended_errcode(c->db);

	for (size_t i = 0; i < sizeof failures / sizeof *failures; i++)
		if (failures[i].code == (code & 0xff))
			return err_set(
				e, ERR_STORE, _(failures[i].sentence), c->path);
	return system_fail(c, code, e);
}

bool
sql_is_damaged(const struct sql *c)
{
	int code = sqlite3_errcode(c->db) & 0xff;

	/* Our statements are right: what they name is missing. */
	return code == SQLITE_CORRUPT || code == SQLITE_ERROR;
}
