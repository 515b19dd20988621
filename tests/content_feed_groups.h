/* The other part of tests/content_feed; a number of failures. */
#ifndef TESTS_CONTENT_FEED_GROUPS_H
#define TESTS_CONTENT_FEED_GROUPS_H

int test_feed_values(void); /* content_feed_values.c: dates, addresses */

#endif
