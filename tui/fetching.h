/*
 * The program itself as a child that fetches (jianbao refresh), while the
 * reader goes on reading.  One at a time.  Its last line is said when it ends,
 * and the lists show what came.
 */
#ifndef TUI_FETCHING_H
#define TUI_FETCHING_H

#include "base/buf.h"
#include "tui/view.h"

#include <sys/types.h>

struct fetching {
	pid_t pid;       /* 0: none runs */
	int fd;          /* what it says */
	struct buf out;  /* so far */
	bool stopped;    /* it was told to */
	int64_t article; /* whose page it fetches; 0: none */
};

/* article: its page is fetched, or opened if it is here; 0: the feeds are. */
enum outcome fetching_begin(struct app *, int64_t article, struct err *);

/* To be polled; -1: nothing runs. */
int fetching_fd(const struct app *);

/* There is something to read from it. */
void fetching_read(struct app *);

/* True: one ran, and is told to stop. */
bool fetching_stop(struct app *);

void fetching_free(struct app *);

#endif
