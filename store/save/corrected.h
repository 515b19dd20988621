/*
 * What a reader changes in the archive as deeds that can be undone: corrections
 * of players, feeds that are given up.  The archive has the change, the
 * reader's state has the deed, by the name that articles give to the player
 * (his number changes), or the feed's address.
 */
#ifndef STORE_CORRECTED_H
#define STORE_CORRECTED_H

#include "store/state.h"

struct corrected {
	enum deed_kind kind; /* DEED_MERGED and those behind it */
	uint8_t player_kind;
	str fold;     /* who it was done to: his canonical name, folded; or a
			 feed's address */
	str before;   /* how he was shown */
	int64_t step; /* of the deeds; 0: none */
};

/* To be called before it is done; step is 0. */
bool store_corrected_look(struct store *, int64_t player, enum deed_kind,
	struct arena *, struct corrected *, struct err *);

/* It was done: a step of its own. */
bool store_corrected_note(
	struct store *, const struct corrected *, struct err *);

/* The last step, if it is such a change; else step is 0. */
bool store_corrected_last(
	struct store *, struct arena *, struct corrected *, struct err *);

/* In a transaction of the archive.  ERR_INPUT: it is not so any more. */
bool store_corrected_undo(
	struct store *, const struct corrected *, struct err *);

/* The step is no more. */
bool store_corrected_drop(struct store *, int64_t step, struct err *);

#endif
