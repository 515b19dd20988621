/* The feed that a page names. */
#ifndef CONTENT_FEED_FIND_H
#define CONTENT_FEED_FIND_H

#include "base/arena.h"

/* html is UTF-8.  The address in the page's first <link rel="alternate"> of a feed's type, or
 * empty.  url is the page's own. */
str feed_find(str html, str url, struct arena *perm);

#endif
