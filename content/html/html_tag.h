/* What each element of HTML means for the reading of a page. */
#ifndef CONTENT_HTML_TAG_H
#define CONTENT_HTML_TAG_H

#include <gumbo.h>

#include "base/str.h"

/* html_tags.def says what they mean. */
enum html_tag_flag {
	HTML_BLOCK = 1,
	HTML_SKIP = 2,
	HTML_DROP = 4,
	HTML_HOLE = 8,
	HTML_VOID = 16,
	HTML_LOOSE = 32,
	HTML_SPAN = 64,
	HTML_NAMED = 128, /* kept as it is, with no other meaning */
};

/* By name in any case; GUMBO_TAG_UNKNOWN for none. */
GumboTag html_tag_find(str name);

unsigned html_tag_flags(GumboTag);

/* 1 to 6 for h1 to h6, else 0. */
int html_tag_level(GumboTag);

#endif
