/*
 * Taking in: the main process walks the inputs, commits in batches and owns
 * the store; workers, one a core, read and extract under limits and send
 * articles back through pipes.  What kills or stalls a worker costs that one
 * input; the rest goes on.  Also `analyze`: the same without a store.
 */
#ifndef STORE_INTAKE_H
#define STORE_INTAKE_H

#include "base/file.h"
#include "content/content.h"
#include "store/store.h"

struct intake_progress {
	uint64_t bytes, total; /* of the inputs */
	uint64_t articles, fresh, known, refused;
	double seconds;
};

/* Bytes that are here already: from the net. */
struct intake_piece {
	const char *name;      /* in sentences, and as the path */
	str bytes, url, label; /* label: the charset that the server names */
	enum format as;
	int64_t feed; /* whose they are; 0: no feed's */
};

struct intake {
	const struct paths *paths;         /* files, folders (all below), "-" */
	const struct intake_piece *pieces; /* before the paths */
	size_t n_pieces;
	struct input input; /* its as, charset, url, source, date */
	int workers;        /* 0: one a core */
	int stall_seconds;  /* a worker may wait; 0: the usual */
	bool no_original;   /* do not keep their bytes */

	/* Any may be NULL. */
	void (*progress)(void *ctx, const struct intake_progress *);
	void (*refused)(void *ctx, const struct err *);
	/* In the order of the inputs; store == NULL: id is 0.  path is the
	 * input's. */
	void (*article)(void *ctx, const char *path, const struct article *,
		int64_t id, bool fresh);
	bool (*cancelled)(void *ctx); /* asked often */
	void *ctx;
};

/*
 * True when all was read, though single inputs may have been refused
 * (progress.refused).  False: the store failed; what was committed stays.
 */
bool intake_run(struct store *, const struct intake *, struct intake_progress *,
	struct err *);

#endif
