/*
 * The full-text index of an archive: written here, read by search.c.  Belongs
 * to one connection and one thread.  The store calls it inside its own
 * transactions:
 *
 *	tokenize_register(db)   on every connection, before schema.sql runs
 *	index_open(sql, &index) once the tables are there
 *	index_add, index_remove beside the article's rows, same transaction
 *	index_flush             before COMMIT, when anything was added or removed
 *	index_forget            after a ROLLBACK
 *	index_close             before the connection closes
 *
 * The tables are in schema.sql under "search".  What is in them and why is
 * told in index.c.
 */
#ifndef STORE_INDEX_H
#define STORE_INDEX_H

#include "content/article.h"
#include "store/archive/sql.h"

struct index;

/* Settings of the archive that search_setting keeps, by name. */
#define INDEX_COMMON "common"     /* the common characters: terms.h */
#define INDEX_FREQUENT "frequent" /* see frequent.h */

/* Asks for one, row by row: to find its place by the key, SQLite would read all
 * of the frequent terms, most of a megabyte, only to compare their name. */
#define INDEX_SETTING "select value from search_setting where +name = ? limit 1"

/* Makes the tokenizer known to this connection. */
bool tokenize_register(sqlite3 *, struct err *);

bool index_open(struct sql *, struct index **, struct err *);
void index_close(struct index *);

bool index_add(
	struct index *, int64_t id, const struct article *, struct err *);

/* The article as it was when added: the same title, text, source, published.
 */
bool index_remove(
	struct index *, int64_t id, const struct article *, struct err *);

bool index_flush(struct index *, struct err *);
void index_forget(struct index *);

/*
 * Before many articles: settings that are quick for bulk; all of this outside
 * a transaction.  index_bulk_end makes the settings for single articles again,
 * also those that a run that was killed has left behind; *merges: so much came
 * that the pieces of the index should become one.  Then index_merge does a
 * second's part of it at a time, until *more is false.
 */
bool index_bulk_begin(struct index *, struct err *);
bool index_bulk_end(struct index *, bool *merges, struct err *);
bool index_merge(struct index *, bool *more, struct err *);

/* Empties the index; every article must be added anew. */
bool index_clear(struct index *, struct err *);

#endif
