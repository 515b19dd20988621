/*
 * The painter against a small terminal of our own: what it is sent leads from
 * any screen to any other.  What a half of a wide sign leaves behind is rubbish
 * there, and so is a line feed where the line may be about to break.
 */
#include <stdlib.h>
#include <string.h>

#include "tests/test.h"

#include "base/utf8.h"
#include "tui/paint.h"

enum { ROWS_MAX = 20, COLUMNS_MAX = 60, ROUNDS = 6000 };

struct seen {
	char text[CELL_BYTES];
	uint8_t width;
	struct pen pen;
};

static struct {
	struct seen cells[ROWS_MAX][COLUMNS_MAX];
	int rows, columns, row, column, top, bottom;
	bool breaking; /* the next sign breaks the line */
	struct pen pen;
} tty;

static const struct seen nothing = { .text = " ", .width = 1 };

/* The other half of a wide sign that is written over
 * or erased. */
static void
tty_spoil(int row, int column)
{
	static const struct seen half = { .text = "?", .width = 1 };
	struct seen *c = &tty.cells[row][column];

	if (c->width == 0)
		c[-1] = c[0] = half;
	if (c->width == 2)
		c[0] = c[1] = half;
}

static void
tty_erase(int row, int from, int to)
{
	assert_false(pen_shows_blank(tty.pen));
	for (int i = from; i < to && i < tty.columns; i++) {
		tty_spoil(row, i);
		tty.cells[row][i] = nothing;
	}
}

static void
tty_clear(void)
{
	for (int row = 0; row < tty.rows; row++)
		tty_erase(row, 0, tty.columns);
}

static void
tty_roll(bool up)
{
	size_t rows = (size_t)(tty.bottom - tty.top);
	struct seen(*first)[COLUMNS_MAX] = &tty.cells[tty.top];

	memmove(up ? first : first + 1, up ? first + 1 : first,
		rows * sizeof *first);
	tty_erase(up ? tty.bottom : tty.top, 0, tty.columns);
}

static void
tty_write(uint32_t rune)
{
	int width = rune_width(rune);
	char bytes[UTF8_MAX + 1] = { 0 };

	utf8_encode(rune, bytes);
	if (width == 0) {
		int last = tty.breaking ? tty.columns - 1 : tty.column - 1;
		struct seen *c = &tty.cells[tty.row][last];

		strcat(c->width ? c->text : c[-1].text, bytes);
		return;
	}
	assert_false(tty.breaking);
	assert_true(tty.column + width <= tty.columns);
	struct seen *c = &tty.cells[tty.row][tty.column];
	for (int i = 0; i < width; i++)
		tty_spoil(tty.row, tty.column + i);
	memset(c, 0, (size_t)width * sizeof *c);
	strcpy(c->text, bytes);
	c->width = (uint8_t)width;
	c->pen = c[width - 1].pen = tty.pen;
	tty.column += width;
	tty.breaking = tty.column == tty.columns;
}

static void
tty_style(const int *n, int count)
{
	static const uint8_t attrs[] = { [1] = PEN_BOLD,
		PEN_DIM,
		PEN_ITALIC,
		PEN_UNDERLINE,
		[7] = PEN_REVERSE };

	for (int i = 0; i < count; i++) {
		if (n[i] == 0)
			tty.pen = (struct pen){ 0 };
		else if (n[i] < 8)
			tty.pen.attrs |= attrs[n[i]];
		else if (n[i] == 38)
			tty.pen.colour = (int16_t)(n[i += 2] + 1);
		else
			tty.pen.colour =
				(int16_t)(n[i] + (n[i] < 90 ? 1 - 30 : 9 - 90));
	}
}

static void
tty_go(int row, int column)
{
	assert_in_range(row, 0, tty.rows - 1);
	assert_in_range(column, 0, tty.columns - 1);
	tty.row = row;
	tty.column = column;
	tty.breaking = false;
}

/* One sequence, from behind its "ESC [". */
static const char *
tty_obey(const char *s)
{
	int n[16] = { 0 }, count = 1;

	for (; *s == ';' || (*s >= '0' && *s <= '9'); s++) {
		if (*s == ';')
			count++;
		else
			n[count - 1] = n[count - 1] * 10 + *s - '0';
	}
	int one = n[0] ? n[0] : 1;
	assert_false(tty.breaking && strchr("CDKX", *s));
	switch (*s) {
	case 'm': tty_style(n, count); break;
	case 'H': tty_go(one - 1, n[1] ? n[1] - 1 : 0); break;
	case 'G': tty_go(tty.row, one - 1); break;
	case 'C': tty_go(tty.row, tty.column + one); break;
	case 'D': tty_go(tty.row, tty.column - one); break;
	case 'X': tty_erase(tty.row, tty.column, tty.column + one); break;
	case 'K': tty_erase(tty.row, tty.column, tty.columns); break;
	case 'J': tty_clear(); break;
	case 'r':
		tty.top = one - 1;
		tty.bottom = n[1] ? n[1] - 1 : tty.rows - 1;
		tty_go(0, 0);
		break;
	case 'S':
	case 'T':
		while (one-- > 0)
			tty_roll(*s == 'S');
		break;
	default: fail_msg("ESC [ ... %c", *s);
	}
	return s + 1;
}

static void
tty_feed(void)
{
	assert_false(tty.breaking);
	if (tty.row == tty.bottom)
		tty_roll(true);
	else
		tty_go(tty.row + 1, tty.column);
}

static void
tty_take(const struct buf *bytes)
{
	str text = buf_str(bytes);

	for (size_t at = 0; at < text.n;) {
		uint32_t rune = utf8_next(text, &at);

		if (rune == '\r') {
			tty_go(tty.row, 0);
		} else if (rune == '\n') {
			tty_feed();
		} else if (rune == '\b') {
			assert_false(tty.breaking);
			tty_go(tty.row, tty.column - 1);
		} else if (rune == '\033' && text.s[at] == 'M') {
			assert_int_equal(tty.row, tty.top);
			tty_roll(false);
			at++;
		} else if (rune == '\033') {
			at = (size_t)(tty_obey(text.s + at + 1) - text.s);
		} else {
			tty_write(rune);
		}
	}
}

static void
expect_seen(const struct painter *p, const struct screen *s)
{
	for (int i = 0; i < s->rows * s->columns; i++) {
		const struct cell *c = &s->cells[i];
		const struct seen *is =
			&tty.cells[i / s->columns][i % s->columns];
		bool blank = strcmp(c->text, " ") == 0 &&
			     !pen_shows_blank(p->pens[c->style]) &&
			     !pen_shows_blank(is->pen);

		assert_string_equal(is->text, c->text);
		if (!blank)
			assert_true(pen_same(is->pen, p->pens[c->style]));
	}
	assert_int_equal(tty.pen.attrs, 0);
	assert_int_equal(tty.pen.colour, 0);
	if (s->cursor_row < 0)
		return;
	assert_int_equal(tty.row, s->cursor_row);
	assert_int_equal(tty.column, s->cursor_column);
}

static uint32_t
dice(uint32_t n)
{
	static uint32_t seed = 2463534242;

	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % n;
}

static void
put_something(struct screen *s)
{
	static const char *const words[] = { "a", "ink", "paper, and ink", "剪",
		"一把剪刀", "墨水 ink", "e\xCC\x81t\xC3\xA9", "│", "          ",
		"                            ", "“糨糊”" };
	int row = (int)dice((uint32_t)s->rows);
	int column = (int)dice((uint32_t)s->columns);

	screen_put(s, row, column, s->columns, (enum style)dice(STYLES),
		str_of(words[dice(TESTS_N(words))]));
}

static void
change(struct screen *s)
{
	struct shift shift = { .top = (int)dice((uint32_t)s->rows),
		.by = (int)dice(7) - 3 };

	shift.bottom = s->rows - 1;
	if (dice(6) == 0)
		screen_clear(s);
	if (dice(3) == 0 && shift.by && shift.bottom - shift.top > 3)
		shift_apply(s, &shift);
	for (uint32_t n = dice(3) ? dice(6) : dice(90); n > 0; n--)
		put_something(s);
	s->cursor_row = dice(2) ? (int)dice((uint32_t)s->rows) : -1;
	s->cursor_column = (int)dice((uint32_t)s->columns);
}

static struct painter
make_painter(void)
{
	struct painter p = {
		.columns = dice(2),
		.erases = dice(2),
		.scrolls = dice(2),
		.row = -1,
		.column = -1,
	};

	for (int i = 1; i < STYLES; i++)
		p.pens[i] = (struct pen){ (uint8_t)(dice(2) ? dice(32) : 0),
			(int16_t)(dice(2) ? dice(257) : 0) };
	return p;
}

static void
begin(struct screen *shown, struct screen *next, int rows, int columns)
{
	memset(&tty, 0, sizeof tty);
	tty.rows = rows;
	tty.columns = columns;
	tty.bottom = rows - 1;
	screen_resize(shown, rows, columns);
	screen_resize(next, rows, columns);
	for (int i = 0; i < ROWS_MAX * COLUMNS_MAX; i++)
		tty.cells[i / COLUMNS_MAX][i % COLUMNS_MAX] = nothing;
}

static void
copy(struct screen *to, const struct screen *from)
{
	memcpy(to->cells, from->cells,
		(size_t)(to->rows * to->columns) * sizeof *to->cells);
}

/* As term_draw.c does. */
static size_t
show(struct painter *p, struct screen *shown, const struct screen *next)
{
	struct buf out = { 0 };

	paint(p, shown, next, &out);
	tty_take(&out);
	expect_seen(p, next);
	copy(shown, next);
	size_t n = out.n;
	buf_free(&out);
	return n;
}

static void
any_screen_follows_any_other(void **state)
{
	struct screen shown = { 0 }, next = { 0 };
	struct painter p;

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		if (i % 30 == 0) {
			struct buf out = { 0 };

			begin(&shown, &next, 1 + (int)dice(ROWS_MAX),
				1 + (int)dice(COLUMNS_MAX));
			p = make_painter();
			paint_blank(&p, &out);
			tty_take(&out);
			buf_free(&out);
		}
		change(&next);
		show(&p, &shown, &next);
	}
	screen_free(&shown);
	screen_free(&next);
}

static void
what_is_the_same_costs_nothing_and_a_mark_seven_bytes(void **state)
{
	static const struct {
		const char *before, *after;
		enum style style;
		size_t most;
	} cases[] = {
		{ "paper", "paper", STYLE_TEXT, 0 },
		/* Blanks of another style look the same. */
		{ "     ", "     ", STYLE_HEADING, 0 },
		/* There, on, the word, off. */
		{ "paper", "paper", STYLE_PLAYER, 5 + 4 + 5 + 3 },
		{ "paper and ink", "paper", STYLE_TEXT, 5 + 3 },
		{ "paper", "papyrus", STYLE_TEXT, 5 + 4 },
	};
	struct painter p = { .columns = true, .erases = true };
	struct screen shown = { 0 }, next = { 0 };

	(void)state;
	p.pens[STYLE_PLAYER].attrs = PEN_UNDERLINE;
	p.pens[STYLE_HEADING].attrs = PEN_BOLD;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		begin(&shown, &next, 2, 40);
		screen_put(
			&next, 1, 20, 20, STYLE_TEXT, str_of(cases[i].before));
		p.row = p.column = tty.row = tty.column = 0;
		show(&p, &shown, &next);
		p.row = tty.row = 1;
		p.column = tty.column = 0;
		screen_clear(&next);
		screen_put(&next, 1, 20, 20, cases[i].style,
			str_of(cases[i].after));
		size_t n = show(&p, &shown, &next);
		if (n > cases[i].most)
			fail_msg("%s to %s: %zu bytes", cases[i].before,
				cases[i].after, n);
	}
	screen_free(&shown);
	screen_free(&next);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_screen_follows_any_other),
		cmocka_unit_test(
			what_is_the_same_costs_nothing_and_a_mark_seven_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
