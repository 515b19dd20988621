/*
 * Frames for a slow line: the next one waits until the terminal has shown the
 * last, so that no key waits behind output that nobody needs any more.  A
 * terminal is asked for its state (DSR 5 of ECMA-48) behind a frame, and answers
 * when it has taken the frame.  Pure: times in, in seconds, and sizes.
 *
 * Only one that has answered before is asked, and only behind frames that are
 * large, or on a line that has proved slow; so a good line has four bytes more
 * with a page and waits for nothing.  An answer that does not come is waited for
 * as long as the slowest line would need; then it is never asked again.
 */
#ifndef TUI_PACE_H
#define TUI_PACE_H

#include "base/str.h"

/* Zero: of a terminal that has not answered yet. */
struct pace {
	bool answers;   /* it does */
	bool slow;      /* large frames take long */
	bool asked;     /* its answer is still to come */
	size_t bytes;   /* of the frame before the question */
	double since;   /* when it was asked */
	double nearest; /* the least time that an answer took; 0: unknown */
};

/* The question. */
#define PACE_QUESTION "\033[5n"

/* Shall it be asked behind a frame? */
bool pace_wants(const struct pace *, size_t bytes);
void pace_ask(struct pace *, size_t bytes, double now);
void pace_answered(struct pace *, double now);

/* Something else was asked at the start, and answered. */
void pace_greet(struct pace *, double now);
void pace_greeted(struct pace *, double now);

/* How long the answer may still take; 0: none will come. */
double pace_rest(const struct pace *, double now);

/* How long the next frame has to wait at most; 0: not at all. */
double pace_wait(struct pace *, double now);

#endif
