/*
 * The one folding for all comparing and searching: NFKC, lower case, full
 * width to half, traditional to simplified (t2s.tsv), kana as it is, control
 * and invisible characters dropped.
 */
#ifndef CONTENT_FOLD_H
#define CONTENT_FOLD_H

#include "base/buf.h"
#include "base/arena.h"

/* Folds all of s.  Bytes stay in the order of s; the result may be longer or
 * shorter. */
str fold(struct arena *perm, str s);

/* The same into a buffer (appends). */
void fold_put(struct buf *out, str s);

/*
 * One rune folded into at most FOLD_MAX runes; returns how many (0: dropped).
 * Composition across runes (NFKC's C) is not done: callers fold both sides.
 */
enum { FOLD_MAX = 18 };

int fold_rune(uint32_t rune, uint32_t out[FOLD_MAX]);

/*
 * A text in simplified writing, byte for byte: a traditional character whose
 * simplified form has another length in UTF-8 (rare ones) stays.  The text
 * itself if nothing changes, else in perm.
 */
str fold_traditional(struct arena *perm, str text);

#endif
