#include "tests/vt.h"

#include <string.h>

#include "tests/test.h"

#include "base/utf8.h"

struct vt vt;

static const struct seen nothing = { .text = " ", .width = 1 };

/* The other half of a wide sign that is written over
 * or erased. */
static void
vt_spoil(int row, int column)
{
	static const struct seen half = { .text = "?", .width = 1 };
	struct seen *c = &vt.cells[row][column];

	if (c->width == 0)
		c[-1] = c[0] = half;
	if (c->width == 2)
		c[0] = c[1] = half;
}

static void
vt_erase(int row, int from, int to)
{
	assert_false(pen_shows_blank(vt.pen));
	for (int i = from; i < to && i < vt.columns; i++) {
		vt_spoil(row, i);
		vt.cells[row][i] = nothing;
	}
}

/* From a place on. */
static void
vt_clear(int row, int column)
{
	for (; row < vt.rows; row++, column = 0)
		vt_erase(row, column, vt.columns);
}

static void
vt_roll(bool up)
{
	size_t rows = (size_t)(vt.bottom - vt.top);
	struct seen(*first)[VT_COLUMNS] = &vt.cells[vt.top];

	memmove(up ? first : first + 1, up ? first + 1 : first,
		rows * sizeof *first);
	vt_erase(up ? vt.bottom : vt.top, 0, vt.columns);
}

static void
vt_write(uint32_t rune)
{
	int width = rune_width(rune);
	char bytes[UTF8_MAX + 1] = { 0 };

	utf8_encode(rune, bytes);
	if (width == 0) {
		int last = vt.breaking ? vt.columns - 1 : vt.column - 1;
		struct seen *c = &vt.cells[vt.row][last];

		strcat(c->width ? c->text : c[-1].text, bytes);
		return;
	}
	assert_false(vt.breaking);
	assert_true(vt.column + width <= vt.columns);
	struct seen *c = &vt.cells[vt.row][vt.column];
	for (int i = 0; i < width; i++)
		vt_spoil(vt.row, vt.column + i);
	memset(c, 0, (size_t)width * sizeof *c);
	strcpy(c->text, bytes);
	c->width = (uint8_t)width;
	c->pen = c[width - 1].pen = vt.pen;
	vt.column += width;
	vt.breaking = vt.column == vt.columns;
	vt.last = rune;
}

/* Only what was written just before can be. */
static void
vt_repeat(int times)
{
	assert_int_not_equal(vt.last, 0);
	while (times-- > 0)
		vt_write(vt.last);
}

static void
vt_style(const int *n, int count)
{
	static const uint8_t attrs[] = { [1] = PEN_BOLD,
		PEN_DIM,
		PEN_ITALIC,
		PEN_UNDERLINE,
		[7] = PEN_REVERSE };

	for (int i = 0; i < count; i++) {
		if (n[i] == 0)
			vt.pen = (struct pen){ 0 };
		else if (n[i] < 8)
			vt.pen.attrs |= attrs[n[i]];
		else if (n[i] == 38)
			vt.pen.colour = (int16_t)(n[i += 2] + 1);
		else
			vt.pen.colour =
				(int16_t)(n[i] + (n[i] < 90 ? 1 - 30 : 9 - 90));
	}
}

static void
vt_go(int row, int column)
{
	assert_in_range(row, 0, vt.rows - 1);
	assert_in_range(column, 0, vt.columns - 1);
	vt.row = row;
	vt.column = column;
	vt.breaking = false;
}

/* One sequence, from behind its "ESC [". */
static const char *
vt_obey(const char *s)
{
	int n[16] = { 0 }, count = 1;

	if (*s == '?')
		return s + strspn(s, "?;0123456789") + 1;

	for (; *s == ';' || (*s >= '0' && *s <= '9'); s++) {
		if (*s == ';')
			count++;
		else
			n[count - 1] = n[count - 1] * 10 + *s - '0';
	}
	int one = n[0] ? n[0] : 1;
	if (*s != 'b')
		vt.last = 0;
	assert_false(vt.breaking && strchr("ABCDKX", *s));
	switch (*s) {
	case 'm': vt_style(n, count); break;
	case 'H': vt_go(one - 1, n[1] ? n[1] - 1 : 0); break;
	case 'G': vt_go(vt.row, one - 1); break;
	case 'd': vt_go(one - 1, vt.column); break;
	case 'b': vt_repeat(one); break;
	case 'C': vt_go(vt.row, vt.column + one); break;
	case 'D': vt_go(vt.row, vt.column - one); break;
	case 'X': vt_erase(vt.row, vt.column, vt.column + one); break;
	case 'A': vt_go(vt.row - one, vt.column); break;
	case 'B': vt_go(vt.row + one, vt.column); break;
	case 'K':
		vt_erase(vt.row, n[0] ? 0 : vt.column,
			n[0] ? vt.column + 1 : vt.columns);
		break;
	case 'J': vt_clear(n[0] ? 0 : vt.row, n[0] ? 0 : vt.column); break;
	case 'g':
		assert_int_equal(n[0], 3);
		memset(vt.stops, 0, sizeof vt.stops);
		break;
	case 'r':
		vt.top = one - 1;
		vt.bottom = n[1] ? n[1] - 1 : vt.rows - 1;
		vt_go(0, 0);
		break;
	case 'S':
	case 'T':
		while (one-- > 0)
			vt_roll(*s == 'S');
		break;
	/* Modes, titles, questions. */
	case 'h':
	case 'l':
	case 'n':
	case 't': break;
	default: fail_msg("ESC [ ... %c", *s);
	}
	return s + 1;
}

/* Behind its Escape.  Charsets, modes of the keypad, and strings ("ESC ]") show
 * nothing. */
static const char *
vt_escape(const char *s, const char *end)
{
	switch (*s) {
	case '[': return vt_obey(s + 1);
	case 'M':
		assert_int_equal(vt.row, vt.top);
		vt_roll(false);
		return s + 1;
	case 'H': vt.stops[vt.column] = true; return s + 1;
	case '(':
	case ')': return s + 2;
	case ']':
		while (s < end && *s != '\a' && *s != '\033')
			s++;
		return s + (*s == '\a' ? 1 : 2);
	default: return s + 1;
	}
}

static void
vt_feed(void)
{
	assert_false(vt.breaking);
	if (vt.row == vt.bottom)
		vt_roll(true);
	else
		vt_go(vt.row + 1, vt.column);
}

static void
vt_tab(void)
{
	int i = vt.column + 1;

	assert_false(vt.breaking);
	while (i < vt.columns - 1 && !vt.stops[i])
		i++;
	vt_go(vt.row, i);
}

void
vt_take(str text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t rune = utf8_next(text, &at);

		if (rune == '\017' || rune == 0) {
			; /* the usual charset; padding */
		} else if (rune == '\r') {
			vt_go(vt.row, 0);
		} else if (rune == '\n') {
			vt_feed();
		} else if (rune == '\t') {
			vt_tab();
		} else if (rune == '\b') {
			assert_false(vt.breaking);
			vt_go(vt.row, vt.column - 1);
		} else if (rune == '\033') {
			const char *end = text.s + text.n;

			at = (size_t)(vt_escape(text.s + at, end) - text.s);
		} else {
			vt_write(rune);
		}
		if (rune < ' ' && rune != '\033')
			vt.last = 0;
	}
}

void
vt_open(int rows, int columns)
{
	memset(&vt, 0, sizeof vt);
	vt.rows = rows;
	vt.columns = columns;
	vt.bottom = rows - 1;
	for (int i = 8; i < VT_COLUMNS; i += 8)
		vt.stops[i] = true;
	for (int i = 0; i < VT_ROWS * VT_COLUMNS; i++)
		vt.cells[i / VT_COLUMNS][i % VT_COLUMNS] = nothing;
}

size_t
vt_text(const struct seen *row)
{
	size_t n = 0;
	int blanks = 2;

	for (int i = 0; i < vt.columns; i++) {
		if (strcmp(row[i].text, " ") == 0) {
			blanks++;
			continue;
		}
		n += strlen(row[i].text) + (blanks == 1);
		blanks = 0;
	}
	return n;
}

size_t
vt_marks(const struct seen *row)
{
	size_t n = 0;
	bool before = false;

	for (int i = 0; i < vt.columns; i++) {
		bool marked = row[i].pen.attrs & (PEN_UNDERLINE | PEN_ITALIC);

		n += marked && !before;
		before = marked;
	}
	return n;
}
