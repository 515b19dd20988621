/*
 * Names in English: runs of capital words.  What an article shows of each run
 * (titles, roles, "the company", the table of known names, the tagger) is
 * added up over all its places; surnames and short forms take the kind of the
 * full name.
 */
#ifndef CONTENT_NAME_ENGLISH_H
#define CONTENT_NAME_ENGLISH_H

#include "content/names/name.h"

/* tagged: what the tagger found, which keeps its Chinese names; sorted. */
void name_find_english(const struct article *, const struct names *tagged,
	struct arena *perm, struct names *out);

#endif
