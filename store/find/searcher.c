/* What the searcher's owner calls. */
#include "store/find/searcher_private.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/i18n.h"

void
searcher_signal(struct searcher *s)
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

/* Under the lock: leaves the descriptor readable only for what is still there. */
static void
settle(struct searcher *s)
{
	clear_news(s);
	if (s->waiting || s->census.news || s->mending_news || s->lister.news ||
		s->work.news || s->counted || s->has_reads)
		searcher_signal(s);
}

struct reply *
searcher_take_waiting(struct searcher *s)
{
	struct reply *r = s->waiting;

	s->waiting = NULL;
	if (r)
		settle(s);
	return r;
}

/* Signals are the main thread's. */
static int
start(struct searcher *s)
{
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int rc = pthread_create(&s->thread, NULL, searcher_run, s);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return rc;
}

static void
dispose(struct searcher *s)
{
	mend_end(s->mend);
	searcher_close_store(s);
	searcher_question_free(s->last);
	searcher_question_free(s->question);
	searcher_reply_free(s->waiting);
	searcher_reply_free(s->taken);
	census_free(&s->census);
	lister_free(&s->lister);
	reads_forget(&s->reads);
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
	struct searcher *s = searcher_new(sizeof *s);

	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->wake, NULL);
	s->path = strdup(path);
	s->state_path = state_path ? strdup(state_path) : NULL;
	s->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (!s->path || (state_path && !s->state_path))
		arena_exhausted();
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
		settle(s);
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
	struct question *q = searcher_new(sizeof *q);

	q->ask = *ask;
	q->ask.typing = true;
	q->ask.query = arena_copy(&q->arena, ask->query);
	q->ask.since = arena_copy(&q->arena, ask->since);
	q->ask.until = arena_copy(&q->arena, ask->until);
	pthread_mutex_lock(&s->lock);
	uint64_t number = q->number = atomic_load(&s->newest) + 1;
	atomic_store(&s->newest, number);
	struct question *old = s->question;
	struct reply *late = searcher_take_waiting(s);
	s->question = q;
	pthread_cond_signal(&s->wake);
	pthread_mutex_unlock(&s->lock);
	searcher_question_free(old);
	searcher_reply_free(late);
	return number;
}

const struct answer *
searcher_take(struct searcher *s)
{
	pthread_mutex_lock(&s->lock);
	struct reply *r = searcher_take_waiting(s);
	pthread_mutex_unlock(&s->lock);
	if (!r)
		return NULL;
	searcher_reply_free(s->taken);
	s->taken = r;
	return &r->answer;
}

uint64_t
searcher_list(struct searcher *s, const struct list_ask *ask)
{
	pthread_mutex_lock(&s->lock);
	uint64_t number = lister_begin(&s->lister, ask);
	atomic_store(&s->newest_list, number);
	settle(s);
	pthread_cond_signal(&s->wake);
	pthread_mutex_unlock(&s->lock);
	return number;
}

void
searcher_stop_list(struct searcher *s, uint64_t question)
{
	pthread_mutex_lock(&s->lock);
	if (lister_stop(&s->lister, question)) {
		atomic_store(&s->newest_list, s->lister.newest);
		settle(s);
	}
	pthread_mutex_unlock(&s->lock);
}

struct list_answer *
searcher_listed(struct searcher *s)
{
	pthread_mutex_lock(&s->lock);
	struct list_answer *a = lister_take(&s->lister);
	if (a)
		settle(s);
	pthread_mutex_unlock(&s->lock);
	return a;
}

static struct ids
copy_ids(struct arena *perm, const struct ids *ids)
{
	struct ids copy = { .n = ids->n };

	copy.v = arena_new(perm, int64_t, ids->n);
	for (size_t i = 0; i < ids->n; i++)
		copy.v[i] = ids->v[i];
	return copy;
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
		s->work.chore.ids = copy_ids(a, &chore->ids);
		s->work.chore.feeds = copy_ids(a, &chore->feeds);
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
		settle(s);
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
		settle(s);
	pthread_mutex_unlock(&s->lock);
	return counted;
}

void
searcher_read(struct searcher *s)
{
	pthread_mutex_lock(&s->lock);
	s->wants_reads = true;
	pthread_cond_signal(&s->wake);
	pthread_mutex_unlock(&s->lock);
}

bool
searcher_has_read(struct searcher *s, struct store *to)
{
	pthread_mutex_lock(&s->lock);
	bool has = s->has_reads;
	s->has_reads = false;
	if (has) {
		store_reads_take(to, &s->reads);
		settle(s);
	}
	pthread_mutex_unlock(&s->lock);
	return has;
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
		settle(s);
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
