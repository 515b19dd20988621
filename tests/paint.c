/* The painter against a small terminal of our own: what that is sent leads from
 * any screen to any other. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "tests/test.h"
#include "tests/vt.h"

enum { ROWS_MAX = 20, COLUMNS_MAX = 60, ROUNDS = 6000 };

static struct paint_spare spare;

static void
expect_seen(const struct painter *p, const struct screen *s)
{
	for (int i = 0; i < s->rows * s->columns; i++) {
		const struct cell *c = &s->cells[i];
		const struct seen *is =
			&vt.cells[i / s->columns][i % s->columns];
		bool blank = strcmp(c->text, " ") == 0 &&
			     !pen_shows_blank(p->pens[c->style]) &&
			     !pen_shows_blank(is->pen);

		assert_string_equal(is->text, c->text);
		if (!blank)
			assert_true(pen_same(is->pen, p->pens[c->style]));
	}
	assert_int_equal(vt.pen.attrs, 0);
	assert_int_equal(vt.pen.colour, 0);
	if (s->cursor_row < 0)
		return;
	assert_int_equal(vt.row, s->cursor_row);
	assert_int_equal(vt.column, s->cursor_column);
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
		"一把剪刀", "墨水 ink", "e\xCC\x81t\xC3\xA9", "│",
		"🙂 and 🙂", "          ", "                            ",
		"“糨糊”", "──────────────", "▇▇▇▇▇▇ ▇▇▇" };
	int row = (int)dice((uint32_t)s->rows);
	int column = (int)dice((uint32_t)s->columns);

	/* Mostly below others. */
	if (dice(4))
		column -= column % 10;
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
		.rows = dice(2),
		.erases = dice(2),
		.shifts = dice(2),
		.scrolls = dice(2),
		.tabs = dice(2),
		.repeats = dice(2),
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
	vt_open(rows, columns);
	screen_resize(shown, rows, columns);
	screen_resize(next, rows, columns);
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

	paint_screen(p, &spare, shown, next, &out);
	vt_take(buf_str(&out));
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
			vt_take(buf_str(&out));
			buf_free(&out);
		}
		change(&next);
		show(&p, &shown, &next);
	}
	screen_free(&shown);
	screen_free(&next);
}

/* Ten times what it takes: for slow machines, and sanitizers. */
static void
a_large_screen_is_painted_in_no_time(void **state)
{
	enum { TIMES = 10 };
	static const double most = 0.03;
	struct screen shown = { 0 }, next = { 0 };
	double least = 1;

	(void)state;
	begin(&shown, &next, VT_ROWS, VT_COLUMNS);
	for (int i = 0; i < TIMES; i++) {
		struct painter p = make_painter();
		struct buf out = { 0 };

		p.shifts = p.scrolls = p.tabs = p.erases = true;
		for (int k = 0; k < 600; k++)
			put_something(&next);
		double before = clock_seconds(CLOCK_THREAD_CPUTIME_ID);
		paint_screen(&p, &spare, &shown, &next, &out);
		double took = clock_seconds(CLOCK_THREAD_CPUTIME_ID) - before;
		if (took < least)
			least = took;
		copy(&shown, &next);
		buf_free(&out);
	}
	printf("%.1f ms\n", least * 1e3);
	assert_true(least < most);
	screen_free(&shown);
	screen_free(&next);
}

static void
a_difficult_sign_moves_nothing_behind_it(void **state)
{
	static const struct {
		const char *text, *bytes;
	} cases[] = {
		{ "剪a", "剪a" },
		{ "e\xCC\x81"
		  "a",
			"e\xCC\x81"
			"a" },
		{ "🙂a", "🙂\033[3Ga" },
		{ "\xE0\xA4\x95\xE0\xA5\x8D"
		  "a",
			"\xE0\xA4\x95\xE0\xA5\x8D\033[2Ga" },
	};
	struct painter p = { .columns = true };
	struct screen shown = { 0 }, next = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct buf out = { 0 };

		begin(&shown, &next, 1, 20);
		screen_put(&next, 0, 0, 20, STYLE_TEXT, str_of(cases[i].text));
		p.row = p.column = 0;
		paint_screen(&p, &spare, &shown, &next, &out);
		buf_putc(&out, 0);
		assert_string_equal(out.s, cases[i].bytes);
		buf_free(&out);
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
		p.row = p.column = vt.row = vt.column = 0;
		show(&p, &shown, &next);
		p.row = vt.row = 1;
		p.column = vt.column = 0;
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
		cmocka_unit_test(a_large_screen_is_painted_in_no_time),
		cmocka_unit_test(a_difficult_sign_moves_nothing_behind_it),
		cmocka_unit_test(
			what_is_the_same_costs_nothing_and_a_mark_seven_bytes),
	};

	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	paint_spare_free(&spare);
	return failed;
}
