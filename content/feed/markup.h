/*
 * Short pieces of HTML as plain text: the titles, names and sentences of
 * feeds.  For a body see html.h.
 */
#ifndef CONTENT_MARKUP_H
#define CONTENT_MARKUP_H

#include "content/document.h"

struct xml_node;

/*
 * One line without tags, scripts, styles and comments, references decoded,
 * white space joined; elements that begin a line part words.
 */
str markup_plain(str html, struct arena *perm);

/* The same as paragraphs, added to the document's blocks. */
void markup_blocks(str html, struct arena *perm, struct document *);

/* Plain text as HTML. */
str markup_escape(str text, struct arena *perm);

/* What stands within an element, as HTML. */
str markup_inner(const struct xml_node *, struct arena *perm);

/* Is there a tag in it, or a reference, that plain text would not have? */
bool markup_looks_html(str);

/* Base64, white space ignored; empty when it is none, or no UTF-8 text. */
str markup_base64(str, struct arena *perm);

#endif
