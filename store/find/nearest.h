/*
 * What somebody may have meant who wrote a word that nothing holds: of the
 * players' names, the words of titles and of texts that which is nearest.
 *
 * Near is what needs few changes: characters wrong, missing, too many, or two
 * in the wrong order (Damerau's distance, for neighbours only).  A character
 * that sounds as the right one costs half: the input method chose it.  Of
 * several the one that stands in most articles.
 *
 * Han is looked for among the words of readings.h, which has all names but
 * the rarest; other scripts among names and the index's own words.  At 90,000
 * articles it takes 1 to 5 ms of the searching thread, and 20 where the first
 * letter is wrong or nothing is near; a newer question breaks it off.
 */
#ifndef STORE_NEAREST_H
#define STORE_NEAREST_H

#include "store/find/finder.h"

/* Is the answer one that asks for it: without a hit, of plain words? */
bool nearest_wanted(const struct answer *);

/* Into the answer's `near`, in perm; empty when nothing is near, or when the
 * finder was told to stop or the archive cannot be read. */
void nearest_find(
	struct store *, const struct finder *, struct arena *, struct answer *);

#endif
