/*
 * Signals made readable for poll, and the terminal put back when the program
 * dies of one.  One set a process; the handlers only use what POSIX calls
 * async-signal-safe.
 */
#ifndef TUI_SIGNALS_H
#define TUI_SIGNALS_H

#include "base/err.h"
#include "base/str.h"

#include <termios.h>

/* What has happened since the last signals_take; bits. */
enum {
	SIGNAL_RESIZED = 1,   /* WINCH */
	SIGNAL_SUSPEND = 2,   /* TSTP */
	SIGNAL_CONTINUED = 4, /* CONT */
	SIGNAL_END = 8,       /* HUP, INT, QUIT, TERM; a second one kills */
};

/*
 * undo: bytes that give the terminal back; modes: as it was before.  Both are
 * copied.
 */
bool signals_open(str undo, const struct termios *modes, struct err *);
void signals_close(void);

int signals_fd(void); /* readable when something has happened */
unsigned signals_take(void);

/* Stops the program as the shell's Ctrl-Z does; returns when it goes on. */
void signals_stop(void);

/* Ends the program by the signal that asked for it; returns when none did. */
void signals_die(void);

#endif
