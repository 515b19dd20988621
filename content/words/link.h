/*
 * Web and mail addresses in a text; what stands in one is a part of it, and no
 * name or figure: https://x.example/OpenAI/2021-08-10, baidu.com/s?id=1,
 * kimi@x.example.
 */
#ifndef CONTENT_LINK_H
#define CONTENT_LINK_H

#include "base/str.h"

/* The address looked at last; all 0 before the first one. */
struct link_at {
	size_t start, end;
};

/* Is the byte at `at` within an address?  Asked from the front to the back,
 * all questions together are linear in the text. */
bool link_holds(struct link_at *, str text, size_t at);

#endif
