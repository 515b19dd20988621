/*
 * The keys of header lines ("来源：", "作者 | ", "Published:") and what parts
 * them from their values.
 */
#ifndef CONTENT_HEADER_KEY_H
#define CONTENT_HEADER_KEY_H

#include "base/str.h"

/* What a key says its value is: headers.def. */
enum fact {
	FACT_NONE,
	FACT_TITLE,
	FACT_SOURCE,
	FACT_BYLINE,
	FACT_DATE,
	FACT_URL,
	FACT_CREDIT,
	FACT_COUNTER,
};

/* A key in a line. */
struct header_key {
	size_t start, value; /* of the key, and behind what parts them */
	enum fact fact;
};

/* The next key in line from `from` on; false when there is none. */
bool header_key_find(str line, size_t from, struct header_key *);

/* Is the whole line one that says nothing ("文章正文")? */
bool header_is_boilerplate(str line);

/* What stands between the pieces of a header line. */
bool header_is_filler(uint32_t rune);
str header_trim(str);

#endif
