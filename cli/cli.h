/*
 * The command line: options, verbs, JSON, exit codes.  What scripts may rely on
 * stands in doc/json.md.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "store/archive/session.h"

/* Runs the program, returns its exit code.  The explorer is handed in so
 * that cli and tui do not know each other. */
int cli_main(int argc, char **argv, const struct face *);

#endif
