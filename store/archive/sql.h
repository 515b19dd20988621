/*
 * A thin layer over SQLite: one connection, its prepared statements, its
 * failures as sentences.  Every value is bound.  For store/ alone.
 *
 * A statement is known by the address of its text, so texts are literals; it
 * is prepared once and kept until sql_close.  Asking for it again starts it
 * anew: no two loops over the same text may be nested.
 */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include <sqlite3.h>

#include "base/err.h"
#include "base/str.h"

enum { SQL_KEPT = 256 }; /* statements; a power of two */

struct sql {
	sqlite3 *db;
	char *path; /* for sentences; owned */
	struct {
		const char *text;
		sqlite3_stmt *q;
	} kept[SQL_KEPT];
};

enum sql_mode {
	SQL_READ,
	SQL_WRITE,  /* the file must be there, too */
	SQL_FROZEN, /* for reading where nothing can be written or locked: as
		       long as nobody else writes */
};

/*
 * Opens the file.  A symbolic link is refused, but not one among the folders
 * above.  Safe settings are made, and the file is looked at once, so that
 * what is no database or cannot be read fails here.  On failure there is
 * nothing to close.
 */
bool sql_open(struct sql *, const char *path, enum sql_mode, struct err *);
void sql_close(struct sql *);

/* A value to bind. */
struct sql_value {
	enum { SQL_IS_INT, SQL_IS_TEXT, SQL_IS_BLOB } is;
	int64_t i;
	str s; /* must live until the statement is done */
};

#define SQL_I(x) ((struct sql_value){ .is = SQL_IS_INT, .i = (x) })
#define SQL_T(x) ((struct sql_value){ .is = SQL_IS_TEXT, .s = (x) })
#define SQL_B(x) ((struct sql_value){ .is = SQL_IS_BLOB, .s = (x) })

/*
 * The statement with its values bound, ready for sql_step.  NULL, with the
 * sentence in e, when it cannot be made; sql_step(…, NULL, …) then fails and
 * leaves that sentence.  Values stand in the order of the question marks.
 *	sql_ask(c, e, "select … where id = ?", SQL_I(id))
 */
#define sql_ask(c, e, text, ...)                                               \
	sql_ask_values((c), (text), (const struct sql_value[]){ __VA_ARGS__ }, \
		(int)(sizeof((const struct sql_value[]){ __VA_ARGS__ }) /      \
			sizeof(struct sql_value)),                             \
		(e))

/* The same, run to its end. */
#define sql_do(c, e, text, ...) \
	sql_finish((c), sql_ask((c), (e), text, __VA_ARGS__), (e))

sqlite3_stmt *sql_ask_values(struct sql *, const char *text,
	const struct sql_value *, int n, struct err *);

/* 1: a row is there; 0: no more; -1: failed.  But for 1, it is reset. */
int sql_step(struct sql *, sqlite3_stmt *, struct err *);

/* Steps to the end. */
bool sql_finish(struct sql *, sqlite3_stmt *, struct err *);

/*
 * The first column of the first row, or `none` when there is no row.  False
 * on failure alone.
 */
bool sql_number(
	struct sql *, sqlite3_stmt *, int64_t none, int64_t *out, struct err *);

/* A number that changes when another connection has committed. */
bool sql_version(struct sql *, int64_t *, struct err *);

/* Columns of the present row; slices live until the next step. */
static inline int64_t
sql_int(sqlite3_stmt *q, int column)
{
	return sqlite3_column_int64(q, column);
}

str sql_str(sqlite3_stmt *, int column); /* text or blob */

/* Statements that are run once and not kept; several in one text. */
bool sql_script(struct sql *, const char *text, struct err *);

/* Was the connection's last failure that the file is damaged, or that a part
 * of it is missing? */
bool sql_is_damaged(const struct sql *);

/* The connection's last failure as a sentence; returns false. */
bool sql_fail(struct sql *, struct err *);

#endif
