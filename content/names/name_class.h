/*
 * What the words beside a string say that it is: 外卖平台如甲、乙; 甲、乙等车企;
 * 应用“甲”.  The word before or behind a row of strings, with only list signs
 * in between, speaks of all its members.
 */
#ifndef CONTENT_NAME_CLASS_H
#define CONTENT_NAME_CLASS_H

#include "content/names/name_jury.h"

/* Fills in beside.group and beside.before of all ballots, whose places must
 * have been put by their ends, too. */
void class_fill(struct jury *, const struct article *, struct arena *tmp);

#endif
