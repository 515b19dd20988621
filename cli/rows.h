/*
 * What the verbs that read the archive share: opening it, walking rows within
 * --limit while somebody reads the output, and the article that rows in a
 * row come from.
 */
#ifndef CLI_ROWS_H
#define CLI_ROWS_H

#include "cli/call.h"
#include "cli/json.h"
#include "cli/runes.h"
#include "store/store.h"

/* Columns of what most lists begin with. */
enum { COLUMN_ID = 6, COLUMN_DATE = 10, COLUMN_SOURCE = 12 };

struct rows {
	struct call *call;
	struct store *store;
	struct arena tmp; /* what one row needs; emptied behind it */
	bool mended;      /* a damaged index was, or could not be */

	/* The article loaded last. */
	int64_t id;
	struct article article;
	struct runes runes; /* of its text */
	struct arena arena;
};

/* The archive that the call asks for, with its reader's state. */
bool rows_open(struct rows *, struct call *, struct err *);
void rows_close(struct rows *);

/* Prints one row. */
typedef bool row_fn(struct rows *, int64_t id, struct err *);

/* Where there is none, says so, as rows_count does. */
bool rows_print(struct rows *, const struct ids *, row_fn *, struct err *);

/* Tells a person on standard error that n is 0: what there is none of. */
void rows_count(const struct rows *, size_t n);

/* Fills rows.article; nothing to do when it is there already. */
bool rows_load(struct rows *, int64_t id, struct err *);

/* Is there an element of this index among the n of rows.article?  Another
 * process may have changed the article since its row was read. */
bool rows_has(const struct rows *, int32_t index, size_t n, struct err *);

/* A JSON object of a line: its beginning and its end. */
void rows_json_open(struct call *, struct json *);
void rows_json_end(struct call *, struct json *);

/* Is JSON asked for? */
bool rows_json(const struct rows *);

#endif
