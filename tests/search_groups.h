/* The groups of tests/search; each returns how many tests failed. */
#ifndef TESTS_SEARCH_GROUPS_H
#define TESTS_SEARCH_GROUPS_H

int test_query(void);    /* reading queries, finding phrases: pure */
int test_find(void);     /* against an archive */
int test_gather(void);   /* many articles at once */
int test_searcher(void); /* the thread */
int test_mend(void);     /* a damaged index */
int test_random(void);   /* random texts and queries */

#endif
