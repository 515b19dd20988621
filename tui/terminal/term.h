/*
 * The terminal: turns the difference between two screens into bytes, bytes
 * into events.  The only user of curses; one a process.  Standard input and
 * output must be a terminal.
 */
#ifndef TUI_TERM_H
#define TUI_TERM_H

#include "base/err.h"
#include "tui/config/keys.h"

struct config;
struct terminal;

/* Can the terminal do no more than print lines?  Or is nothing known of it nor
 * of any like it? */
bool term_is_teletype(void);

/* How many colours the description of that name has; -1: there is none. */
int term_colours(const char *name);

/* An unknown TERM gets the nearest that is known; none: ERR_IO. */
bool term_open(struct terminal **, const struct config *, struct err *);
void term_close(struct terminal *); /* gives the terminal back as it was */

/* How many milliseconds the next frame has to wait at most, so that a slow line
 * can show the last one; 0: not at all. */
int term_wait(struct terminal *);

/* Shows the screen; writes nothing when it is there already. */
void term_draw(struct terminal *, const struct screen *);
/* Colours, widths and the mouse as the settings are now. */
void term_restyle(struct terminal *);
void term_repaint(struct terminal *); /* whatever others wrote there is gone */

/* The next event that waits; EVENT_NONE when none does. */
struct event term_event(struct terminal *);
/* In how many milliseconds there may be one although nothing comes; negative:
 * there will be none. */
int term_event_wait(const struct terminal *);

/* Hands text to the reader's clipboard, where the terminal does that. */
void term_copy(struct terminal *, str text);

/* Gives the terminal away for a while, and takes it again. */
void term_pause(struct terminal *);
void term_resume(struct terminal *);

#endif
