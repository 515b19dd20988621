/*
 * The list that the searching thread is asked for, and what it has of it.
 * Not safe for threads: the searcher has it under its lock.
 */
#ifndef STORE_LISTER_H
#define STORE_LISTER_H

#include "store/rows/lists.h"

/* Zero is an empty one. */
struct lister {
	struct list_ask ask;
	struct arena arena; /* of its words */
	uint64_t newest;    /* the number of the last ask; they rise */
	bool waits;         /* it is still to be made */
	struct list_answer *news, *taken; /* not taken yet; being looked at */
};

void lister_free(struct lister *);

/* What is to be made now; what there was of another is forgotten. */
uint64_t lister_begin(struct lister *, const struct list_ask *);

/* Nothing is, if it is that one; false: it is another one. */
bool lister_stop(struct lister *, uint64_t question);

/* A copy of what is asked. */
struct list_ask lister_ask(const struct lister *, struct arena *);

/* What there is of that question; its arena is taken over, and freed when
 * there is another question by now. */
void lister_put(struct lister *, struct list_answer *);

/* NULL: nothing new.  It lives until the next one is taken. */
struct list_answer *lister_take(struct lister *);

#endif
