/*
 * The terminal: turns the difference between two screens into bytes, bytes
 * into events.  The only user of curses; one a process.  Standard input and
 * output must be a terminal.
 */
#ifndef TUI_TERM_H
#define TUI_TERM_H

#include "base/err.h"
#include "tui/keys.h"

struct term;

/* An unknown TERM gets the nearest that is known; none: ERR_IO. */
bool term_open(struct term **, struct err *);
void term_close(struct term *); /* gives the terminal back as it was */

/* Shows the screen; writes nothing when it is there already. */
void term_draw(struct term *, const struct screen *);
void term_repaint(struct term *); /* whatever others wrote there is gone */

/* The next event that waits; EVENT_NONE when none does. */
struct event term_event(struct term *);

/* Hands text to the reader's clipboard, where the terminal does that. */
void term_copy(struct term *, str text);

/* Gives the terminal away for a while, and takes it again. */
void term_pause(struct term *);
void term_resume(struct term *);

#endif
