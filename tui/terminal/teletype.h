/*
 * The explorer where the terminal can only print lines (TERM=dumb, an editor's
 * shell, a braille line): pages of a list, an article by its number, a page at
 * a time.
 */
#ifndef TUI_TELETYPE_H
#define TUI_TELETYPE_H

#include "tui/view.h"

/* Reads lines from standard input until "q" or its end; only store and
 * settings of the app are used.  An exit code. */
int teletype_run(struct app *);

#endif
