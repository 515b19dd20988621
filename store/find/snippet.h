/*
 * The few words of an article that show why it was found: the sentence that
 * holds most of what was asked.
 */
#ifndef STORE_SNIPPET_H
#define STORE_SNIPPET_H

#include "store/care/check.h"
#include "store/search.h"

/* Fills in hit's snippet and marks, and the marks of its title. */
void snippet_make(const struct phrases *, struct doc *, struct arena *perm,
	struct arena *tmp, struct hit *);

#endif
