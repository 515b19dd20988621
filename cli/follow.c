/* follow and unfollow: which feeds there are. */
#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "cli/refresh.h"
#include "cli/verb.h"
#include "content/charset/decode.h"
#include "content/feed/feed.h"
#include "content/feed/feed_find.h"
#include "content/feed/opml.h"
#include "content/html/url.h"

#include <string.h>

struct following {
	struct refresh r;
	struct fetch *v;
	size_t n;
	struct ids ids; /* of all that are followed now */
};

static bool
wants_whole(const struct call *c)
{
	const char *value = c->option[OPTION_FULL];

	return value && strcmp(value, "yes") == 0;
}

/* "a.example/feed" is meant as an address, too. */
static str
address_of(const char *arg, struct arena *perm)
{
	str s = str_trim(str_of(arg));

	return str_find(s, STR("://")) == STR_NONE
		       ? arena_printf(perm, "https://%.*s", STR_ARG(s))
		       : arena_copy(perm, s);
}

static bool
is_feed(const struct fetch *f)
{
	return f->ok && feed_looks_like(str_take(buf_str(&f->body), 4096));
}

static void
fail_about(struct following *w, str url, const char *why)
{
	struct arena tmp = { 0 };

	refresh_fail(&w->r,
		arena_printf(&tmp, "%.*s: %s", STR_ARG(str_take(url, 200)), why)
			.s);
	arena_free(&tmp);
}

static bool
fetch(struct following *w, struct fetch *v, size_t n, struct err *e)
{
	struct fetch_how how = fetch_usual();

	how.cancelled = refresh_stopped;
	how.ctx = &w->r;
	return fetch_all(v, n, &how, &w->r.perm, e) || progress_stopped();
}

/* A page becomes the feed that it names; *again: how many there are. */
static void
find_feeds(struct following *w, size_t *again)
{
	*again = 0;
	for (size_t i = 0; i < w->n; i++) {
		struct fetch *f = &w->v[i];

		if (!f->ok || is_feed(f))
			continue;
		str html = utf8_repair(&w->r.perm, buf_str(&f->body), NULL);
		str feed = feed_find(html, f->final, &w->r.perm);
		buf_free(&f->body);
		if (!url_is_web(feed)) {
			fail_about(w, f->url, _("is no feed, and names none"));
			f->ok = false;
			continue;
		}
		w->v[i] = (struct fetch){ .url = feed, .of = 1 };
		++*again;
	}
}

/* Fetches those that were found. */
static bool
fetch_found(struct following *w, struct err *e)
{
	for (size_t i = 0; i < w->n; i++) {
		struct fetch *f = &w->v[i];

		if (f->of != 1)
			continue;
		if (!fetch(w, f, 1, e))
			return false;
		if (f->ok && !is_feed(f)) {
			fail_about(w, f->url, _("is no feed"));
			f->ok = false;
		}
	}
	return true;
}

static bool
follow(struct following *w, const struct feed_row *row, int64_t *id,
	struct err *e)
{
	bool fresh;

	if (!store_begin(w->r.store, e))
		return false;
	if (store_follow(w->r.store, row, id, &fresh, e) &&
		store_commit(w->r.store, e)) {
		*vec_push(&w->r.perm, &w->ids) = *id;
		return true;
	}
	store_rollback(w->r.store);
	return false;
}

static bool
add_feed(struct following *w, struct fetch *f, struct err *e)
{
	struct refresh *r = &w->r;
	struct refresh_feed *one = &r->v[r->n];
	const char *folder = r->call->option[OPTION_FOLDER];
	struct feed_row row = {
		.url = f->moved.n ? f->moved : f->url,
		.folder = str_of(folder),
		.whole = wants_whole(r->call),
		.added = r->now,
	};
	int64_t id;

	if (!follow(w, &row, &id, e) ||
		!store_feed(r->store, id, &r->perm, &one->row, e))
		return false;
	if (call_has(r->call, OPTION_FULL))
		one->row.whole = row.whole;
	one->fetch = f;
	one->state = FEED_HERE;
	r->n++;
	return true;
}

static bool
add_feeds(struct following *w, struct err *e)
{
	struct refresh *r = &w->r;

	r->v = arena_new(&r->perm, struct refresh_feed, w->n);
	for (size_t i = 0; i < w->n; i++) {
		struct fetch *f = &w->v[i];

		if (!f->ok && f->why.kind != ERR_NONE)
			refresh_fail(r, f->why.text);
		if (f->ok && !add_feed(w, f, e))
			return false;
	}
	r->feeds = r->n;
	return refresh_take(r, e) && refresh_pages(r, &w->ids, e);
}

static bool
follow_addresses(struct following *w, struct err *e)
{
	struct call *c = w->r.call;
	size_t again;

	w->n = c->n_args;
	w->v = arena_new(&w->r.perm, struct fetch, w->n);
	for (size_t i = 0; i < w->n; i++)
		w->v[i].url = address_of(c->args[i], &w->r.perm);
	if (!fetch(w, w->v, w->n, e))
		return false;
	find_feeds(w, &again);
	return (again == 0 || fetch_found(w, e)) && add_feeds(w, e);
}

static bool
read_opml(struct following *w, const char *path, struct opml *o, struct err *e)
{
	struct file file;
	struct decoded text;
	struct err why = { 0 };

	if (!file_open(path, &file, e))
		return false;
	bool ok = decode(file.bytes, (str){ 0 }, false, &w->r.perm, &text,
			  &why) &&
		  opml_read(text.text, &w->r.perm, o, &why);
	file_close(&file);
	return ok || err_set(e, ERR_INPUT, "%s %s", path, why.text);
}

static bool
follow_opml(struct following *w, const char *path, struct err *e)
{
	struct opml o;

	if (!read_opml(w, path, &o, e))
		return false;
	for (size_t i = 0; i < o.n; i++) {
		struct feed_row row = { .url = o.v[i].url,
			.title = o.v[i].title,
			.site = o.v[i].site,
			.folder = o.v[i].folder,
			.whole = wants_whole(w->r.call),
			.added = w->r.now };
		int64_t id;

		if (!follow(w, &row, &id, e))
			return false;
	}
	return refresh_feeds(&w->r, &w->ids, e);
}

int
verb_follow(struct call *c)
{
	struct following w = { 0 };
	struct err e = { 0 };
	const char *opml = c->option[OPTION_OPML];
	bool ok = refresh_open(&w.r, c, &e);

	if (ok && !opml && c->n_args == 0)
		ok = err_set(&e, ERR_USAGE, _("%s needs %s"), "follow",
			_("URL... | --opml FILE"));
	ok = ok && (c->n_args == 0 || follow_addresses(&w, &e));
	ok = ok && (!opml || follow_opml(&w, opml, &e));
	fetch_free(w.v, w.n);
	int code = refresh_end(&w.r, ok, &e);
	refresh_close(&w.r);
	return code;
}

static bool
unfollow(struct refresh *r, const char *arg, struct err *e)
{
	struct arena tmp = { 0 };
	int64_t id;
	bool ok = store_feed_at(r->store, address_of(arg, &tmp), &id, e);

	if (ok && id == 0) {
		refresh_fail(
			r, arena_printf(&tmp, _("%s is not followed"), arg).s);
	} else if (ok) {
		ok = store_begin(r->store, e) &&
		     store_unfollow(r->store, id, e) &&
		     store_commit(r->store, e);
	}
	arena_free(&tmp);
	return ok;
}

int
verb_unfollow(struct call *c)
{
	struct refresh r;
	struct err e = { 0 };
	bool ok = refresh_open(&r, c, &e);

	for (size_t i = 0; ok && i < c->n_args; i++)
		ok = unfollow(&r, c->args[i], &e);
	int code = ok ? r.failed > 0 : call_fail(&e);
	refresh_close(&r);
	return code;
}
