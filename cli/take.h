/*
 * Running intake for a verb (add, analyze): the inputs of the call, progress,
 * refusals on standard error, stopping.
 */
#ifndef CLI_TAKE_H
#define CLI_TAKE_H

#include "cli/call.h"
#include "cli/progress.h"

struct take {
	struct call *call;
	struct progress progress;
	struct intake_progress done;
	uint64_t refused;  /* told on standard error */
	uint64_t printed;  /* against --limit */
	bool needs_output; /* nobody reads: no reason to go on */
	void (*article)(struct take *, const char *path, const struct article *,
		int64_t id, bool fresh);
};

/*
 * Reads all inputs into the store (NULL: none).  False: err says why.  The
 * inputs' facts come from the options --as, --charset, --url, --source, --date.
 */
bool take_run(struct take *, struct store *, struct err *);

/* The same for these files and folders; behind a take_run. */
bool take_paths(
	struct take *, struct store *, const struct paths *, struct err *);

/* Fills the input's facts from the options; ERR_USAGE for an unknown one. */
bool take_input(struct call *, struct input *, struct err *);

/* One refused input. */
void take_refuse(void *take, const struct err *);

/* The exit code of a run that took_run called good. */
int take_exit_code(const struct take *);

#endif
