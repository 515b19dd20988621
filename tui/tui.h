/* The explorer: opens the terminal, runs until the reader quits. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include "store/session.h"

int tui_main(const struct session *);

#endif
