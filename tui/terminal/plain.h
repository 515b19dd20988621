/*
 * What stands for signs that the terminal's charset (i18n_charset) lacks: a
 * character in the other way of writing, or a sign of ASCII.
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

/* Are “ and the like of two columns, as in charsets of East Asia? */
bool plain_widens(void);

/* Appends a rune in the charset, or what stands for it. */
void plain_put(struct buf *out, uint32_t rune);

/* What stands for a wide character that is like no sign: □ where the charset
 * has it in two columns; else two '?' do. */
enum { PLAIN_BOX = 0x25A1 };

/* What is behind a narrow sign that stands for a wide character: a '?' behind
 * one, else a blank. */
char plain_second(char sign);

/* Appends a text so, in as many columns as it has. */
void plain_encode(struct buf *out, str text);

/* Appends bytes in the charset as UTF-8, without what is ill-formed; leaves in
 * *bytes the beginning of a character. */
void plain_decode(struct buf *out, str *bytes);

/* An ASCII sign of one column; '?' for what has none like it. */
char plain_sign(uint32_t rune);

#endif
