#include "store/feeds.h"

#include "base/i18n.h"
#include "store/archive/bits.h"
#include "store/reader/marks.h"
#include "store/store_internal.h"

bool
store_feeds(struct store *s, struct arena *perm, struct ids *out, struct err *e)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select id from feed where due <> ? order by folder, title, "
		"url",
		SQL_I(FEED_GIVEN_UP));
	int more;

	*out = (struct ids){ 0 };
	while ((more = sql_step(c, q, e)) > 0)
		*vec_push(perm, out) = sql_int(q, 0);
	return more == 0;
}

/* What the reader did to which articles, as a bit each: to ask for each of
 * them takes too long. */
struct done {
	const uint64_t *done, *deleted;
};

static bool
begin_done(struct store *s, struct done *d, struct err *e)
{
	int64_t end;

	return marks_begin_all(s, &end, e) &&
	       marks_get(s, MARK_DONE, STR(""), &d->done, e) &&
	       marks_get(s, MARK_DELETED, STR(""), &d->deleted, e);
}

bool
store_count_feed(struct store *s, struct feed_row *row, struct err *e)
{
	struct sql *c = &s->archive;
	bool held = store_hold(s);
	struct done d;
	int more = -1;

	row->articles = row->unread = 0;
	if (begin_done(s, &d, e)) {
		sqlite3_stmt *q = sql_ask(c, e,
			"select a.id from feed_entry f join article a"
			" on a.id = f.article where f.feed = ? group by a.id",
			SQL_I(row->id));

		while ((more = sql_step(c, q, e)) > 0) {
			row->articles += !bits_have(d.deleted, sql_int(q, 0));
			row->unread += !bits_have(d.done, sql_int(q, 0));
		}
	}
	store_release(s, held);
	return more == 0;
}

bool
store_feed(struct store *s, int64_t id, struct arena *perm,
	struct feed_row *row, struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select id, url, title, site, folder, etag, modified, failure,"
		" failures, whole, added, checked, due from feed where id = ?",
		SQL_I(id));
	int more = sql_step(&s->archive, q, e);

	if (more == 0)
		return err_set(e, ERR_INPUT, _("there is no such feed"));
	if (more < 0)
		return false;
	*row = (struct feed_row){
		.id = sql_int(q, 0),
		.url = arena_copy(perm, sql_str(q, 1)),
		.title = arena_copy(perm, sql_str(q, 2)),
		.site = arena_copy(perm, sql_str(q, 3)),
		.folder = arena_copy(perm, sql_str(q, 4)),
		.etag = arena_copy(perm, sql_str(q, 5)),
		.modified = arena_copy(perm, sql_str(q, 6)),
		.failure = arena_copy(perm, sql_str(q, 7)),
		.failures = sql_int(q, 8),
		.whole = sql_int(q, 9),
		.added = sql_int(q, 10),
		.checked = sql_int(q, 11),
		.due = sql_int(q, 12),
	};
	sqlite3_reset(q);
	return true;
}

bool
store_feed_at(struct store *s, str url, int64_t *id, struct err *e)
{
	return sql_number(&s->archive,
		sql_ask(&s->archive, e,
			"select id from feed where url = ? and due <> ?",
			SQL_T(url), SQL_I(FEED_GIVEN_UP)),
		0, id, e);
}

/* As it was but for what it is asked with: what it has is to come whole. */
static bool
revive(struct store *s, str url, bool *done, struct err *e)
{
	struct sql *c = &s->archive;
	bool ok = sql_do(c, e,
		"update feed set due = 0, etag = '', modified = '',"
		" failure = '', failures = 0 where url = ? and due = ?",
		SQL_T(url), SQL_I(FEED_GIVEN_UP));

	*done = ok && sqlite3_changes(c->db) > 0;
	return ok;
}

bool
store_follow_again(struct store *s, str url, struct err *e)
{
	bool done;

	if (!store_writes(s, e) || !revive(s, url, &done, e))
		return false;
	return done || err_set(e, ERR_INPUT,
			       _("%.*s is followed already, or was not given "
				 "up; nothing is undone"),
			       STR_ARG(url));
}

bool
store_follow(struct store *s, const struct feed_row *row, int64_t *id,
	bool *fresh, struct err *e)
{
	struct sql *c = &s->archive;

	bool again;

	if (!store_writes(s, e) || !revive(s, row->url, &again, e) ||
		!store_feed_at(s, row->url, id, e))
		return false;
	*fresh = *id == 0 || again;
	if (*id == 0 &&
		!sql_do(c, e,
			"insert into feed values (null, ?, '', '', '',"
			" '', '', '', 0, ?, ?, 0, 0)",
			SQL_T(row->url), SQL_I(row->whole), SQL_I(row->added)))
		return false;
	return store_feed_at(s, row->url, id, e) &&
	       sql_do(c, e,
		       "update feed set"
		       " title = coalesce(nullif(?, ''), title),"
		       " site = coalesce(nullif(?, ''), site),"
		       " folder = coalesce(nullif(?, ''), folder)"
		       " where id = ?",
		       SQL_T(row->title), SQL_T(row->site), SQL_T(row->folder),
		       SQL_I(*id));
}

bool
store_unfollow(struct store *s, int64_t id, struct err *e)
{
	struct sql *c = &s->archive;

	return store_writes(s, e) &&
	       sql_do(c, e, "update feed set due = ? where id = ?",
		       SQL_I(FEED_GIVEN_UP), SQL_I(id));
}

bool
store_set_feed(struct store *s, const struct feed_row *row, struct err *e)
{
	struct sql *c = &s->archive;

	return store_writes(s, e) &&
	       sql_do(c, e, "update or ignore feed set url = ? where id = ?",
		       SQL_T(row->url), SQL_I(row->id)) &&
	       sql_do(c, e,
		       "update feed set title = ?, site = ?, folder = ?,"
		       " etag = ?, modified = ?, failure = ?, failures = ?,"
		       " whole = ?, checked = ?, due = ? where id = ?",
		       SQL_T(row->title), SQL_T(row->site), SQL_T(row->folder),
		       SQL_T(row->etag), SQL_T(row->modified),
		       SQL_T(row->failure), SQL_I(row->failures),
		       SQL_I(row->whole), SQL_I(row->checked), SQL_I(row->due),
		       SQL_I(row->id));
}

static bool
list(struct sql *c, sqlite3_stmt *q, struct arena *perm, struct ids *out,
	struct err *e)
{
	int more;

	*out = (struct ids){ 0 };
	while ((more = sql_step(c, q, e)) > 0)
		*vec_push(perm, out) = sql_int(q, 0);
	return more == 0;
}

bool
store_feed_articles(struct store *s, int64_t feed, struct arena *perm,
	struct ids *out, struct err *e)
{
	struct sql *c = &s->archive;
	const struct hidden *hidden = hidden_load(s, e);
	sqlite3_stmt *q = sql_ask(c, e,
		"select a.id from article a where a.id in"
		" (select article from feed_entry where feed = ?)"
		" order by a.at desc, a.id desc",
		SQL_I(feed));
	int more = hidden ? 0 : -1;

	*out = (struct ids){ 0 };
	while (hidden && (more = sql_step(c, q, e)) > 0)
		if (!hidden_find(hidden, sql_int(q, 0)))
			*vec_push(perm, out) = sql_int(q, 0);
	return more == 0;
}

bool
store_feeds_articles(struct store *s, const struct ids *feeds,
	struct arena *perm, struct ids *out, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < feeds->n; i++) {
		struct ids ids;

		ok = store_feed_articles(s, feeds->v[i], perm, &ids, e);
		for (size_t k = 0; ok && k < ids.n; k++)
			*vec_push(perm, out) = ids.v[k];
	}
	return ok;
}

bool
store_wanted(struct store *s, int64_t feed, struct arena *perm, struct ids *out,
	struct err *e)
{
	return list(&s->archive,
		sql_ask(&s->archive, e,
			"select article from feed_entry"
			" where feed = ? and wanted = 1 order by article",
			SQL_I(feed)),
		perm, out, e);
}

bool
store_set_whole(struct store *s, int64_t article, int64_t page, struct err *e)
{
	struct sql *c = &s->archive;

	if (!store_writes(s, e) ||
		!sql_do(c, e,
			"update feed_entry set wanted = 0 where article = ?",
			SQL_I(article)))
		return false;
	return page == 0 || page == article ||
	       sql_do(c, e, "insert or replace into whole_page values (?, ?)",
		       SQL_I(article), SQL_I(page));
}

bool
store_whole(struct store *s, int64_t article, int64_t *page, struct err *e)
{
	return sql_number(&s->archive,
		sql_ask(&s->archive, e,
			"select page from whole_page where article = ?",
			SQL_I(article)),
		0, page, e);
}
