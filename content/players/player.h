/*
 * The steps of player_find (extract.h) once players and mentions stand in
 * the article.  Each is linear in the text and in the mentions.
 */
#ifndef CONTENT_PLAYER_H
#define CONTENT_PLAYER_H

#include "content/words/letter.h"

/* The article as these steps see it. */
struct stage {
	struct article *a;
	struct letters l;
	struct span *at; /* of each mention, in letters */
	struct arena *perm, *tmp;
};

/* Fills in letters and places; the article and the arenas are there. */
void stage_make(struct stage *);

/* Roles as the text states them: 小米CEO雷军. */
void role_find(struct stage *);

/* Groups that the text sorts its players into: 巨头有：…, 如…等平台. */
void group_find(struct stage *);

/* Whose figures they are, where the clause says so. */
void owner_find(struct article *);

/* The first mention that ends behind this byte; mentions.n if none does. */
size_t mention_after(const struct article *, uint32_t byte);

enum player_kind mention_kind(const struct article *, size_t mention);

#endif
