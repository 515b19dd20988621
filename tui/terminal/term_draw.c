/* Draws: most terminals by paint.h, the others by curses. */
#include "tui/terminal/term_private.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "tui/config/look.h"
#include "tui/terminal/plain.h"
#include "tui/terminal/relay.h"
#include "tui/terminal/tty.h"

#include <limits.h>
#include <string.h>
#include <wchar.h>

static attr_t
attrs_of(struct pen pen)
{
	static const struct {
		uint8_t attr;
		attr_t curses;
	} known[] = {
		{ PEN_BOLD, A_BOLD },
		{ PEN_DIM, A_DIM },
		{ PEN_UNDERLINE, A_UNDERLINE },
		{ PEN_REVERSE, A_REVERSE },
		{ PEN_ITALIC, A_ITALIC },
	};
	attr_t attrs = A_NORMAL;

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (pen.attrs & known[i].attr)
			attrs |= known[i].curses;
	return attrs;
}

static void
set_styles(struct terminal *t)
{
	for (short i = 0; i < STYLES; i++) {
		struct pen pen =
			look_pen(look_of(t->config, (enum style)i, t->palette));

		t->painter.pens[i] = term_can_pen(t, pen);
		t->attrs[i] = attrs_of(pen);
		t->pairs[i] = 0;
		if (!t->paints && pen.colour &&
			init_pair(i + 1, pen.colour - 1, -1) == OK)
			t->pairs[i] = (short)(i + 1);
	}
}

void
term_open_styles(struct terminal *t)
{
	bool light = t->palette.light, dims = *term_capability("dim") != 0;

	t->palette = look_palette(t->config, tigetnum("colors"), dims);
	t->palette.light = light;
	if (t->palette.colours && !t->paints) {
		start_color();
		use_default_colors();
	}
	set_styles(t);
}

/* Can the terminal say it, and in as many columns as we count? */
static bool
sayable(const struct terminal *t, uint32_t rune, int width)
{
	if (t->wide && rune_is_ambiguous(rune))
		return false;
	if (rune_is_ambiguous(rune) && rune_width(rune) != width)
		return false;
	if (t->relayed && relay_is_lent(rune))
		return false;
	return t->utf8 || plain_has(rune);
}

/* The rune that shows it in so many columns, or 0: a wide one that the
 * terminal would take for narrow, or the other way round, would shift the rest
 * of the line. */
static uint32_t
shown_in(const struct terminal *t, uint32_t rune, int width)
{
	if (!rune || !sayable(t, rune, width))
		return 0;
	if (wcwidth((wchar_t)rune) == width)
		return rune;
	if (t->relayed && width == 2 && relay_is_lent(relay_lend(rune)))
		return t->paints ? rune : relay_lend(rune);
	return 0;
}

/* The rune, or what stands for it. */
static uint32_t
shown_as(const struct terminal *t, uint32_t rune, uint8_t *width)
{
	uint32_t shown = shown_in(t, rune, *width);

	if (!shown && !sayable(t, rune, *width))
		shown = shown_in(t, plain_han(rune), *width);
	if (shown)
		return shown;
	uint32_t sign = (uint32_t)plain_sign(rune);
	if (sign == '?' && *width == 2)
		shown = shown_in(t, PLAIN_BOX, *width);
	*width = shown ? 2 : 1;
	return shown ? shown : sign;
}

/* A cell as the terminal can show it; a stand-in is narrow. */
static void
see_cell(const struct terminal *t, const struct cell *c, struct cell *out)
{
	str text = str_of(c->text);
	size_t at = 0, n;

	*out = *c;
	if ((uint8_t)c->text[0] < 0x80 && c->text[1] == 0)
		return;
	/* curses does not go where the next sign belongs. */
	if (t->utf8 && !t->paints && paint_is_difficult(c)) {
		*out = (struct cell){ "?", 1, c->style };
		return;
	}
	uint32_t first = utf8_next(text, &at);
	uint32_t rune = shown_as(t, first, &out->width);
	memset(out->text, 0, sizeof out->text);
	n = utf8_encode(rune, out->text);
	for (size_t from = at; rune == first && at < text.n; from = at) {
		uint32_t mark = utf8_next(text, &at);

		if (!sayable(t, mark, 0) || wcwidth((wchar_t)mark) != 0)
			break;
		memcpy(out->text + n, text.s + from, at - from);
		n += at - from;
	}
}

static void
see_row(const struct terminal *t, const struct cell *cells, struct cell *out)
{
	int columns = t->seen.columns;

	for (int i = 0; i < columns; i++) {
		see_cell(t, &cells[i], &out[i]);
		if (cells[i].width < 2 || ++i >= columns)
			continue;
		out[i] = cells[i];
		if (out[i - 1].width > 1)
			continue;
		char second = plain_second(out[i - 1].text[0]);
		out[i] = (struct cell){ { second }, 1, cells[i].style };
	}
}

static void
see(struct terminal *t, const struct screen *s)
{
	if (t->seen.rows != s->rows || t->seen.columns != s->columns)
		screen_resize(&t->seen, s->rows, s->columns);
	for (int row = 0; row < s->rows; row++)
		see_row(t, &s->cells[row * s->columns],
			&t->seen.cells[row * s->columns]);
	t->seen.cursor_row = s->cursor_row;
	t->seen.cursor_column = s->cursor_column;
	t->seen.cursor_shown = s->cursor_shown;
}

/* One cell as curses wants it. */
static void
to_curses(const struct terminal *t, const struct cell *c, cchar_t *out)
{
	wchar_t runes[CCHARW_MAX + 1] = { 0 };
	str text = str_of(c->text);

	for (size_t at = 0, n = 0; at < text.n && n < CCHARW_MAX; n++)
		runes[n] = (wchar_t)utf8_next(text, &at);
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
show_cursor(struct terminal *t, const struct screen *s)
{
	int wanted = s->cursor_row >= 0 && s->cursor_shown;

	if (wanted != t->cursor)
		curs_set(wanted);
	t->cursor = wanted;
}

/* Lets the terminal move what has only moved. */
static void
draw_shift(struct terminal *t, const struct shift *shift)
{
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

		if (memcmp(&s->cells[at], &t->shown.cells[at], n) != 0)
			draw_row(t, s, row);
	}
	/* One that is nowhere may stay where the drawing ends. */
	leaveok(stdscr, s->cursor_row < 0);
	if (s->cursor_row >= 0)
		move(s->cursor_row, s->cursor_column);
	refresh();
}

/* Shall the terminal show all at once what changes?  A row needs no such
 * words. */
static bool
is_synchronized(const struct terminal *t, const struct screen *s)
{
	size_t n = (size_t)s->columns;
	int changed = 0;

	for (size_t row = 0; t->sync && row < (size_t)s->rows; row++)
		changed += memcmp(&s->cells[row * n], &t->shown.cells[row * n],
				   n * sizeof *s->cells) != 0;
	return changed > 1;
}

/* In the terminal's charset; it has all of it, by `see`. */
static void
send(const struct terminal *t, const struct buf *bytes)
{
	struct buf encoded = { 0 };

	if (!t->utf8 && !t->relayed)
		plain_encode(&encoded, buf_str(bytes));
	tty_send(buf_str(encoded.n ? &encoded : bytes));
	buf_free(&encoded);
}

static void
send_changes(struct terminal *t, const struct screen *s)
{
	struct buf bytes = { 0 };
	bool synchronized = is_synchronized(t, s);

	if (synchronized)
		buf_put(&bytes, STR("\033[?2026h"));
	if (t->blank) {
		paint_blank(&t->painter, &bytes);
		screen_clear(&t->shown);
	}
	paint_screen(&t->painter, &t->spare, &t->shown, s, &bytes);
	if (synchronized)
		buf_put(&bytes, STR("\033[?2026l"));
	if (pace_wants(&t->pace, bytes.n)) {
		buf_put(&bytes, STR(PACE_QUESTION));
		pace_ask(&t->pace, bytes.n, clock_seconds(CLOCK_MONOTONIC));
	}
	send(t, &bytes);
	buf_free(&bytes);
}

static void
draw(struct terminal *t, const struct screen *s)
{
	struct shift shift;
	bool synchronized = is_synchronized(t, s);

	if (synchronized)
		tty_send(STR("\033[?2026h"));
	if (!t->blank && shift_find(&t->shown, s, &shift)) {
		shift_apply(&t->shown, &shift);
		draw_shift(t, &shift);
	}
	draw_changes(t, s);
	if (synchronized)
		tty_send(STR("\033[?2026l"));
}

/* Up to a whole millisecond. */
static int
milliseconds(double seconds)
{
	return seconds > 0 ? (int)(seconds * 1e3) + 1 : 0;
}

int
term_wait(struct terminal *t)
{
	return milliseconds(
		pace_wait(&t->pace, clock_seconds(CLOCK_MONOTONIC)));
}

int
term_answer_wait(const struct terminal *t)
{
	return milliseconds(
		pace_rest(&t->pace, clock_seconds(CLOCK_MONOTONIC)));
}

void
term_draw(struct terminal *t, const struct screen *s)
{
	size_t cells = (size_t)(s->rows * s->columns);

	match_size(t, s);
	see(t, s);
	if (t->paints)
		send_changes(t, &t->seen);
	else
		draw(t, &t->seen);
	show_cursor(t, s);
	memcpy(t->shown.cells, t->seen.cells, cells * sizeof *s->cells);
	t->blank = false;
}

void
term_take_answer(struct terminal *t, enum answer_kind answer)
{
	bool light = answer == ANSWER_LIGHT, wide = answer == ANSWER_WIDE;

	if (answer == ANSWER_REPEATS)
		t->painter.repeats = true;
	else if (answer == ANSWER_READY)
		pace_answered(&t->pace, clock_seconds(CLOCK_MONOTONIC));
	else if (answer != ANSWER_NONE)
		pace_greeted(&t->pace, clock_seconds(CLOCK_MONOTONIC));

	if ((!light || t->palette.light) && (!wide || t->wide))
		return;
	t->palette.light |= light;
	t->wide |= wide;
	set_styles(t);
	screen_resize(&t->shown, 0, 0);
}

void
term_restyle(struct terminal *t)
{
	const int *set = t->config->settings.v;

	term_open_styles(t);
	t->wide |= set[SETTING_AMBIGUOUS] == AMBIGUOUS_WIDE;
	t->wide &= set[SETTING_AMBIGUOUS] != AMBIGUOUS_NARROW;
	if (t->xterm)
		term_watch_mouse(t);
	screen_resize(&t->shown, 0, 0);
}

void
term_repaint(struct terminal *t)
{
	t->blank = true;
	clearok(curscr, TRUE);
}
