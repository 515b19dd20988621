/*
 * Who and what stands in the articles that match: for narrowing a question.
 * Counted over the newest ones only, each article once.
 */
#ifndef STORE_FACETS_H
#define STORE_FACETS_H

#include "store/find/finder.h"

/*
 * After FINDER_DONE and before finder_end.  Ends in time, then over fewer
 * articles.  Goes on with the finder's walk: no step may follow.
 */
bool facets_count(struct finder *, struct store *, struct arena *perm,
	struct facets *, struct err *);

void facets_copy(struct facets *, const struct facets *, struct arena *perm);

#endif
