/*
 * What readers corrected about players (store.h), as rows of a table of their
 * own.  The ledger asks here for every name of an article, so corrections
 * hold for articles to come as well.
 */
#ifndef STORE_CORRECTION_H
#define STORE_CORRECTION_H

#include "store/store_internal.h"

enum correction {
	CORRECTION_MERGE = 1, /* is another player */
	CORRECTION_RENAME,    /* is shown under another name */
	CORRECTION_HIDE,      /* is not listed */
};

/* player.beside of one who is hidden. */
enum { BESIDE_HIDDEN = 2 };

/*
 * Who is meant by a name and kind that an article gives: they become another
 * player's if they were merged into him.
 */
bool correction_follow(
	struct store *, struct arena *, str *name, uint8_t *kind, struct err *);

/* How a new player is shown and listed; *name stays when nothing was said. */
bool correction_look(struct store *, struct arena *, uint8_t kind, str *name,
	bool *hidden, struct err *);

#endif
