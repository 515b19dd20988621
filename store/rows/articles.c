#include "store/store_internal.h"

#include "base/i18n.h"
#include "store/rows/when.h"

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

/* What the reader's marks ask of an article. */
struct choice {
	enum article_choice which;
	const struct hidden *hidden;
	struct ids marked; /* rising: those read, or starred */
};

/* Each number is looked up: only those that are asked for. */
static bool
load_choice(struct store *s, struct choice *c, struct arena *tmp, struct err *e)
{
	c->hidden = hidden_load(s, e);
	if (!c->hidden)
		return false;
	switch (c->which) {
	case CHOICE_UNREAD:
		return state_marked(s, DEED_READ, tmp, &c->marked, e);
	case CHOICE_STARRED:
		return state_marked(s, DEED_STARRED, tmp, &c->marked, e);
	default: return true;
	}
}

static bool
is_chosen(const struct choice *c, int64_t id)
{
	const struct hidden_article *h = hidden_find(c->hidden, id);

	if (h && h->deleted)
		return false;
	switch (c->which) {
	case CHOICE_ARCHIVED: return h && h->archived;
	case CHOICE_UNREAD: return !h && !ids_have(&c->marked, id);
	case CHOICE_STARRED: return !h && ids_have(&c->marked, id);
	default: return !h;
	}
}

static sqlite3_stmt *
ask_order(struct sql *c, enum article_order order, struct err *e)
{
#define BY(order) "select id from article order by " order
	static const char *const texts[ORDERS] = {
		[ORDER_NEWEST] = BY("at desc, id desc"),
		[ORDER_OLDEST] = BY("at, id"),
		[ORDER_ADDED] = BY("id desc"),
		/* what has no source after those that have */
		[ORDER_SOURCE] = BY("source = '', source, at desc, id desc"),
		[ORDER_QUOTES] = BY("n_quotes desc, at desc, id desc"),
	};
#undef BY

	return sql_ask_values(c, texts[order], NULL, 0, e);
}

bool
store_articles_by(struct store *s, enum article_order order,
	enum article_choice choice, struct arena *perm, struct ids *out,
	struct err *e)
{
	struct sql *sql = &s->archive;
	struct arena tmp = { 0 };
	struct choice c = { .which = choice };
	bool held = store_hold(s);
	int more = -1;

	if (store_reserve(s, sql_ask(sql, e, "select articles from total"),
		    perm, out, e) &&
		load_choice(s, &c, &tmp, e)) {
		sqlite3_stmt *q = ask_order(sql, order, e);

		while ((more = sql_step(sql, q, e)) > 0)
			if (is_chosen(&c, sql_int(q, 0)))
				*vec_push(perm, out) = sql_int(q, 0);
	}
	store_release(s, held);
	arena_free(&tmp);
	return more == 0;
}

bool
store_articles(
	struct store *s, struct arena *perm, struct ids *out, struct err *e)
{
	return store_articles_by(s, ORDER_NEWEST, CHOICE_CURRENT, perm, out, e);
}

int64_t
store_last_article(struct store *s)
{
	struct sql *sql = &s->archive;
	struct err e = { 0 };
	int64_t id = 0;

	return sql_number(sql, sql_ask(sql, &e, "select max(id) from article"),
		       0, &id, &e)
		       ? id
		       : 0;
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
	struct seen seen = state_of(s, sql_str(q, 9));

	row->read = seen.read;
	row->starred = seen.starred;
	row->archived = seen.archived;
	row->tags = state_tags(s, sql_str(q, 9), perm);
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

/* Those that the reader has deleted are counted no more. */
static bool
leave_deleted(struct store *s, struct store_counts *n, struct err *e)
{
	const struct hidden *h = hidden_load(s, e);

	for (size_t i = 0; h && i < h->n; i++) {
		if (!h->v[i].deleted)
			continue;
		n->articles--;
		n->quotes -= h->v[i].quotes;
		n->figures -= h->v[i].figures;
	}
	return h != NULL;
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
	return state_unread(s, n->articles, &n->unread, e) &&
	       leave_deleted(s, n, e);
}
