/*
 * What the two files that know curses share: term.c opens the terminal and
 * draws, term_input.c makes events of what comes from it.
 */
#ifndef TUI_TERM_PRIVATE_H
#define TUI_TERM_PRIVATE_H

#include "tui/ask.h"
#include "tui/term.h"

#include <termios.h>

#include <curses.h>

/* How long the rest of a sequence that begins with Escape may take. */
enum { ESCAPE_MS = 100 };

struct terminal {
	SCREEN *curses;
	const struct config *config;
	struct termios modes; /* as they were */
	struct screen shown;
	bool blank; /* nothing of it can be moved */
	bool utf8;
	bool relayed; /* tui/relay.h */
	bool xterm; /* knows the private modes of xterm */
	bool sync;  /* knows synchronized output */
	bool pasting;
	struct buf paste;
	int cursor; /* what curs_set was last told */
	int colours;
	bool light; /* its background, as far as known */
	bool wide;  /* it draws what is ambiguous in two columns */
	attr_t attrs[STYLES];
	short pairs[STYLES];
};

/* Keys that the terminal's description may lack. */
void term_define_keys(void);

/* What is drawn from now on looks otherwise. */
void term_take_answer(struct terminal *, enum answer_kind);

#endif
