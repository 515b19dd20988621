#include "tui/terminal/pen.h"

static const struct {
	uint8_t attr;
	char code;
} codes[] = {
	{ PEN_BOLD, '1' },
	{ PEN_DIM, '2' },
	{ PEN_ITALIC, '3' },
	{ PEN_UNDERLINE, '4' },
	{ PEN_REVERSE, '7' },
};

void
pen_number(struct buf *out, int n)
{
	if (n > 9)
		pen_number(out, n / 10);
	buf_putc(out, (char)('0' + n % 10));
}

static void
put_colour(struct buf *out, int colour)
{
	if (colour >= 16)
		buf_put(out, STR("38;5;"));
	pen_number(out, colour < 8    ? 30 + colour
			: colour < 16 ? 90 + colour - 8
				      : colour);
}

/* What can only be added is; else all is taken away first: codes that take
 * away one attribute are as long, and not every terminal has them.  A code that
 * is left out before another is 0 (ECMA-48, 5.4.2). */
void
pen_change(struct buf *out, struct pen from, struct pen to)
{
	bool more = false;

	if (pen_same(from, to))
		return;
	buf_put(out, STR("\033["));
	if ((from.attrs & ~to.attrs) ||
		(from.colour && from.colour != to.colour)) {
		from = (struct pen){ 0 };
		more = true;
	}
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		if (!(to.attrs & ~from.attrs & codes[i].attr))
			continue;
		if (more)
			buf_putc(out, ';');
		buf_putc(out, codes[i].code);
		more = true;
	}
	if (to.colour && to.colour != from.colour) {
		if (more)
			buf_putc(out, ';');
		put_colour(out, to.colour - 1);
	}
	buf_putc(out, 'm');
}
