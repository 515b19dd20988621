/*
 * What stands in marks beside a word for what it is, or with it: 机器人“橘子”,
 * “橘子”系列, “橘子计划”; and who sees something so: 在橘岚看来.  If the article says
 * it again, it is its name, whatever else the word means.
 */
#ifndef CONTENT_NAME_CALLED_H
#define CONTENT_NAME_CALLED_H

#include "content/names/name.h"

/* Adds to names, which are in order before and after. */
void name_called(str text, struct arena *perm, struct names *);

#endif
