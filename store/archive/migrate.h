/*
 * Bringing a database to the newest form: an ordered table of steps, each run
 * in one transaction together with the new number in user_version.  A step
 * that has been released is never changed; a new one goes behind it.
 */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "store/archive/sql.h"

struct schema {
	int32_t application;      /* application_id: whose file it is */
	const char *const *steps; /* SQL; steps[i] leads to version i + 1 */
	int n;
};

/*
 * Is it ours, and of which version?  0: empty so far.  Refused with a
 * sentence: another program's database, and one from a newer program.
 */
bool migrate_check(
	struct sql *, const struct schema *, int *version, struct err *);

/* Runs the steps that are missing; needs a connection that may write. */
bool migrate_run(struct sql *, const struct schema *, struct err *);

#endif
