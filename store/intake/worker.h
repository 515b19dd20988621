/*
 * A worker: a process that reads and extracts under limits.  It knows no
 * store.  It takes jobs from one socket and gives articles back through it,
 * and ends when the socket does.
 */
#ifndef STORE_WORKER_H
#define STORE_WORKER_H

#include "content/content.h"

#include <sys/types.h>

/* What all jobs have in common. */
struct worker_task {
	struct input input; /* its as, charset, url, source, date */
	const struct confirmed_names *confirmed;
	bool keeps; /* the original bytes */
	bool tells; /* at least where they were */
};

/* Forks one; *fd is our end of its socket, non-blocking. */
bool worker_start(const struct worker_task *, pid_t *, int *fd, struct err *);

#endif
