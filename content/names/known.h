/*
 * The table of known names (names.tsv), compiled in.  Read-only, no set-up,
 * safe from any thread.
 */
#ifndef CONTENT_KNOWN_H
#define CONTENT_KNOWN_H

#include "base/arena.h"

struct known_hit {
	size_t length;  /* bytes of text that the surface covers */
	uint32_t entry; /* of the table */
	uint8_t kind;   /* enum player_kind */
	bool common;    /* the surface is also a common word */
};

/*
 * The longest surface that begins at text[at]; false when there is none.
 * Case and width fold; a Latin surface ends and begins at word borders only.
 */
bool known_match(str text, size_t at, struct known_hit *);

/* Is all of a string one surface? */
bool known_whole(str, struct known_hit *);

/* A part of a text, folded once for many looks; it lives in an arena. */
struct known_line {
	str text;
	uint32_t *at; /* bytes: where each letter begins, then the end */
	uint16_t *fold;
	uint32_t n; /* letters */
};

void known_line_make(str text, uint32_t from, uint32_t end, struct arena *,
	struct known_line *);

/* The same as known_match at letter i, within the line. */
bool known_match_at(const struct known_line *, uint32_t i, struct known_hit *);

/* Is it the name of an entry exactly as the table writes it, no alias? */
bool known_is_name(uint32_t entry, str surface);

#endif
