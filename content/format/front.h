/*
 * The front matter of a Markdown file: lines "key: value" between two lines
 * "---" at its top, as static site makers write it.
 */
#ifndef CONTENT_FRONT_H
#define CONTENT_FRONT_H

#include "content/document.h"

/* Takes it off the text and puts what it says into the document; leaves both
 * alone when there is none. */
void front_read(str *text, struct arena *perm, struct document *);

#endif
