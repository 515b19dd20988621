/* Where archive, state and configuration are: options, environment, XDG. */
#ifndef CLI_PATHS_H
#define CLI_PATHS_H

#include "cli/call.h"

/* Fills call.session from options and environment. */
void paths_fill(struct call *);

#endif
