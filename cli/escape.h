/*
 * Esc on the terminal as a wish to stop what takes long.  The terminal gives
 * keys one by one meanwhile and shows none; it is as it was whenever the
 * program ends, stops (Ctrl-Z) or crashes.
 */
#ifndef CLI_ESCAPE_H
#define CLI_ESCAPE_H

#include <stdbool.h>

/* Only where input, output and errors are one terminal that is ours: else the
 * keys may be another program's (a pager's). */
void escape_listen(void);
bool escape_listens(void);

/* Was it pressed?  May be asked often. */
bool escape_pressed(void);

/* The terminal as it was; safe in handlers of signals. */
void escape_leave(void);

#endif
