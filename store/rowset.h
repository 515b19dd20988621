/*
 * The hash that stands in each article's row for everything stored of it, so
 * that damage which SQLite cannot see is found when it is read.
 */
#ifndef STORE_ROWSET_H
#define STORE_ROWSET_H

#include "base/str.h"

static inline int64_t
rowset_hash(str text, str pack, str players)
{
	uint64_t h = str_hash(text);

	h = h * 31 + str_hash(pack);
	return (int64_t)(h * 31 + str_hash(players));
}

#endif
