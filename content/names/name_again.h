/* The places of a string that is a name, once it is known to be one. */
#ifndef CONTENT_NAME_AGAIN_H
#define CONTENT_NAME_AGAIN_H

#include "content/names/name.h"

/* Do the n bytes at a place end in an ordinary word that goes on behind them,
 * or are they part of a longer Latin one? */
bool name_is_in_word(str text, size_t at, size_t n);

/* Of its first two letters. */
uint32_t name_head_hash(str);

/* Adds all places of the string that are in no word, like one but for the
 * place. */
void name_find_again(str text, str one, const struct name *like,
	struct arena *perm, struct names *found);

/* Adds what was found, which it puts in order, in the place of what lies within
 * it; of what overlaps it otherwise, that stays. */
void name_put_over(struct names *, struct names *found, struct arena *perm);

#endif
