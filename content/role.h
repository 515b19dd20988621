/*
 * Finding roles: what role.c (before a name) and role_after.c (behind it)
 * share.
 */
#ifndef CONTENT_ROLE_H
#define CONTENT_ROLE_H

#include "content/player.h"
#include "content/title.h"

struct role_finder {
	struct article *a;
	const struct letters *l;
	const struct span *at; /* of each mention, in letters */
	uint32_t *first_of;    /* 1 + a player's latest role */
	struct {
		uint32_t *v; /* 1 + the one before of the same player */
		size_t n, cap;
	} before;
	struct arena *perm, *tmp;
};

/* A held title: by whom, in what (a mention or NO_INDEX). */
struct held {
	int32_t player, of;
	struct title title;
};

void role_add(struct role_finder *, const struct held *);

/* All of them, in the same organisation. */
void role_add_titles(struct role_finder *, const struct titles *,
	int32_t player, int32_t of);

/* The last organisation of the sentence before mention k, or NO_INDEX. */
int32_t role_sentence_org(const struct role_finder *, size_t k);

/* The roles that stand behind mention k, a person's. */
void role_after(struct role_finder *, size_t k);

#endif
