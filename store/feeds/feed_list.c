/* Feeds in the order that the reader sees them. */
#include "store/feeds/feed_rule.h"

#include <stdlib.h>

#include "store/store_internal.h"

static int
by_name(const void *a, const void *b)
{
	const struct feed_row *x = a, *y = b;
	int c = str_cmp(x->title, y->title);

	return c ? c : str_cmp(x->url, y->url);
}

static int
by_folder(const void *a, const void *b)
{
	const struct feed_row *x = a, *y = b;
	int c = str_cmp(x->folder, y->folder);

	return c ? c : by_name(a, b);
}

static int
failing_first(const void *a, const void *b)
{
	const struct feed_row *x = a, *y = b;
	int c = (y->failures > 0) - (x->failures > 0);

	return c ? c : by_name(a, b);
}

static int (*const orders[FEED_ORDERS])(const void *, const void *) = {
	[FEEDS_BY_FOLDER] = by_folder,
	[FEEDS_BY_NAME] = by_name,
	[FEEDS_FAILING] = failing_first,
};

struct feed_rows {
	struct feed_row *v;
	size_t n, cap;
};

/* store_feed would count the articles of each. */
static bool
read_rows(const struct feed_rules *rules, struct store *s, struct arena *tmp,
	struct feed_rows *rows, struct err *e)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select id, url, title, folder, failures from feed"
		" where due <> ?",
		SQL_I(FEED_GIVEN_UP));
	int more;

	while ((more = sql_step(c, q, e)) > 0) {
		struct feed_row row = {
			.id = sql_int(q, 0),
			.url = arena_copy(tmp, sql_str(q, 1)),
			.title = arena_copy(tmp, sql_str(q, 2)),
			.folder = arena_copy(tmp, sql_str(q, 3)),
			.failures = sql_int(q, 4),
		};

		if (feed_way(rules, &row).hidden)
			continue;
		feed_rules_show(rules, &row);
		*vec_push(tmp, rows) = row;
	}
	return more == 0;
}

bool
feed_rules_list(const struct feed_listing *l, struct store *s,
	struct arena *perm, struct ids *out, struct err *e)
{
	struct arena tmp = { 0 };
	struct feed_rows rows = { 0 };
	bool ok = read_rows(l->rules, s, &tmp, &rows, e);

	*out = (struct ids){ 0 };
	if (rows.n)
		qsort(rows.v, rows.n, sizeof *rows.v, orders[l->order]);
	for (size_t i = 0; ok && i < rows.n; i++)
		*vec_push(perm, out) = rows.v[i].id;
	arena_free(&tmp);
	return ok;
}
