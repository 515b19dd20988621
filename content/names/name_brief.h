/*
 * Places of a text of a sentence or two, as encyclopedias name them: 青州江城市
 * is one there, and 北海气象局 one body.  In articles a place and one within it
 * are two (the labels of UNER join all such, those of news none).
 */
#ifndef CONTENT_NAME_BRIEF_H
#define CONTENT_NAME_BRIEF_H

#include "content/names/name.h"

/* In place; names are in order before and after. */
void name_brief(str text, struct names *);

#endif
