/*
 * Lines at the head of a plain text that say who, where and when:
 * "2023-04-25 16:46 来源：X 作者：Y", "By A. B.", "发布时间:…".
 */
#ifndef CONTENT_HEADER_H
#define CONTENT_HEADER_H

#include "base/arena.h"

struct header {
	str title, source, byline, url;
	str published; /* ISO 8601 */
};

enum header_line {
	HEADER_NONE,   /* no header line: part of the text */
	HEADER_FACTS,  /* facts, or nothing worth keeping */
	HEADER_CREDIT, /* only people and houses who made the article */
};

/*
 * What a line (without white space at its ends) is; facts that h does not
 * have yet are put into it.
 */
enum header_line header_read(str line, struct arena *perm, struct header *h);

#endif
