/* The groups of tests/search; each returns how many tests failed. */
#ifndef TESTS_SEARCH_GROUPS_H
#define TESTS_SEARCH_GROUPS_H

#include "store/search.h"

int test_query(void);    /* reading queries, finding phrases: pure */
int test_find(void);     /* against an archive */
int test_story(void);    /* reprints */
int test_gather(void);   /* many articles at once */
int test_searcher(void); /* the thread */
int test_lists(void);    /* lists that take long */
int test_nearest(void);  /* what may have been meant */
int test_mend(void);     /* a damaged index */
int test_random(void);   /* random texts and queries */

/* Searches, or fails the test. */
void search_made(
	struct store *, struct search_ask, struct arena *, struct answer *);

/* Opened, or the test fails; closed by the caller. */
struct searcher *open_searcher(const char *path);

#endif
