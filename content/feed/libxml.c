#include "content/feed/libxml.h"

#include "base/late.h"
#include "config.h"

struct libxml libxml;

static const char *const names[] = {
#define CALL(name) #name,
#include "content/feed/libxml.def"
};

bool
libxml_load(struct err *e)
{
	return late_load(LIBXML_LIBRARY, names, sizeof names / sizeof *names,
		&libxml, e);
}
