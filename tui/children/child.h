/* The program itself as a child, while the reader goes on reading. */
#ifndef TUI_CHILD_H
#define TUI_CHILD_H

#include "base/err.h"

#include <sys/types.h>

struct child {
	pid_t pid; /* 0: none runs */
	int fd;    /* what it says on standard error; the caller's to close */
};

/* in, out: its standard input and output; -1: none. */
bool child_start(struct child *, const char *const args[], int in, int out,
	struct err *);

/* Waits for it to end; true: all was done. */
bool child_end(struct child *);

#endif
