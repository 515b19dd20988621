#include "store/reader/chore.h"

#include "base/buf.h"
#include "base/clock.h"
#include "store/reader/deeds.h"
#include "store/feeds.h"
#include "store/reader/unread.h"

#include <stdlib.h>

enum {
	PIECE = 1000,       /* some 10 ms, that a reader's own mark may wait */
	TELL_MS = 300,      /* until it is told how far it is, … */
	TELL_MOST_MS = 1200 /* … each time after twice as long, up to this */
};

struct doing {
	struct store *s;
	const struct chore *chore;
	struct chore_news *news;
	int64_t step;
	const struct chore_waiter *waiter;
	double told_ms, wait_ms;
};

static void
tell(struct doing *d)
{
	double now = clock_seconds(CLOCK_MONOTONIC) * 1e3;

	if (now < d->told_ms + d->wait_ms)
		return;
	d->told_ms = now;
	if (d->wait_ms < TELL_MOST_MS)
		d->wait_ms *= 2;
	d->waiter->tell(d->waiter->ctx, d->news);
}

static bool
goes_on(struct doing *d)
{
	return !d->waiter->stops(d->waiter->ctx);
}

/* Articles, and what the state knows them by. */
struct targets {
	struct ids ids;
	struct strs uids;
};

static bool
tag_all(struct doing *d, const struct targets *t, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < t->ids.n; i++)
		ok = store_tag_words(d->s, t->ids.v[i], d->chore->words, e);
	d->news->changed += t->ids.n;
	return ok;
}

static bool
mark_all(struct doing *d, const struct targets *t, struct err *e)
{
	size_t changed = 0;
	bool ok = state_mark(
		d->s, &t->uids, d->chore->mark, d->chore->on, &changed, e);

	d->news->changed += changed;
	return ok;
}

/* A piece in a transaction of its own.  How many are unread is written down
 * with it: to count them anew takes longer than a key may. */
static bool
do_piece(struct doing *d, const struct targets *t, struct err *e)
{
	struct store *s = d->s;
	struct store_counts counts;

	if (!store_count(s, &counts, e) || !store_step_go_on(s, &d->step, e))
		return false;
	bool ok = d->chore->what == CHORE_TAG ? tag_all(d, t, e)
					      : mark_all(d, t, e);
	if (ok)
		unread_write(s);
	return store_step_end(s, ok, e);
}

static int
by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static struct ids
rising(const struct ids *all, struct arena *tmp)
{
	struct ids ids = { .n = all->n };

	ids.v = arena_new(tmp, int64_t, all->n);
	for (size_t i = 0; i < all->n; i++)
		ids.v[i] = all->v[i];
	qsort(ids.v, ids.n, sizeof *ids.v, by_number);
	return ids;
}

/* The next ones behind a uid, which becomes the last of them. */
static bool
next_piece(struct store *s, const struct ids *wanted, struct buf *last,
	struct arena *tmp, struct targets *out, struct err *e)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *q = sql_ask(c, e,
		"select id, uid from article where uid > ? order by uid",
		SQL_B(buf_str(last)));
	int more = 0;

	*out = (struct targets){ 0 };
	while (out->ids.n < PIECE && (more = sql_step(c, q, e)) > 0) {
		if (!ids_have(wanted, sql_int(q, 0)))
			continue;
		*vec_push(tmp, &out->ids) = sql_int(q, 0);
		*vec_push(tmp, &out->uids) = arena_copy(tmp, sql_str(q, 1));
	}
	if (more > 0)
		sqlite3_reset(q);
	buf_reset(last);
	if (out->uids.n)
		buf_put(last, out->uids.v[out->uids.n - 1]);
	return more >= 0;
}

/* In the order of their uids: then each piece writes into a few pages of the
 * state, and not into all of them. */
static bool
do_all(struct doing *d, const struct ids *all, struct err *e)
{
	struct arena tmp = { 0 }, piece = { 0 };
	struct ids wanted = rising(all, &tmp);
	struct buf last = { 0 };
	struct targets t = { .ids.n = 1 };
	bool ok = true;

	d->news->of = all->n;
	while (ok && t.ids.n && goes_on(d)) {
		arena_reset(&piece);
		ok = next_piece(d->s, &wanted, &last, &piece, &t, e) &&
		     (t.ids.n == 0 || do_piece(d, &t, e));
		d->news->done += t.ids.n;
		tell(d);
	}
	buf_free(&last);
	arena_free(&piece);
	arena_free(&tmp);
	return ok;
}

static bool
undo_all(struct doing *d, struct err *e)
{
	struct store_counts counts;
	struct undone undone = { 0 };
	bool ok = store_last_step(
		     d->s, SIZE_MAX / 2, &d->step, &d->news->of, e),
	     more = ok;

	while (ok && more && goes_on(d)) {
		ok = store_undo_some(d->s, d->step, PIECE, &undone, &more, e);
		d->news->done = d->news->changed = undone.n;
		d->news->mark = undone.kind;
		tell(d);
	}
	/* Counted here, and kept for who shows it. */
	if (ok && store_count(d->s, &counts, e))
		unread_keep(d->s);
	return ok;
}

/* The articles that it is done to. */
static bool
find(struct store *s, const struct chore *c, struct arena *perm,
	struct ids *out, struct err *e)
{
	*out = c->ids;
	if (out->n)
		return true;
	if (c->feeds.n)
		return store_feeds_articles(s, &c->feeds, perm, out, e);
	if (c->query.n)
		return search_ids(s, c->query, perm, out, e);
	return list_make(s, &c->list, NULL, perm, out, e) &&
	       (c->list.kind != LISTING_STORIES ||
		       store_add_stories(s, &(struct ids){ 0 }, perm, out, e));
}

void
chore_run(struct store *s, const struct chore *c, const struct chore_waiter *w,
	struct chore_news *news)
{
	struct doing d = { .s = s,
		.chore = c,
		.news = news,
		.waiter = w,
		.wait_ms = TELL_MS };
	struct arena tmp = { 0 };
	struct err *e = &news->failed;
	struct ids all;

	*news = (struct chore_news){
		.what = c->what, .mark = c->mark, .on = c->on
	};
	if (c->what == CHORE_TAG)
		news->mark = DEED_TAG;
	if (c->what == CHORE_UNDO)
		undo_all(&d, e);
	else if (find(s, c, &tmp, &all, e) && all.n)
		do_all(&d, &all, e);
	news->ended = true;
	arena_free(&tmp);
}
