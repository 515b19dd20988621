/*
 * Names that grow out of others: what stands before …公司, …大学, …市 as far
 * back as it can belong to the name.
 */
#ifndef CONTENT_NAME_GROW_H
#define CONTENT_NAME_GROW_H

#include "content/names/name_lattice.h"

/* Joins pieces of the row into longer names, in place. */
void name_grow(const struct name_text *, struct pieces *);

#endif
