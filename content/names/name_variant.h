/*
 * A long name that stands somewhere with a word more, a word less or without its
 * last letter: 星桥云数据开发平台, 星桥云数据平台; 星桥超级智能实验.
 */
#ifndef CONTENT_NAME_VARIANT_H
#define CONTENT_NAME_VARIANT_H

#include "content/names/name.h"

/* Are they two long names of which one has a word of one or two letters more, or
 * the last one? */
bool name_are_variants(str, str);

/* Adds such variants of the sure names of bodies and products as sure ones, in
 * the place of what lies within them; names are in order before and after. */
void name_variant(str text, struct arena *perm, struct names *);

#endif
