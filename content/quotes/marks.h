/*
 * Everything between quotation marks: “” 「」 『』 «» ‘’ "" '', nested, turned
 * the wrong way round, or left open at the end of a paragraph.  What of it is
 * speech is for others to judge.
 */
#ifndef CONTENT_MARKS_H
#define CONTENT_MARKS_H

#include "content/words/letter.h"

/* Letters [start, end) are inside; the marks are start - 1 and end. */
struct marked {
	uint32_t start, end;
	uint8_t depth; /* 0 is the outermost */
	bool closed;   /* else it runs to the paragraph's end */
	bool wide;     /* it goes over several paragraphs */
	uint32_t mark; /* the opening one */
};

/* Sorted by start. */
struct marks {
	struct marked *v;
	uint32_t n;
	size_t cap;
};

void marks_find(const struct letters *, struct arena *, struct marks *);

#endif
