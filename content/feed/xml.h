/*
 * A small tree of an XML text, read leniently: what feeds are made of in the
 * wild is often no XML.  A text is mended first (xml_mend.c), then read by
 * libxml2 in recover mode.  No DTD, no entity of the text's own, nothing is
 * ever fetched.  Depth and size are limited; linear in the text.
 */
#ifndef CONTENT_XML_H
#define CONTENT_XML_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum {
	XML_DEPTH = 200,     /* deeper elements give only their text */
	XML_NODES = 1000000, /* at the same time */
	XML_TEXT_MAX =
		8 << 20, /* bytes of one piece; a longer one is dropped */
	XML_TAG_MAX = 64 << 10, /* bytes of one tag; longer ones are left out */
};

struct xml_attr {
	struct xml_attr *next;
	str name, prefix, uri, value;
};

/* An element, or a piece of text: then the name is empty. */
struct xml_node {
	struct xml_node *parent, *first, *last, *next;
	struct xml_attr *attrs;
	str name, prefix, uri; /* uri is empty for a prefix that is unknown */
	str text;
};

/*
 * Told of each element at its end.  True: it has been used and goes, with all
 * below it; what is kept must be copied.  `stop` ends the reading.
 */
struct xml_sink {
	bool (*element)(void *ctx, struct xml_node *);
	void *ctx;
	bool stop;  /* set by the element function */
	bool large; /* a text was dropped since this was cleared */
};

/*
 * The root, an element without a name that holds all there is.  text is
 * well-formed UTF-8.  False (ERR_INPUT): too large, or no element at all.
 */
bool xml_read(str text, struct xml_sink *, struct arena *perm,
	struct xml_node **root, struct err *);

/* The text made such that libxml2 reads all of it: see xml_mend.c. */
bool xml_mend(str text, struct buf *out);

/* A reference of XML or HTML ("&auml;", "&#xE4;") at the start of s: its
 * length, or 0 for none. */
size_t xml_reference(str s, uint32_t *rune);

/* An attribute without a prefix, case ignored; false when there is none. */
bool xml_has_attr(const struct xml_node *, str name, str *value);

/* The same, or empty. */
str xml_attr(const struct xml_node *, str name);

/* The node behind n in the order of the text, within top; NULL at the end. */
const struct xml_node *xml_next(
	const struct xml_node *n, const struct xml_node *top);

/* All text below, as it stands. */
str xml_text(const struct xml_node *, struct arena *perm);

#endif
