/*
 * Stories: articles that are reprints of each other.  Found when an article
 * is added, among those of the days around it that share one of its longest
 * statements, and sure only when the texts have been compared (sketch.h).
 * Derived data, like the index: made and dropped with it.
 */
#ifndef STORE_STORY_H
#define STORE_STORY_H

#include "content/article.h"
#include "store/archive/sql.h"

/* An article that is added or removed; folded: its text (hay.h). */
struct telling {
	int64_t id;
	const struct article *article;
	str folded;
};

/* The article's rows must be there. */
bool story_add(struct sql *, const struct telling *, struct err *);
bool story_remove(struct sql *, const struct telling *, struct err *);

/* The story's number; 0: nobody else tells it. */
bool story_of(struct sql *, int64_t article, int64_t *story, struct err *);

#endif
