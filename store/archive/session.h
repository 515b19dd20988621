/* What one run of the program works on; main hands it from cli to tui. */
#ifndef STORE_SESSION_H
#define STORE_SESSION_H

#include "base/clean.h"
#include "base/finding.h"

/* Every field may be NULL.  All strings outlive the run. */
struct session {
	const char *store;  /* the archive; may not exist yet */
	const char *state;  /* the reader's own database */
	const char *config; /* the configuration file */
	const char *query;  /* a query, or an article's number */
};

/* The explorer, as the command line sees it. */
struct face {
	int (*run)(const struct session *); /* an exit code */
	/* Looks over what it needs around it: terminal, configuration. */
	void (*examine)(const struct session *, struct findings *);
	clean_encoder *encode; /* for a terminal that is not UTF-8 */
};

#endif
