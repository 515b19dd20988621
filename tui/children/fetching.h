/*
 * The program itself as children that fetch, take in or export, while the
 * reader goes on reading.  What writes into the archive takes turns (`--turn`):
 * each is a process from the start, so what waits is done even if the explorer
 * is killed, and imports of other explorers are waited for as well.  How far it
 * is stands at the bottom, what a child says when it ends is said, and the
 * lists show what came.
 */
#ifndef TUI_FETCHING_H
#define TUI_FETCHING_H

#include "base/buf.h"
#include "tui/children/child.h"
#include "tui/view.h"

enum { FETCHINGS_MAX = 16 };

struct fetching {
	struct child child;
	struct buf out;  /* what it says, so far */
	struct buf what; /* what it is about, in words, with a 0 behind */
	bool begun;      /* its turn has come */
	bool stopped;    /* it was told to */
	bool takes;      /* in what the reader named: Esc asks first */
	int64_t article; /* whose page it fetches; 0: none */
	int64_t last;    /* before it: the article that was taken in last */
	struct buf path; /* that it exports to, with a 0 behind; or empty */
	size_t n;        /* how many articles it exports */
};

/* First come first. */
struct fetchings {
	struct fetching v[FETCHINGS_MAX];
	size_t n;
	bool asked; /* Esc was pressed and has asked */
	bool told;  /* what one said at its end still stands there */
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

/* Takes in or follows, by this verb, what the words say; NULL behind them.
 * what: the same for the reader. */
enum outcome fetching_take(struct app *, str what, const char *verb,
	const char *const words[], struct err *);

/* May anything be fetched or taken in here? Says so if not. */
bool fetching_may(struct app *);

/* How far it is; empty: nothing to be said. */
str fetching_words(struct app *);

/* The last line of a child's progress; empty: none yet. */
str fetching_last(struct app *, const struct fetching *);

/* To be polled; gives how many, FETCHINGS_MAX at most. */
struct pollfd;
size_t fetching_poll(const struct app *, struct pollfd *);
/* Reads those that have something to say; true: one has ended. */
bool fetching_read(struct app *, const struct pollfd *, size_t n);

/* True: one ran, and is told to stop, or it was asked whether to. */
bool fetching_stop(struct app *);

void fetching_free(struct app *);

#endif
