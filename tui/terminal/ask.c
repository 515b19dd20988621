#include "tui/terminal/ask.h"

#include <stdio.h>

void
ask_sequence(struct buf *out, const struct settings *set)
{
	if (set->v[SETTING_THEME] == THEME_AUTO)
		buf_put(out, STR("\033]11;?\033\\"));
	/* In the second line: in the first one the answer would look like
	 * Shift-F3. */
	if (set->v[SETTING_AMBIGUOUS] == AMBIGUOUS_AUTO)
		buf_put(out, STR("\0337\033[2;1H…\033[6n\r\033[K\0338"));
	buf_put(out, STR("\0337\033[3;1H─\033[4b\033[6n\r\033[K\0338"));
}

/* "rgb:RRRR/GGGG/BBBB", with one to four digits each. */
static enum answer_kind
background(const char *s)
{
	static const unsigned most[] = { 1, 0xF, 0xFF, 0xFFF, 0xFFFF };
	static const double weight[] = { 0.2126, 0.7152, 0.0722 }; /* BT.709 */
	unsigned part[3];
	int end[4] = { 0 };

	if (sscanf(s, "rgb:%n%4x%n/%4x%n/%4x%n", &end[0], &part[0], &end[1],
		    &part[1], &end[2], &part[2], &end[3]) != 3)
		return ANSWER_NONE;
	double light = 0;
	for (int i = 0; i < 3; i++) {
		int digits = end[i + 1] - end[i] - (i > 0);

		if (digits < 1 || digits > 4)
			return ANSWER_NONE;
		light += weight[i] * part[i] / most[digits];
	}
	return light > 0.5 ? ANSWER_LIGHT : ANSWER_DARK;
}

enum answer_kind
ask_answer(str sequence)
{
	char s[64];
	int column;
	char last;

	snprintf(s, sizeof s, "%.*s", STR_ARG(sequence));
	if (str_starts(sequence, STR("]11;")))
		return background(s + 4);
	if (str_eq(sequence, STR("[0n")))
		return ANSWER_READY;
	if (sscanf(s, "[2;%d%c", &column, &last) == 2 && last == 'R')
		return column == 3   ? ANSWER_WIDE
		       : column == 2 ? ANSWER_NARROW
				     : ANSWER_NONE;
	return str_eq(sequence, STR("[3;6R")) ? ANSWER_REPEATS : ANSWER_NONE;
}
