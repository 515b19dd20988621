/*
 * All folded names of the archive's players in one piece of memory, to be
 * looked through with every letter that is typed: two megabytes for a hundred
 * thousand players.  Belongs to one store.
 */
#ifndef STORE_SURFACES_H
#define STORE_SURFACES_H

#include "base/buf.h"
#include "store/archive/sql.h"

struct surface_start {
	uint32_t at, player;
};

struct surfaces {
	struct buf text; /* the names, '\n' behind each: folding leaves none */
	struct buf
		starts; /* struct surface_start, as memory that grows in place */
	int64_t version; /* of the archive */
	bool known;      /* cleared by whoever changes names here */
};

bool surfaces_load(struct surfaces *, struct sql *, struct err *);
void surfaces_free(struct surfaces *);

/*
 * The player of the next name that holds the words, by the names' order; *at
 * begins at 0.  False: no more.  A player with several names may come again.
 */
bool surfaces_next(
	const struct surfaces *, str words, size_t *at, int64_t *player);

#endif
