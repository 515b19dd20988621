/*
 * Addresses: putting relative ones onto their base, and telling which two are
 * of one page.  Nothing is decoded; an address stays as it was written.
 */
#ifndef CONTENT_URL_H
#define CONTENT_URL_H

#include "base/arena.h"

struct url {
	str scheme, host, path, query, fragment; /* without what parts them */
	bool has_host, has_query;
};

/* The parts of an address, as RFC 3986, appendix B, cuts them; the host with
 * user and port. */
struct url url_parse(str);

/* Is it http or https, with a host? */
bool url_is_web(str);

/* ref as seen from base: RFC 3986, 5.2.  base empty or relative: ref. */
str url_resolve(str base, str ref, struct arena *);

/*
 * The same for all addresses of one page: host in lower case, "www." and the
 * usual port, the fragment and what only counts visitors (tracking.def) left
 * out, parameters in their order.  Empty for what is no address of the web.
 */
str url_key(str, struct arena *);

#endif
