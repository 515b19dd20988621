/*
 * What keys cost: bytes that come, beside the text that a reader sees of them.
 * Of the explorer that run_start_seen began.
 */
#ifndef TESTS_BYTES_BILL_H
#define TESTS_BYTES_BILL_H

#include "tests/test.h"

/* Of rows that changed. */
struct bill {
	size_t bytes, text, marks;
	size_t worst; /* percent of its text, of a page that is full */
};

/* Presses them. */
void bill_add(const char *keys, struct bill *);
size_t bill_percent(size_t n, size_t of); /* up to a whole one */
void bill_tell(const struct bill *, int rows, int columns);

/* Takes in the files of a pattern, into an archive of their own; false: there
 * are none. */
bool bill_files(const char *pattern);
/* News and others that lie beside the program's source, if any do. */
bool bill_shared(const char *pattern);

#endif
