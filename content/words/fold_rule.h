/*
 * What folding does to one rune, by the Unicode tables: the slow way, with
 * utf8proc.  tools/make-fold.c asks it for every rune of the BMP and writes
 * the answers down as a table; fold.c asks it for the rest.  Traditional to
 * simplified is not in it.
 */
#ifndef CONTENT_FOLD_RULE_H
#define CONTENT_FOLD_RULE_H

#include "base/utf8.h"
#include "content/words/fold.h"

#include <utf8proc.h>

/* At most FOLD_MAX runes into out (0: dropped). */
static inline int
fold_by_rule(uint32_t rune, uint32_t out[FOLD_MAX])
{
	utf8proc_int32_t runes[FOLD_MAX], r = (utf8proc_int32_t)rune;
	int class = 0;

	if (rune == '\n' || (rune_is_space(rune) && rune != 0xFEFF)) {
		out[0] = rune == '\n' ? '\n' : ' ';
		return 1;
	}
	switch (utf8proc_category(r)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS: return 0;
	default: break;
	}
	utf8proc_ssize_t n = utf8proc_decompose_char(r, runes, FOLD_MAX,
		UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
			UTF8PROC_IGNORE,
		&class);
	if (n > 1 && n <= FOLD_MAX)
		n = utf8proc_normalize_utf32(
			runes, n, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	if (n < 0 || n > FOLD_MAX) {
		out[0] = rune;
		return 1;
	}
	for (int i = 0; i < n; i++)
		out[i] = (uint32_t)runes[i];
	return (int)n;
}

#endif
