#include "tui/terminal/term_private.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/deeds/clipboard.h"
#include "tui/config/config.h"
#include "tui/terminal/plain.h"
#include "tui/terminal/relay.h"
#include "tui/terminal/signals.h"
#include "tui/terminal/tty.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

/* From <term.h>, which makes macros of names like columns and lines. */
extern int setupterm(const char *name, int fd, int *error);
extern struct term *set_curterm(struct term *);
extern int del_curterm(struct term *);

const char *
term_capability(const char *name)
{
	const char *s = tigetstr(name);

	return s && s != (char *)-1 ? s : "";
}

/* Is there a description of it? newterm would leak where there is none. */
static bool
known(const char *name, bool *places, int *colours)
{
	int error;

	if (setupterm(name, STDOUT_FILENO, &error) != OK)
		return false;
	*places = *term_capability("cup") != 0;
	*colours = tigetnum("colors");
	del_curterm(set_curterm(NULL));
	return true;
}

int
term_colours(const char *name)
{
	int colours;
	bool places;

	if (!known(name, &places, &colours))
		return -1;
	return colours > 0 ? colours : 0;
}

/* TERM as it is, then what is most like the terminals there are; NULL: none
 * that can place its cursor. */
static const char *
description(void)
{
	const char *name = getenv("TERM");
	const char *const chain[] = { name && *name ? name : "xterm-256color",
		"xterm-256color", "xterm", "linux", "vt100", "ansi" };
	bool places;
	int colours;

	for (size_t i = 0; i < sizeof chain / sizeof *chain; i++)
		if (known(chain[i], &places, &colours))
			return places ? chain[i] : NULL;
	return NULL;
}

bool
term_is_teletype(void)
{
	return !description();
}

static bool
open_curses(struct terminal *t, struct err *e)
{
	const char *name = description();

	if (name)
		t->curses = newterm(name, stdout, stdin);
	if (t->curses)
		return true;
	return err_set(e, ERR_IO, "%s",
		_("the terminal cannot be used: try the commands list, show "
		  "and search"));
}

/* On the blank screen that curses begins with. */
static void
ask(struct terminal *t)
{
	struct buf bytes = { 0 };

	ask_sequence(&bytes, &t->config->settings);
	if (t->utf8 && bytes.n) {
		tty_send(buf_str(&bytes));
		pace_greet(&t->pace, clock_seconds(CLOCK_MONOTONIC));
	}
	buf_free(&bytes);
}

void
term_watch_mouse(const struct terminal *t)
{
	mmask_t buttons = BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED;

	mousemask(t->config->settings.v[SETTING_MOUSE] ? buttons : 0, NULL);
}

static void
open_modes(struct terminal *t)
{
	raw();
	noecho();
	nonl();
	t->keys = newpad(1, 1);
	if (!t->keys)
		arena_exhausted();
	keypad(t->keys, TRUE);
	nodelay(t->keys, TRUE);
	idlok(stdscr, TRUE);
	set_escdelay(ESCAPE_MS);
	term_define_keys();
	t->cursor = -1;
	t->utf8 = strcmp(i18n_charset(), "UTF-8") == 0;
	t->relayed = relay_is_inside();
	t->xterm = strncmp(term_capability("kmous"), "\033[", 2) == 0;
	t->sync = *term_capability("Sync") != 0;
	if (t->relayed ? plain_widens() : !t->utf8 && wcwidth(L'“') == 2)
		rune_widen_ambiguous();
	t->wide = t->config->settings.v[SETTING_AMBIGUOUS] == AMBIGUOUS_WIDE;
	refresh();
	if (!t->xterm)
		return;
	term_watch_mouse(t);
	mouseinterval(0);
	tty_send(STR("\033[?2004h"));
	ask(t);
}

/* What gives the terminal back when nothing else can be done. */
static void
undo_bytes(const struct terminal *t, struct buf *out)
{
	struct painter set = t->painter;
	int rows, columns;

	tty_size(&rows, &columns);
	set.margins.bottom = set.shifts ? rows : 0;
	set.cleared = set.tabs;
	paint_leave(&set, columns, out);
	if (t->xterm)
		buf_put(out, STR("\033[?2004l\033[?1006l\033[?1000l"));
	buf_put(out, str_of(term_capability("sgr0")));
	buf_put(out, str_of(term_capability("cnorm")));
	buf_put(out, str_of(term_capability("rmkx")));
	buf_put(out, str_of(term_capability("rmcup")));
	buf_put(out, STR("\r\n"));
}

/* A tab is the terminal's: the line must not make blanks of it. */
static void
keep_tabs(const struct terminal *t)
{
	struct termios modes = t->modes;

	modes.c_oflag &= ~(tcflag_t)TABDLY;
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

bool
term_open(struct terminal **out, const struct config *config, struct err *e)
{
	struct buf undo = { 0 };

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(e, ERR_USAGE,
			_("the explorer needs a terminal; for scripts there "
			  "are list, search and show"));
	struct terminal *t = calloc(1, sizeof *t);
	if (!t)
		arena_exhausted();
	t->config = config;
	tcgetattr(STDIN_FILENO, &t->modes);
	keep_tabs(t);
	if (!open_curses(t, e)) {
		tcsetattr(STDIN_FILENO, TCSANOW, &t->modes);
		free(t);
		return false;
	}
	t->paints = term_can_paint(t);
	term_open_styles(t);
	open_modes(t);
	undo_bytes(t, &undo);
	bool ok = signals_open(buf_str(&undo), &t->modes, e);
	buf_free(&undo);
	if (!ok) {
		term_close(t);
		return false;
	}
	*out = t;
	return true;
}

void
term_close(struct terminal *t)
{
	if (!t)
		return;
	term_pause(t);
	signals_close();
	delwin(t->keys);
	delscreen(t->curses);
	screen_free(&t->shown);
	screen_free(&t->seen);
	paint_spare_free(&t->spare);
	pasting_free(&t->pasting);
	free(t);
}

void
term_copy(struct terminal *t, str text)
{
	struct buf bytes = { 0 };

	if (!t->xterm)
		return;
	clipboard_sequence(&bytes, text);
	clipboard_wrapped(
		&bytes, text, clipboard_way(getenv("TERM"), getenv("TMUX")));
	tty_send(buf_str(&bytes));
	buf_free(&bytes);
}

/* Others would take the answer that is still to come for keys. */
static void
await_answer(struct terminal *t)
{
	struct pollfd p = { STDIN_FILENO, POLLIN, 0 };
	int wait;

	while ((wait = term_answer_wait(t)) > 0 && poll(&p, 1, wait) > 0 &&
		!(p.revents & ~POLLIN))
		term_event(t);
}

void
term_pause(struct terminal *t)
{
	struct buf bytes = { 0 };

	await_answer(t);
	paint_leave(&t->painter, t->shown.columns, &bytes);
	if (t->xterm)
		buf_put(&bytes, STR("\033[?2004l"));
	tty_send(buf_str(&bytes));
	buf_free(&bytes);
	endwin();
	tcsetattr(STDIN_FILENO, TCSADRAIN, &t->modes);
}

void
term_resume(struct terminal *t)
{
	reset_prog_mode();
	if (t->xterm)
		tty_send(STR("\033[?2004h"));
	t->cursor = -1;
	clearok(curscr, TRUE);
	refresh();
	t->blank = true;
}
