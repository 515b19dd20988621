/*
 * What stands before a bracket that says that a sure name is short for it, and
 * was taken for none: 青禾折扣铺（下称“青禾铺”）, “最大的橘子”（以下简称橘子）.
 */
#ifndef CONTENT_NAME_BEFORE_H
#define CONTENT_NAME_BEFORE_H

#include "content/names/name.h"

/* Adds it to names, which are in order before and after, as sure ones of the
 * same kind, wherever they stand. */
void name_before(str text, struct arena *perm, struct names *);

#endif
