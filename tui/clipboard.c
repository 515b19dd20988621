#include "tui/clipboard.h"

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
