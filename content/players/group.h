/* What group.c (enumerations) and group_class.c (announced classes) share. */
#ifndef CONTENT_GROUP_H
#define CONTENT_GROUP_H

#include "content/players/player.h"

enum { GROUP_LETTERS_MAX = 14 };

/* Puts a player into a group, if he is in none yet. */
void group_put(struct stage *, size_t mention, struct span label);

/*
 * "分为三类：一类是X，一类是Y": the paragraphs behind tell of one after the
 * other.
 */
void group_announced(struct stage *);

/* Are there only list signs and marks between two mentions? */
bool group_is_list_gap(const struct letters *, uint32_t from, uint32_t end);

/* The class phrase before the word that opens an enumeration (有：) which ends
 * at letter i; empty: none. */
struct span group_opened_at(const struct letters *, uint32_t i);

#endif
