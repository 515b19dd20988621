/*
 * Waiting for what is put into folders (inotify): files that were written and
 * closed, or moved in, and whole folders.
 */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

#include "base/file.h"

struct watch;

/* The folders and all below; ERR_INPUT when one is none, ERR_IO when the
 * system does not let us. */
bool watch_open(const struct paths *folders, struct watch **, struct err *);
void watch_close(struct watch *);

/*
 * Waits until something has come and a moment of quiet after it; paths are
 * the new files and folders, each once.  False: `stopped` was true, or it
 * failed (err).
 */
bool watch_wait(struct watch *, bool (*stopped)(void), struct arena *perm,
	struct paths *, struct err *);

#endif
