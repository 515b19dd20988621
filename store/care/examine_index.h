/* The index against the articles, for examine.c. */
#ifndef STORE_EXAMINE_INDEX_H
#define STORE_EXAMINE_INDEX_H

#include "store/store_internal.h"

struct index_check {
	int64_t missing, surplus; /* articles: not in it, or wrongly in it */
	int64_t sampled, words;   /* articles whose words were looked up */
};

/* False when it cannot be read. */
bool index_examine(struct store *, struct index_check *, struct err *);

#endif
