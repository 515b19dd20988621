/*
 * Taking out of a damaged archive what can still be read, into a new one.
 * Rows are found page by page wherever they lie, whether or not the file's
 * own order leads to them (cells.h); an article counts as whole when its hash
 * or its uid says so, or, where its row of the list is lost, when all of its
 * parts fit together.  Who is who, the index and the stories are made anew.
 */
#ifndef STORE_SALVAGE_H
#define STORE_SALVAGE_H

#include "base/err.h"
#include "store/find/patience.h"

struct salvage {
	const char *archive;
	const char *state; /* or NULL */
	const char *into;  /* must not be there yet */
};

struct salvaged {
	int64_t articles, of; /* of: that can be told to have been there */
	int64_t sources, feeds, corrections, notes;
	bool state; /* it was damaged, too: what is left is in into.state */
};

/* What was taken over is kept when it is stopped or fails. */
bool salvage(const struct salvage *, const struct patience *, struct salvaged *,
	struct err *);

#endif
