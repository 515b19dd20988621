#include "tui/deeds/clipboard.h"

enum { PIECE = 250 };

/* RFC 4648, section 4. */
static void
base64(struct buf *out, str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (; s.n; s = str_skip(s, 3)) {
		uint32_t three = 0;

		for (size_t i = 0; i < 3; i++)
			three = three << 8 |
				(i < s.n ? (unsigned char)s.s[i] : 0);
		for (size_t i = 0; i < 4; i++)
			buf_putc(out,
				i <= s.n ? digits[three >> (18 - 6 * i) & 63]
					 : '=');
	}
}

void
clipboard_sequence(struct buf *out, str text)
{
	if (text.n > CLIPBOARD_MAX)
		return;
	buf_put(out, STR("\033]52;c;"));
	base64(out, text);
	buf_putc(out, '\a');
}

enum clipboard_way
clipboard_way(const char *term, const char *tmux)
{
	if (tmux || str_starts(str_of(term), STR("tmux")))
		return CLIPBOARD_TMUX;
	return str_starts(str_of(term), STR("screen")) ? CLIPBOARD_SCREEN
						       : CLIPBOARD_DIRECT;
}

/* screen's strings are short; the terminal puts the pieces together. */
static void
through_screen(struct buf *out, str sequence)
{
	for (; sequence.n; sequence = str_skip(sequence, PIECE))
		buf_printf(out, "\033P%.*s\033\\",
			STR_ARG(str_take(sequence, PIECE)));
}

static void
through_tmux(struct buf *out, str sequence)
{
	buf_put(out, STR("\033Ptmux;"));
	for (size_t i = 0; i < sequence.n; i++) {
		if (sequence.s[i] == '\033')
			buf_putc(out, '\033');
		buf_putc(out, sequence.s[i]);
	}
	buf_put(out, STR("\033\\"));
}

void
clipboard_wrapped(struct buf *out, str text, enum clipboard_way way)
{
	struct buf sequence = { 0 };

	clipboard_sequence(&sequence, text);
	if (sequence.n && way == CLIPBOARD_SCREEN)
		through_screen(out, buf_str(&sequence));
	else if (sequence.n && way == CLIPBOARD_TMUX)
		through_tmux(out, buf_str(&sequence));
	buf_free(&sequence);
}
