/*
 * Which articles of this archive a reader has marked or tagged, as a bit each
 * by number: for filters.  Kept from question to question until one of the
 * two databases changes.  Belongs to one store.
 */
#ifndef STORE_MARKS_H
#define STORE_MARKS_H

#include "base/err.h"
#include "base/str.h"

struct store;

enum mark {
	MARK_DONE, /* read, or out of the lists */
	MARK_READ,
	MARK_STARRED,
	MARK_DELETED, /* found no more */
	MARK_TAGGED,
};

/* Before a question: drops what is out of date.  Articles are below end. */
bool marks_begin(struct store *, int64_t end, struct err *);
/* Of all that there are: sets *end. */
bool marks_begin_all(struct store *, int64_t *end, struct err *);

/*
 * bits: of all numbers below end, valid until the next marks_begin; NULL when
 * there are none.  tag: of MARK_TAGGED, in any form; where
 * no tag is called so, those that begin so: it is still being typed.
 */
bool marks_get(struct store *, enum mark, str tag, const uint64_t **bits,
	struct err *);

struct marks;
void marks_free(struct marks *);

#endif
