/*
 * How the table of known names is laid out: what tools/make-names.c writes
 * and known.c reads.  The name finder walks its lookup directly.
 */
#ifndef CONTENT_KNOWN_TABLE_H
#define CONTENT_KNOWN_TABLE_H

#include "content/lookup.h"

/*
 * A lookup item's value: entry << KNOWN_ENTRY_SHIFT | flags.  A maker is an
 * organisation whose products the table writes as its name and a short model
 * (小米14).
 */
enum { KNOWN_COMMON = 1, KNOWN_MAKER = 2, KNOWN_ENTRY_SHIFT = 2 };

/*
 * Its surfaces stand in known_text, "|" between them, up to the next one's;
 * the entries it has to do with in known_relations, likewise.
 */
struct known_entry {
	uint32_t at, related;
	uint8_t n, kind;
};

extern const struct lookup known_names;

/* enum player_kind of an entry. */
uint8_t known_kind(uint32_t entry);

/* The organisations i = 0, 1, … that an entry has to do with: who makes it,
 * where he works.  Until false. */
bool known_related(uint32_t entry, size_t i, uint32_t *other);

uint32_t known_entries_n(void);

#endif
