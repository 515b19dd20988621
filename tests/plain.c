/* What terminals in other charsets get: what they have, as wide as it was. */
#include "tests/test.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/terminal/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* In a process each: a charset is chosen once. */
static const struct {
	const char *locale, *text, *shown;
} cases[] = {
	/* No system has these: Iceland's are in UTF-8. */
	{ "is_IS.ISO-8859-1", "naïve £12 · 3½",
		"na\xEFve \xA3"
		"12 \xB7 3\xBD" },
	{ "is_IS.ISO-8859-1", "“Łódź” — ½…",
		"\"L\xF3"
		"dz\" - \xBD~" },
	{ "is_IS.ISO-8859-1", "雾桥，着火。", "????, ????. " },
	/* A mark of its own, and a sign made of several. */
	{ "is_IS.ISO-8859-1", "e\u0301 👩\u200D🚀|", "e ??|" },
	{ "is_IS.KOI8-R", "Ёж é 雾", "\xB3\xD6 e ??" },
	{ "is_IS.ISO-8859-5", "Ёж №1",
		"\xA1\xD6 \xF0"
		"1" },
	{ "is_IS.GBK", "“雾”é😀|", "\xA1\xB0\xCE\xED\xA1\xB1\xA8\xA6\xA1\xF5|" },
	{ "is_IS.GB18030", "“雾”é", "\xA1\xB0\xCE\xED\xA1\xB1\xA8\xA6" },
	{ "is_IS.BIG5", "“雾”着", "\xA1\xA7\xC3\xFA\xA1\xA8\xB5\xDB" },
	{ "is_IS.BIG5", "喆氏", "\xA1\xBC\xA4\xF3" },
	{ "is_IS.UTF-8", "“雾”e\u0301", "“雾”e\u0301" },
	{ "C", "“雾”e\u0301", "“雾”e\u0301" },
	{ "is_IS.NOSUCH", "“雾”é", "“雾”é" },
};

static int
try(size_t i)
{
	struct buf out = { 0 };

	setenv("LC_ALL", cases[i].locale, 1);
	i18n_init("en");
	if (plain_widens())
		rune_widen_ambiguous();
	plain_encode(&out, str_of(cases[i].text));
	if (str_eq(buf_str(&out), str_of(cases[i].shown)))
		return 0;
	fprintf(stderr, "%s: \"%.*s\"\n", cases[i].locale,
		STR_ARG(buf_str(&out)));
	return 1;
}

static void
each_charset_gets_what_it_has_and_stand_ins_as_wide(void **state)
{
	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		int status;
		pid_t pid = fork();

		if (pid == 0)
			_exit(try(i));
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_int_equal(status, 0);
	}
}

/* What the views draw themselves says something in every charset. */
static void
every_sign_has_a_stand_in(void **state)
{
	str signs = STR("·–—‘’“”•…⁂←↑→↓⇄⌫⏎─│┃┊▁▂▃▄▅▆▇█▌▸●★✓✎（），：；、。《》"
			"「」【】");

	(void)state;
	for (size_t at = 0; at < signs.n;) {
		uint32_t rune = utf8_next(signs, &at);

		if (plain_sign(rune) == '?')
			fail_msg("no stand-in for U+%04X", rune);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			each_charset_gets_what_it_has_and_stand_ins_as_wide),
		cmocka_unit_test(every_sign_has_a_stand_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
