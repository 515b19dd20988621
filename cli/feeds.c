/* feeds: those that are followed. */
#include "base/i18n.h"
#include "base/room.h"
#include "cli/print.h"
#include "cli/rows.h"
#include "cli/verb.h"
#include "content/feed/opml.h"
#include "store/feeds/feed_rule.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { COLUMN_COUNT = 6, COLUMN_TITLE = 28 };

/* UTC, to the minute; empty for none. */
static str
time_text(int64_t at, struct arena *perm)
{
	time_t t = (time_t)at;
	struct tm tm;

	if (at == 0 || !gmtime_r(&t, &tm))
		return (str){ 0 };
	return arena_printf(perm, "%04d-%02d-%02dT%02d:%02dZ",
		tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
		tm.tm_min);
}

struct feeds {
	struct rows rows;        /* first: what prints a row has it */
	struct feed_rules rules; /* of the configuration; the call's */
};

static const struct feed_rules *
rules_of(const struct rows *r)
{
	return &((const struct feeds *)r)->rules;
}

static void
row_json(struct rows *r, const struct feed_row *f)
{
	struct feed_way way = feed_way(rules_of(r), f);
	struct json j;

	rows_json_open(r->call, &j);
	json_key_int(&j, "id", f->id);
	json_key_fact(&j, "url", f->url);
	json_key_fact(&j, "title", f->title);
	json_key_fact(&j, "site", f->site);
	json_key_fact(&j, "name", way.name);
	json_key_fact(&j, "folder", way.folder.n ? way.folder : f->folder);
	json_key(&j, "hidden");
	json_bool(&j, way.hidden);
	json_key_int(&j, "articles", f->articles);
	json_key_int(&j, "unread", f->unread);
	json_key(&j, "full");
	json_bool(&j, f->whole);
	json_key_fact(&j, "checked", time_text(f->checked, &r->tmp));
	json_key_fact(&j, "due", time_text(f->due, &r->tmp));
	json_key_int(&j, "failures", f->failures);
	json_key_fact(&j, "error", f->failure);
	rows_json_end(r->call, &j);
}

static bool
print_row(struct rows *r, int64_t id, struct err *e)
{
	struct feed_row f;
	struct line l = { .out = &r->call->out };

	if (!store_feed(r->store, id, &r->tmp, &f, e) ||
		!store_count_feed(r->store, &f, e))
		return false;
	if (rows_json(r)) {
		row_json(r, &f);
		return true;
	}
	feed_rules_show(rules_of(r), &f);
	print_number(&l, f.unread, COLUMN_COUNT);
	print_number(&l, f.articles, COLUMN_COUNT);
	print_column(&l, f.title.n ? f.title : f.url, COLUMN_TITLE);
	print_column(&l, f.folder, COLUMN_SOURCE);
	if (f.failure.n) {
		str due = time_text(f.due, &r->tmp);

		print_rest(
			&l, arena_printf(&r->tmp, _("%.*s; again after %.*s"),
				    STR_ARG(f.failure), STR_ARG(due)));
	} else {
		print_rest(&l, f.url);
	}
	print_end(&l);
	return true;
}

static bool
list_feeds(
	struct rows *r, const struct ids *ids, struct opml *list, struct err *e)
{
	for (size_t i = 0; i < ids->n; i++) {
		struct feed_row f;

		if (!store_feed(r->store, ids->v[i], &r->call->arena, &f, e))
			return false;
		feed_rules_show(rules_of(r), &f);
		*vec_push(&r->call->arena, list) =
			(struct opml_feed){ .url = f.url,
				.title = f.title,
				.site = f.site,
				.folder = f.folder };
	}
	return true;
}

static bool
write_file(const char *path, str text, struct err *e)
{
	FILE *f = fopen(path, "w");

	if (!f)
		return err_set(e, ERR_IO, _("cannot write %s: %s"), path,
			strerror(errno));
	bool ok = fwrite(text.s, 1, text.n, f) == text.n;
	ok = fclose(f) == 0 && ok;
	return ok || err_set(e, ERR_IO, _("cannot write %s: %s"), path,
			     strerror(errno));
}

/* "-" is standard output. */
static bool
write_opml(struct rows *r, const struct ids *ids, struct err *e)
{
	const char *path = r->call->option[OPTION_OPML];
	struct opml list = { 0 };
	struct buf out = { 0 };

	if (strcmp(path, "-") != 0 && room_is_secure())
		return err_set(e, ERR_USAGE,
			_("this is a reading room: no file is written"));
	if (!list_feeds(r, ids, &list, e))
		return false;
	opml_write(&list, &out);
	bool ok = true;
	if (strcmp(path, "-") == 0)
		buf_put(&r->call->out.b, buf_str(&out));
	else
		ok = write_file(path, buf_str(&out), e);
	buf_free(&out);
	return ok;
}

/* Programs see all, people what they want to see, as the explorer shows it. */
static bool
choose(struct feeds *f, struct ids *ids, struct err *e)
{
	struct call *c = f->rows.call;

	feed_rules_load(&f->rules, &c->arena, c->session.config);
	if (call_has(c, OPTION_OPML) || rows_json(&f->rows))
		return store_feeds(f->rows.store, &c->arena, ids, e);
	return feed_rules_list(&(struct feed_listing){ .rules = &f->rules },
		f->rows.store, &c->arena, ids, e);
}

int
verb_feeds(struct call *c)
{
	struct feeds f = { 0 };
	struct ids ids = { 0 };
	struct err e = { 0 };
	bool ok = rows_open(&f.rows, c, &e) && choose(&f, &ids, &e) &&
		  (call_has(c, OPTION_OPML)
				  ? write_opml(&f.rows, &ids, &e)
				  : rows_print(&f.rows, &ids, print_row, &e));

	rows_close(&f.rows);
	return ok ? 0 : call_fail(&e);
}
