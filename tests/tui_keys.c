/* Keys, the help, commands by name, settings. */
#include "tests/tui_make.h"

#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/tui_groups.h"

#include "base/file.h"
#include "base/utf8.h"
#include "tui/config/config.h"

#include <string.h>

static void
a_message_leaves_the_smallest_list_its_rows(void **state)
{
	(void)state;
	tui_resize(5, 20);
	tui_press("X");
	assert_shows("▌");
	assert_shows("key");
}

/* Nothing stands beside them that they would be cut for. */
static void
names_and_titles_fill_the_smallest_list(void **state)
{
	(void)state;
	tui_resize(5, 20);
	assert_shows("● 青禾科技换帅");
	tui_press("2");
	assert_shows("▌灯塔计算");
	tui_press("/");
	tui_paste("接口");
	assert_shows("● 三家公司同日");
}

static void
a_dead_key_says_so(void **state)
{
	(void)state;
	tui_press("X");
	assert_shows("no such key here");
	tui_press("j");
	assert_string_equal(tui_message(), "");
	tui_press("中");
	assert_shows("input method");
	tui_press("j ￥");
	assert_shows("input method");
	/* Where a letter is awaited, too. */
	tui_press("Enter ` 中");
	assert_shows("input method");
	tui_press("f 中");
	assert_shows("input method");
	/* A list of one part has no next one. */
	tui_press("Esc 2 ]");
	assert_shows("this is the last part");
	tui_press("[");
	assert_shows("this is the first part");
}

static void
an_editors_words_leave_and_quit(void **state)
{
	(void)state;
	tui_press("Enter :");
	tui_paste("q");
	tui_press("Enter");
	assert_ptr_equal(tui_top(), &view_articles);
	assert_false(tui_app.shell->quit);
	tui_press("Enter :");
	tui_paste("qa!");
	tui_press("Enter");
	assert_true(tui_app.shell->quit);
}

static void
full_width_keys_work(void **state)
{
	(void)state;
	tui_press("？");
	assert_ptr_equal(tui_top(), &view_help);
	tui_press("ｑ");
	assert_ptr_equal(tui_top(), &view_articles);
	/* Also those that a reader has bound, as he typed them. */
	struct keys *keys = &tui_app.shell->keys;
	struct err e = { 0 };

	assert_true(keys_bind(keys, 0xFF1B, STR("notes"), &e));
	tui_press("；");
	assert_ptr_equal(tui_top(), &view_notes);
	tui_press("1 ;");
	assert_ptr_equal(tui_top(), &view_notes);
	keys_unbind(keys, 0xFF1B);
	tui_press("1 ;");
	assert_ptr_equal(tui_top(), &view_articles);
}

/* Where its candidates are shown. */
static void
with_an_input_method_the_cursor_has_a_place(void **state)
{
	static const char *const keys[] = { "ｊ", "Enter", "j", "Space", "H",
		"5", "7", "2 Enter", "z", "q" };

	(void)state;
	tui_press("Enter");
	assert_int_equal(tui_screen.cursor_row, -1);
	tui_press("q");
	for (size_t i = 0; i < TESTS_N(keys); i++) {
		tui_press(keys[i]);
		assert_true(tui_screen.cursor_row >= 0);
		assert_true(tui_screen.cursor_column >= 0);
	}
	tui_press("1 Enter");
	int row = tui_screen.cursor_row, column = tui_screen.cursor_column;
	tui_press("Space");
	assert_int_equal(tui_screen.cursor_row, row);
	assert_int_equal(tui_screen.cursor_column, column);
}

static void
blanks_of_full_width_part_words(void **state)
{
	(void)state;
	tui_press("#");
	tui_paste("海岸　公司");
	tui_press("Enter : t a g");
	tui_paste("　云　source:前沿周刊");
	tui_press("Enter / ");
	tui_paste("tag:公司");
	assert_shows("articles 1");
	tui_press("Ctrl-U");
	tui_paste("tag:云");
	assert_shows("前沿周刊");
}

static void
help_knows_the_place_and_runs_a_line(void **state)
{
	(void)state;
	tui_press("?");
	assert_shows("next unread");
	assert_false(tui_shows("next figure"));
	tui_press("& players Enter Enter");
	assert_ptr_equal(tui_top(), &view_players);
	assert_int_equal(tui_app.shell->n, 2);
	tui_press("1 Enter ?");
	tui_press("& figure Enter");
	assert_shows("next figure");
}

static void
a_command_runs_by_its_name(void **state)
{
	(void)state;
	tui_press(": figu Enter");
	assert_ptr_equal(tui_top(), &view_figures);
	tui_press(": zzz");
	assert_shows("No command");
	tui_press("Enter Esc");
	assert_ptr_equal(tui_top(), &view_figures);
	tui_press(": quit Enter");
	assert_true(tui_app.shell->quit);
}

static void
a_command_acts_on_a_query(void **state)
{
	static const struct {
		const char *keys, *shows;
	} cases[] = {
		{ ": tag Space 海边 Space 灯塔 Enter",
			"tagged 海边: 5 articles" },
		{ ": read Space source:晚报 Enter", "read: 2 articles" },
		{ ": star Space zzqq Enter", "nothing matches zzqq" },
		{ ": star Space said: Enter", "nothing matches said:" },
		{ ": tag Space x Enter", "of which articles?" },
		{ ": archive Space 铁路 Enter", "archived: 2 articles" },
		{ ": save-search Space 价 Space 降价 Enter", "saved: 价" },
		{ ": save-search Space 价 Enter", "a name and a query" },
		{ ": search Space 降价 Enter", "/ 降价" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		tui_press(cases[i].keys);
		assert_shows(cases[i].shows);
	}
	tui_press("q u u u u u");
	assert_shows("nothing to undo");
	assert_shows("unread 6");
}

/* Every command that has a key is reached by it, where it holds. */
static void
keys_and_names_lead_to_their_commands(void **state)
{
	struct keys keys;
	struct arena tmp = { 0 };

	(void)state;
	keys_init(&keys);
	for (size_t i = 0; i < keys.n; i++) {
		enum command c = keys.v[i].steps[0].command;
		const char *places = command_table[c].places;
		char place = places[0] == '*' ? 'N' : places[0];
		str name = press_name(keys.v[i].press, &tmp);

		assert_int_equal(
			keys_find(&keys, keys.v[i].press, place)->command, c);
		assert_int_equal(press_parse(name), keys.v[i].press);
	}
	for (int c = COMMAND_NONE + 1; c < COMMANDS; c++) {
		assert_true(keys_of(&keys, (enum command)c, 0, 0) != 0);
		assert_int_equal(
			command_by_name(str_of(command_table[c].name)), c);
	}
	arena_free(&tmp);
}

static void
a_whole_name_is_its_command(void **state)
{
	(void)state;
	tui_press(": search Enter");
	assert_ptr_equal(tui_top(), &view_results);
	tui_press("Esc Enter : note Enter");
	assert_true(tui_app.shell->question.on);
}

static void
tab_completes_a_name(void **state)
{
	(void)state;
	tui_press(": pla Tab");
	assert_shows(": players");
	tui_press("Esc : ta Tab ai");
	assert_shows(": tag ai");
	assert_shows("of which articles?");
}

static void
what_has_no_key_is_named_by_its_command(void **state)
{
	struct keys *keys = &tui_app.shell->keys;

	(void)state;
	keys_unbind(keys, 'u');
	keys_unbind(keys, 'o');
	keys_unbind(keys, '1');
	keys_bind(keys, 'h', STR("help"), NULL);
	tui_press("*");
	assert_string_equal(tui_message(), "starred · :undo undoes it");
	tui_press("X");
	assert_string_equal(
		tui_message(), "no such key here; h shows the keys");
	tui_press("Enter");
	assert_false(tui_shows("outline"));
	tui_press("H 2");
	assert_false(tui_shows("^@"));
}

static void
marks_of_an_input_method_are_keys(void **state)
{
	static const struct {
		const char *from;
		char to;
	} cases[] = { { "，", ',' }, { "。", '.' }, { "、", '/' }, { "“", '"' },
		{ "’", '\'' }, { "【", '[' }, { "」", ']' }, { "·", '`' },
		{ "《", '<' }, { "》", '>' }, { "＆", '&' } };
	struct keys *keys = &tui_app.shell->keys;

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		size_t at = 0;
		uint32_t press = utf8_next(str_of(cases[i].from), &at);

		keys_bind(keys, (unsigned char)cases[i].to, STR("quit"), NULL);
		assert_int_equal(
			keys_find(keys, press, 'A')->command, COMMAND_QUIT);
	}
}

static void
settings_are_changed_while_one_reads(void **state)
{
	(void)state;
	tui_press("Enter : set Space mark-q");
	assert_shows("a bar and the speaker beside quotes");
	tui_press("Enter");
	assert_shows(": set mark-quotes");
	tui_press("n Enter");
	assert_int_equal(tui_app.settings.v[SETTING_MARK_QUOTES], 0);
	assert_true(
		str_starts(str_of(tui_message()), STR("mark-quotes is no")));
	assert_true(str_find(tui_text(), STR("┃")) == STR_NONE);
	tui_press(": set Space measure Space 40 Enter");
	assert_int_equal(tui_app.settings.v[SETTING_MEASURE], 40);
	tui_press(": set Space measure Space 4 Enter");
	assert_string_equal(tui_message(), "measure takes one of: 40-160");
	/* Tab puts in what is selected. */
	tui_press(": set Space the Tab l Tab");
	assert_shows(": set theme light");
	tui_press("Enter");
	assert_int_equal(tui_app.settings.v[SETTING_THEME], THEME_LIGHT);
	tui_press("= j Enter");
	assert_int_equal(tui_app.settings.v[SETTING_THEME], THEME_AUTO);
	tui_press("w");
	assert_string_equal(
		tui_message(), "there is no configuration file to write to");
	tui_press("H");
	assert_ptr_equal(tui_top(), &view_article);
}

static struct arena tmp;

/* In turn with what else was done. */
static void
a_changed_setting_is_undone(void **state)
{
	const char *path = make_path(&tmp, "undone.conf");
	struct file file;
	struct err e = { 0 };

	(void)state;
	tui_app.config = arena_new(&tmp, struct config, 1);
	assert_true(config_append(path, STR("set measure 66\n"), &e));
	config_load(tui_app.config, path);
	tui_press("* : set Space measure Space 40 Enter");
	tui_press("m : set Space measure Space 50 Enter");
	/* The same again is no change. */
	tui_press(": set Space measure Space 50 Enter");
	tui_press("u");
	assert_string_equal(tui_message(), "undone: measure is 40");
	assert_int_equal(tui_app.settings.v[SETTING_MEASURE], 40);
	tui_press("u");
	assert_string_equal(tui_message(), "undone: read or unread");
	tui_press("u");
	assert_string_equal(tui_message(), "undone: measure is 88");
	tui_press("u");
	assert_string_equal(tui_message(), "undone: the star");
	tui_press("= & measure Enter Enter w");
	assert_true(file_open(path, &file, &e));
	assert_str_equal(file.bytes, STR("set measure 66\nset measure 96\n"));
	file_close(&file);
	tui_press("u");
	assert_true(str_starts(str_of(tui_message()),
		STR("undone: measure is not written in ")));
	assert_true(file_open(path, &file, &e));
	assert_str_equal(file.bytes, STR("set measure 66\n"));
	file_close(&file);
	assert_int_equal(tui_app.settings.v[SETTING_MEASURE], 96);
	tui_press("u");
	assert_int_equal(tui_app.settings.v[SETTING_MEASURE], 88);
	config_free(tui_app.config);
	tui_app.config = NULL;
	arena_free(&tmp);
}

int
test_keys(void)
{
	const struct CMUnitTest tests[] = {
		IN_EXPLORER(a_dead_key_says_so),
		IN_EXPLORER(a_message_leaves_the_smallest_list_its_rows),
		IN_EXPLORER(names_and_titles_fill_the_smallest_list),
		IN_EXPLORER(an_editors_words_leave_and_quit),
		IN_EXPLORER(full_width_keys_work),
		IN_EXPLORER(with_an_input_method_the_cursor_has_a_place),
		IN_EXPLORER(blanks_of_full_width_part_words),
		IN_EXPLORER(help_knows_the_place_and_runs_a_line),
		IN_EXPLORER(a_command_runs_by_its_name),
		IN_EXPLORER(a_command_acts_on_a_query),
		cmocka_unit_test(keys_and_names_lead_to_their_commands),
		IN_EXPLORER(a_whole_name_is_its_command),
		IN_EXPLORER(tab_completes_a_name),
		IN_EXPLORER(what_has_no_key_is_named_by_its_command),
		IN_EXPLORER(marks_of_an_input_method_are_keys),
		IN_EXPLORER(settings_are_changed_while_one_reads),
		IN_EXPLORER(a_changed_setting_is_undone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
