/*
 * What goes between the main process and a worker: frames, each a head and
 * so many bytes.  Both ends are the same program on the same machine.
 */
#ifndef STORE_FRAME_H
#define STORE_FRAME_H

#include "base/str.h"

enum frame_kind {
	/* To the worker: one job. */
	FRAME_JOB, /* struct job_head, the path, url, label, bytes */

	/* Back: any number of these … */
	FRAME_SOURCE,  /* struct source_head and its parts: of the next ones */
	FRAME_ARTICLE, /* article_pack with its text */
	FRAME_REFUSED, /* an enum err_kind as four bytes, the sentence */
	/* … and one that ends the job: */
	FRAME_DONE,
	FRAME_FAILED, /* as FRAME_REFUSED: nothing (more) of it can be used */
};

struct frame_head {
	uint32_t kind, size;
};

struct source_head {
	uint64_t line, size;
	uint32_t path_size, declared_size, against, shared;
	/* then the path, the charset declared, the packed bytes */
};

struct job_head {
	uint64_t lines_before;
	uint64_t input_size; /* for the limits */
	uint32_t format;     /* enum format; 0: by path and bytes */
	uint32_t path_size;
	uint32_t by_path;              /* the bytes are in the file, not here */
	uint32_t url_size, label_size; /* of what stands behind the path */
};

#endif
