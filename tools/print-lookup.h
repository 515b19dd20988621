/*
 * Writes a struct lookup (content/lookup.h) as C source to standard output.
 * For the programs that compile tables into the build.
 */
#ifndef TOOLS_PRINT_LOOKUP_H
#define TOOLS_PRINT_LOOKUP_H

#include "base/arena.h"

struct member {
	const uint16_t *runes;
	uint32_t length, value;
	str text; /* as it stands in the table, for messages */
};

struct members {
	struct member *v;
	size_t n, cap;
};

/*
 * Adds a string; false when it is too short, too long or has runes that no
 * text can match.
 */
bool members_add(struct members *, struct arena *, str text, uint32_t value);

/* Sorts; false (and a line on standard error for each) if some are equal. */
bool members_sort(struct members *);

/* NAME_runes, NAME_items, NAME_heads, and the lookup NAME itself. */
void members_print(const struct members *, struct arena *, const char *name);

#endif
