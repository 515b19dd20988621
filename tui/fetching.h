/*
 * The program itself as a child that fetches, takes in or exports, while the
 * reader goes on reading.  One at a time.  How far it is stands at the bottom,
 * what it says when it ends is said, and the lists show what came.
 */
#ifndef TUI_FETCHING_H
#define TUI_FETCHING_H

#include "base/buf.h"
#include "tui/child.h"
#include "tui/view.h"

struct fetching {
	struct child child;
	struct buf out;  /* what it says, so far */
	bool stopped;    /* it was told to */
	bool takes;      /* in what the reader named: Esc asks first */
	bool asked;      /* and did so with the key before */
	int64_t article; /* whose page it fetches; 0: none */
	struct buf path; /* that it exports to, with a 0 behind; or empty */
	size_t n;        /* how many articles it exports */
};

/* Both files are the caller's. */
struct fetching_export {
	const char *path;
	int in, out; /* the child's standard input and output */
	size_t n;
};

/* What it wrote is taken away if it fails. */
bool fetching_export(struct app *, const char *const args[],
	const struct fetching_export *, struct err *);

/* article: its page is fetched, or opened if it is here; 0: the feeds are. */
enum outcome fetching_begin(struct app *, int64_t article, struct err *);

/* Takes in or follows, by this verb, what the words say; NULL behind them. */
enum outcome fetching_take(struct app *, const char *verb,
	const char *const words[], struct err *);

/* May anything be fetched or taken in here? Says so if not. */
bool fetching_may(struct app *);

/* How far it is; empty: nothing to be said. */
str fetching_words(struct app *);

/* To be polled; -1: nothing runs. */
int fetching_fd(const struct app *);

/* There is something to read from it. */
void fetching_read(struct app *);

/* True: one ran, and is told to stop, or it was asked whether to. */
bool fetching_stop(struct app *);

void fetching_free(struct app *);

#endif
