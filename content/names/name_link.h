/*
 * What stands in a web or mail address is a part of it and no name:
 * https://x.example/OpenAI/GPT-5, baidu.com/s?id=1, kimi@x.example.
 */
#ifndef CONTENT_NAME_LINK_H
#define CONTENT_NAME_LINK_H

#include "content/names/name.h"

/* Takes out the names, in order, that begin within an address. */
void name_drop_links(str text, struct names *);

#endif
