/* What each verb of verbs.def does.  The result is the exit code. */
#ifndef CLI_VERB_H
#define CLI_VERB_H

#include "cli/call.h"

#define VERB(id, name, arguments, takes, least, help) \
	int verb_##id(struct call *);
#include "cli/verbs.def"

#endif
