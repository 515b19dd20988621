/*
 * The lines of a plain text, and what they are joined to.  Slices point into
 * the text.
 */
#ifndef CONTENT_LINES_H
#define CONTENT_LINES_H

#include "content/document.h"

struct line {
	str text;          /* without white space at its ends; never empty */
	uint8_t quoted;    /* how many ">" stood before it, as in mail */
	uint32_t indent;   /* columns, roughly */
	uint32_t columns;  /* of text */
	bool blank_before; /* a blank line stands above */
};

struct lines {
	struct line *v;
	size_t n, cap;
};

/* How many ">" stand before a line that mail answers to, and what is behind
 * them; none count where the last one has no blank behind it. */
uint8_t lines_quoted(str line, str *behind);

/* All lines that are not blank; any of the usual line ends. */
void lines_read(str text, struct arena *perm, struct lines *);

/* Paragraphs of them, added to the document's blocks. */
void lines_join(const struct lines *, struct arena *perm, struct document *);

/* Does a blank join two lines of one paragraph?  Not between Han, and not
 * behind a hyphen. */
bool lines_need_blank(str line, str next);

#endif
