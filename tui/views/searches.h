/* Saved searches: keeping one, and opening it like a folder. */
#ifndef TUI_SEARCHES_H
#define TUI_SEARCHES_H

#include "store/state.h"
#include "tui/view.h"

/* Asks for a name, with one proposed, and keeps the query under it. */
enum outcome searches_save(struct app *, str query, str name);

/* The same for what names a player: his news in one place. */
enum outcome searches_save_player(struct app *, str player);

/* Keeps it and says so. */
bool searches_keep(struct app *, str name, str query, struct err *);

#endif
