/*
 * A product's name across whose border a name lies that is sure elsewhere is one
 * with it: 星桥风筝大模型, where 星桥风筝 was found and 风筝大模型 is sure.
 */
#ifndef CONTENT_NAME_ACROSS_H
#define CONTENT_NAME_ACROSS_H

#include "content/names/name.h"

/* Names are in order before and after. */
void name_across(str text, struct names *);

#endif
