/*
 * What could be a name at a place of a text, by tables and by shape alone:
 * the known names, names the caller has confirmed, Chinese persons, foreign
 * persons with a dot, Latin words with capitals, titles in book marks.
 * Whether it is one, the whole article decides (name_weigh.h).
 */
#ifndef CONTENT_NAME_GUESS_H
#define CONTENT_NAME_GUESS_H

#include "content/names/name_lattice.h"

/* lattice.ctx is a const struct confirmed_index * (confirmed.h). */
void name_guess_offer(struct lattice *, uint32_t i);

#endif
