/*
 * Standard output: collected in a buffer, written in large pieces.  When the
 * reader at the other end has gone, the rest is dropped quietly; any other
 * failure is kept and told once by output_end.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/buf.h"
#include "base/err.h"

struct output {
	struct buf b;
	bool gone;   /* nobody reads any more: verbs may stop early */
	int failure; /* errno of a failed write, or 0 */
	bool terminal;
	int columns; /* of the terminal; 0: no limit */
};

void output_init(struct output *);

/* After each line or object: writes when enough has come together. */
void output_line(struct output *);

/* Writes what is left.  ERR_IO when anything could not be written. */
bool output_end(struct output *, struct err *);

/* Is more output of any use? */
static inline bool
output_open(const struct output *o)
{
	return !o->gone && o->failure == 0;
}

#endif
