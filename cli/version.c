/* version: the program's, and the libraries that are in. */
#include "cli/verb.h"

#include "config.h"

int
verb_version(struct call *c)
{
	buf_printf(&c->out.b, "%s %s\n%s\n", PACKAGE, VERSION, LIBRARIES);
	return 0;
}
