/* Text as lines without a screen: a width in, lines out. */
#include "tests/random.h"
#include "tests/test.h"

#include "base/buf.h"
#include "base/clean.h"
#include "base/utf8.h"
#include "tui/page/flow.h"

#include <string.h>

static struct arena perm, tmp;

static struct flow_lines
flow(str text, const struct flow_rule *rule)
{
	struct flow_lines lines = { 0 };

	flow_text(text, rule, &perm, &tmp, &lines);
	return lines;
}

static void
check(const char *text, const struct flow_rule *rule, const char *want)
{
	str s = str_of(text);
	struct flow_lines lines = flow(s, rule);
	struct buf got = { 0 };

	for (size_t i = 0; i < lines.n; i++) {
		struct flow_line *l = &lines.v[i];

		if (i)
			buf_putc(&got, '\n');
		for (int k = 0; k < l->indent; k++)
			buf_putc(&got, ' ');
		buf_put(&got, str_slice(s, l->at.start, l->at.end));
	}
	assert_str_equal(buf_str(&got), str_of(want));
	buf_free(&got);
}

struct flow_case {
	int columns;
	const char *text, *want;
};

static void
check_all(const struct flow_case *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct flow_rule rule = { .columns = v[i].columns };

		check(v[i].text, &rule, v[i].want);
	}
}

static void
lines_are_filled_to_the_width(void **state)
{
	static const struct flow_case cases[] = {
		{ 10, "", "" },
		{ 10, "海岸线在雾里", "海岸线在雾\n里" },
		{ 11, "海岸线在雾里", "海岸线在雾\n里" },
		{ 12, "海岸线在雾里", "海岸线在雾里" },
		{ 10, "the quiet harbour", "the quiet\nharbour" },
		{ 9, "the quiet harbour", "the quiet\nharbour" },
		{ 8, "the quiet harbour", "the\nquiet\nharbour" },
		{ 10, "  led  by  blanks  ", "led  by\nblanks" },
		{ 10, "一行\n又一行", "一行\n又一行" },
	};

	(void)state;
	check_all(cases, TESTS_N(cases));
}

static void
marks_neither_begin_nor_end_a_line(void **state)
{
	static const struct flow_case cases[] = {
		{ 10, "海岸线在雾，里", "海岸线在\n雾，里" },
		{ 10, "海岸线在雾。”里", "海岸线在\n雾。”里" },
		{ 10, "海岸线在雾……里", "海岸线在\n雾……里" },
		{ 11, "海岸线在雾“里”外", "海岸线在雾\n“里”外" },
		{ 12, "海岸线在雾《里》外", "海岸线在雾\n《里》外" },
		{ 12, "海岸线在雾（里）外", "海岸线在雾\n（里）外" },
		{ 10, "海岸线在（雾里）", "海岸线在\n（雾里）" },
		{ 11, "海岸线在雾——里外", "海岸线在雾\n——里外" },
		{ 10, "海岸线在「雾」里", "海岸线在\n「雾」里" },
		{ 9, "he said it’s late", "he said\nit’s late" },
		{ 14, "他说he’s里外都是雾", "他说he’s里外都\n是雾" },
	};

	(void)state;
	check_all(cases, TESTS_N(cases));
}

/* Han before and behind the mark, at each place of the line. */
static struct flow_lines
flow_around(uint32_t mark, int before, const struct flow_rule *rule, str *text)
{
	struct buf b = { 0 };

	for (int i = 0; i < before; i++)
		buf_put(&b, STR("雾"));
	buf_rune(&b, mark);
	for (int i = 0; i < 8; i++)
		buf_put(&b, STR("岸"));
	*text = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return flow(*text, rule);
}

static void
every_mark_keeps_to_its_rule(void **state)
{
	enum { NO_START = 1, NO_END = 2, HANGS = 4, COLUMNS = 12 };
	static const struct {
		uint32_t rune;
		unsigned forbids;
	} marks[] = {
#define MARK(rune, forbids) { rune, forbids },
#include "tui/page/breaks.def"
	};
	struct flow_rule rule = { .columns = COLUMNS };
	struct flow_rule hangs = { .columns = COLUMNS, .hang = 2 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(marks); i++) {
		str text;

		for (int before = 1; before <= COLUMNS; before++) {
			struct flow_lines l = flow_around(
				marks[i].rune, before, &rule, &text);
			size_t at = 3 * (size_t)before, behind = at;

			utf8_next(text, &behind);
			for (size_t k = 0; k < l.n; k++) {
				struct span line = l.v[k].at;

				if (marks[i].forbids & NO_START)
					assert_int_not_equal(line.start, at);
				if (marks[i].forbids & NO_END)
					assert_int_not_equal(line.end, behind);
			}
		}
		struct flow_lines l =
			flow_around(marks[i].rune, COLUMNS / 2, &hangs, &text);
		size_t full = 3 * COLUMNS / 2, end = full;

		utf8_next(text, &end);
		if (marks[i].forbids & HANGS)
			assert_int_equal(l.v[0].at.end, end);
		else if (marks[i].forbids & NO_START)
			assert_int_equal(l.v[0].at.end, full - 3);
		else
			assert_int_equal(l.v[0].at.end, full);
	}
}

static void
latin_among_han_stays_whole(void **state)
{
	static const struct flow_case cases[] = {
		{ 12, "海岸线在GPT-4o", "海岸线在\nGPT-4o" },
		{ 12, "海岸线在v3.5.1里", "海岸线在\nv3.5.1里" },
		{ 12, "海岸线共3,000米", "海岸线共\n3,000米" },
		{ 12, "海岸线在10:30 开", "海岸线在\n10:30 开" },
		{ 11, "海岸线在AT&T里", "海岸线在\nAT&T里" },
		{ 12, "海岸线由O’Neil说", "海岸线由\nO’Neil说" },
		{ 12, "海岸线用a_b_c_d写", "海岸线用\na_b_c_d写" },
		/* a hyphen begins no line */
		{ 12, "海岸线涨-3.25%了", "海岸线\n涨-3.25%了" },
		{ 12, "海岸线有ａｂｃ", "海岸线有ａｂ\nｃ" },
		{ 12, "海岸线用C++写完", "海岸线用C++\n写完" },
		{ 10, "海岸线用C++写完", "海岸线用\nC++写完" },
		{ 10, "海岸有300+人来", "海岸有\n300+人来" },
		{ 9, "海岸线涨+5以上", "海岸线涨\n+5以上" },
		{ 12, "海岸线at dawn里", "海岸线at\ndawn里" },
	};

	(void)state;
	check_all(cases, TESTS_N(cases));
}

static void
words_and_numbers_stay_whole(void **state)
{
	static const struct flow_case cases[] = {
		{ 12, "海岸线用Lighthouse", "海岸线用\nLighthouse" },
		{ 12, "海岸线共140万美元", "海岸线共\n140万美元" },
		{ 12, "海岸线有12 亿元债", "海岸线有\n12 亿元债" },
		{ 10, "海岸线长62%，", "海岸线长\n62%，" },
		{ 10, "海岸线2026年3月", "海岸线\n2026年3月" },
		{ 10, "海岸线第 21 段", "海岸线\n第 21 段" },
		{ 12, "about 3.4 billion", "about\n3.4 billion" },
		{ 9, "at 3 among us", "at 3\namong us" },
		{ 9, "海岸线共$30元", "海岸线共\n$30元" },
	};

	(void)state;
	check_all(cases, TESTS_N(cases));
}

static void
what_fits_no_line_is_broken_hard(void **state)
{
	static const struct flow_case cases[] = {
		{ 5, "abcdefghijkl", "abcde\nfghij\nkl" },
		{ 8, "海岸https://a.example/b",
			"海岸\nhttps://\na.exampl\ne/b" },
		{ 1, "雾ab", "雾\na\nb" },
		{ 3, "雾雾雾", "雾\n雾\n雾" },
	};

	(void)state;
	check_all(cases, TESTS_N(cases));
}

static void
clusters_are_never_cut(void **state)
{
	static const struct flow_case cases[] = {
		/* e with an acute and a dot below, ten times */
		{ 4, "e\u0301\u0323e\u0301\u0323e\u0301e\u0301e\u0301e\u0301",
			"e\u0301\u0323e\u0301\u0323e\u0301e\u0301\ne\u0301e"
			"\u0301" },
		/* a wide one at the border goes to the next line */
		{ 5, "ab雾雾", "ab雾\n雾" },
		{ 5, "\U0001F30A\U0001F30A\U0001F30A",
			"\U0001F30A\U0001F30A\n\U0001F30A" },
		/* flags are pairs */
		{ 1, "\U0001F1E8\U0001F1F3\U0001F1EB\U0001F1F7",
			"\U0001F1E8\U0001F1F3\n\U0001F1EB\U0001F1F7" },
	};

	(void)state;
	check_all(cases, TESTS_N(cases));
}

static void
one_mark_hangs_in_the_margin(void **state)
{
	struct flow_rule rule = { .columns = 10, .hang = 2 };

	(void)state;
	check("海岸线在雾，里外", &rule, "海岸线在雾，\n里外");
	check("海岸线在雾。", &rule, "海岸线在雾。");
	check("海岸线在雾。”里", &rule, "海岸线在\n雾。”里");
	check("海岸线在雾里，外", &rule, "海岸线在雾\n里，外");
}

static void
first_line_and_others_are_indented(void **state)
{
	struct flow_rule first = { .columns = 10, .first = 4 };
	struct flow_rule rest = { .columns = 10, .rest = 2 };

	(void)state;
	check("海岸线在雾里", &first, "    海岸线\n在雾里");
	check("海岸线在雾里", &rest, "海岸线在雾\n  里");
	first.columns = 6;
	check("海岸线在", &first, "海岸线\n在");
}

static void
no_character_stands_alone_on_the_last_line(void **state)
{
	struct flow_rule rule = { .columns = 32 };

	(void)state;
	check("海岸线在雾里，灯塔在雾外，渡船不来了。", &rule,
		"海岸线在雾里，灯塔在雾外，渡船不\n来了。");
	check("海岸线在雾里，灯塔在雾外，渡船都不来了。", &rule,
		"海岸线在雾里，灯塔在雾外，渡船都\n不来了。");
}

static void
code_keeps_its_blanks(void **state)
{
	struct flow_rule rule = { .columns = 8, .verbatim = true };

	(void)state;
	check("if x:\n  go(far away)\n\nend", &rule,
		"if x:\n  go(far\naway)\n\nend");
	/* A tab is as wide as it is shown. */
	check("\tab cd", &rule, "\tab c\nd");
}

static void
what_the_gate_shows_is_measured(void **state)
{
	struct flow_rule rule = { .columns = 8 };

	(void)state;
	assert_int_equal(flow_width(STR("a\x1b[m")), 5);
	assert_int_equal(flow_width(STR("\u202e")), 8);
	check("ab\u202e"
	      "c",
		&rule,
		"ab\n\u202e\n"
		"c");
}

/* No line is too wide, all of the text but blanks is there. */
static void
check_sound(str text, const struct flow_rule *rule)
{
	struct flow_lines lines = flow(text, rule);
	uint32_t at = 0;

	for (size_t i = 0; i < lines.n; i++) {
		struct flow_line *l = &lines.v[i];
		str s = str_slice(text, l->at.start, l->at.end);

		assert_true(l->at.start >= at && l->at.end >= l->at.start);
		assert_int_equal(
			str_trim(str_slice(text, at, l->at.start)).n, 0);
		at = l->at.end;
		size_t one = 0;
		if (s.n)
			utf8_cluster(s, &one);
		assert_true(one == s.n || l->indent + l->columns <=
						  rule->columns + rule->hang);
	}
	assert_int_equal(str_trim(str_skip(text, at)).n, 0);
}

static void
every_width_has_an_answer(void **state)
{
	str text = STR("海岸线“在雾里”，Lighthouse 的第 21 位看守人"
		       "《潮汐表》说：3.4 亿元……e\u0301\U0001F30A—— "
		       "https://tide.example/a/b?c=d （完）。");

	(void)state;
	for (int columns = 1; columns <= 200; columns++) {
		struct flow_rule rule = { columns, columns % 3, 4, 0, false };

		check_sound(text, &rule);
		rule.verbatim = true;
		check_sound(text, &rule);
	}
}

static void
long_latin_is_no_trouble(void **state)
{
	static char bytes[10000];

	(void)state;
	memset(bytes, 'a', sizeof bytes);
	for (int columns = 1; columns <= 200; columns += 7) {
		struct flow_rule rule = { .columns = columns };

		check_sound((str){ bytes, sizeof bytes }, &rule);
	}
	struct flow_rule rule = { .columns = 100 };
	assert_int_equal(flow((str){ bytes, sizeof bytes }, &rule).n, 100);
}

static void
any_bytes_are_laid_out(void **state)
{
	static char bytes[3000];

	(void)state;
	for (int round = 0; round < 60; round++) {
		for (size_t i = 0; i < sizeof bytes; i++)
			bytes[i] = (char)random_below(256);
		struct flow_rule rule = { round + 1, 2, 4, 0, round % 2 };

		flow((str){ bytes, sizeof bytes }, &rule);
		flow(STR("a\xEF\xBF\xBF\xEF\xBF\xBF"
			 "b"),
			&rule);
	}
}

static int
forget(void **state)
{
	(void)state;
	arena_free(&perm);
	arena_free(&tmp);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_filled_to_the_width),
		cmocka_unit_test(marks_neither_begin_nor_end_a_line),
		cmocka_unit_test(every_mark_keeps_to_its_rule),
		cmocka_unit_test(latin_among_han_stays_whole),
		cmocka_unit_test(words_and_numbers_stay_whole),
		cmocka_unit_test(what_fits_no_line_is_broken_hard),
		cmocka_unit_test(clusters_are_never_cut),
		cmocka_unit_test(one_mark_hangs_in_the_margin),
		cmocka_unit_test(first_line_and_others_are_indented),
		cmocka_unit_test(no_character_stands_alone_on_the_last_line),
		cmocka_unit_test(code_keeps_its_blanks),
		cmocka_unit_test(what_the_gate_shows_is_measured),
		cmocka_unit_test(every_width_has_an_answer),
		cmocka_unit_test(long_latin_is_no_trouble),
		cmocka_unit_test(any_bytes_are_laid_out),
	};

	return cmocka_run_group_tests(tests, NULL, forget);
}
