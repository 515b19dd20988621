/* Long work on an archive with its progress, which a signal stops. */
#ifndef CLI_MENDING_H
#define CLI_MENDING_H

#include "cli/call.h"
#include "cli/progress.h"
#include "store/find/patience.h"

/* What a struct patience of the command line works on. */
struct waiting {
	struct progress progress;
	double begun;
};

/* Catches signals from here on; patience.ctx is the waiting. */
void waiting_init(struct waiting *, struct patience *, const struct call *);
void waiting_end(struct waiting *);

/* Builds the archive's index anew. */
bool mending_run(const struct call *, struct err *);

#endif
