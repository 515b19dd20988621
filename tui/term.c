#include "tui/term.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/ask.h"
#include "tui/clipboard.h"
#include "tui/look.h"
#include "tui/plain.h"
#include "tui/signals.h"
#include "tui/terminfo.h"
#include "tui/tty.h"

#include <langinfo.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>

/* From <term.h>, which makes macros of names like columns and lines. */
extern int setupterm(const char *name, int fd, int *error);
extern struct term *set_curterm(struct term *);
extern int del_curterm(struct term *);

enum {
	KEY_PASTE = KEY_MAX + 100, /* define_key's: a paste begins, ends */
	KEY_PASTED,
	PASTE_MAX = 64 << 10,
	SEQUENCE_MAX = 256, /* bytes of one that is passed over */
	WHEEL_LINES = 3,
	ESCAPE_MS = 100,
};

struct terminal {
	SCREEN *curses;
	const struct config *config;
	struct termios modes; /* as they were */
	struct screen shown;
	bool utf8;
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

/* A string of the terminal's description; "" when it has none. */
static const char *
capability(const char *name)
{
	const char *s = tigetstr(name);

	return s && s != (char *)-1 ? s : "";
}

/* Is there a description of it? newterm would leak where there is none. */
static bool
known(const char *name, bool *places)
{
	int error;

	if (setupterm(name, STDOUT_FILENO, &error) != OK)
		return false;
	*places = *capability("cup") != 0;
	del_curterm(set_curterm(NULL));
	return true;
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

	for (size_t i = 0; i < sizeof chain / sizeof *chain; i++)
		if (known(chain[i], &places))
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

	if (name) {
		terminfo_trim(name);
		t->curses = newterm(name, stdout, stdin);
		terminfo_restore();
	}
	if (t->curses)
		return true;
	return err_set(e, ERR_IO, "%s",
		_("the terminal cannot be used: try the commands list, show "
		  "and search"));
}

static attr_t
attrs_of(str names)
{
	static const struct {
		str name;
		attr_t attr;
	} known[] = {
		{ STR0("bold"), A_BOLD },
		{ STR0("dim"), A_DIM },
		{ STR0("underline"), A_UNDERLINE },
		{ STR0("reverse"), A_REVERSE },
		{ STR0("italic"), A_ITALIC },
	};
	attr_t attrs = A_NORMAL;
	str one;

	for (bool more = true; more;) {
		more = str_cut(names, STR(" "), &one, &names);
		for (size_t i = 0; i < sizeof known / sizeof *known; i++)
			if (str_eq(one, known[i].name))
				attrs |= known[i].attr;
	}
	return attrs;
}

static void
set_styles(struct terminal *t)
{
	for (short i = 0; i < STYLES; i++) {
		struct look look =
			look_of(t->config, (enum style)i, t->colours, t->light);

		t->attrs[i] = attrs_of(look.attrs);
		t->pairs[i] = 0;
		if (look.colour >= 0 && init_pair(i + 1, look.colour, -1) == OK)
			t->pairs[i] = (short)(i + 1);
	}
}

static void
open_styles(struct terminal *t)
{
	t->colours = look_colours(t->config, tigetnum("colors"));
	if (t->colours) {
		start_color();
		use_default_colors();
	}
	set_styles(t);
}

/* Keys, and what terminals send for them whatever their description says. */
static const struct {
	int code;
	uint32_t press;
	const char *bytes;
} keys[] = {
	{ KEY_UP, PRESS_UP, "\033[A" },
	{ KEY_DOWN, PRESS_DOWN, "\033[B" },
	{ KEY_LEFT, PRESS_LEFT, "\033[D" },
	{ KEY_RIGHT, PRESS_RIGHT, "\033[C" },
	{ KEY_HOME, PRESS_HOME, "\033[H" },
	{ KEY_HOME, PRESS_HOME, "\033[1~" },
	{ KEY_END, PRESS_END, "\033[F" },
	{ KEY_END, PRESS_END, "\033[4~" },
	{ KEY_PPAGE, PRESS_PAGE_UP, "\033[5~" },
	{ KEY_NPAGE, PRESS_PAGE_DOWN, "\033[6~" },
	{ KEY_DC, PRESS_DELETE, "\033[3~" },
	{ KEY_IC, PRESS_INSERT, "\033[2~" },
	{ KEY_BTAB, PRESS_SHIFT_TAB, "\033[Z" },
	{ KEY_ENTER, PRESS_ENTER, "\033OM" },
	{ KEY_BACKSPACE, PRESS_BACKSPACE, "\177" },
	{ KEY_PASTE, 0, "\033[200~" },
	{ KEY_PASTED, 0, "\033[201~" },
};

enum { KEYS = sizeof keys / sizeof *keys };

/* On the blank screen that curses begins with. */
static void
ask(struct terminal *t)
{
	struct buf bytes = { 0 };

	ask_sequence(&bytes, &t->config->settings);
	if (t->utf8 && bytes.n) {
		refresh();
		tty_send(buf_str(&bytes));
	}
	buf_free(&bytes);
}

static void
open_modes(struct terminal *t)
{
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	idlok(stdscr, TRUE);
	set_escdelay(ESCAPE_MS);
	for (int i = 0; i < KEYS; i++)
		define_key(keys[i].bytes, keys[i].code);
	t->cursor = -1;
	t->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	t->xterm = strncmp(capability("kmous"), "\033[", 2) == 0;
	t->sync = *capability("Sync") != 0;
	if (!t->utf8 && wcwidth(L'“') == 2)
		rune_widen_ambiguous();
	t->wide = t->config->settings.v[SETTING_AMBIGUOUS] == AMBIGUOUS_WIDE;
	if (!t->xterm)
		return;
	if (t->config->settings.v[SETTING_MOUSE])
		mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED,
			NULL);
	mouseinterval(0);
	tty_send(STR("\033[?2004h"));
	ask(t);
}

/* What gives the terminal back when nothing else can be done. */
static void
undo_bytes(const struct terminal *t, struct buf *out)
{
	if (t->xterm)
		buf_put(out, STR("\033[?2004l\033[?1006l\033[?1000l"));
	buf_put(out, str_of(capability("sgr0")));
	buf_put(out, str_of(capability("cnorm")));
	buf_put(out, str_of(capability("rmkx")));
	buf_put(out, str_of(capability("rmcup")));
	buf_put(out, STR("\r\n"));
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
	if (!open_curses(t, e)) {
		free(t);
		return false;
	}
	open_styles(t);
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
	delscreen(t->curses);
	screen_free(&t->shown);
	buf_free(&t->paste);
	free(t);
}

/* Can the terminal say it, and in as many columns as we count? */
static bool
sayable(const struct terminal *t, uint32_t rune)
{
	if (t->wide && rune_is_ambiguous(rune))
		return false;
	return t->utf8 || plain_has(rune);
}

/* The rune, or what stands for it; a wide one that curses would take for
 * narrow, or the other way round, would shift the rest of the line. */
static wchar_t
shown_as(const struct terminal *t, uint32_t rune, int width)
{
	if (!sayable(t, rune) && plain_han(rune))
		rune = plain_han(rune);
	if (sayable(t, rune) && wcwidth((wchar_t)rune) == width)
		return (wchar_t)rune;
	return plain_sign(rune);
}

/* One cell as curses wants it. */
static void
to_curses(const struct terminal *t, const struct cell *c, cchar_t *out)
{
	wchar_t runes[CCHARW_MAX + 1] = { 0 };
	str text = str_of(c->text);
	size_t at = 0, n = 0;

	while (at < text.n && n < CCHARW_MAX)
		runes[n++] = (wchar_t)utf8_next(text, &at);
	wchar_t first = shown_as(t, (uint32_t)runes[0], c->width);
	if (first != runes[0])
		runes[1] = 0;
	runes[0] = first;
	for (size_t i = 1; i < n; i++)
		if (!sayable(t, (uint32_t)runes[i]) || wcwidth(runes[i]) != 0)
			runes[i] = 0;
	setcchar(out, runes, t->attrs[c->style], t->pairs[c->style], NULL);
}

static void
draw_row(struct terminal *t, const struct screen *s, int row)
{
	const struct cell *cells = &s->cells[row * s->columns];

	for (int i = 0; i < s->columns; i++) {
		cchar_t one;

		if (cells[i].width == 0)
			continue;
		to_curses(t, &cells[i], &one);
		mvadd_wch(row, i, &one);
		/* A stand-in is narrow. */
		if (cells[i].width == 2 && getcurx(stdscr) == i + 1)
			mvaddch(row, i + 1, ' ');
	}
}

static void
match_size(struct terminal *t, const struct screen *s)
{
	int rows, columns;

	getmaxyx(stdscr, rows, columns);
	if (rows != s->rows || columns != s->columns)
		resizeterm(s->rows, s->columns);
	if (t->shown.rows == s->rows && t->shown.columns == s->columns)
		return;
	screen_resize(&t->shown, s->rows, s->columns);
	/* What is there has to be drawn anew. */
	memset(t->shown.cells, 0,
		(size_t)(s->rows * s->columns) * sizeof *t->shown.cells);
}

static void
draw_cursor(struct terminal *t, const struct screen *s)
{
	int wanted = s->cursor_row >= 0 && s->cursor_shown;

	if (wanted != t->cursor)
		curs_set(wanted);
	t->cursor = wanted;
	if (s->cursor_row >= 0)
		move(s->cursor_row, s->cursor_column);
	else
		move(s->rows - 1, 0);
}

void
term_draw(struct terminal *t, const struct screen *s)
{
	int changed = 0;

	match_size(t, s);
	for (int row = 0; row < s->rows; row++) {
		size_t at = (size_t)(row * s->columns);
		size_t n = (size_t)s->columns * sizeof *s->cells;

		if (memcmp(&s->cells[at], &t->shown.cells[at], n) == 0)
			continue;
		draw_row(t, s, row);
		memcpy(&t->shown.cells[at], &s->cells[at], n);
		changed++;
	}
	draw_cursor(t, s);
	if (t->sync && changed > 1)
		tty_send(STR("\033[?2026h"));
	refresh();
	if (t->sync && changed > 1)
		tty_send(STR("\033[?2026l"));
}

void
term_repaint(struct terminal *t)
{
	(void)t;
	clearok(curscr, TRUE);
}

static uint32_t
press_of(int code)
{
	for (int i = 0; i < KEYS; i++)
		if (keys[i].code == code)
			return keys[i].press;
	return 0;
}

static struct event
mouse_event(void)
{
	struct event e = { 0 };
	MEVENT m;

	if (getmouse(&m) != OK)
		return e;
	e.row = m.y;
	e.column = m.x;
	if (m.bstate & BUTTON4_PRESSED)
		e.lines = -WHEEL_LINES;
	else if (m.bstate & BUTTON5_PRESSED)
		e.lines = WHEEL_LINES;
	e.kind = e.lines ? EVENT_WHEEL : EVENT_CLICK;
	return e;
}

/* What is drawn from now on looks otherwise. */
static void
take_answer(struct terminal *t, enum answer_kind answer)
{
	bool light = answer == ANSWER_LIGHT, wide = answer == ANSWER_WIDE;

	if (light == t->light && wide == t->wide)
		return;
	t->light |= light;
	t->wide |= wide;
	set_styles(t);
	screen_resize(&t->shown, 0, 0);
}

/* Is it the end of a sequence that began so? */
static bool
ends(wint_t first, wint_t before, wint_t c)
{
	if (first == ']')
		return c == '\a' || (before == PRESS_ESC && c == '\\');
	return c >= 0x40 && c <= 0x7E;
}

/*
 * A sequence that curses does not know begins like Esc: the rest of it must
 * not be taken for keys.  Over a bad line that may be late.
 */
static bool
skip_sequence(struct terminal *t)
{
	struct buf rest = { 0 };
	wint_t first, c, before = 0;

	if (get_wch(&first) != OK)
		return false;
	if (first != '[' && first != 'O' && first != ']') {
		unget_wch((wchar_t)first);
		return false;
	}
	buf_rune(&rest, first);
	timeout(ESCAPE_MS);
	while (rest.n < SEQUENCE_MAX && get_wch(&c) == OK) {
		buf_rune(&rest, c);
		if (ends(first, before, c))
			break;
		before = c;
	}
	timeout(0);
	take_answer(t, ask_answer(buf_str(&rest)));
	buf_free(&rest);
	return true;
}

static struct event
press_event(struct terminal *t, wint_t c)
{
	struct event e = { .kind = EVENT_PRESS, .press = (uint32_t)c };

	if (c == '\n')
		e.press = PRESS_ENTER;
	else if (c == '\b')
		e.press = PRESS_BACKSPACE;
	else if (c == PRESS_ESC && skip_sequence(t))
		e.kind = EVENT_NONE;
	return e;
}

/* Takes what is pasted until its end has come; then it is an event. */
static struct event
paste_event(struct terminal *t, int result, wint_t c)
{
	struct event e = { 0 };

	if (result == OK && t->paste.n < PASTE_MAX)
		buf_rune(&t->paste, c);
	if (result == KEY_CODE_YES && c == KEY_PASTED) {
		t->pasting = false;
		e.kind = EVENT_PASTE;
		e.paste = buf_str(&t->paste);
	}
	return e;
}

struct event
term_event(struct terminal *t)
{
	struct event e = { 0 };
	wint_t c = 0;
	int result;

	while (e.kind == EVENT_NONE && (result = get_wch(&c)) != ERR) {
		if (t->pasting) {
			e = paste_event(t, result, c);
		} else if (result == OK) {
			e = press_event(t, c);
		} else if (c == KEY_PASTE) {
			t->pasting = true;
			buf_reset(&t->paste);
		} else if (c == KEY_MOUSE) {
			e = mouse_event();
		} else if (press_of((int)c)) {
			e.kind = EVENT_PRESS;
			e.press = press_of((int)c);
		}
	}
	return e;
}

void
term_copy(struct terminal *t, str text)
{
	struct buf bytes = { 0 };

	if (!t->xterm)
		return;
	clipboard_sequence(&bytes, text);
	tty_send(buf_str(&bytes));
	buf_free(&bytes);
}

void
term_pause(struct terminal *t)
{
	if (t->xterm)
		tty_send(STR("\033[?2004l"));
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
}
