/*
 * What the files that know curses share: term.c opens the terminal,
 * term_able.c tells what it can do, term_draw.c draws, term_input.c makes events
 * of what comes from it.
 */
#ifndef TUI_TERM_PRIVATE_H
#define TUI_TERM_PRIVATE_H

#include "tui/terminal/ask.h"
#include "tui/config/look.h"
#include "tui/terminal/pace.h"
#include "tui/terminal/paint.h"
#include "tui/config/pasting.h"
#include "tui/terminal/term.h"

#include <termios.h>
#include <wchar.h>

#include <curses.h>

/* How long the rest of a sequence that begins with Escape may take. */
enum { ESCAPE_MS = 100 };

struct terminal {
	SCREEN *curses;
	WINDOW *keys; /* a pad: to read from it draws nothing */
	const struct config *config;
	struct termios modes;      /* as they were */
	struct screen shown, seen; /* what is there, what shall be */
	bool blank;                /* nothing of it can be moved */
	bool paints;               /* by the painter; else curses draws */
	struct painter painter;
	struct paint_spare spare;
	struct pace pace;
	uint8_t able;   /* PEN_*: attributes that it has */
	uint8_t unlike; /* those that it cannot mix with colours */
	bool utf8;
	bool relayed; /* tui/terminal/relay.h */
	bool xterm;   /* knows the private modes of xterm */
	bool sync;    /* knows synchronized output */
	struct pasting pasting;
	mbstate_t typed; /* the beginning of a character */
	int cursor;      /* what curs_set was last told */
	struct palette palette;
	bool wide; /* it draws what is ambiguous in two columns */
	attr_t attrs[STYLES];
	short pairs[STYLES];
};

/* Keys that the terminal's description may lack. */
void term_define_keys(void);

/* Can it be painted?  Then the painter is ready, but for its pens. */
bool term_can_paint(struct terminal *);
/* Without what it cannot do. */
struct pen term_can_pen(const struct terminal *, struct pen);

/* A string of the terminal's description; "" when it has none. */
const char *term_capability(const char *name);

void term_open_styles(struct terminal *);
void term_watch_mouse(const struct terminal *);

/* How many milliseconds its answer may still take. */
int term_answer_wait(const struct terminal *);

/* It has answered: what is drawn from now on may look otherwise. */
void term_take_answer(struct terminal *, enum answer_kind);

#endif
