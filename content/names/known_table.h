/*
 * How the table of known names is laid out: what tools/make-names.c writes
 * and known.c reads.  The name finder walks its lookup directly.
 */
#ifndef CONTENT_KNOWN_TABLE_H
#define CONTENT_KNOWN_TABLE_H

#include "content/words/lookup.h"

/*
 * A surface's value: entry << KNOWN_ENTRY_SHIFT | kind << KNOWN_KIND_SHIFT |
 * flags.  A maker is an organisation whose products the table writes as its
 * name and a short model (小米14).  A plain surface is its entry's name as
 * lookup_fold has it.
 */
enum {
	KNOWN_COMMON = 1,
	KNOWN_MAKER = 2,
	KNOWN_PLAIN = 4,
	KNOWN_KIND_SHIFT = 3,
	KNOWN_ENTRY_SHIFT = 5,
};

extern const struct lookup known_names;

static inline uint32_t
known_entry(uint32_t value)
{
	return value >> KNOWN_ENTRY_SHIFT;
}

/* enum player_kind */
static inline uint8_t
known_kind(uint32_t value)
{
	return value >> KNOWN_KIND_SHIFT & 3;
}

/* The organisations i = 0, 1, … that an entry has to do with: who makes it,
 * where he works.  Until false. */
bool known_related(uint32_t entry, size_t i, uint32_t *other);

uint32_t known_entries_n(void);

#endif
