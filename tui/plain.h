/*
 * What stands for signs that the terminal's charset, which is the locale's,
 * lacks: a character in the other way of writing, or a sign of ASCII.
 */
#ifndef TUI_PLAIN_H
#define TUI_PLAIN_H

#include "base/buf.h"

/* Does the charset have it? */
bool plain_has(uint32_t rune);

/* A Han character's traditional or simplified form that the charset has; 0:
 * none.  Where several are traditional forms of one, the one with the lowest
 * code is taken, which has the fewest strokes in Big5. */
uint32_t plain_han(uint32_t rune);

/* Appends a text in the charset, stand-ins for what it lacks. */
void plain_encode(struct buf *out, str text);

/* An ASCII sign of one column; '?' for what has none like it. */
char plain_sign(uint32_t rune);

#endif
