/*
 * Lists of feeds as programs exchange them: OPML 1.0 and 2.0, read leniently.
 */
#ifndef CONTENT_OPML_H
#define CONTENT_OPML_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum { OPML_FEEDS = 20000 };

struct opml_feed {
	str url, title, site;
	str folder; /* names of those around it, "/" between */
};

struct opml {
	struct opml_feed *v;
	size_t n, cap;
};

/* UTF-8.  ERR_INPUT: it is no OPML, or names no feed. */
bool opml_read(str text, struct arena *perm, struct opml *, struct err *);

/* A whole file.  Feeds of one folder stand one behind the other. */
void opml_write(const struct opml *, struct buf *out);

#endif
