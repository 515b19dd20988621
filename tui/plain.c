#include "tui/plain.h"

#include <stddef.h>

static const struct {
	uint32_t rune;
	char plain;
} signs[] = {
	{ 0x00B7, '-' },  /* · */
	{ 0x2013, '-' },  /* – */
	{ 0x2014, '-' },  /* — */
	{ 0x2018, '\'' }, /* ‘ */
	{ 0x2019, '\'' }, /* ’ */
	{ 0x201C, '"' },  /* “ */
	{ 0x201D, '"' },  /* ” */
	{ 0x2026, '~' },  /* … */
	{ 0x2190, '<' },  /* ← */
	{ 0x2191, '^' },  /* ↑ */
	{ 0x2192, '>' },  /* → */
	{ 0x2193, 'v' },  /* ↓ */
	{ 0x232B, '<' },  /* ⌫ */
	{ 0x23CE, '<' },  /* ⏎ */
	{ 0x2500, '-' },  /* ─ */
	{ 0x2502, '|' },  /* │ */
	{ 0x2503, '|' },  /* ┃ */
	{ 0x250A, ':' },  /* ┊ */
	{ 0x258C, '>' },  /* ▌ */
	{ 0x25B8, '>' },  /* ▸ */
	{ 0x25CF, '*' },  /* ● */
	{ 0x2605, '+' },  /* ★ */
};

char
plain_sign(uint32_t rune)
{
	/* ▁ to █: the steps of a sparkline. */
	if (rune >= 0x2581 && rune <= 0x2588)
		return "_.-=+*%#"[rune - 0x2581];
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].rune == rune)
			return signs[i].plain;
	return '?';
}
