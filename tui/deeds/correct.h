/* A reader's corrections of players (store.h), from the list and the card; and
 * what is changed in the archive like them. */
#ifndef TUI_CORRECT_H
#define TUI_CORRECT_H

#include "store/save/corrected.h"
#include "tui/view.h"

struct correct_who {
	int64_t id;
	str name;
	bool card; /* from his card, which may be gone afterwards */
};

/* Asks what is wrong with him, where anything can be changed. */
enum outcome correct_player(
	struct app *, const struct correct_who *, struct err *);

/* The feed is given up, where anything can be changed. */
enum outcome correct_give_up(
	struct app *, int64_t feed, const struct corrected *, struct err *);

/* Takes one back, which is the last deed. */
enum outcome correct_undo(struct app *, const struct corrected *, struct err *);

#endif
