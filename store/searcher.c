/*
 * The thread that searches.  What both threads touch is under one lock: the
 * waiting question, the waiting answer, the wish to end.  Only the number of
 * the newest question is read without it, from within a running search, which
 * ends as soon as the number is no longer its own.
 */
#include "store/search.h"

#include "store/chore.h"
#include "store/facets.h"
#include "store/finder.h"
#include "store/lister.h"
#include "store/mend.h"
#include "store/census.h"

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

enum {
	/* When only the total is missing the answer may wait so long. */
	GRACE_MS = 2,
};

struct question {
	uint64_t number;
	struct search_ask ask;
	struct arena arena; /* its slices */
};

struct reply {
	struct answer answer;
	struct arena arena;
};

struct searcher {
	/* Of the searching thread, once it runs. */
	char *path, *state_path;
	struct store *store;
	struct finder *finder;
	struct stat opened;
	uint64_t current, current_list;
	struct question *last; /* answered; to be answered again */
	struct mend *mend;     /* of the index; NULL: it goes on without */
	bool mended;           /* or it was tried: once is enough */

	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	int fd;

	/* Under the lock. */
	struct question *question;
	struct reply *waiting;
	struct census census;
	struct lister lister;
	struct mending mending;
	bool mending_news;
	struct {
		struct chore chore;
		struct arena arena; /* its slices */
		struct chore_news now;
		bool on, news, stopped;
	} work;
	bool recount, counted;
	bool ends;

	atomic_uint_fast64_t newest, newest_list;

	struct reply *taken; /* of the asking thread */
};

static void
question_free(struct question *q)
{
	if (!q)
		return;
	arena_free(&q->arena);
	free(q);
}

static void
reply_free(struct reply *r)
{
	if (!r)
		return;
	arena_free(&r->arena);
	free(r);
}

static void *
new_zeroed(size_t size)
{
	void *p = calloc(1, size);

	if (!p)
		arena_exhausted();
	return p;
}

static void
copy_hit(struct hit *to, const struct hit *h, struct arena *perm)
{
	*to = *h;
	to->title = arena_copy(perm, h->title);
	to->published = arena_copy(perm, h->published);
	to->source = arena_copy(perm, h->source);
	to->url = arena_copy(perm, h->url);
	to->snippet = arena_copy(perm, h->snippet);
	to->marks = arena_new(perm, struct span, h->n_marks);
	to->title_marks = arena_new(perm, struct span, h->n_title_marks);
	to->reprints = arena_new(perm, int64_t, h->n_reprints);
	for (size_t i = 0; i < h->n_reprints; i++)
		to->reprints[i] = h->reprints[i];
	for (size_t i = 0; i < h->n_marks; i++)
		to->marks[i] = h->marks[i];
	for (size_t i = 0; i < h->n_title_marks; i++)
		to->title_marks[i] = h->title_marks[i];
}

static void
copy_strs(struct strs *to, const struct strs *s, struct arena *perm)
{
	*to = (struct strs){ 0 };
	for (size_t i = 0; i < s->n; i++)
		*vec_push(perm, to) = arena_copy(perm, s->v[i]);
}

/* The search goes on and may change its answer: the reader gets a copy. */
static struct reply *
reply_new(const struct answer *a)
{
	struct reply *r = new_zeroed(sizeof *r);
	struct answer *to = &r->answer;
	struct arena *perm = &r->arena;

	*to = *a;
	to->hits.v = arena_new(perm, struct hit, a->hits.n);
	to->hits.cap = a->hits.n;
	for (size_t i = 0; i < a->hits.n; i++)
		copy_hit(&to->hits.v[i], &a->hits.v[i], perm);
	to->failed = arena_copy(perm, a->failed);
	to->query = arena_copy(perm, a->query);
	to->ignored = arena_copy(perm, a->ignored);
	copy_strs(&to->terms, &a->terms, perm);
	copy_strs(&to->read_as, &a->read_as, perm);
	facets_copy(&to->facets, &a->facets, perm);
	return r;
}

/* Makes the descriptor readable. */
static void
signal_news(struct searcher *s)
{
	static const uint64_t one = 1;

	while (write(s->fd, &one, sizeof one) < 0 && errno == EINTR)
		;
}

static void
clear_news(struct searcher *s)
{
	uint64_t n;

	while (read(s->fd, &n, sizeof n) < 0 && errno == EINTR)
		;
}

/* Something was taken out: the sign stays only for what is still there. */
static void
settle_news(struct searcher *s)
{
	clear_news(s);
	if (s->waiting || s->census.news || s->mending_news || s->lister.news ||
		s->work.news || s->counted)
		signal_news(s);
}

static struct reply *
take_waiting(struct searcher *s)
{
	struct reply *r = s->waiting;

	s->waiting = NULL;
	if (r)
		settle_news(s);
	return r;
}

static void
post(struct searcher *s, struct answer *a)
{
	a->question = s->current;
	struct reply *r = reply_new(a);
	pthread_mutex_lock(&s->lock);
	struct reply *old = r;
	if (atomic_load(&s->newest) == s->current) {
		old = take_waiting(s);
		s->waiting = r;
		signal_news(s);
	}
	pthread_mutex_unlock(&s->lock);
	reply_free(old);
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

static void
close_store(struct searcher *s)
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
		close_store(s);
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
		signal_news(s);
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
	question_free(s->last);
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
		signal_news(s);
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
		signal_news(s);
	pthread_mutex_unlock(&s->lock);
}

static void
tell_list(void *ctx, const struct ids *ids)
{
	struct list_answer a = { .ids = { .n = ids->n, .cap = ids->n },
		.more = true };

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
	if (ask->player)
		return store_card(s->store, ask->player, &a->arena, &a->card,
			       &a->failed) &&
		       card_find(s->store, ask->words, &waiter, &a->card,
			       &a->failed);
	return list_make(
		s->store, ask, &waiter, &a->arena, &a->ids, &a->failed);
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
	malloc_trim(0);
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
	signal_news(s);
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
	malloc_trim(0);
	pthread_mutex_lock(&s->lock);
	s->work.on = false;
	arena_free(&s->work.arena);
	s->work.now = news;
	s->work.news = true;
	signal_news(s);
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
	signal_news(s);
}

/* Under the lock: does something that is to be done, if there is, the dearest
 * to the reader first. */
static bool
work(struct searcher *s)
{
	if (answer_waiting(s)) {
		return true;
	} else if (s->work.on) {
		do_chore(s);
	} else if (s->lister.waits) {
		list_one(s);
	} else if (s->recount) {
		count_unread(s);
	} else if (s->mend) {
		mend_some(s);
	} else if (census_waits(&s->census)) {
		count_one(s);
	} else {
		return false;
	}
	return true;
}

static void *
run(void *ctx)
{
	struct searcher *s = ctx;

	pthread_mutex_lock(&s->lock);
	while (!s->ends)
		if (!work(s))
			pthread_cond_wait(&s->wake, &s->lock);
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

/* Signals are the main thread's. */
static int
start(struct searcher *s)
{
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int rc = pthread_create(&s->thread, NULL, run, s);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return rc;
}

static void
dispose(struct searcher *s)
{
	mend_end(s->mend);
	close_store(s);
	question_free(s->last);
	question_free(s->question);
	reply_free(s->waiting);
	reply_free(s->taken);
	census_free(&s->census);
	lister_free(&s->lister);
	arena_free(&s->work.arena);
	if (s->fd >= 0)
		close(s->fd);
	pthread_mutex_destroy(&s->lock);
	pthread_cond_destroy(&s->wake);
	free(s->path);
	free(s->state_path);
	free(s);
}

bool
searcher_open(const char *path, const char *state_path, struct searcher **out,
	struct err *e)
{
	struct searcher *s = new_zeroed(sizeof *s);

	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->wake, NULL);
	s->path = strdup(path);
	s->state_path = state_path ? strdup(state_path) : NULL;
	s->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (!s->path || (state_path && !s->state_path))
		arena_exhausted();
	if (!open_store(s, e))
		goto fail;
	int rc = s->fd < 0 ? errno : start(s);
	if (rc) {
		err_set(e, ERR_IO, _("cannot start searching: %s"),
			strerror(rc));
		goto fail;
	}
	*out = s;
	return true;
fail:
	dispose(s);
	return false;
}

void
searcher_close(struct searcher *s)
{
	if (!s)
		return;
	pthread_mutex_lock(&s->lock);
	s->ends = true;
	atomic_store(&s->newest, UINT64_MAX);
	pthread_cond_signal(&s->wake);
	pthread_mutex_unlock(&s->lock);
	pthread_join(s->thread, NULL);
	dispose(s);
}

void
searcher_mending(struct searcher *s, struct mending *out)
{
	pthread_mutex_lock(&s->lock);
	*out = s->mending;
	bool news = s->mending_news;
	s->mending_news = false;
	if (news)
		settle_news(s);
	pthread_mutex_unlock(&s->lock);
}

bool
searcher_stop_mending(struct searcher *s)
{
	pthread_mutex_lock(&s->lock);
	bool on = s->mending.on && !s->mending.stopped;
	s->mending.stopped |= on;
	pthread_mutex_unlock(&s->lock);
	return on;
}

int
searcher_fd(const struct searcher *s)
{
	return s->fd;
}

uint64_t
searcher_ask(struct searcher *s, const struct search_ask *ask)
{
	struct question *q = new_zeroed(sizeof *q);

	q->ask = *ask;
	q->ask.typing = true;
	q->ask.query = arena_copy(&q->arena, ask->query);
	q->ask.since = arena_copy(&q->arena, ask->since);
	q->ask.until = arena_copy(&q->arena, ask->until);
	pthread_mutex_lock(&s->lock);
	uint64_t number = q->number = atomic_load(&s->newest) + 1;
	atomic_store(&s->newest, number);
	struct question *old = s->question;
	struct reply *late = take_waiting(s);
	s->question = q;
	pthread_cond_signal(&s->wake);
	pthread_mutex_unlock(&s->lock);
	question_free(old);
	reply_free(late);
	return number;
}

const struct answer *
searcher_take(struct searcher *s)
{
	pthread_mutex_lock(&s->lock);
	struct reply *r = take_waiting(s);
	pthread_mutex_unlock(&s->lock);
	if (!r)
		return NULL;
	reply_free(s->taken);
	s->taken = r;
	return &r->answer;
}

uint64_t
searcher_list(struct searcher *s, const struct list_ask *ask)
{
	pthread_mutex_lock(&s->lock);
	uint64_t number = lister_begin(&s->lister, ask);
	atomic_store(&s->newest_list, number);
	settle_news(s);
	pthread_cond_signal(&s->wake);
	pthread_mutex_unlock(&s->lock);
	return number;
}

struct list_answer *
searcher_listed(struct searcher *s)
{
	pthread_mutex_lock(&s->lock);
	struct list_answer *a = lister_take(&s->lister);
	if (a)
		settle_news(s);
	pthread_mutex_unlock(&s->lock);
	return a;
}

bool
searcher_do(struct searcher *s, const struct chore *chore)
{
	struct arena *a = &s->work.arena;

	pthread_mutex_lock(&s->lock);
	bool takes = !s->work.on;
	if (takes) {
		s->work.chore = *chore;
		s->work.chore.words = arena_copy(a, chore->words);
		s->work.chore.query = arena_copy(a, chore->query);
		s->work.chore.list.words = arena_copy(a, chore->list.words);
		s->work.chore.ids.v = arena_new(a, int64_t, chore->ids.n);
		for (size_t i = 0; i < chore->ids.n; i++)
			s->work.chore.ids.v[i] = chore->ids.v[i];
		s->work.stopped = false;
		s->work.on = true;
		pthread_cond_signal(&s->wake);
	}
	pthread_mutex_unlock(&s->lock);
	return takes;
}

bool
searcher_did(struct searcher *s, struct chore_news *news)
{
	pthread_mutex_lock(&s->lock);
	bool is_new = s->work.news;
	if (is_new) {
		*news = s->work.now;
		s->work.news = false;
		settle_news(s);
	}
	pthread_mutex_unlock(&s->lock);
	return is_new;
}

bool
searcher_stop_chore(struct searcher *s)
{
	pthread_mutex_lock(&s->lock);
	bool on = s->work.on && !s->work.stopped;
	s->work.stopped |= on;
	pthread_mutex_unlock(&s->lock);
	return on;
}

void
searcher_recount(struct searcher *s)
{
	pthread_mutex_lock(&s->lock);
	s->recount = true;
	pthread_cond_signal(&s->wake);
	pthread_mutex_unlock(&s->lock);
}

bool
searcher_recounted(struct searcher *s)
{
	pthread_mutex_lock(&s->lock);
	bool counted = s->counted;
	s->counted = false;
	if (counted)
		settle_news(s);
	pthread_mutex_unlock(&s->lock);
	return counted;
}

void
searcher_count(struct searcher *s, const struct count *v, size_t n)
{
	pthread_mutex_lock(&s->lock);
	census_begin(&s->census, v, n);
	pthread_cond_signal(&s->wake);
	pthread_mutex_unlock(&s->lock);
}

bool
searcher_counted(
	struct searcher *s, struct arena *perm, struct count **out, size_t *n)
{
	struct census *t = &s->census;

	pthread_mutex_lock(&s->lock);
	bool news = t->news;
	if (news) {
		t->news = false;
		settle_news(s);
		*n = t->n;
		*out = arena_new(perm, struct count, t->n);
		for (size_t i = 0; i < t->n; i++) {
			(*out)[i] = t->v[i];
			(*out)[i].query = arena_copy(perm, t->v[i].query);
		}
	}
	pthread_mutex_unlock(&s->lock);
	return news;
}
