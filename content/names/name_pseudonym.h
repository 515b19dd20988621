/*
 * Who goes by another name in an article that says so at its end: 文中小舟、橘子
 * 均为化名.  They are persons wherever they stand, whatever their names mean else.
 */
#ifndef CONTENT_NAME_PSEUDONYM_H
#define CONTENT_NAME_PSEUDONYM_H

#include "content/names/name.h"

/* Adds to names, which are in order before and after. */
void name_pseudonym(str text, struct arena *perm, struct names *);

#endif
