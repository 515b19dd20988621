/*
 * Signs that no index knows ("&", "%"), looked for in the texts themselves: a
 * walk along the articles that have quotes or figures, newest first, which
 * opens none that cannot hold them.  In 90,000 articles that takes a tenth of
 * what it takes to open all of them.
 */
#ifndef STORE_SIGNS_H
#define STORE_SIGNS_H

#include "store/store_internal.h"

struct signs {
	struct store *store;
	const struct hidden *hidden;
	sqlite3_stmt *q;
	/* What folds to the first sign of a word; a text without any of them
	 * does not hold it. */
	struct needles {
		struct strs *v;
		size_t n, cap;
	} needles;
	size_t walked, of; /* articles of the archive */
};

/* Words are folded and live as long as the walk, as does the arena. */
bool signs_begin(struct signs *, struct store *, const struct strs *words,
	struct arena *, struct err *);

/* 1: another one was looked at, *article is 0 if it holds not all of them; 0:
 * there is no more; -1: failed. */
int signs_next(struct signs *, int64_t *article, struct err *);

/* Where the walk ends before that. */
void signs_end(struct signs *);

#endif
