/* The explorer: opens the terminal, runs until the reader quits. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include "store/archive/session.h"

int tui_main(const struct session *);

/* Looks over the terminal and the configuration, for jianbao doctor. */
void tui_examine(const struct session *, struct findings *);

#endif
