/*
 * What a firm is called for short where a text also has its legal name:
 * 星桥精密 beside 星桥精密有限公司.  Neither reading of the names need have taken
 * it for one.
 */
#ifndef CONTENT_NAME_STEM_H
#define CONTENT_NAME_STEM_H

#include "content/names/name.h"

/* Adds to names, which are in order before and after. */
void name_stem(str text, struct arena *perm, struct names *);

#endif
