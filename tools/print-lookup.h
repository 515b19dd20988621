/*
 * Writes a struct lookup (content/lookup.h) as C source to standard output.
 * For the programs that compile tables into the build.
 */
#ifndef TOOLS_PRINT_LOOKUP_H
#define TOOLS_PRINT_LOOKUP_H

#include "content/lookup_build.h"

/*
 * Builds and prints NAME_runes, NAME_items, NAME_heads and the lookup NAME.
 * False, and a line on standard error for each, if members are equal.
 */
bool print_lookup(struct lookup_members *, const char *name);

#endif
