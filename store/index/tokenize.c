/*
 * FTS5 asks a tokenizer for the terms of what it is given.  Ours gets them
 * ready made, parted by blanks (terms.h): it only cuts.  The extension API is
 * https://www.sqlite.org/fts5.html#custom_tokenizers.
 */
#include "store/index/index.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

static int
make(void *context, const char **words, int n, Fts5Tokenizer **out)
{
	(void)context, (void)words, (void)n;
	*out = malloc(1);
	return *out ? SQLITE_OK : SQLITE_NOMEM;
}

static void
drop(Fts5Tokenizer *tokenizer)
{
	free(tokenizer);
}

static int
cut(Fts5Tokenizer *tokenizer, void *context, int flags, const char *s, int n,
	int (*take)(void *, int, const char *, int, int, int))
{
	(void)tokenizer, (void)flags;
	for (int at = 0; at < n;) {
		const char *end = memchr(s + at, ' ', (size_t)(n - at));
		int stop = end ? (int)(end - s) : n;
		int rc = stop > at
				 ? take(context, 0, s + at, stop - at, at, stop)
				 : SQLITE_OK;

		if (rc != SQLITE_OK)
			return rc;
		at = stop + 1;
	}
	return SQLITE_OK;
}

static fts5_api *
fts5_of(sqlite3 *db)
{
	fts5_api *api = NULL;
	sqlite3_stmt *q = NULL;

	if (sqlite3_prepare_v2(db, "select fts5(?)", -1, &q, NULL) ==
		SQLITE_OK) {
		sqlite3_bind_pointer(q, 1, &api, "fts5_api_ptr", NULL);
		sqlite3_step(q);
	}
	sqlite3_finalize(q);
	return api;
}

bool
tokenize_register(sqlite3 *db, struct err *e)
{
	static fts5_tokenizer tokenizer = { make, drop, cut };
	fts5_api *api = fts5_of(db);

	if (!api || api->iVersion < 2 ||
		api->xCreateTokenizer(api, "jianbao", NULL, &tokenizer, NULL) !=
			SQLITE_OK)
		return err_set(e, ERR_STORE,
			_("this SQLite has no full-text search (FTS5)"));
	return true;
}
