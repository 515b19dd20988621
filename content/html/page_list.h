/* Small helps for lists of words in tables: "one|two|three". */
#ifndef CONTENT_PAGE_LIST_H
#define CONTENT_PAGE_LIST_H

#include "base/str.h"

/* Does s begin with one of them?  How long that is, or 0. */
size_t page_list_starts(str s, str list);

/* The first place of one of them, or STR_NONE; *length is its length. */
size_t page_list_find(str s, str list, size_t *length);

/* Is s one of them? */
bool page_list_has(str s, str list);

#endif
