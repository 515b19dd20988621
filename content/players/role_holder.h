/*
 * What a title that stands alone may be held in, and what speaks for each:
 * role_holder.c chooses by it, and tools/train_holders.c learns from it what
 * each clue is worth.
 */
#ifndef CONTENT_ROLE_HOLDER_H
#define CONTENT_ROLE_HOLDER_H

#include "content/players/role.h"

enum clue {
#define OF(clue, worth) OF_##clue,
#define NONE(clue, worth) NONE_##clue,
#include "content/players/role_clues.def"
	CLUES
};

enum { HOLDERS_MAX = 14 };

struct choice {
	int32_t of;          /* a mention, or NO_INDEX */
	int quarters[CLUES]; /* how often each clue is there, four for once */
};

/* The first is NO_INDEX: nothing that has a name. */
struct choices {
	struct choice v[HOLDERS_MAX + 1];
	size_t n;
};

void role_choices(
	const struct role_finder *, const struct asked *, struct choices *);

#endif
