#include "store/store_internal.h"

#include "base/i18n.h"
#include "store/when.h"

bool
store_reserve(struct store *s, sqlite3_stmt *q, struct arena *perm,
	struct ids *out, struct err *e)
{
	int64_t n;

	*out = (struct ids){ 0 };
	if (!sql_number(&s->archive, q, 0, &n, e))
		return false;
	out->cap = n > 0 ? (size_t)n : 0;
	out->v = arena_new(perm, int64_t, out->cap);
	return true;
}

bool
store_articles(
	struct store *s, struct arena *perm, struct ids *out, struct err *e)
{
	struct sql *c = &s->archive;

	if (!store_reserve(s, sql_ask(c, e, "select articles from total"), perm,
		    out, e))
		return false;
	sqlite3_stmt *q = sql_ask(
		c, e, "select id from article order by at desc, id desc");
	int more;

	while ((more = sql_step(c, q, e)) > 0)
		*vec_push(perm, out) = sql_int(q, 0);
	return more == 0;
}

static void
read_row(struct store *s, sqlite3_stmt *q, struct arena *perm,
	struct article_row *row)
{
	*row = (struct article_row){
		.id = sql_int(q, 0),
		.added = sql_int(q, 1),
		.title = arena_copy(perm, sql_str(q, 2)),
		.source = arena_copy(perm, sql_str(q, 3)),
		.url = arena_copy(perm, sql_str(q, 4)),
		.published = arena_copy(perm, sql_str(q, 5)),
		.players = (uint32_t)sql_int(q, 6),
		.quotes = (uint32_t)sql_int(q, 7),
		.figures = (uint32_t)sql_int(q, 8),
	};
	state_of(s, sql_str(q, 9), &row->read, &row->starred);
}

bool
store_article(struct store *s, int64_t id, struct arena *perm,
	struct article_row *row, struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select id, added, title, source, url, published,"
		" length(players) / 4, n_quotes, n_figures, uid"
		" from article where id = ?",
		SQL_I(id));
	int more = sql_step(&s->archive, q, e);

	if (more == 0)
		return err_set(e, ERR_INPUT, _("there is no article %lld"),
			(long long)id);
	if (more < 0)
		return false;
	read_row(s, q, perm, row);
	sqlite3_reset(q);
	return true;
}

bool
store_count(struct store *s, struct store_counts *n, struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select articles, players, quotes, figures from total");
	int more = sql_step(&s->archive, q, e);

	*n = (struct store_counts){ 0 };
	if (more <= 0)
		return more == 0;
	n->articles = sql_int(q, 0);
	n->players = sql_int(q, 1);
	n->quotes = sql_int(q, 2);
	n->figures = sql_int(q, 3);
	sqlite3_reset(q);
	return state_unread(s, n->articles, &n->unread, e);
}
