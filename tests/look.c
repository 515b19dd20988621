/* How things look: by the reader's styles, and by what a terminal answers. */
#include "tests/configured.h"
#include "tests/test.h"

#include "base/utf8.h"
#include "tui/terminal/ask.h"
#include "tui/config/look.h"

static struct look
look_at(enum style style, bool light)
{
	struct palette p = look_palette(&config, 256, true);

	p.light = light;
	return look_of(&config, style, p);
}

static void
styles_follow_theme_and_colours(void **state)
{
	(void)state;
	read_text("style hit 99 bold\n");
	assert_int_equal(look_at(STYLE_HIT, true).colour, 99);
	assert_int_equal(
		look_of(&config, STYLE_HIT, look_palette(&config, 8, true))
			.colour,
		-1);
	short dark = look_at(STYLE_SELECTED, false).colour;
	short light = look_at(STYLE_SELECTED, true).colour;
	assert_int_not_equal(dark, light);
	/* The 256 are for those who ask for them, and where nothing dims. */
	assert_true(dark < 16 && light < 16);
	assert_string_equal(look_at(STYLE_DIM, false).attrs.s, "dim");
	assert_true(look_palette(&config, 256, false).all);
	assert_false(look_palette(&config, 16, false).all);
	read_text("set colours 256\n");
	assert_true(look_at(STYLE_SELECTED, false).colour > 16);
	assert_int_equal(look_at(STYLE_DIM, false).attrs.n, 0);
	read_text("set theme dark\nset colours 8\n");
	assert_int_equal(look_at(STYLE_SELECTED, true).colour, dark);
	assert_int_equal(look_palette(&config, 256, true).colours, 8);
	assert_int_equal(look_palette(&config, -1, true).colours, 0);
}

static void
colours_have_names_and_wrong_ones_are_told(void **state)
{
	static const struct {
		const char *line;
		short colour;
		const char *why;
	} cases[] = {
		{ "style hit red", 1, "" },
		{ "style hit bright-cyan bold underline", 14, "" },
		{ "style hit default dim", -1, "" },
		{ "style hit 255", 255, "" },
		{ "style hit 256", 0, "rc:1: \"256\" is no colour" },
		{ "style hit bright-7", 0, "rc:1: \"bright-7\" is no colour" },
		{ "style hit pink", 0, "rc:1: \"pink\" is no colour" },
		{ "style hit red bould", 0, "rc:1: \"bould\" is no attribute" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		read_text(cases[i].line);
		bool well = !*cases[i].why;
		assert_int_equal(config.styles[STYLE_HIT].given, well);
		assert_int_equal(config.faults.n, !well);
		if (well)
			assert_int_equal(config.styles[STYLE_HIT].colour,
				cases[i].colour);
		else if (!str_starts(config.faults.v[0], str_of(cases[i].why)))
			fail_msg("%.*s", STR_ARG(config.faults.v[0]));
	}
}

static void
a_terminal_is_asked_for_what_is_not_set(void **state)
{
	static const struct {
		const char *answer;
		enum answer_kind kind;
	} cases[] = {
		{ "]11;rgb:ffff/ffff/ffff\a", ANSWER_LIGHT },
		{ "]11;rgb:fd/f6/e3\033\\", ANSWER_LIGHT },
		{ "]11;rgb:0000/0000/0000\a", ANSWER_DARK },
		{ "]11;rgb:1e1e/2e2e/ffff\a", ANSWER_DARK },
		{ "]11;rgb:/1/2", ANSWER_NONE },
		{ "]11;red", ANSWER_NONE },
		{ "[2;2R", ANSWER_NARROW },
		{ "[2;3R", ANSWER_WIDE },
		{ "[2;9R", ANSWER_NONE },
		{ "[3;6R", ANSWER_REPEATS },
		{ "[3;2R", ANSWER_NONE },
		{ "[5;3R", ANSWER_NONE },
		{ "[1;2C", ANSWER_NONE },
		{ "", ANSWER_NONE },
	};
	struct buf bytes = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_int_equal(
			ask_answer(str_of(cases[i].answer)), cases[i].kind);
	read_text("set theme dark\nset ambiguous-width narrow");
	ask_sequence(&bytes, &config.settings);
	size_t little = bytes.n;
	read_text("");
	ask_sequence(&bytes, &config.settings);
	assert_true(bytes.n - little > little);
	buf_free(&bytes);
	assert_true(rune_is_ambiguous(0x201C));
	assert_false(rune_is_ambiguous('a'));
	assert_false(rune_is_ambiguous(0x4E00));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(styles_follow_theme_and_colours),
		cmocka_unit_test(colours_have_names_and_wrong_ones_are_told),
		cmocka_unit_test(a_terminal_is_asked_for_what_is_not_set),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
