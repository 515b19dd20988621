/*
 * Looking over an archive and a reader's state: pages, every article's hash,
 * the index against the articles, stories, totals.  Nothing is written.
 */
#ifndef STORE_EXAMINE_H
#define STORE_EXAMINE_H

#include "base/err.h"
#include "base/finding.h"
#include "store/find/patience.h"

struct examined {
	bool index_damaged;
	int64_t deleted; /* by this reader, and still in the archive */
};

/*
 * Adds a finding for each part.  An archive that is not there yet is well.
 * False when it was stopped.
 */
bool examine(const char *archive, const char *state, const struct patience *,
	struct findings *, struct examined *);

#endif
