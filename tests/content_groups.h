/* The parts of tests/content, a file each; a number of failures. */
#ifndef TESTS_CONTENT_GROUPS_H
#define TESTS_CONTENT_GROUPS_H

int test_pack(void); /* content_pack.c: articles as bytes */
int test_walk(void); /* content_walk.c: from bytes to articles */

#endif
