/* The screens as text files, and the other groups of views driven by keys. */
#include "tests/tui_make.h"

#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/tui_groups.h"

#include "base/file.h"
#include "base/i18n.h"

/* At the three sizes. */
static const struct {
	int rows, columns;
} sizes[] = { { 40, 120 }, { 24, 80 }, { 12, 40 } };

static const struct {
	const char *name, *keys;
} screens[] = {
	{ "articles", "j" },
	{ "results", "/ 降价" },
	{ "narrow", "/ 灯塔 Esc +" },
	{ "no-hit", "/ zzqq" },
	{ "nearest", "/ 潮夕铁路" },
	{ "nothing-typed", "/" },
	{ "searches", "/ 灯塔 Esc S Enter / Ctrl-U 降价 Esc S Enter 6" },
	{ "note", "Enter ' c 好算盘 Enter j k" },
	{ "notes", "Enter ' c 好算盘 Enter 7" },
	{ "tags", "# ai Enter j v j v #" },
	{ "before", "/ 灯塔 Enter H q /" },
	{ "players", "2" },
	{ "card", "2 j Enter" },
	{ "exchange-asked", "2 & 葛 Enter Enter x" },
	{ "exchange", "2 & 葛 Enter Enter x 顾 Enter" },
	{ "exchange-none", "2 & 葛 Enter Enter x 何竞 Enter" },
	{ "quotes", "3" },
	{ "figures", "4" },
	{ "feeds", "5 j j" },
	{ "feed", "5 j j Enter" },
	{ "help", "?" },
	{ "palette", ": no" },
	{ "filter", "& 晚报" },
	{ "settings", "= j Enter j" },
	{ "in-article", "Enter" },
	{ "in-article-player", "j Enter p p" },
	{ "outline", "j Enter o" },
	{ "labels", "j Enter f" },
	{ "letters", "f" },
	{ "kept-places", "Enter M a q j Enter ' M b `" },
	{ "only-text", "j Enter z" },
	{ "found", "Enter & 账 Enter n" },
	{ "source", "j Enter O" },
	{ "correct", "2 c 顾" },
	{ "export", "v v e" },
	{ "picked", "v v" },
	{ "starred", "* j * w w" },
	{ "no-notes", "7" },
	{ "no-searches", "6" },
	{ "help-article", "Enter ?" },
	{ "copied", "Enter ' c 好算盘 Enter y" },
	{ "dead-key", "X" },
	{ "input-method", "中" },
	{ "set", ": set Space th" },
	{ "order", ": tag Space ai" },
};

/* Those in a folder of tests/screens. */
static void
check_screens(const char *folder)
{
	struct arena tmp = { 0 };

	for (size_t i = 0; i < TESTS_N(screens); i++)
		for (size_t k = 0; k < TESTS_N(sizes); k++) {
			tui_begin(sizes[k].rows, sizes[k].columns);
			tui_press(screens[i].keys);
			tui_check(arena_printf(&tmp, "%s%s-%dx%d", folder,
				screens[i].name, sizes[k].columns,
				sizes[k].rows)
					  .s);
			tui_end();
		}
	arena_free(&tmp);
}

static void
screens_are_those_of_the_files(void **state)
{
	(void)state;
	check_screens("");
}

/* In the build folder, where the translation is. */
static int
speak_chinese(void **state)
{
	(void)state;
	i18n_init("zh");
	bindtextdomain("jianbao", "locale");
	return 0;
}

static int
speak_english(void **state)
{
	(void)state;
	i18n_init("en");
	return 0;
}

static void
screens_in_chinese_are_those_of_the_files(void **state)
{
	(void)state;
	if (!file_is_folder("locale/zh"))
		skip();
	check_screens("zh/");
}

/* The first command that is listed for what was typed. */
static str
first_command(const char *typed)
{
	str text, name, rest;

	tui_begin(24, 80);
	tui_press(":");
	tui_paste(typed);
	text = tui_text();
	tui_end();
	str_cut(text, str_of(typed), &name, &text);
	str_cut(text, STR("▌"), &rest, &text);
	str_cut(text, STR(" "), &name, &rest);
	return name;
}

static void
commands_are_found_by_pinyin(void **state)
{
	static const struct {
		const char *typed, *command;
	} cases[] = {
		{ "wzlb", "articles" },
		{ "biaoqian", "tag" },
		{ "quanbuyd", "all-read" },
		{ "rhml", "command" },
		{ "xiayiy", "page-down" },
		{ "cx", "undo" },
		{ "标签", "tag" },
		{ "tag", "tag" },
		{ "ex", "export" },
	};

	(void)state;
	if (!file_is_folder("locale/zh"))
		skip();
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		str got = first_command(cases[i].typed);

		if (!str_eq(got, str_of(cases[i].command)))
			fail_msg("%s finds %.*s", cases[i].typed, STR_ARG(got));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_are_those_of_the_files),
		cmocka_unit_test_setup_teardown(
			screens_in_chinese_are_those_of_the_files,
			speak_chinese, speak_english),
		cmocka_unit_test_setup_teardown(commands_are_found_by_pinyin,
			speak_chinese, speak_english),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL) + test_walk() +
		     test_search() + test_deeds() + test_players() +
		     test_keys() + test_keysets() + test_doors() +
		     test_taking() + test_fold();

	make_cleanup();
	return failed;
}
