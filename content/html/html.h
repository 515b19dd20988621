/*
 * Pages of HTML: tamed (html_clean.h), parsed (html_tree.h), cut into blocks
 * (page.h) of which a score keeps the article's (page_choose.c); what a page
 * says of itself is in page_facts.h.  doc/pages.md tells how well.
 */
#ifndef CONTENT_HTML_H
#define CONTENT_HTML_H

#include "content/document.h"

/*
 * UTF-8.  url: where the page is from, for relative links, or empty.
 * ERR_INPUT: it has no text, or is too large.
 */
bool html_read(
	str text, str url, struct arena *perm, struct document *, struct err *);

/*
 * A piece of HTML, all of it: its blocks are added to the document's.  No
 * block is chosen or left out, no fact is looked for.
 */
bool html_blocks(str html, str base, struct arena *perm, struct document *,
	struct err *);

/* Does a text begin as a page does? */
bool html_sniff(str text);

#endif
