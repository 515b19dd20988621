/*
 * Strings that are names only because of a sure one, which they are a part of
 * or which stands beside them: 知远 beside 林知远, 老林, 林 before what follows a
 * subject (，林说), 霸王龙 beside 星桥霸王龙, 钛螺丝 in Tairos（钛螺丝）.  Neither
 * reading need have taken them for names.
 */
#ifndef CONTENT_NAME_KIN_H
#define CONTENT_NAME_KIN_H

#include "content/names/name.h"

/* Adds to names, which are in order before and after, as doubtful ones: the
 * rules of aliases say whether they are the sure one's. */
void name_kin(const struct article *, struct arena *perm, struct names *);

#endif
