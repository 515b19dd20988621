#include "tui/term_private.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/clipboard.h"
#include "tui/look.h"
#include "tui/plain.h"
#include "tui/relay.h"
#include "tui/shift.h"
#include "tui/signals.h"
#include "tui/terminfo.h"
#include "tui/tty.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

/* From <term.h>, which makes macros of names like columns and lines. */
extern int setupterm(const char *name, int fd, int *error);
extern struct term *set_curterm(struct term *);
extern int del_curterm(struct term *);

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
watch_mouse(const struct terminal *t)
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
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	idlok(stdscr, TRUE);
	set_escdelay(ESCAPE_MS);
	term_define_keys();
	t->cursor = -1;
	t->utf8 = strcmp(i18n_charset(), "UTF-8") == 0;
	t->relayed = relay_is_inside();
	t->xterm = strncmp(capability("kmous"), "\033[", 2) == 0;
	t->sync = *capability("Sync") != 0;
	if (t->relayed ? plain_is_wide(L'“') : !t->utf8 && wcwidth(L'“') == 2)
		rune_widen_ambiguous();
	t->wide = t->config->settings.v[SETTING_AMBIGUOUS] == AMBIGUOUS_WIDE;
	if (!t->xterm)
		return;
	watch_mouse(t);
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
	if (t->relayed && relay_is_lent(rune))
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
	if (sayable(t, rune) && t->relayed && width == 2)
		return (wchar_t)relay_lend(rune);
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
	t->blank = true;
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
	/* One that is nowhere may stay where the drawing ends. */
	leaveok(stdscr, s->cursor_row < 0);
	if (s->cursor_row >= 0)
		move(s->cursor_row, s->cursor_column);
}

/* Lets the terminal move what has only moved. */
static void
draw_shift(struct terminal *t, const struct shift *shift)
{
	shift_apply(&t->shown, shift);
	for (int row = shift->top; row <= shift->bottom; row++)
		draw_row(t, &t->shown, row);
	leaveok(stdscr, TRUE);
	refresh();
}

static void
draw_changes(struct terminal *t, const struct screen *s)
{
	for (int row = 0; row < s->rows; row++) {
		size_t at = (size_t)(row * s->columns);
		size_t n = (size_t)s->columns * sizeof *s->cells;

		if (memcmp(&s->cells[at], &t->shown.cells[at], n) == 0)
			continue;
		draw_row(t, s, row);
		memcpy(&t->shown.cells[at], &s->cells[at], n);
	}
	draw_cursor(t, s);
	refresh();
}

static int
count_changes(const struct terminal *t, const struct screen *s)
{
	size_t n = (size_t)s->columns;
	int changed = 0;

	for (size_t row = 0; row < (size_t)s->rows; row++)
		changed += memcmp(&s->cells[row * n], &t->shown.cells[row * n],
				   n * sizeof *s->cells) != 0;
	return changed;
}

void
term_draw(struct terminal *t, const struct screen *s)
{
	struct shift shift;

	match_size(t, s);
	int changed = count_changes(t, s);
	if (t->sync && changed > 1)
		tty_send(STR("\033[?2026h"));
	if (!t->blank && shift_find(&t->shown, s, &shift))
		draw_shift(t, &shift);
	draw_changes(t, s);
	t->blank = false;
	if (t->sync && changed > 1)
		tty_send(STR("\033[?2026l"));
}

/* What is drawn from now on looks otherwise. */
void
term_take_answer(struct terminal *t, enum answer_kind answer)
{
	bool light = answer == ANSWER_LIGHT, wide = answer == ANSWER_WIDE;

	if ((!light || t->light) && (!wide || t->wide))
		return;
	t->light |= light;
	t->wide |= wide;
	set_styles(t);
	screen_resize(&t->shown, 0, 0);
}

void
term_restyle(struct terminal *t)
{
	const int *set = t->config->settings.v;

	open_styles(t);
	t->wide |= set[SETTING_AMBIGUOUS] == AMBIGUOUS_WIDE;
	t->wide &= set[SETTING_AMBIGUOUS] != AMBIGUOUS_NARROW;
	if (t->xterm)
		watch_mouse(t);
	screen_resize(&t->shown, 0, 0);
}

void
term_repaint(struct terminal *t)
{
	t->blank = true;
	clearok(curscr, TRUE);
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
