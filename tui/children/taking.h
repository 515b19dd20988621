/*
 * What a reader hands over while he reads: files, folders and pages to take in,
 * feeds to follow.  Typed at the bottom, dropped or pasted onto the terminal, or
 * chosen at a link; the program as a child does it (fetching.h).
 */
#ifndef TUI_TAKING_H
#define TUI_TAKING_H

#include "tui/view.h"

/* Asks for it: COMMAND_ADD or COMMAND_FOLLOW. */
enum outcome taking_ask(struct app *, enum command, struct err *);

/* Begins; what: paths and addresses, one a line. */
enum outcome taking_begin(struct app *, enum command, str what, struct err *);

/*
 * What a terminal pastes when something is dropped on it: addresses and whole
 * paths, as they are, quoted for a shell, or as file:// says them.  Gives them
 * one a line; empty: the text is something else.
 */
str taking_dropped(str text, struct arena *);

#endif
