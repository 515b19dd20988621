/* How names of organisations and places end: suffixes.def as a word list. */
#ifndef CONTENT_SUFFIX_H
#define CONTENT_SUFFIX_H

#include "content/words/wordlist.h"

enum suffix {
	SUFFIX_TAIL = 1 << 0,
	SUFFIX_WEAK = 1 << 1,
	SUFFIX_MIDDLE = 1 << 2,
	SUFFIX_AREA = 1 << 3,
	SUFFIX_DROP = 1 << 4,
};

/* The longest of these sorts that begins at letter i. */
bool suffix_match(
	const struct letters *, uint32_t i, uint32_t sorts, struct word_hit *);

/* The sorts of the longest suffix that ends [from, end) and is not all of it;
 * 0: none. */
uint32_t suffix_last(const struct letters *, uint32_t from, uint32_t end);

/* Is it a name by which a firm is registered: …有限公司? */
bool suffix_is_legal(str name);

/* Are many bodies called alike that end so: 江城大学, 江城科技大学? */
bool suffix_is_shared(str name);

/* Are there only words that any firm may have before that end: 科技有限公司? */
bool suffix_is_plain(str tail);

#endif
