/*
 * Names in Latin letters inside a text of any language, by shape: runs of
 * words with capitals, versions behind a product's name.
 */
#ifndef CONTENT_NAME_LATIN_H
#define CONTENT_NAME_LATIN_H

#include "content/names/name_text.h"

/* The end of the word that begins at i, with what hyphens, dots and
 * apostrophes tie to it (GPT-4o, Pokee.ai, Sam's). */
uint32_t latin_word_end(const struct name_text *, uint32_t i);

/* Could [i, end), one word, be a name or a part of one by its shape? */
bool latin_is_namely(const struct name_text *, uint32_t i, uint32_t end);

/* Is [i, end) a word of the trade that names nobody (AI, CEO)? */
bool latin_is_term(const struct name_text *, uint32_t i, uint32_t end);

/*
 * May a name that begins at i end at end?  Not inside a word, but before a
 * word of the trade that is written behind a number (A100|GPU).
 */
bool latin_may_end(const struct name_text *, uint32_t i, uint32_t end);

/* Are all its words ordinary English ones (Running)? */
bool latin_is_ordinary(const struct name_text *, uint32_t i, uint32_t end);

/*
 * The end of the longest run of such words from i on, which is not inside a
 * word; i itself when there is none.
 */
uint32_t latin_name_end(const struct name_text *, uint32_t i);

/*
 * Where a product's name that ends at i ends with its version ("-4o", " 16
 * Pro", "1.6"); i itself when none follows.  strict: the name is a maker's,
 * so that a bare number is none.
 */
uint32_t latin_version_end(const struct name_text *, uint32_t i, bool strict);

#endif
