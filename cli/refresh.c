#include "cli/refresh.h"

#include "base/clean.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "cli/escape.h"
#include "base/room.h"
#include "base/utf8.h"
#include "cli/rows.h"
#include "cli/turn.h"
#include "cli/verb.h"
#include "content/feed/feed.h"

#include <string.h>
#include <time.h>

enum { TAKE_AT = 16 << 20 }; /* bytes that wait: then they are taken in */

bool
refresh_open(struct refresh *r, struct call *c, struct err *e)
{
	*r = (struct refresh){ .call = c, .now = time(NULL) };
	if (room_is_secure())
		return err_set(e, ERR_USAGE,
			_("this is a reading room: nothing can be added"));
	turn_wait(c);
	feed_rules_load(&r->rules, &r->perm, c->session.config);
	r->began = clock_seconds(CLOCK_MONOTONIC);
	progress_init(&r->progress, c);
	progress_catch_signals();
	escape_listen();
	/* The reader's state only where something is to be written there. */
	return store_open(c->session.store,
		feed_rules_mark(&r->rules) ? c->session.state : NULL,
		STORE_WRITE, &r->store, e);
}

void
refresh_close(struct refresh *r)
{
	progress_clear(&r->progress);
	store_close(r->store);
	arena_free(&r->perm);
}

bool
refresh_stopped(void *ctx)
{
	const struct refresh *r = ctx;

	return progress_stopped() || r->why.kind != ERR_NONE;
}

void
refresh_fail(struct refresh *r, const char *sentence)
{
	progress_clear(&r->progress);
	clean_report("%s", sentence);
	r->failed++;
}

static void
paint(struct refresh *r)
{
	struct buf line = { 0 };

	buf_printf(&line, _("%llu of %llu feeds, %llu new articles"),
		(unsigned long long)r->done, (unsigned long long)r->feeds,
		(unsigned long long)r->fresh);
	progress_line(&r->progress, buf_str(&line),
		clock_seconds(CLOCK_MONOTONIC) - r->began);
	buf_free(&line);
}

/* What is no feed counts as a failure of it. */
static bool
is_feed(const struct fetch *f, struct err *why)
{
	if (f->unchanged || feed_looks_like(str_take(buf_str(&f->body), 4096)))
		return true;
	return err_set(
		why, ERR_INPUT, "%.*s: %s", STR_ARG(f->url), _("is no feed"));
}

static void
on_fetched(void *ctx, struct fetch *f)
{
	struct refresh *r = ctx;
	struct refresh_feed *one = &r->v[f->of];

	r->done++;
	if (!f->ok || !is_feed(f, &f->why)) {
		refresh_note_failure(r, one);
		refresh_fail(r, f->why.text);
		buf_free(&f->body);
	} else {
		one->state = FEED_HERE;
		r->waiting += f->body.n;
	}
	paint(r);
	if (r->waiting > TAKE_AT && r->why.kind == ERR_NONE)
		refresh_take(r, &r->why);
}

static bool
load(struct refresh *r, const struct ids *ids, struct err *e)
{
	r->v = arena_new(&r->perm, struct refresh_feed, ids->n);
	r->n = 0;
	for (size_t i = 0; i < ids->n; i++, r->n++)
		if (!store_feed(r->store, ids->v[i], &r->perm, &r->v[i].row, e))
			return false;
	return true;
}

bool
refresh_feeds(struct refresh *r, const struct ids *ids, struct err *e)
{
	struct fetch_how how = fetch_usual();

	if (!load(r, ids, e))
		return false;
	struct fetch *v = arena_new(&r->perm, struct fetch, r->n);
	for (size_t i = 0; i < r->n; i++) {
		const struct feed_row *row = &r->v[i].row;

		v[i] = (struct fetch){ .url = row->url,
			.etag = row->etag,
			.modified = row->modified,
			.of = (int64_t)i };
		r->v[i].fetch = &v[i];
	}
	r->feeds += r->n;
	how.done = on_fetched;
	how.cancelled = refresh_stopped;
	how.ctx = r;
	bool ok = fetch_all(v, r->n, &how, &r->perm, e) || progress_stopped();
	if (r->why.kind != ERR_NONE)
		ok = err_set(e, r->why.kind, "%s", r->why.text);
	ok = ok && refresh_take(r, e) && refresh_expire(r, e);
	fetch_free(v, r->n);
	return ok && refresh_pages(r, ids, e);
}

int
refresh_end(struct refresh *r, bool ok, const struct err *e)
{
	unsigned long long fresh = r->fresh + r->pages;

	progress_clear(&r->progress);
	if (progress_stopped())
		clean_report(_("stopped; what was taken in before is kept"));
	bool says = ok && !call_has(r->call, OPTION_QUIET);
	if (says && r->expired)
		clean_report(
			ngettext("%llu article is kept no longer",
				"%llu articles are kept no longer", r->expired),
			(unsigned long long)r->expired);
	if (says && r->page && call_has(r->call, OPTION_PAGE))
		clean_report(_("the whole page is article %lld"),
			(long long)r->page);
	else if (says && r->none)
		clean_report(
			"%s", _("no feed is followed yet: jianbao follow URL"));
	else if (says && !r->feeds && !r->failed && !progress_stopped())
		clean_report("%s",
			_("no feed is due yet; jianbao refresh URL asks one at "
			  "once"));
	else if (says)
		clean_report(ngettext("%llu feeds asked, %llu new article, "
				      "%llu known, %llu failed",
				     "%llu feeds asked, %llu new articles, "
				     "%llu known, %llu failed",
				     fresh),
			(unsigned long long)r->feeds, fresh,
			(unsigned long long)r->known,
			(unsigned long long)r->failed);
	if (!ok)
		return call_fail(e);
	return progress_stopped() ? 130 : r->failed ? 1 : 0;
}

/* Those named, or else all that need not wait. */
static bool
choose(struct refresh *r, struct ids *out, struct err *e)
{
	struct call *c = r->call;
	struct ids all;

	*out = (struct ids){ 0 };
	for (size_t i = 0; i < c->n_args; i++) {
		struct arena tmp = { 0 };
		int64_t id;

		if (!store_feed_at(r->store, str_of(c->args[i]), &id, e))
			return false;
		if (id)
			*vec_push(&r->perm, out) = id;
		else
			refresh_fail(
				r, arena_printf(&tmp, _("%s is not followed"),
					   c->args[i])
					   .s);
		arena_free(&tmp);
	}
	if (c->n_args)
		return true;
	if (!store_feeds(r->store, &r->perm, &all, e))
		return false;
	r->none = all.n == 0;
	for (size_t i = 0; i < all.n; i++) {
		struct feed_row row;

		if (!store_feed(r->store, all.v[i], &r->perm, &row, e))
			return false;
		if (feed_is_due(&r->rules, &row, r->now))
			*vec_push(&r->perm, out) = all.v[i];
	}
	return true;
}

int
verb_refresh(struct call *c)
{
	struct refresh r;
	struct ids ids;
	struct err e = { 0 };
	const char *page = c->option[OPTION_PAGE];
	bool ok = refresh_open(&r, c, &e);

	if (ok && page)
		ok = refresh_page(&r, page, &e);
	else if (ok)
		ok = choose(&r, &ids, &e) && refresh_feeds(&r, &ids, &e);
	int code = refresh_end(&r, ok, &e);

	refresh_close(&r);
	return code;
}
