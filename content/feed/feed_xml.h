/*
 * Feeds in XML, and what their elements mean.
 */
#ifndef CONTENT_FEED_XML_H
#define CONTENT_FEED_XML_H

#include "content/feed/feed.h"
#include "content/feed/xml.h"

enum feed_space {
	SPACE_OTHER, /* a module: none of our business */
	SPACE_PLAIN,
	SPACE_CONTENT,
	SPACE_DC,
	SPACE_DCTERMS,
	SPACE_ITUNES,
	SPACE_MEDIA,
	SPACE_XHTML,
	SPACE_FEEDBURNER,
};

/* root: the URI of the first element, which counts as plain. */
enum feed_space feed_space_of(const struct xml_node *, str root);

/* Is it a plain element of this name, in any case? */
bool feed_is(const struct xml_node *, str root, str name);

/* The base of addresses in an element: its xml:base and those around it. */
str feed_base(const struct xml_node *, str url, struct arena *);

/* An element's value as HTML, whatever it says of its type. */
str feed_value(const struct xml_node *, struct arena *);

/* The name in "a@b.example (Name)", "Name <a@b.example>" or Atom's person. */
str feed_person(const struct xml_node *, struct arena *);

bool feed_xml_read(
	str text, str url, struct arena *perm, struct feed *, struct err *);
bool feed_json_read(
	str text, str url, struct arena *perm, struct feed *, struct err *);

#endif
