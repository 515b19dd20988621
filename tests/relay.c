/* What passes between the explorer in UTF-8 and a terminal in GBK. */
#include "tui/terminal/relay.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tests/test.h"
#include "tui/terminal/plain.h"
#include "tui/terminal/screen.h"

#include <stdlib.h>

static void
is_converted(const char *written, const char *shown, size_t kept)
{
	str bytes = str_of(written);
	struct buf out = { 0 };

	relay_convert(&bytes, &out);
	assert_str_equal(buf_str(&out), str_of(shown));
	assert_int_equal(bytes.n, kept);
	buf_free(&out);
}

static void
the_terminal_gets_its_own_charset(void **state)
{
	(void)state;
	is_converted("\033[1ma\033[m", "\033[1ma\033[m", 0);
	is_converted("新闻", "\xD0\xC2\xCE\xC5", 0);
	is_converted("é😀\xFF", "\xA8\xA6??", 0);
}

static void
a_character_may_come_in_two_parts(void **state)
{
	(void)state;
	is_converted("新\xE9\x97", "\xD0\xC2", 2);
	is_converted("新\xF0\x9F\x98", "\xD0\xC2", 3);
	is_converted("\xC3", "", 1);
}

static void
what_is_lent_comes_back(void **state)
{
	struct buf written = { 0 };

	(void)state;
	buf_rune(&written, relay_lend(0x201C));
	buf_rune(&written, relay_lend(0x2026));
	buf_putc(&written, 0);
	is_converted(written.s, "\xA1\xB0\xA1\xAD", 0);
	assert_true(relay_is_lent(relay_lend(0x201C)));
	assert_false(relay_is_lent(0x20BB7));
	buf_free(&written);
}

static void
what_is_typed_becomes_utf8(void **state)
{
	static const struct {
		const char *typed, *read;
		size_t kept;
	} cases[] = {
		{ "j\033[A", "j\033[A", 0 },
		{ "\xD0\xC2\xCE\xC5", "新闻", 0 },
		{ "\xD0\xC2\xCE", "新", 1 },
		{ "\xFF\xD0\xC2", "新", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		str bytes = str_of(cases[i].typed);
		struct buf out = { 0 };

		plain_decode(&out, &bytes);
		assert_str_equal(buf_str(&out), str_of(cases[i].read));
		assert_int_equal(bytes.n, cases[i].kept);
		buf_free(&out);
	}
}

/* For what shows it: it takes a narrow stand-in for it. */
static void
a_mark_keeps_to_its_one_column(void **state)
{
	static const struct {
		const char *text, *first;
		uint8_t width;
		int columns;
	} cases[] = { { "●", "●", 1, 1 }, { "●", "●", 2, 2 },
		{ "中", "…", 1, 1 }, { "●●", "…", 1, 1 } };
	struct screen s = { 0 };

	(void)state;
	rune_widen_ambiguous();
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		screen_resize(&s, 1, 10);
		screen_put(&s, 0, 0, cases[i].columns, STYLE_TEXT,
			str_of(cases[i].text));
		assert_string_equal(s.cells[0].text, cases[i].first);
		assert_int_equal(s.cells[0].width, cases[i].width);
		assert_string_equal(s.cells[cases[i].columns].text, " ");
	}
	screen_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_terminal_gets_its_own_charset),
		cmocka_unit_test(a_character_may_come_in_two_parts),
		cmocka_unit_test(what_is_lent_comes_back),
		cmocka_unit_test(a_mark_keeps_to_its_one_column),
		cmocka_unit_test(what_is_typed_becomes_utf8),
	};

	/* No system has it: no locale is GBK in Iceland. */
	setenv("LC_ALL", "is_IS.GBK", 1);
	i18n_init("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
