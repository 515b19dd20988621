/*
 * The workers as the main process sees them: jobs go out to whoever is idle,
 * frames come back.  A worker that dies or stalls loses its job, nothing
 * else; another is started when there is work for it.
 */
#ifndef STORE_POOL_H
#define STORE_POOL_H

#include "base/buf.h"
#include "store/intake/frame.h"
#include "store/intake/worker.h"

enum job_state {
	JOB_WAITS,
	JOB_RUNS,
	JOB_DONE,
	JOB_LOST, /* its worker died: why says how */
};

/* Jobs form a list in the order of the inputs; the first is the oldest. */
struct job {
	struct job *next;
	const char *path;                 /* outlives the job */
	const struct intake_piece *piece; /* what came from the net, or NULL */
	bool by_path; /* the worker opens it; else here are its bytes: */
	struct buf bytes;
	size_t lines_before, lines; /* of a part cut at line ends; 0: whole */
	enum format format;
	uint64_t size; /* of the input that it stands for */

	enum job_state state;
	struct buf frames; /* what came back: */
	size_t seen;       /* so far it is in whole frames */
	size_t taken;      /* so far it has been taken out */
	struct err why;
};

struct intake_piece;

struct jobs {
	struct job *first, *last;
	size_t n;
};

struct job *jobs_append(struct jobs *, const char *path);
void jobs_drop_first(struct jobs *);

/* The first job, a part of several lines, becomes one job a line. */
void jobs_split_first(struct jobs *);

struct pool;

/* A worker that waits for so many seconds has stalled; 0: the usual. */
struct pool *pool_open(
	const struct worker_task *, int workers, int stall_seconds);

/* Kills those that still work. */
void pool_close(struct pool *);

int pool_workers(const struct pool *);

/*
 * Hands out what waits and moves bytes for so many milliseconds at most, or
 * until something came back, or input can be read from also_fd (-1: none).
 * False: no worker can be started.
 */
bool pool_turn(
	struct pool *, struct jobs *, int also_fd, int wait_ms, struct err *);

/*
 * The next whole frame of a job, which stays valid until the next turn; false
 * when there is none (yet).
 */
bool job_next_frame(struct job *, struct frame_head *, str *payload);

#endif
