#include "store/chore.h"

#include "base/clock.h"
#include "store/deeds.h"
#include "store/feeds.h"
#include "store/unread.h"

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

/* In the order of their uids: then each piece writes into a few pages of the
 * state, and not into all of them. */
static bool
by_uid(struct store *s, const struct ids *all, struct arena *tmp,
	struct targets *out, struct err *e)
{
	struct sql *c = &s->archive;
	struct ids rising = { .n = all->n };
	int more;

	rising.v = arena_new(tmp, int64_t, all->n);
	for (size_t i = 0; i < all->n; i++)
		rising.v[i] = all->v[i];
	qsort(rising.v, rising.n, sizeof *rising.v, by_number);
	sqlite3_stmt *q = sql_ask_values(
		c, "select id, uid from article order by uid", NULL, 0, e);
	while ((more = sql_step(c, q, e)) > 0) {
		if (!ids_have(&rising, sql_int(q, 0)))
			continue;
		*vec_push(tmp, &out->ids) = sql_int(q, 0);
		*vec_push(tmp, &out->uids) = arena_copy(tmp, sql_str(q, 1));
	}
	return more == 0;
}

static bool
do_all(struct doing *d, const struct targets *all, struct err *e)
{
	bool ok = true;

	d->news->of = all->ids.n;
	for (size_t at = 0; ok && at < all->ids.n && goes_on(d);) {
		size_t left = all->ids.n - at, n = left < PIECE ? left : PIECE;
		struct targets t = { { .v = all->ids.v + at, .n = n },
			{ .v = all->uids.v + at, .n = n } };

		ok = do_piece(d, &t, e);
		at = d->news->done = at + n;
		tell(d);
	}
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
	struct targets sorted = { 0 };
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
	else if (find(s, c, &tmp, &all, e) && all.n &&
		 by_uid(s, &all, &tmp, &sorted, e))
		do_all(&d, &sorted, e);
	news->ended = true;
	arena_free(&tmp);
}
