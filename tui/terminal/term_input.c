#include "tui/terminal/term_private.h"

#include "base/clock.h"

#include <limits.h>
#include <wchar.h>

enum {
	KEY_PASTE = KEY_MAX + 100, /* define_key's: a paste begins, ends */
	KEY_PASTED,
	SEQUENCE_MAX = 256, /* bytes of one that is passed over */
	WHEEL_LINES = 3,
};

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
	{ KEY_F(1), PRESS_F1, "\033OP" },
	{ KEY_F(1), PRESS_F1, "\033[11~" },
	{ KEY_F(2), PRESS_F2, "\033OQ" },
	{ KEY_F(2), PRESS_F2, "\033[12~" },
	{ KEY_F(3), PRESS_F1 + 2, "\033OR" },
	{ KEY_F(3), PRESS_F1 + 2, "\033[13~" },
	{ KEY_F(4), PRESS_F1 + 3, "\033OS" },
	{ KEY_F(4), PRESS_F1 + 3, "\033[14~" },
	{ KEY_F(5), PRESS_F1 + 4, "\033[15~" },
	{ KEY_F(6), PRESS_F1 + 5, "\033[17~" },
	{ KEY_F(7), PRESS_F1 + 6, "\033[18~" },
	{ KEY_F(8), PRESS_F1 + 7, "\033[19~" },
	{ KEY_F(9), PRESS_F1 + 8, "\033[20~" },
	{ KEY_F(10), PRESS_F1 + 9, "\033[21~" },
	{ KEY_F(11), PRESS_F1 + 10, "\033[23~" },
	{ KEY_F(12), PRESS_F1 + 11, "\033[24~" },
	{ KEY_ENTER, PRESS_ENTER, "\033OM" },
	{ KEY_BACKSPACE, PRESS_BACKSPACE, "\177" },
	{ KEY_PASTE, 0, PASTE_BEGINS },
	{ KEY_PASTED, 0, PASTE_ENDS },
};

enum { KEYS = sizeof keys / sizeof *keys };

void
term_define_keys(void)
{
	for (int i = 0; i < KEYS; i++)
		define_key(keys[i].bytes, keys[i].code);
}

static uint32_t
press_of(int code)
{
	for (int i = 0; i < KEYS; i++)
		if (keys[i].code == code)
			return keys[i].press;
	return 0;
}

/* wget_wch drops a character of which only a part has come, so bytes are
 * read. */
static int
next_key(struct terminal *t, wint_t *c)
{
	int got;

	while ((got = wgetch(t->keys)) != ERR) {
		char byte = (char)got;
		wchar_t rune = 0;

		*c = (wint_t)got;
		if (got > UCHAR_MAX)
			return KEY_CODE_YES;
		size_t n = mbrtowc(&rune, &byte, 1, &t->typed);
		if (n == (size_t)-1) {
			/* It ends what was begun, and may begin another. */
			t->typed = (mbstate_t){ 0 };
			n = mbrtowc(&rune, &byte, 1, &t->typed);
		}
		if (n == (size_t)-1)
			t->typed = (mbstate_t){ 0 };
		if (n > 1)
			continue;
		*c = (wint_t)rune;
		return OK;
	}
	return ERR;
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

static double
now(void)
{
	return clock_seconds(CLOCK_MONOTONIC);
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
	bool ended = false;

	if (next_key(t, &first) != OK)
		return false;
	if (first != '[' && first != 'O' && first != ']') {
		unget_wch((wchar_t)first);
		return false;
	}
	buf_putc(&rest, '\033');
	buf_rune(&rest, first);
	wtimeout(t->keys, ESCAPE_MS);
	while (!ended && rest.n < SEQUENCE_MAX && next_key(t, &c) == OK) {
		buf_rune(&rest, c);
		ended = ends(first, before, c);
		before = c;
	}
	wtimeout(t->keys, 0);
	if (str_eq(buf_str(&rest), STR(PASTE_BEGINS)))
		pasting_begin(&t->pasting, now());
	else if (!ended)
		pasting_broken(&t->pasting, buf_str(&rest), now());
	term_take_answer(t, ask_answer(str_skip(buf_str(&rest), 1)));
	buf_free(&rest);
	return true;
}

static struct event
press_event(struct terminal *t, uint32_t c)
{
	struct event e = { .kind = EVENT_PRESS, .press = c };

	if (c == '\n')
		e.press = PRESS_ENTER;
	else if (c == '\b')
		e.press = PRESS_BACKSPACE;
	else if (c == PRESS_ESC && skip_sequence(t))
		e.kind = EVENT_NONE;
	else if (c == PRESS_ESC)
		pasting_broken(&t->pasting, STR("\033"), now());
	return e;
}

static struct event
key_event(struct terminal *t, int code)
{
	struct event e = { 0 };

	if (code == KEY_PASTED) {
		pasting_end(&t->pasting);
	} else if (t->pasting.on) {
		return e;
	} else if (code == KEY_PASTE) {
		pasting_begin(&t->pasting, now());
	} else if (code == KEY_MOUSE) {
		e = mouse_event();
	} else if (press_of(code)) {
		e.kind = EVENT_PRESS;
		e.press = press_of(code);
	}
	return e;
}

/* A key, or a sign that belongs to no paste. */
static struct event
next_event(struct terminal *t, bool *more)
{
	struct event none = { 0 };
	uint32_t sign;
	wint_t c = 0;

	*more = true;
	if (pasting_again(&t->pasting, &sign))
		return press_event(t, sign);
	int result = next_key(t, &c);
	if (result == KEY_CODE_YES && pasting_breaks(&t->pasting)) {
		ungetch((int)c);
		return none;
	}
	if (result == KEY_CODE_YES)
		return key_event(t, (int)c);
	if (result == OK && !pasting_takes(&t->pasting, c, now()))
		return press_event(t, c);
	*more = result == OK;
	return none;
}

struct event
term_event(struct terminal *t)
{
	struct event e = { 0 };
	bool more = true;

	while (e.kind == EVENT_NONE && more) {
		e = next_event(t, &more);
		if (!more)
			pasting_silence(&t->pasting, now());
		if (!more && pasting_again(&t->pasting, &e.press))
			return press_event(t, e.press);
		if (pasting_done(&t->pasting, &e.paste))
			e.kind = EVENT_PASTE;
	}
	if (e.kind == EVENT_NONE && pasting_lasts(&t->pasting, now()))
		e.kind = EVENT_PASTING;
	return e;
}

int
term_event_wait(const struct terminal *t)
{
	double wait = pasting_wait(&t->pasting, now());

	return wait > 0 ? (int)(wait * 1e3) + 1 : (int)wait;
}
