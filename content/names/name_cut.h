/*
 * What a name is found with and what is no part of it: 小米中国区, 西北地区东部,
 * 马丁·科尔曼博士, ［美］科尔曼, 江北晚报讯, 全新风筝R7, 中国企业星桥.
 */
#ifndef CONTENT_NAME_CUT_H
#define CONTENT_NAME_CUT_H

#include "content/names/name.h"

/* Takes off what is behind one, blanks, and a country in brackets before. */
void name_cut(str text, struct name *);

/* Takes off what is before one that the table does not have; false: nothing. */
bool name_cut_front(str text, struct name *);

/* The same of all, and adds what is left wherever else it stands;
 * names are in order before and after. */
void name_cut_fronts(str text, struct arena *perm, struct names *);

/* Is it a Chinese person's name of so many letters that nobody knows? */
bool name_is_stranger(str text, const struct name *, size_t letters);

/* Takes off the letter behind a person's name, 陆昭说, who stands so but once and
 * elsewhere without it. */
void name_cut_persons(str text, struct names *);

/* Parts an address into its places: 江城青岭区星桥路. */
void name_part_addresses(str text, struct arena *perm, struct names *);

#endif
