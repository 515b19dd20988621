/* What two players said about each other. */
#include "store/store_internal.h"

/* When the article of a quote was published, as it says. */
static str
published(struct store *s, int64_t quote, struct arena *tmp)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *q =
		sql_ask(c, NULL, "select published from article where id = ?",
			SQL_I(thing_article(quote)));
	str date = { 0 };

	if (sql_step(c, q, NULL) > 0) {
		date = arena_copy(tmp, sql_str(q, 0));
		sqlite3_reset(q);
	}
	return date;
}

/* Both lists are newest first; what is newer of their ends comes last. */
static bool
is_older(struct store *s, int64_t a, int64_t b, struct arena *tmp)
{
	int order = str_cmp(published(s, a, tmp), published(s, b, tmp));

	arena_reset(tmp);
	return order < 0 || (order == 0 && a <= b);
}

static void
merge(struct store *s, struct ids said, struct ids answered, struct arena *perm,
	struct ids *out)
{
	struct arena tmp = { 0 };

	while (said.n || answered.n) {
		bool first = said.n &&
			     (!answered.n ||
				     is_older(s, said.v[said.n - 1],
					     answered.v[answered.n - 1], &tmp));
		struct ids *from = first ? &said : &answered;

		*vec_push(perm, out) = from->v[--from->n];
	}
	arena_free(&tmp);
}

bool
store_exchange(struct store *s, int64_t a, int64_t b, struct arena *perm,
	struct ids *out, struct err *e)
{
	struct quote_filter said = { .by = a, .about = b };
	struct quote_filter answered = { .by = b, .about = a };
	struct arena tmp = { 0 };
	struct ids x, y;
	bool ok = store_quotes(s, &said, &tmp, &x, e) &&
		  store_quotes(s, &answered, &tmp, &y, e);

	*out = (struct ids){ 0 };
	if (ok)
		merge(s, x, y, perm, out);
	arena_free(&tmp);
	return ok;
}
