/* The thread that searches, makes lists and does chores. */
#include "store/find/searcher_private.h"

#include "store/find/facets.h"
#include "store/find/finder.h"
#include "store/find/nearest.h"
#include "store/store_internal.h"

#include <malloc.h>
#include <string.h>

enum {
	/* When only the total is missing the answer may wait so long. */
	GRACE_MS = 2,
	/* What is counted meanwhile is told together. */
	TOGETHER_MS = 300,
	/* Free memory that the asking thread will need again at once. */
	KEPT_BYTES = 2 << 20,
};

static void
post(struct searcher *s, struct answer *a)
{
	a->question = s->current;
	struct reply *r = searcher_reply_new(a);
	pthread_mutex_lock(&s->lock);
	struct reply *old = r;
	if (atomic_load(&s->newest) == s->current) {
		old = searcher_take_waiting(s);
		s->waiting = r;
		searcher_signal(s);
	}
	pthread_mutex_unlock(&s->lock);
	searcher_reply_free(old);
}

static bool
is_old(void *ctx)
{
	struct searcher *s = ctx;

	return atomic_load_explicit(&s->newest, memory_order_relaxed) !=
	       s->current;
}

static bool
open_store(struct searcher *s, struct err *e)
{
	if (!store_open(s->path, s->state_path, STORE_READ, &s->store, e))
		return false;
	if (stat(s->path, &s->opened) < 0)
		s->opened = (struct stat){ 0 };
	s->finder = finder_new(s->store);
	finder_stops_if(s->finder, is_old, s);
	finder_goes_on(s->finder);
	return true;
}

void
searcher_close_store(struct searcher *s)
{
	finder_free(s->finder);
	store_close(s->store);
	s->finder = NULL;
	s->store = NULL;
}

/* Has another file taken the archive's place? */
static bool
is_replaced(const struct searcher *s)
{
	struct stat now;

	return stat(s->path, &now) == 0 &&
	       (now.st_dev != s->opened.st_dev ||
		       now.st_ino != s->opened.st_ino);
}

/* Opens the archive, anew if need be. */
static bool
bring_store(struct searcher *s, struct err *e)
{
	if (s->store && is_replaced(s))
		searcher_close_store(s);
	return s->store || open_store(s, e);
}

static bool
answer_all(struct searcher *s, const struct search_ask *ask, struct arena *perm,
	struct answer *a, struct err *e)
{
	if (!bring_store(s, e) || !finder_begin(s->finder, ask, perm, a, e))
		return false;
	double wait = ask->deadline_ms > 0 ? ask->deadline_ms
					   : finder_first_ms(ask->sort);
	double until = finder_clock() + wait;
	enum finder_state state;

	while ((state = finder_step(s->finder, until, e)) != FINDER_DONE) {
		if (state == FINDER_FAILED)
			return false;
		if (state == FINDER_HITS && until > 0) {
			until = finder_clock() + GRACE_MS;
			continue;
		}
		if (!finder_show(s->finder, e))
			return false;
		post(s, a);
		until = 0;
	}
	post(s, a);
	if (ask->nearest && nearest_wanted(a))
		nearest_find(s->store, s->finder, perm, a);
	if (a->near.n)
		post(s, a);
	if (!ask->facets || a->total == 0 || a->damaged)
		return true;
	if (!facets_count(s->finder, s->store, perm, &a->facets, e))
		return false;
	post(s, a);
	return true;
}

/* Without the lock. */
static void
tell_mending(struct searcher *s, const struct err *failed)
{
	struct mending now = { .on = s->mend != NULL };
	int64_t done, of;

	if (failed)
		now.failed = *failed;
	if (s->mend) {
		mend_progress(s->mend, &done, &of);
		now.percent = of > 0 ? (int)(done * 100 / of) : 0;
	}
	pthread_mutex_lock(&s->lock);
	now.stopped = s->mending.stopped;
	if (now.on != s->mending.on || now.percent != s->mending.percent ||
		now.failed.kind) {
		s->mending = now;
		s->mending_news = true;
		searcher_signal(s);
	}
	pthread_mutex_unlock(&s->lock);
}

static void
begin_mending(struct searcher *s)
{
	struct err e = { 0 };

	s->mended = true;
	tell_mending(s, mend_begin(s->path, &s->mend, &e) ? NULL : &e);
}

static void
answer_one(struct searcher *s, struct question *q)
{
	struct arena perm = { 0 };
	struct answer a = { 0 };
	struct err e = { 0 };

	s->current = q->number;
	if (!answer_all(s, &q->ask, &perm, &a, &e) && !is_old(s)) {
		a.partial = false;
		a.failed = str_of(e.text);
		post(s, &a);
	}
	if (s->finder)
		finder_end(s->finder);
	if (a.damaged && !s->mended)
		begin_mending(s);
	arena_free(&perm);
	searcher_question_free(s->last);
	s->last = q;
}

/* A little of the index anew; at its end the last question is answered by
 * it.  Under the lock, which it lets go meanwhile. */
static void
mend_some(struct searcher *s)
{
	struct err e = { 0 };
	bool stopped = s->mending.stopped;

	pthread_mutex_unlock(&s->lock);
	int more = stopped ? 0 : mend_step(s->mend, &e);
	if (more <= 0) {
		struct question *q = s->last;

		mend_end(s->mend);
		s->mend = NULL;
		s->last = NULL;
		if (q)
			answer_one(s, q);
	}
	tell_mending(s, more < 0 ? &e : NULL);
	pthread_mutex_lock(&s->lock);
}

/* Some are drawn together: a feed is counted sooner than a screen is drawn. */
static void
tell_counted(struct searcher *s)
{
	double now = finder_clock();

	if (census_waits(&s->census) && now < s->counted_ms + TOGETHER_MS)
		return;
	s->counted_ms = now;
	searcher_signal(s);
}

/* Under the lock, which is let go meanwhile.  A question ends it; then it is
 * counted again.  What cannot be counted stays unknown. */
static void
count_one(struct searcher *s)
{
	struct arena tmp = { 0 };
	struct err e = { 0 };
	unsigned turn;
	struct count c = census_next(&s->census, &tmp, &turn);

	s->current = atomic_load(&s->newest);
	pthread_mutex_unlock(&s->lock);
	if (bring_store(s, &e))
		search_count_with(s->store, s->finder, &c, &e);
	bool stopped = is_old(s);
	pthread_mutex_lock(&s->lock);
	if (c.known || !stopped) {
		census_put(&s->census, turn, &c);
		tell_counted(s);
	}
	arena_free(&tmp);
}

/* When what runs in the archive is to be broken off; NULL: never. */
static void
stop_if(struct searcher *s, bool (*stop)(void *))
{
	if (s->finder)
		finder_stops_if(s->finder, stop, s);
}

/* Is another list wanted, or is there a question? */
static bool
is_old_list(void *ctx)
{
	struct searcher *s = ctx;

	return is_old(s) || atomic_load_explicit(&s->newest_list,
				    memory_order_relaxed) != s->current_list;
}

static void
put_list(struct searcher *s, struct list_answer *a)
{
	a->question = s->current_list;
	pthread_mutex_lock(&s->lock);
	lister_put(&s->lister, a);
	if (s->lister.news)
		searcher_signal(s);
	pthread_mutex_unlock(&s->lock);
}

static void
tell_list(void *ctx, const struct ids *ids, int percent)
{
	struct list_answer a = { .ids = { .n = ids->n, .cap = ids->n },
		.more = true,
		.percent = percent };

	a.ids.v = arena_new(&a.arena, int64_t, ids->n);
	memcpy(a.ids.v, ids->v, ids->n * sizeof *ids->v);
	put_list(ctx, &a);
}

static bool
make_list(struct searcher *s, const struct list_ask *ask, struct list_answer *a)
{
	struct list_waiter waiter = { .stops = is_old_list, tell_list, s };

	if (!bring_store(s, &a->failed))
		return false;
	waiter.finder = s->finder;
	stop_if(s, is_old_list);
	store_spare_memory(s->store, true);
	malloc_trim(KEPT_BYTES);
	bool ok = ask->player ? store_card(s->store, ask->player, &a->arena,
					&a->card, &a->failed) &&
					card_find(s->store, ask->words, &waiter,
						&a->card, &a->failed)
			      : list_make(s->store, ask, &waiter, &a->arena,
					&a->ids, &a->failed);
	store_spare_memory(s->store, false);
	return ok;
}

/* Under the lock, which is let go meanwhile.  A question ends it; then it is
 * begun again. */
static void
list_one(struct searcher *s)
{
	struct list_answer a = { 0 };
	struct arena tmp = { 0 };
	struct list_ask ask = lister_ask(&s->lister, &tmp);

	s->current = atomic_load(&s->newest);
	s->current_list = atomic_load(&s->newest_list);
	pthread_mutex_unlock(&s->lock);
	if (make_list(s, &ask, &a) || !is_old_list(s))
		put_list(s, &a);
	stop_if(s, is_old);
	arena_free(&a.arena);
	arena_free(&tmp);
	pthread_mutex_lock(&s->lock);
}

static bool
is_chore_stopped(void *ctx)
{
	struct searcher *s = ctx;

	pthread_mutex_lock(&s->lock);
	bool stopped = s->work.stopped || s->ends;
	pthread_mutex_unlock(&s->lock);
	return stopped;
}

/* Under the lock, which is let go meanwhile. */
static bool
answer_waiting(struct searcher *s)
{
	struct question *q = s->question;

	s->question = NULL;
	if (!q)
		return false;
	pthread_mutex_unlock(&s->lock);
	answer_one(s, q);
	pthread_mutex_lock(&s->lock);
	return true;
}

/* Between two pieces; no reader waits for the rest of them with a question. */
static void
tell_chore(void *ctx, const struct chore_news *news)
{
	struct searcher *s = ctx;

	pthread_mutex_lock(&s->lock);
	s->work.now = *news;
	s->work.news = true;
	searcher_signal(s);
	stop_if(s, is_old);
	answer_waiting(s);
	stop_if(s, NULL);
	pthread_mutex_unlock(&s->lock);
}

/* Under the lock, which is let go meanwhile.  Nobody else touches the chore
 * while it is on. */
static void
do_chore(struct searcher *s)
{
	struct chore_waiter waiter = { is_chore_stopped, tell_chore, s };
	struct chore_news news = { .ended = true, .what = s->work.chore.what };

	pthread_mutex_unlock(&s->lock);
	bool ok = bring_store(s, &news.failed);
	stop_if(s, NULL);
	if (ok)
		chore_run(s->store, &s->work.chore, &waiter, &news);
	stop_if(s, is_old);
	pthread_mutex_lock(&s->lock);
	s->work.on = false;
	arena_free(&s->work.arena);
	s->work.now = news;
	s->work.news = true;
	searcher_signal(s);
}

/* The same. */
static void
count_unread(struct searcher *s)
{
	struct err e = { 0 };

	s->recount = false;
	s->current = atomic_load(&s->newest);
	pthread_mutex_unlock(&s->lock);
	if (bring_store(s, &e))
		store_recount(s->store);
	pthread_mutex_lock(&s->lock);
	s->counted = true;
	searcher_signal(s);
}

/* The same. */
static void
find_read(struct searcher *s)
{
	struct reads reads = { 0 };
	struct err e = { 0 };

	s->wants_reads = false;
	s->current = atomic_load(&s->newest);
	pthread_mutex_unlock(&s->lock);
	if (bring_store(s, &e) && !reads_make(s->store, &reads, &e))
		reads_forget(&reads);
	pthread_mutex_lock(&s->lock);
	reads_forget(&s->reads);
	s->reads = reads;
	s->has_reads = true;
	searcher_signal(s);
}

/* Under the lock: does something that is to be done, if there is, the dearest
 * to the reader first. */
static bool
work(struct searcher *s)
{
	if (answer_waiting(s)) {
		return true; /* the next one will need its memory again */
	} else if (s->work.on) {
		do_chore(s);
	} else if (s->lister.waits) {
		list_one(s);
	} else if (s->wants_reads) {
		find_read(s);
	} else if (s->recount) {
		count_unread(s);
	} else if (s->mend) {
		mend_some(s);
	} else if (census_waits(&s->census)) {
		count_one(s);
	} else {
		return false;
	}
	s->worked = true;
	return true;
}

/* Under the lock, which is let go meanwhile: with nothing more to do memory
 * that is free goes back to the system.  False: it has. */
static bool
tidy(struct searcher *s)
{
	if (!s->worked)
		return false;
	s->worked = false;
	pthread_mutex_unlock(&s->lock);
	malloc_trim(KEPT_BYTES);
	pthread_mutex_lock(&s->lock);
	return true;
}

void *
searcher_run(void *ctx)
{
	struct searcher *s = ctx;

	pthread_mutex_lock(&s->lock);
	while (!s->ends)
		if (!work(s) && !tidy(s))
			pthread_cond_wait(&s->wake, &s->lock);
	pthread_mutex_unlock(&s->lock);
	return NULL;
}
