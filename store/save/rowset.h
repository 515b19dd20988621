/*
 * The hash that stands in each article's row for everything stored of it, so
 * that damage which SQLite cannot see is found when it is read.
 */
#ifndef STORE_ROWSET_H
#define STORE_ROWSET_H

#include "base/str.h"

static inline int64_t
rowset_hash(const str *parts, size_t n)
{
	uint64_t h = 0;

	for (size_t i = 0; i < n; i++)
		h = h * 31 + str_hash(parts[i]);
	return (int64_t)h;
}

#endif
