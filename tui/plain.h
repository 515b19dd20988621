/*
 * What stands for signs that the terminal's charset (i18n_charset) lacks: a
 * character in the other way of writing, or a sign of ASCII.
 */
#ifndef TUI_PLAIN_H
#define TUI_PLAIN_H

#include "base/buf.h"

/* Does the charset have it? */
bool plain_has(uint32_t rune);

/* Does the charset write it in two bytes, and so the terminal in two columns? */
bool plain_is_wide(uint32_t rune);

/* A Han character's traditional or simplified form that the charset has; 0:
 * none.  Where several are traditional forms of one, the one with the lowest
 * code is taken, which has the fewest strokes in Big5. */
uint32_t plain_han(uint32_t rune);

/* Are “ and the like of two columns, as in charsets of East Asia? */
bool plain_widens(void);

/* Appends a rune in the charset, or what stands for it. */
void plain_put(struct buf *out, uint32_t rune);

/* Appends a text so, in as many columns as it has: a blank behind what stands
 * for a wide character. */
void plain_encode(struct buf *out, str text);

/* Appends bytes in the charset as UTF-8, without what is ill-formed; leaves in
 * *bytes the beginning of a character. */
void plain_decode(struct buf *out, str *bytes);

/* An ASCII sign of one column; '?' for what has none like it. */
char plain_sign(uint32_t rune);

#endif
