/*
 * Parts of a sure name that may stand for it by themselves: 知远 of 林知远, 科尔曼
 * of 马丁·科尔曼, 青禾 of 青禾精密, 霸王龙 of 星桥霸王龙, R7 of 星桥 R7.  Pure.
 */
#ifndef CONTENT_NAME_PART_H
#define CONTENT_NAME_PART_H

#include "base/str.h"

#include <stdint.h>

enum { NAME_PARTS = 8 };

struct name_part {
	str text;
	str head; /* what stands before it in the whole name */
};

/* Writes what an ordinary word is not, at most NAME_PARTS; their number. */
size_t name_parts(str name, uint8_t kind, struct name_part *out);

/* 星桥 of 星桥R7: without the Latin letters and digits behind Han, or as it is. */
str name_without_model(str name);

#endif
