/*
 * What the text says that somebody is called besides: 林知远…，外号“林大刀”, 花名
 * “大刀”的林知远, 有“大刀”之称的作者林知远.
 */
#ifndef CONTENT_NAME_NICK_H
#define CONTENT_NAME_NICK_H

#include "content/names/name.h"

/* Adds such names wherever they stand, of the person named before in the
 * sentence, or behind; names are in order before and after. */
void name_nick(str text, struct arena *perm, struct names *);

#endif
