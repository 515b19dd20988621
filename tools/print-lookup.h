/*
 * Writes a struct lookup (content/words/lookup.h) as C source to standard output.
 * For the programs that compile tables into the build.
 */
#ifndef TOOLS_PRINT_LOOKUP_H
#define TOOLS_PRINT_LOOKUP_H

#include "content/words/lookup_build.h"

/* Sorts members.  False, and a line on standard error for each, if some are
 * equal. */
bool check_lookup(struct lookup_members *);

/* Checks members, builds and prints the lookup NAME and its arrays. */
bool print_lookup(struct lookup_members *, const char *name);

/* Prints an array of 64-bit words. */
void print_words(const uint64_t *words, size_t n, const char *name);

#endif
