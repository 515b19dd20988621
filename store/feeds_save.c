/* Saving a feed's entries: which are new, which changed, which are known. */
#include "store/feeds.h"

#include "content/html/url.h"
#include "store/store_internal.h"

enum {
	KEY_MAX = 512, /* bytes of a guid that count */
	/* An entry with less text than this is a summary: two or three
	 * paragraphs. */
	SHORT_TEXT = 1500,
	/* One with less is, if its feed calls it so. */
	SHORT_SUMMARY = 4500,
};

struct entry {
	struct store *s;
	int64_t feed;
	const struct article *a;
	str key, page;
	int64_t before; /* its article so far; 0: none */
	struct arena tmp;
};

static str
key_of(struct entry *n)
{
	str guid = str_trim(article_word(n->a, n->a->guid));

	if (guid.n)
		return arena_printf(
			&n->tmp, "g%.*s", STR_ARG(str_take(guid, KEY_MAX)));
	if (n->page.n)
		return arena_printf(
			&n->tmp, "u%.*s", STR_ARG(str_take(n->page, KEY_MAX)));
	return arena_printf(
		&n->tmp, "t%.*s", STR_ARG(article_uid(n->a, &n->tmp)));
}

/* The key of a page of its own: not of a house's front page. */
static str
page_of(struct entry *n)
{
	str key = url_key(article_word(n->a, n->a->url), &n->tmp);
	size_t path = str_find_byte(key, '/');

	return path == STR_NONE ? (str){ 0 } : key;
}

static bool
find(struct entry *n, bool *known, struct err *e)
{
	struct sql *c = &n->s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select article from feed_entry where feed = ? and key = ?",
		SQL_I(n->feed), SQL_T(n->key));
	int more = sql_step(c, q, e);

	*known = more > 0;
	if (*known) {
		n->before = sql_int(q, 0);
		sqlite3_reset(q);
	}
	return more >= 0;
}

static bool
is_there(struct entry *n, int64_t id, bool *there, struct err *e)
{
	int64_t found;
	bool ok = sql_number(&n->s->archive,
		sql_ask(&n->s->archive, e,
			"select id from article where id = ?", SQL_I(id)),
		0, &found, e);

	*there = ok && found == id;
	return ok;
}

/* Another feed's article of the same page; 0: there is none. */
static bool
find_page(struct entry *n, int64_t *id, struct err *e)
{
	*id = 0;
	return n->page.n == 0 ||
	       sql_number(&n->s->archive,
		       sql_ask(&n->s->archive, e,
			       "select f.article from feed_entry f join article"
			       " a on a.id = f.article"
			       " where f.page = ? and f.feed <> ? limit 1",
			       SQL_T(n->page), SQL_I(n->feed)),
		       0, id, e);
}

static bool
is_short(const struct article *a)
{
	return a->text.n < SHORT_TEXT ||
	       (!word_empty(a->summary) && a->text.n < SHORT_SUMMARY);
}

static bool
put(struct entry *n, int64_t article, bool fresh, struct err *e)
{
	struct sql *c = &n->s->archive;
	int64_t whole;

	if (!sql_number(c,
		    sql_ask(c, e, "select whole from feed where id = ?",
			    SQL_I(n->feed)),
		    0, &whole, e))
		return false;
	bool wanted = fresh && whole && n->page.n && is_short(n->a);
	return sql_do(c, e,
		"insert into feed_entry values (?, ?, ?, ?, ?) on conflict do"
		" update set article = excluded.article, page = excluded.page,"
		" wanted = max(wanted, excluded.wanted)",
		SQL_I(n->feed), SQL_T(n->key), SQL_T(n->page), SQL_I(article),
		SQL_I(wanted));
}

static bool
save_known(struct entry *n, int64_t *id, bool *fresh, struct err *e)
{
	bool there;

	*fresh = false;
	*id = n->before;
	if (!is_there(n, n->before, &there, e))
		return false;
	if (!there)
		return true;
	if (!store_save(n->s, n->a, id, fresh, e))
		return false;
	if (*id == n->before)
		return true;
	return (!*fresh || sql_do(&n->s->archive, e,
				   "insert or replace into version"
				   " values (?, ?)",
				   SQL_I(n->before), SQL_I(*id))) &&
	       put(n, *id, *fresh, e);
}

static bool
save_first(struct entry *n, int64_t *id, bool *fresh, struct err *e)
{
	*fresh = false;
	if (!find_page(n, id, e))
		return false;
	return (*id || store_save(n->s, n->a, id, fresh, e)) &&
	       put(n, *id, *fresh, e);
}

bool
store_save_entry(struct store *s, int64_t feed, const struct article *a,
	int64_t *id, bool *fresh, struct err *e)
{
	struct entry n = { .s = s, .feed = feed, .a = a };
	bool known = false;

	n.page = page_of(&n);
	n.key = key_of(&n);
	bool ok = store_writes(s, e) && find(&n, &known, e) &&
		  (known ? save_known(&n, id, fresh, e)
			 : save_first(&n, id, fresh, e));
	arena_free(&n.tmp);
	s->broken |= !ok;
	return ok;
}
