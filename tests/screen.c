/* The screen as cells in memory: what is put there, and what moved. */
#include "tests/test.h"

#include <string.h>

#include "tui/terminal/screen.h"
#include "tui/terminal/shift.h"

static void
wide_cells_are_never_halved(void **state)
{
	struct screen s = { 0 };
	struct buf out = { 0 };

	(void)state;
	screen_resize(&s, 3, 6);
	screen_put(&s, 0, 0, 6, STYLE_TEXT, STR("中文中文"));
	screen_put(&s, 1, 0, 6, STYLE_TEXT, STR("中文中"));
	screen_put(&s, 1, 1, 1, STYLE_TEXT, STR("x"));
	screen_put(&s, 2, 0, 6, STYLE_TEXT, STR("a\033[31m"));
	screen_text(&s, &out);
	assert_str_equal(buf_str(&out), STR("中文…\n x文中\na^[[3…\n"));
	buf_free(&out);
	screen_free(&s);
}

/* Rows of a screen, one letter for each. */
static void
put_rows(struct screen *s, const char *letters)
{
	screen_resize(s, (int)strlen(letters), 4);
	for (int row = 0; letters[row]; row++)
		screen_put(s, row, 0, 4, STYLE_TEXT, (str){ letters + row, 1 });
}

static void
lines_that_moved_are_found(void **state)
{
	static const struct {
		const char *before, *after;
		int by;
	} cases[] = {
		{ "sabcdefghs", "sbcdefghit", 1 },
		{ "sabcdefghs", "scdefghijs", 2 },
		{ "sabcdefghs", "szabcdefgs", -1 },
		{ "sabcdefghs", "sefghijkls", 4 },
		{ "sabcdefghs", "swxyzabcds", -4 },
		{ "sabcdefghs", "sabcdefghs", 0 },
		{ "sabcdefghs", "sijklmnops", 0 },
		{ "sabs", "sbcs", 0 },
	};
	struct screen before = { 0 }, after = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct shift s = { 0 };

		put_rows(&before, cases[i].before);
		put_rows(&after, cases[i].after);
		assert_int_equal(
			shift_find(&before, &after, &s), cases[i].by != 0);
		assert_int_equal(s.by, cases[i].by);
		if (!s.by)
			continue;
		shift_apply(&before, &s);
		int row = s.by > 0 ? s.top : s.bottom;
		assert_memory_equal(&before.cells[row * 4],
			&after.cells[row * 4], 4 * sizeof *after.cells);
	}
	screen_free(&before);
	screen_free(&after);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wide_cells_are_never_halved),
		cmocka_unit_test(lines_that_moved_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
