/*
 * In how many articles the frequent terms stand, so that a query asks for its
 * rarest ones.  Only a hint: taken from the index when it has grown by much,
 * not kept up with every article.  Terms are known by 32 bits of their hash.
 */
#ifndef STORE_FREQUENT_H
#define STORE_FREQUENT_H

#include "base/arena.h"
#include "store/archive/sql.h"

struct frequent {
	const unsigned char *v; /* pairs of hash and count, by hash */
	size_t n;
	uint32_t floor; /* what is not there stands in fewer articles */
};

/* The index's terms as a table, temp.term_row: term, doc (how many articles
 * have it).  A stretch of it is quick, all of it is not. */
bool frequent_table(struct sql *, struct err *);

/* Counts anew; articles: how many there are. */
bool frequent_update(struct sql *, size_t articles, struct err *);

bool frequent_load(
	struct sql *, struct arena *perm, struct frequent *, struct err *);

/* 0 for what is rarer than the floor. */
uint32_t frequent_count(const struct frequent *, str term);

#endif
