/*
 * Who is known to be one by a bracket alone, which tells how his name is
 * written in pinyin, 欧理（ouli）, or what he is called from there on, Novak Tairo
 * （后简称诺大爷，…）.
 */
#ifndef CONTENT_NAME_GLOSS_H
#define CONTENT_NAME_GLOSS_H

#include "content/names/name.h"

/* Adds both names, wherever they stand, where no reading took either for one;
 * names are in order before and after. */
void name_gloss(str text, struct arena *perm, struct names *);

#endif
