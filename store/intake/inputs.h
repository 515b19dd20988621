/*
 * The inputs of an intake, one behind the other, made into jobs: a file is a
 * job; what is read line by line (JSON Lines) is cut at line ends into parts,
 * so that it may be of any length and come through a pipe.
 */
#ifndef STORE_INPUTS_H
#define STORE_INPUTS_H

#include "base/file.h"
#include "store/intake/pool.h"

struct inputs {
	struct paths paths; /* plain files and "-" */
	size_t next;
	enum format as;
	uint64_t total; /* bytes of all files */

	/* The input that is being cut. */
	const char *path;
	int fd; /* -1: none */
	bool lines, ended;
	bool pipe;       /* reading may have to wait */
	uint64_t size;   /* of a file when it was opened … */
	uint64_t left;   /* … of that, what is still to be read */
	bool grown;      /* it is larger now: to be told */
	bool skips;      /* a line is too long: until its end */
	struct buf held; /* read and not cut yet … */
	size_t line_end; /* … its last whole line ends here; 0: none */
	size_t lines_before;
	enum format format;
};

enum inputs_state {
	INPUTS_JOB,
	INPUTS_WAIT, /* nothing can be read now: poll inputs_fd */
	INPUTS_REFUSED,
	INPUTS_END,
};

/* How an input is named in a sentence. */
const char *input_name(const char *path);

/* Walks the folders.  The sink's refused is told of those that cannot be read. */
void inputs_open(struct inputs *, const struct paths *, enum format as,
	struct arena *perm, const struct content_sink *);
void inputs_close(struct inputs *);

/* Appends the next job. */
enum inputs_state inputs_next(struct inputs *, struct jobs *, struct err *why);

/* -1 when reading need not wait. */
int inputs_fd(const struct inputs *);

#endif
