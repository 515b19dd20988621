/*
 * Feeds: RSS 0.9 to 2.0 and 1.0 (RDF), Atom 0.3 and 1.0, CDF, JSON Feed, as
 * they are found in the wild, and what they are often made wrong by.
 * feed_fields.def says which element means what.
 */
#ifndef CONTENT_FEED_H
#define CONTENT_FEED_H

#include "content/document.h"

enum {
	FEED_ENTRIES = 10000,        /* what stands behind is left out */
	FEED_SUMMARY_MAX = 16 << 10, /* a longer one is the text itself */
};

/* An entry as it stands in the feed: values are HTML, but for addresses,
 * dates (ISO 8601) and the title and names (plain). */
struct feed_entry {
	str title, url, guid, byline, published, updated;
	str body, summary;
	str base; /* for the addresses in body and summary */
};

struct feed {
	struct feed_facts facts; /* text is HTML */
	ARRAY_OF(feed_entry) entries;
	bool more;    /* there were too many */
	size_t large; /* how many were left out: more than XML_TEXT_MAX */
};

/* Does a file that begins so look like a feed, whatever its name? */
bool feed_looks_like(str head);

/*
 * url: where the feed is from, for relative addresses; may be empty.
 * ERR_INPUT: it is none.
 */
bool feed_read(
	str text, str url, struct arena *perm, struct feed *, struct err *);

/* The entry's facts and its text as blocks. */
void feed_document(const struct feed *, const struct feed_entry *,
	struct arena *perm, struct document *);

#endif
