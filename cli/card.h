/* A player's card, as JSON and for people. */
#ifndef CLI_CARD_H
#define CLI_CARD_H

#include "cli/rows.h"

/* The members of a player's object in `players --json`: doc/json.md. */
void card_json_player(
	struct json *, const struct player_row *, const struct strs *aliases);

bool card_json(struct rows *, const struct card *, struct err *);
bool card_print(struct rows *, const struct card *, struct err *);

#endif
