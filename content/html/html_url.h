/* Links of a page as whole addresses. */
#ifndef CONTENT_HTML_URL_H
#define CONTENT_HTML_URL_H

#include "base/arena.h"

/*
 * What `link` means on the page at `base` (RFC 3986, 5.2), or empty when it
 * leads nowhere: a script, data, or a place in the page itself.  An empty or
 * relative base leaves relative links as they are.
 */
str html_url(str base, str link, struct arena *perm);

/* The host of an address, or empty. */
str html_url_host(str url);

#endif
