/*
 * What the files of the searcher share: searcher.c is what its owner calls,
 * searcher_work.c the thread, reply.c what is handed over.  What both threads
 * touch is under one lock: what is waiting to be done, what waits to be taken,
 * the wish to end.  Only the numbers of the newest question and list are read
 * without it, from within what runs, which ends as soon as the number is no
 * longer its own.
 */
#ifndef STORE_SEARCHER_PRIVATE_H
#define STORE_SEARCHER_PRIVATE_H

#include "store/reader/census.h"
#include "store/reader/chore.h"
#include "store/find/lister.h"
#include "store/reader/reads.h"
#include "store/care/mend.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>

struct question {
	uint64_t number;
	struct search_ask ask;
	struct arena arena; /* its slices */
};

struct reply {
	struct answer answer; /* first: answer_keep finds the rest */
	struct arena arena;
	int users;
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
	bool worked;           /* since free memory was given back */

	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	int fd;

	/* Under the lock. */
	struct question *question;
	struct reply *waiting;
	struct census census;
	double counted_ms; /* when some of it was told */
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
	bool wants_reads, has_reads;
	struct reads reads;
	bool ends;

	atomic_uint_fast64_t newest, newest_list;

	struct reply *taken; /* of the asking thread */
};

void *searcher_new(size_t size); /* zeroed */

/* reply.c: the search goes on and may change its answer, so the reader gets a
 * copy, whose first user is who made it. */
struct reply *searcher_reply_new(const struct answer *);
void searcher_reply_free(struct reply *); /* by one user */
void searcher_question_free(struct question *);

/* Under the lock: makes the descriptor readable. */
void searcher_signal(struct searcher *);
/* The waiting answer, which is taken out. */
struct reply *searcher_take_waiting(struct searcher *);

/* searcher_work.c: the thread, and its archive. */
void *searcher_run(void *);
void searcher_close_store(struct searcher *);

#endif
