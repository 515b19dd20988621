/*
 * Latin letters of a query that are pinyin: the words that they stand for
 * are asked for beside the letters themselves; likewise names behind player:,
 * about: and said:@.  Syllables that are typed with blanks between them are
 * one word.
 */
#ifndef STORE_READ_AS_H
#define STORE_READ_AS_H

#include "store/index/frequent.h"
#include "store/query.h"
#include "store/find/readings.h"
#include "store/search.h"

struct read_as {
	struct readings *readings;
	const struct frequent *frequent;
	struct arena *perm; /* for what is found */
	struct arena *tmp;  /* the query's */
};

/*
 * Adds a reading to every word of the query that has one.  With one such
 * word, out gets all its readings, best first; with several, the likeliest
 * rows of one for each, parted by blanks.  ask->reading is which of out is
 * taken; behind the last: none.
 */
bool read_as_add(const struct read_as *, const struct search_ask *,
	struct query *, struct strs *out, struct err *);

#endif
