/*
 * Fewer bytes for attributes.  Most descriptions of terminals have "sgr", which
 * sets all attributes anew where only one changes, and an "sgr0" that leaves a
 * charset for line drawing which is never used; curses sends both whenever it
 * can.  A copy of the description without them is handed to curses in its
 * place: TERMINFO may hold a compiled one (ncurses(3X); its form: term(5)).
 */
#ifndef TUI_TERMINFO_H
#define TUI_TERMINFO_H

#include "base/str.h"

/*
 * Sets TERMINFO for this terminal, where its description is found and can turn
 * each attribute off alone; else nothing is done.  terminfo_restore sets it
 * back, once curses has read it.
 */
void terminfo_trim(const char *term);
void terminfo_restore(void);

/* How many colours its description says; -1: there is no description. */
int terminfo_colours(const char *term);

/* For tests and fuzzing: changes n bytes of a compiled description.  False: it
 * is none, or there is nothing to do; then nothing was changed. */
bool terminfo_edit(unsigned char *bytes, size_t n);

#endif
