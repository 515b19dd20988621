/* Views driven by keys in memory, and what they are made of. */
#include "tests/tui_make.h"

#include <stdlib.h>
#include <string.h>

#include "tests/random.h"
#include "tests/store_make.h"
#include "tests/test.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/clipboard.h"
#include "tui/config.h"
#include "tui/days.h"
#include "tui/edition.h"
#include "tui/shift.h"
#include "tui/table.h"

static int
begin(void **state)
{
	(void)state;
	tui_begin(24, 80);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	tui_end();
	return 0;
}

static bool
shows(const char *words)
{
	return str_find(tui_text(), str_of(words)) != STR_NONE;
}

#define assert_shows(words)                                     \
	do {                                                    \
		if (!shows(words))                              \
			fail_msg("no \"%s\" in\n%.*s", (words), \
				STR_ARG(tui_text()));           \
	} while (0)

static const struct view_ops *
top(void)
{
	return app_top(&tui_app)->ops;
}

static const char *
message(void)
{
	return tui_app.shell->message.text;
}

static void
click(int row, int column)
{
	struct event e = { EVENT_CLICK, .row = row, .column = column };

	app_event(&tui_app, &e);
	app_draw(&tui_app, &tui_screen);
}

/* Screens as text files, at the three sizes. */

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
	{ "feeds", "5 j" },
	{ "feed", "5 j Enter" },
	{ "help", "?" },
	{ "palette", ": no" },
	{ "filter", "& 晚报" },
	{ "settings", "= j Enter j" },
	{ "in-article", "Enter" },
	{ "in-article-player", "j Enter p p" },
	{ "outline", "j Enter o" },
	{ "labels", "j Enter f" },
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

/* Moving, opening, coming back. */

static void
back_comes_to_the_same_line(void **state)
{
	(void)state;
	tui_press("j j j");
	size_t selected = app_top(&tui_app)->selected;
	tui_press("Enter");
	assert_ptr_equal(top(), &view_article);
	tui_press("H");
	assert_ptr_equal(top(), &view_articles);
	assert_int_equal(app_top(&tui_app)->selected, selected);
	tui_press("L");
	assert_ptr_equal(top(), &view_article);
	tui_press("q");
	assert_ptr_equal(top(), &view_articles);
	assert_false(tui_app.shell->quit);
	tui_press("q");
	assert_true(tui_app.shell->quit);
}

static void
places_are_one_key_away_and_kept(void **state)
{
	(void)state;
	tui_press("2 j j Enter 3");
	assert_ptr_equal(top(), &view_quotes);
	tui_press("2");
	assert_ptr_equal(top(), &view_players);
	assert_int_equal(app_top(&tui_app)->selected, 2);
	tui_press("L");
	assert_ptr_equal(top(), &view_card);
	tui_press("1");
	assert_ptr_equal(top(), &view_articles);
	assert_int_equal(tui_app.shell->at, 0);
}

static void
many_views_are_forgotten_from_the_far_end(void **state)
{
	(void)state;
	for (int i = 0; i < STACK_MAX * 2; i++)
		tui_press("/ 灯塔 Enter");
	assert_int_equal(tui_app.shell->n, STACK_MAX);
	for (int i = 0; i < STACK_MAX; i++)
		tui_press("q");
	assert_true(tui_app.shell->quit);
}

static void
a_dead_key_says_so(void **state)
{
	(void)state;
	tui_press("X");
	assert_shows("no such key here");
	tui_press("j");
	assert_string_equal(message(), "");
	tui_press("中");
	assert_shows("input method");
}

static void
full_width_keys_work(void **state)
{
	(void)state;
	tui_press("？");
	assert_ptr_equal(top(), &view_help);
	tui_press("ｑ");
	assert_ptr_equal(top(), &view_articles);
}

static void
every_key_survives_in_every_view(void **state)
{
	static const char *const views[] = { "", "2", "3", "4", "?", ":", "/",
		"/ 灯塔", "2 Enter", "Enter", "& 潮" };
	char all[] = "jkgGbHL1234567=*myYs&#aduvVMw[]pPonNJKzfexc+SrR`O "
		     "Xx\x04\x15\t\x0c\r\x7f\x1b";
	char one[] = { 0, 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(views); i++)
		for (size_t k = 0; k + 1 < sizeof all; k++) {
			tui_press("Esc Esc Esc 1");
			assert_ptr_equal(top(), &view_articles);
			tui_press(views[i]);
			one[0] = all[k];
			tui_press(one);
			tui_press(one);
		}
}

static void
page_keys_pass_over_nothing(void **state)
{
	static const char *const titles[] = { "青禾科技换帅", "早班车",
		"Lighthouse", "三家公司", "签约", "旧灯塔" };
	bool seen[TESTS_N(titles)] = { 0 };

	(void)state;
	tui_resize(7, 80);
	for (size_t page = 0; page < TESTS_N(titles); page++) {
		for (size_t i = 0; i < TESTS_N(titles); i++)
			seen[i] = seen[i] || shows(titles[i]);
		tui_press("Space");
	}
	for (size_t i = 0; i < TESTS_N(titles); i++)
		assert_true(seen[i]);
	assert_int_equal(app_top(&tui_app)->selected, 5);
	tui_press("g");
	assert_int_equal(app_top(&tui_app)->selected, 0);
	tui_press("G");
	assert_int_equal(app_top(&tui_app)->selected, 5);
	tui_press("b b b b b");
	assert_int_equal(app_top(&tui_app)->selected, 0);
}

/* Searching. */

static void
results_change_as_one_types(void **state)
{
	(void)state;
	tui_press("/ 降价");
	assert_ptr_equal(top(), &view_results);
	size_t wide = list_count(app_top(&tui_app));
	assert_true(wide > 0);
	tui_press("Space 何竞");
	assert_true(list_count(app_top(&tui_app)) > 0);
	tui_press("Ctrl-W");
	assert_int_equal(list_count(app_top(&tui_app)), wide);
	tui_press("Ctrl-U");
	assert_int_equal(list_count(app_top(&tui_app)), 0);
	tui_press("Esc");
	assert_ptr_equal(top(), &view_articles);
}

static void
a_hit_opens_where_it_stands(void **state)
{
	(void)state;
	tui_press("/ 不是策略 Enter");
	assert_ptr_equal(top(), &view_article);
	assert_true(tui_app.marks.n > 0);
	tui_press("H");
	assert_ptr_equal(top(), &view_results);
	assert_false(app_top(&tui_app)->typing);
	tui_press("/ 灯塔");
	assert_shows("不是策略灯塔");
}

static void
tab_takes_the_next_reading_of_letters(void **state)
{
	(void)state;
	tui_press("/ dengta");
	size_t all = list_count(app_top(&tui_app));
	assert_true(all > 0);
	assert_shows("→ 灯塔 [Tab]");
	tui_press("j");
	assert_shows("/ dengtaj");
	tui_press("Backspace");
	for (int i = 0; i < 12 && list_count(app_top(&tui_app)); i++)
		tui_press("Tab");
	assert_shows("→ letters alone [Tab]");
	assert_true(app_top(&tui_app)->typing);
	tui_press("Tab");
	assert_shows("→ 灯塔 [Tab]");
	assert_int_equal(list_count(app_top(&tui_app)), all);
}

static void
what_was_searched_comes_back(void **state)
{
	(void)state;
	tui_press("/ 灯塔 Enter q q / Up");
	assert_shows("/ 灯塔");
	tui_press("Ctrl-U");
	assert_shows("searched before");
	tui_press("降价 Enter H / Ctrl-U Up");
	assert_shows("/ 降价");
	tui_press("Up");
	assert_shows("/ 灯塔");
	tui_press("Ctrl-N");
	assert_shows("/ 降价");
}

static void
a_letter_narrows_the_search_and_back_widens_it(void **state)
{
	(void)state;
	tui_press("/ 灯塔 Esc");
	size_t all = list_count(app_top(&tui_app));
	tui_press("+ a");
	assert_shows("/ 灯塔 player:葛明远");
	size_t some = list_count(app_top(&tui_app));
	assert_true(some > 1 && some < all);
	tui_press("+ ?");
	assert_ptr_equal(top(), &view_results);
	tui_press("+ ａ");
	assert_true(list_count(app_top(&tui_app)) < some);
	tui_press("H");
	assert_int_equal(list_count(app_top(&tui_app)), some);
	tui_press("H");
	assert_int_equal(list_count(app_top(&tui_app)), all);
	tui_press("H");
	assert_ptr_equal(top(), &view_articles);
}

static void
what_was_typed_behind_it_is_not_taken_off(void **state)
{
	(void)state;
	tui_press("/ 灯塔 Esc + a / Space 电费 Esc H");
	assert_ptr_equal(top(), &view_articles);
}

static void
one_narrows_and_widens_while_typing(void **state)
{
	(void)state;
	tui_press("/ 灯塔");
	size_t all = list_count(app_top(&tui_app));
	tui_press("Ctrl-T a");
	assert_shows("/ 灯塔 player:葛明远");
	assert_true(app_top(&tui_app)->typing);
	assert_true(list_count(app_top(&tui_app)) < all);
	tui_press("Space 电 Backspace Backspace");
	assert_shows("/ 灯塔 player:葛明远");
	tui_press("Backspace");
	assert_int_equal(list_count(app_top(&tui_app)), all);
	/* What was changed in between is typed text. */
	tui_press("Ctrl-T a Backspace Ctrl-T a Left x End Backspace");
	assert_shows("player:葛明x");
}

static void
a_click_on_a_facet_narrows(void **state)
{
	(void)state;
	tui_press("/ 灯塔 Esc");
	size_t all = list_count(app_top(&tui_app));
	str text = tui_text(), line;
	int row = 0;
	while (str_line(&text, &line) &&
		str_find(line, STR("葛明远 ")) == STR_NONE)
		row++;
	click(row, 4);
	assert_int_equal(list_count(app_top(&tui_app)), all);
	click(row, 15);
	assert_shows("player:葛明远");
	tui_resize(40, 120);
	tui_press("H");
	click(4, 100);
	assert_shows("player:潮汐铁路");
	click(2, 100);
	tui_press("H");
	assert_int_equal(list_count(app_top(&tui_app)), all);
}

static void
a_search_is_saved_and_opened_like_a_folder(void **state)
{
	(void)state;
	tui_press("6");
	assert_shows("No search is saved yet");
	tui_press("/ player:葛明远 Space \"列车\" Esc S");
	assert_shows("name: 葛明远 列车");
	tui_press("Ctrl-U 老葛 Enter");
	assert_shows("saved: 老葛");
	tui_press("/ Ctrl-U 灯塔 Esc S Enter 6");
	assert_shows("老葛");
	assert_shows("searches 2");
	assert_int_equal(list_count(app_top(&tui_app)), 2);
	tui_press("r 2 Enter");
	assert_shows("老葛2");
	tui_press("r Ctrl-U 灯塔 Enter");
	assert_shows("another search is called 灯塔");
	tui_press("d");
	assert_int_equal(list_count(app_top(&tui_app)), 1);
	tui_press("u u");
	assert_int_equal(list_count(app_top(&tui_app)), 2);
	assert_false(shows("老葛2"));
	tui_press("g j Enter");
	assert_ptr_equal(top(), &view_results);
	assert_shows("灯塔 · articles 5");
	assert_shows("newest first");
	tui_press("H");
	assert_ptr_equal(top(), &view_searches);
}

static void
an_unfinished_field_is_no_search(void **state)
{
	(void)state;
	tui_press("/ said:");
	assert_shows("A word is missing");
}

static void
pasted_text_is_one_line_and_no_command(void **state)
{
	(void)state;
	tui_press("/");
	tui_paste("灯塔\nqQ\x1b[31m");
	assert_ptr_equal(top(), &view_results);
	assert_shows("/ 灯塔 qQ");
	tui_press("Esc Esc Esc");
	assert_ptr_equal(top(), &view_articles);
	tui_paste("QQQ");
	assert_false(tui_app.shell->quit);
}

static void
the_line_is_edited_in_whole_characters(void **state)
{
	struct prompt p = { .lead = "/" };

	(void)state;
	prompt_paste(&p, STR("降价 e\xCC\x81 x"));
	prompt_press(&p, PRESS_BACKSPACE);
	prompt_press(&p, PRESS_BACKSPACE);
	prompt_press(&p, PRESS_BACKSPACE);
	assert_str_equal(buf_str(&p.text), STR("降价 "));
	prompt_press(&p, PRESS_LEFT);
	prompt_press(&p, PRESS_LEFT);
	prompt_press(&p, 0x597D);
	assert_str_equal(buf_str(&p.text), STR("降好价 "));
	prompt_press(&p, PRESS_CTRL('A'));
	prompt_press(&p, PRESS_DELETE);
	assert_str_equal(buf_str(&p.text), STR("好价 "));
	prompt_press(&p, PRESS_CTRL('E'));
	prompt_press(&p, PRESS_CTRL('W'));
	assert_str_equal(buf_str(&p.text), STR(""));
	prompt_free(&p);
}

/* Filtering, starring, copying. */

static void
a_filter_keeps_what_holds_all_words(void **state)
{
	(void)state;
	tui_press("& 潮汐");
	assert_int_equal(list_count(app_top(&tui_app)), 2);
	tui_press("Space 晚报");
	assert_int_equal(list_count(app_top(&tui_app)), 1);
	tui_press("Enter");
	assert_shows("1 of 6");
	tui_press("Enter");
	assert_ptr_equal(top(), &view_article);
	tui_press("H");
	assert_int_equal(list_count(app_top(&tui_app)), 1);
	tui_press("q");
	assert_ptr_equal(top(), &view_articles);
	assert_int_equal(list_count(app_top(&tui_app)), 6);
}

static void
a_player_is_corrected_on_the_spot(void **state)
{
	size_t n;

	(void)state;
	tui_press("2");
	n = list_count(app_top(&tui_app));
	tui_press("c");
	assert_shows("or type another name");
	tui_press("Esc");
	assert_ptr_equal(top(), &view_players);
	tui_press("c 甲 乙 丙 Enter");
	assert_ptr_equal(top(), &view_players);
	assert_shows("甲乙丙");
	assert_shows("renamed · u undoes it");
	tui_press("Enter c Enter");
	assert_ptr_equal(top(), &view_players);
	assert_shows("hidden · u undoes it");
	assert_int_equal(list_count(app_top(&tui_app)), n - 1);
	tui_press("u");
	assert_shows("undone: hiding a player");
	assert_int_equal(list_count(app_top(&tui_app)), n);
	assert_shows("甲乙丙");
	tui_press("u");
	assert_shows("undone: a player's name");
	assert_int_equal(str_find(tui_text(), STR("甲乙丙")), STR_NONE);
	tui_press("u");
	assert_shows("there is nothing to undo");
}

/* With other deeds in between, one at a time and the last one first. */
static void
a_merge_is_undone_in_its_turn(void **state)
{
	size_t n;

	(void)state;
	tui_press("2");
	n = list_count(app_top(&tui_app));
	assert_shows("灯塔计算                    org         5");
	tui_press("c 顾 Down Enter");
	assert_shows("merged · u undoes it");
	assert_int_equal(list_count(app_top(&tui_app)), n - 1);
	tui_press("1 *");
	assert_shows("starred");
	tui_press("u");
	assert_shows("undone: the star");
	tui_press("u");
	assert_shows("undone: merging two players");
	tui_press("2");
	assert_int_equal(list_count(app_top(&tui_app)), n);
	tui_press("g");
	assert_shows("灯塔计算                    org         5");
	/* From a card, which may be another's now. */
	tui_press("c 顾 Down Enter Enter");
	assert_ptr_equal(top(), &view_card);
	tui_press("u");
	assert_ptr_equal(top(), &view_players);
	assert_shows("undone: merging two players");
	assert_int_equal(list_count(app_top(&tui_app)), n);
}

static void
feeds_are_shown_as_the_configuration_says(void **state)
{
	struct config c = { 0 };

	(void)state;
	config_read(&c,
		STR("feed http://a.* name 我的早报\nfeed 晚* folder 甲\n"
		    "feed *Ledger folder 乙\nfeed *.example/* sort oldest\n"),
		"rc");
	tui_app.config = &c;
	tui_press("5");
	str text = tui_text();
	size_t first = str_find(text, STR("The Ledger"));
	size_t second = str_find(text, STR("我的早报"));
	assert_true(str_find(text, STR("乙")) < first);
	assert_true(first < second && second != STR_NONE);
	assert_int_equal(str_find(text, STR("晚报科技")), STR_NONE);
	tui_press("j Enter");
	assert_shows("我的早报 3");
	int64_t oldest = table_id(app_top(&tui_app)->state, 0);
	tui_press("s");
	assert_int_equal(table_id(app_top(&tui_app)->state, 2), oldest);
	tui_press("H");
	config_free(&c);
	c = (struct config){ 0 };
	config_read(&c, STR("feed http://a.* hidden yes\n"), "rc");
	app_renew(&tui_app);
	tui_press("Ctrl-L");
	assert_int_equal(list_count(app_top(&tui_app)), 1);
	tui_app.config = NULL;
	config_free(&c);
}

static void
a_filter_that_keeps_nothing_is_harmless(void **state)
{
	(void)state;
	tui_press("& zzzz Enter");
	assert_shows("None of these lines");
	assert_int_equal(list_count(app_top(&tui_app)), 0);
	tui_press("Enter j k Space b G g * m y Y Tab Shift-Tab ] [ J");
	assert_ptr_equal(top(), &view_articles);
	tui_press("Esc");
	assert_int_equal(list_count(app_top(&tui_app)), 6);
}

static void
star_and_read_are_kept(void **state)
{
	(void)state;
	tui_press("*");
	assert_shows("★");
	tui_press("m j Tab");
	assert_shows("articles 6 · unread 5");
	tui_press("*");
	assert_shows("starred");
}

static void
what_is_put_away_leaves_the_list_until_undone(void **state)
{
	static const char *const keys[] = { "a", "d", "Enter a", "Enter d" };

	(void)state;
	for (size_t i = 0; i < TESTS_N(keys); i++) {
		tui_press("g");
		tui_press(keys[i]);
		assert_ptr_equal(top(), &view_articles);
		assert_int_equal(list_count(app_top(&tui_app)), 5);
		assert_shows("u undoes it");
		tui_press("u");
		assert_shows("undone: ");
		assert_int_equal(list_count(app_top(&tui_app)), 6);
	}
	tui_press("u");
	assert_shows("nothing to undo");
}

static void
the_list_is_chosen_and_ordered(void **state)
{
	static const int counts[] = { 5, 1, 1, 5 };

	(void)state;
	tui_press("a *");
	for (size_t i = 0; i < TESTS_N(counts); i++) {
		tui_press("w");
		assert_int_equal(list_count(app_top(&tui_app)), counts[i]);
	}
	tui_press("s");
	assert_shows("oldest first");
	assert_shows("▌● 旧灯塔");
	tui_press("s s");
	assert_shows("by source");
	assert_shows(" The Ledger\n");
}

static void
every_list_has_orders(void **state)
{
	(void)state;
	tui_press("2");
	assert_shows("most mentioned first");
	tui_press("s");
	assert_shows("most quoted first");
	tui_press("s s");
	assert_shows("by name");
	tui_press("& 潮 Enter");
	assert_int_equal(list_count(app_top(&tui_app)), 1);
	tui_press("Esc s");
	assert_shows("most mentioned first");
	tui_press("3 s");
	assert_shows("oldest first");
	assert_shows("▌     葛明远 ┃ “海风");
	tui_press("4 s");
	assert_shows("oldest first");
	assert_shows("18%");
	tui_press("s");
	assert_shows("newest first");
}

static void
many_are_picked_and_done_at_once(void **state)
{
	(void)state;
	tui_press("v v");
	assert_shows("picked 2");
	tui_press("m");
	assert_shows("unread 4");
	assert_shows("read: 2 articles");
	tui_press("V");
	assert_shows("picked 6");
	tui_press("Esc");
	assert_false(shows("picked"));
	tui_press("& 晚报 Enter V * Esc");
	assert_shows("unread 4");
	tui_press("w w");
	assert_shows("starred 2");
	tui_press("u u");
	assert_shows("starred 0");
	tui_press("w w");
	assert_shows("unread 6");
}

static void
all_are_read_and_unread_again(void **state)
{
	(void)state;
	tui_press("m M");
	assert_shows("unread 0");
	assert_shows("read: 5 articles");
	tui_press("M");
	assert_shows("that is so already");
	tui_press("Tab");
	assert_shows("nothing unread below");
	tui_press("u");
	assert_shows("unread 5");
}

static void
tags_are_set_completed_and_taken_off(void **state)
{
	(void)state;
	tui_press("# ai Space 铁路 Enter");
	assert_shows("#ai  #铁路");
	tui_press("j v v #");
	assert_shows("ai  铁路");
	tui_press("铁 Tab Enter");
	assert_shows("  #铁路");
	assert_false(shows("picked"));
	tui_press("g # Ctrl-U 铁路 Enter");
	assert_false(shows("#ai"));
	tui_press("/ tag:铁路 Esc");
	assert_shows("青禾科技换帅  #铁路");
	size_t all = list_count(app_top(&tui_app));
	tui_press("d");
	assert_int_equal(list_count(app_top(&tui_app)), all - 1);
	tui_press("u");
	assert_int_equal(list_count(app_top(&tui_app)), all);
	tui_press("1");
	tui_press("Enter");
	assert_shows("#铁路");
	tui_press("# Ctrl-U 机房 Enter");
	assert_shows("#机房");
	tui_press("u");
	assert_shows("#铁路");
	tui_press("# x Esc");
	assert_ptr_equal(top(), &view_article);
	tui_press("q # y Backspace Backspace Backspace Backspace Backspace j");
	assert_int_equal(app_top(&tui_app)->selected, 1);
}

static void
a_note_stands_at_its_quote_and_goes_with_it(void **state)
{
	(void)state;
	tui_press("7");
	assert_shows("No notes yet");
	tui_press("1 Enter ' c 好算盘 Enter");
	assert_shows("noted");
	tui_press("j k");
	assert_shows("✎ 好算盘");
	tui_press("' y");
	str copied = buf_str(&tui_app.shell->copied);
	assert_true(str_ends(copied, STR("\nnote: 好算盘")) ||
		    str_find(copied, STR("note")) == STR_NONE);
	tui_press("\" y");
	assert_true(str_ends(
		buf_str(&tui_app.shell->copied), STR("\nnote: 好算盘")));
	tui_press("3 y");
	assert_true(str_ends(
		buf_str(&tui_app.shell->copied), STR("\nnote: 好算盘")));
	tui_press("7");
	assert_shows("notes 1");
	assert_shows("先把账算清楚");
	tui_press("r ！ Enter");
	assert_shows("好算盘！");
	tui_press("d");
	assert_shows("No notes yet");
	tui_press("u Enter");
	assert_ptr_equal(top(), &view_article);
	assert_shows("✎");
	tui_press("c Ctrl-U Enter");
	assert_false(shows("✎"));
}

static void
unread_ones_are_a_key_away_everywhere(void **state)
{
	(void)state;
	tui_press("j m k Enter Tab");
	assert_shows("Lighthouse rooms");
	tui_press("Shift-Tab");
	assert_shows("nothing unread before");
	tui_press("q");
	assert_int_equal(app_top(&tui_app)->selected, 2);
	tui_press("Shift-Tab");
	assert_shows("nothing unread above");
}

static void
a_quote_is_copied_with_who_and_where(void **state)
{
	(void)state;
	tui_press("3 y");
	assert_str_equal(buf_str(&tui_app.shell->copied),
		STR("“先把账算清楚，再谈理想。” — 林以宁, 青禾科技换帅, "
		    "晚报科技, 2026-03-02"));
	tui_press("Y");
	assert_shows("no link");
}

static void
clipboard_text_is_base64(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "f", "\033]52;c;Zg==\a" },
		{ "fo", "\033]52;c;Zm8=\a" },
		{ "foo", "\033]52;c;Zm9v\a" },
		{ "价", "\033]52;c;5Lu3\a" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct buf out = { 0 };

		clipboard_sequence(&out, str_of(cases[i].text));
		assert_str_equal(buf_str(&out), str_of(cases[i].want));
		buf_free(&out);
	}
}

/* Cards. */

static void
every_line_of_a_card_opens(void **state)
{
	(void)state;
	tui_press("2 Enter");
	size_t n = list_count(app_top(&tui_app));
	size_t first = app_top(&tui_app)->selected;
	for (size_t i = first; i < n; i++) {
		struct view *card = app_top(&tui_app);

		assert_ptr_equal(card->ops, &view_card);
		list_select(card, i);
		tui_press("Enter");
		assert_ptr_not_equal(app_top(&tui_app), card);
		tui_press("q");
	}
}

static void
the_speaker_of_a_quote_has_a_card(void **state)
{
	(void)state;
	tui_press("3 p");
	assert_ptr_equal(top(), &view_card);
	assert_shows("林以宁");
}

/* Help and palette. */

static void
help_knows_the_place_and_runs_a_line(void **state)
{
	(void)state;
	tui_press("?");
	assert_shows("next unread");
	assert_false(shows("next figure"));
	tui_press("& players Enter Enter");
	assert_ptr_equal(top(), &view_players);
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
	assert_ptr_equal(top(), &view_figures);
	tui_press(": zzz");
	assert_shows("No command");
	tui_press("Enter Esc");
	assert_ptr_equal(top(), &view_figures);
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
		enum command c = keys.v[i].commands[0];
		const char *places = command_table[c].places;
		char place = places[0] == '*' ? 'N' : places[0];
		str name = press_name(keys.v[i].press, &tmp);

		assert_int_equal(*keys_find(&keys, keys.v[i].press, place), c);
		assert_int_equal(press_parse(name), keys.v[i].press);
	}
	for (int c = COMMAND_NONE + 1; c < COMMANDS; c++) {
		assert_true(keys_of(&keys, (enum command)c, 0) != 0);
		assert_int_equal(
			command_by_name(str_of(command_table[c].name)), c);
	}
	arena_free(&tmp);
}

/* The edition, and what comes after it. */

static void
ones_own_archive_takes_the_place_of_the_edition(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "own.db");
	struct session session = { .store = path };
	struct made mine = { "自己收的一篇", "2026-03-02", "手边", "海风。" };
	struct article a;

	(void)state;
	tui_app.sample = true;
	tui_press("2 Enter");
	edition_leave(&session, &tui_app);
	assert_ptr_equal(top(), &view_card);
	struct store *s = make_store(path, STORE_WRITE);
	edition_leave(&session, &tui_app);
	assert_ptr_equal(top(), &view_card);
	make_article(&mine, &tmp, &a);
	make_save(s, &a);
	store_close(s);
	tui_press("/ x");
	edition_leave(&session, &tui_app);
	assert_ptr_equal(top(), &view_results);
	tui_press("Ctrl-U Esc");
	edition_leave(&session, &tui_app);
	assert_ptr_equal(top(), &view_articles);
	assert_false(tui_app.sample);
	tui_press("");
	assert_shows("自己收的一篇");
	arena_free(&tmp);
}

/* Sizes, clicks, cells. */

static void
a_resize_keeps_what_is_selected(void **state)
{
	(void)state;
	tui_press("3 G");
	size_t selected = app_top(&tui_app)->selected;
	for (int rows = 1; rows < 60; rows += 7)
		for (int columns = 1; columns < 200; columns += 13) {
			tui_resize(rows, columns);
			assert_int_equal(app_top(&tui_app)->selected, selected);
		}
	tui_resize(24, 80);
	assert_shows("▌");
}

static void
random_keys_and_sizes_do_no_harm(void **state)
{
	static const uint32_t keys[] = { PRESS_UP, PRESS_DOWN, PRESS_PAGE_UP,
		PRESS_PAGE_DOWN, PRESS_HOME, PRESS_END, PRESS_LEFT, PRESS_RIGHT,
		PRESS_ENTER, PRESS_ENTER, PRESS_ENTER, PRESS_ESC, PRESS_TAB,
		PRESS_SHIFT_TAB, PRESS_BACKSPACE, PRESS_DELETE, 0x7B97, 0x964D,
		0xFF1F, 0x202E };

	(void)state;
	for (int i = 0; i < 4000; i++) {
		struct event e = { .kind = EVENT_PRESS };
		uint32_t what = random_below(100);

		e.press = what < 60 ? 1 + random_below(126)
				    : keys[random_below(TESTS_N(keys))];
		e.row = (int)random_below(45);
		e.column = (int)random_below(210);
		if (what > 95)
			e.kind = EVENT_RESIZE;
		else if (what > 92)
			e.kind = EVENT_CLICK;
		else if (what > 90)
			e.kind = EVENT_WHEEL;
		e.lines = (int)random_below(7) - 3;
		app_event(&tui_app, &e);
		app_work(&tui_app);
		app_draw(&tui_app, &tui_screen);
	}
}

static void
too_small_says_so_and_quits(void **state)
{
	(void)state;
	tui_resize(3, 10);
	assert_shows("too small");
	tui_press("j Enter");
	assert_false(tui_app.shell->quit);
	tui_press("q");
	assert_true(tui_app.shell->quit);
}

static void
a_click_selects_and_a_second_one_opens(void **state)
{
	(void)state;
	/* A blank line, the day, then the articles. */
	click(4, 10);
	assert_int_equal(app_top(&tui_app)->selected, 1);
	assert_ptr_equal(top(), &view_articles);
	click(4, 10);
	assert_ptr_equal(top(), &view_article);
	tui_press("q");
	str text = tui_text();
	size_t at = str_find(text, STR("] 2 "));
	assert_true(at != STR_NONE);
	click(0, (int)at + 2);
	assert_ptr_equal(top(), &view_players);
}

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

static void
a_reading_room_writes_and_fetches_nothing(void **state)
{
	static const struct {
		const char *keys, *message;
	} cases[] = {
		{ "e", "nothing is written in a reading room" },
		{ "= w", "nothing is written in a reading room" },
		{ "2 c", "nothing can be changed here" },
		{ "R", "nothing is fetched here" },
	};

	(void)state;
	setenv("JIANBAO_SECURE", "1", 1);
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		tui_press("1");
		tui_press(cases[i].keys);
		assert_string_equal(message(), cases[i].message);
	}
	unsetenv("JIANBAO_SECURE");
}

/* Also on the smallest screen one sees what one types, and no half label. */
static void
the_smallest_screen_has_all_that_matters(void **state)
{
	(void)state;
	tui_resize(5, 20);
	assert_shows(" unread 6");
	tui_press(": no");
	assert_shows(": no");
	assert_shows("notes");
	assert_true(tui_screen.cursor_shown);
}

static void
a_file_to_export_to_is_asked_for(void **state)
{
	(void)state;
	tui_press("v e");
	assert_shows("export to ~/jianbao");
	tui_press("Tab Tab");
	assert_shows("export to ~/jianbao.html");
	tui_press("Esc e Ctrl-U /x/y.z Enter");
	assert_true(str_starts(str_of(message()), STR("the name ends in")));
	tui_press("e Ctrl-U Enter");
	assert_string_equal(message(), "");
	tui_press("Esc Enter e Enter");
	assert_string_equal(message(), "nothing can be changed here");
}

static void
a_whole_name_is_its_command(void **state)
{
	(void)state;
	tui_press(": search Enter");
	assert_ptr_equal(top(), &view_results);
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
a_title_comes_before_the_programs_name(void **state)
{
	(void)state;
	assert_shows(" jianbao   articles 6 · unread 6  [1 articles]");
	tui_resize(24, 60);
	assert_shows(" articles 6 · unread 6");
	assert_false(shows("jianbao"));
}

static void
the_last_part_of_a_list_says_so(void **state)
{
	(void)state;
	tui_press("G ]");
	assert_string_equal(message(), "this is the last part");
	tui_press("2 Enter ] ] ] ] ]");
	assert_string_equal(message(), "this is the last part");
}

static void
to_repaint_or_suspend_changes_nothing(void **state)
{
	static const char *const places[] = { "j Enter o", "j Enter f", "X",
		"# ai", "& 晚报", "/ 灯塔", "Enter x", ": set", "v v e" };

	(void)state;
	for (size_t i = 0; i < TESTS_N(places); i++) {
		struct buf before = { 0 }, after = { 0 };

		tui_press(places[i]);
		screen_text(&tui_screen, &before);
		tui_press("Ctrl-L Ctrl-Z");
		screen_text(&tui_screen, &after);
		assert_true(tui_app.shell->repaint && tui_app.shell->suspend);
		assert_true(str_eq(buf_str(&before), buf_str(&after)));
		tui_app.shell->repaint = tui_app.shell->suspend = false;
		tui_press("Esc Esc Esc 1");
		buf_free(&before);
		buf_free(&after);
	}
}

static void
what_has_no_key_is_named_by_its_command(void **state)
{
	struct keys *keys = &tui_app.shell->keys;

	(void)state;
	keys_unbind(keys, 'u');
	keys_unbind(keys, 'o');
	keys_unbind(keys, '1');
	keys_bind(keys, 'h', STR("help"));
	tui_press("*");
	assert_string_equal(message(), "starred · :undo undoes it");
	tui_press("X");
	assert_string_equal(message(), "no such key here; h shows the keys");
	tui_press("Enter");
	assert_false(shows("outline"));
	tui_press("H 2");
	assert_false(shows("^@"));
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

		keys_bind(keys, (unsigned char)cases[i].to, STR("quit"));
		assert_int_equal(keys_find(keys, press, 'A')[0], COMMAND_QUIT);
	}
}

static void
places_are_kept_under_letters(void **state)
{
	(void)state;
	tui_press("`");
	assert_string_equal(
		message(), "no place is kept yet; x and a letter keep one");
	tui_press("Enter ' ' x a");
	assert_string_equal(message(), "kept; `a comes back here");
	tui_press("G ` a");
	assert_shows("quote 2/");
	tui_press("1 j j ｀ ａ");
	assert_ptr_equal(top(), &view_article);
	assert_shows("quote 2/");
	tui_press("` b");
	assert_string_equal(message(), "no place is kept under b");
	/* Anything else is no letter, and does nothing. */
	tui_press("` Esc");
	assert_ptr_equal(top(), &view_article);
	assert_string_equal(message(), "");
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
	assert_true(str_starts(str_of(message()), STR("mark-quotes is no")));
	assert_true(str_find(tui_text(), STR("┃")) == STR_NONE);
	tui_press(": set Space measure Space 40 Enter");
	assert_int_equal(tui_app.settings.v[SETTING_MEASURE], 40);
	tui_press(": set Space measure Space 4 Enter");
	assert_string_equal(message(), "measure takes one of: 40-160");
	/* Tab puts in what is selected. */
	tui_press(": set Space the Tab l Tab");
	assert_shows(": set theme light");
	tui_press("Enter");
	assert_int_equal(tui_app.settings.v[SETTING_THEME], THEME_LIGHT);
	tui_press("= j Enter");
	assert_int_equal(tui_app.settings.v[SETTING_THEME], THEME_AUTO);
	tui_press("w");
	assert_string_equal(
		message(), "there is no configuration file to write to");
	tui_press("H");
	assert_ptr_equal(top(), &view_article);
}

static void
words_are_found_in_an_article(void **state)
{
	(void)state;
	tui_press("Enter & zzqq Enter");
	assert_string_equal(message(), "\"zzqq\" does not stand here");
	tui_press("& 何竞 Enter");
	assert_shows("hit 1/");
	tui_press("n");
	assert_shows("hit 2/");
	tui_press("N");
	assert_shows("hit 1/");
	tui_press("& Enter n");
	assert_string_equal(
		message(), "nothing was searched for that stands here");
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

static void
days_are_said_as_a_reader_says_them(void **state)
{
	static const struct {
		const char *published, *want;
	} cases[] = {
		{ "2026-03-02T08:40", "today, Monday 2026-03-02" },
		{ "2026-03-01", "yesterday, Sunday 2026-03-01" },
		{ "2025-12-31T23:00", "Wednesday 2025-12-31" },
		{ "2025-12", "2025-12" },
		{ "2025", "2025" },
		{ "", "undated" },
	};
	struct arena tmp = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_str_equal(day_heading(&tmp, str_of(cases[i].published),
					 "2026-03-02"),
			str_of(cases[i].want));
	assert_str_equal(day_beside(&tmp, STR("S"), STR("2026-03-02T08:40")),
		STR("S · 2026-03-02"));
	assert_str_equal(day_beside(&tmp, STR("S"), STR("")), STR("S"));
	assert_str_equal(day_time(STR("2026-03-02T08:40")), STR("08:40"));
	assert_str_equal(day_time(STR("2026-03-02")), STR(""));
	assert_str_equal(
		day_short(STR("2026-02-01T10:00"), "2026-03-02"), STR("02-01"));
	assert_str_equal(
		day_short(STR("2025-02-01"), "2026-03-02"), STR("2025-02-01"));
	arena_free(&tmp);
}

#define IN_EXPLORER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_are_those_of_the_files),
		cmocka_unit_test_setup_teardown(
			screens_in_chinese_are_those_of_the_files,
			speak_chinese, speak_english),
		IN_EXPLORER(back_comes_to_the_same_line),
		IN_EXPLORER(places_are_one_key_away_and_kept),
		IN_EXPLORER(many_views_are_forgotten_from_the_far_end),
		IN_EXPLORER(a_dead_key_says_so),
		IN_EXPLORER(full_width_keys_work),
		IN_EXPLORER(every_key_survives_in_every_view),
		IN_EXPLORER(page_keys_pass_over_nothing),
		IN_EXPLORER(results_change_as_one_types),
		IN_EXPLORER(a_hit_opens_where_it_stands),
		IN_EXPLORER(tab_takes_the_next_reading_of_letters),
		IN_EXPLORER(what_was_searched_comes_back),
		IN_EXPLORER(a_letter_narrows_the_search_and_back_widens_it),
		IN_EXPLORER(what_was_typed_behind_it_is_not_taken_off),
		IN_EXPLORER(one_narrows_and_widens_while_typing),
		IN_EXPLORER(a_click_on_a_facet_narrows),
		IN_EXPLORER(a_search_is_saved_and_opened_like_a_folder),
		IN_EXPLORER(an_unfinished_field_is_no_search),
		IN_EXPLORER(pasted_text_is_one_line_and_no_command),
		cmocka_unit_test(the_line_is_edited_in_whole_characters),
		IN_EXPLORER(a_filter_keeps_what_holds_all_words),
		IN_EXPLORER(a_player_is_corrected_on_the_spot),
		IN_EXPLORER(a_merge_is_undone_in_its_turn),
		IN_EXPLORER(feeds_are_shown_as_the_configuration_says),
		IN_EXPLORER(a_filter_that_keeps_nothing_is_harmless),
		IN_EXPLORER(star_and_read_are_kept),
		IN_EXPLORER(what_is_put_away_leaves_the_list_until_undone),
		IN_EXPLORER(the_list_is_chosen_and_ordered),
		IN_EXPLORER(every_list_has_orders),
		IN_EXPLORER(many_are_picked_and_done_at_once),
		IN_EXPLORER(all_are_read_and_unread_again),
		IN_EXPLORER(tags_are_set_completed_and_taken_off),
		IN_EXPLORER(unread_ones_are_a_key_away_everywhere),
		IN_EXPLORER(a_note_stands_at_its_quote_and_goes_with_it),
		IN_EXPLORER(a_quote_is_copied_with_who_and_where),
		cmocka_unit_test(clipboard_text_is_base64),
		IN_EXPLORER(every_line_of_a_card_opens),
		IN_EXPLORER(the_speaker_of_a_quote_has_a_card),
		IN_EXPLORER(help_knows_the_place_and_runs_a_line),
		IN_EXPLORER(a_command_runs_by_its_name),
		IN_EXPLORER(a_command_acts_on_a_query),
		cmocka_unit_test(keys_and_names_lead_to_their_commands),
		IN_EXPLORER(ones_own_archive_takes_the_place_of_the_edition),
		IN_EXPLORER(a_resize_keeps_what_is_selected),
		IN_EXPLORER(random_keys_and_sizes_do_no_harm),
		IN_EXPLORER(too_small_says_so_and_quits),
		IN_EXPLORER(a_click_selects_and_a_second_one_opens),
		cmocka_unit_test(wide_cells_are_never_halved),
		IN_EXPLORER(settings_are_changed_while_one_reads),
		IN_EXPLORER(a_reading_room_writes_and_fetches_nothing),
		IN_EXPLORER(the_smallest_screen_has_all_that_matters),
		IN_EXPLORER(a_file_to_export_to_is_asked_for),
		IN_EXPLORER(a_whole_name_is_its_command),
		IN_EXPLORER(tab_completes_a_name),
		IN_EXPLORER(a_title_comes_before_the_programs_name),
		IN_EXPLORER(the_last_part_of_a_list_says_so),
		IN_EXPLORER(to_repaint_or_suspend_changes_nothing),
		IN_EXPLORER(what_has_no_key_is_named_by_its_command),
		IN_EXPLORER(marks_of_an_input_method_are_keys),
		IN_EXPLORER(places_are_kept_under_letters),
		IN_EXPLORER(words_are_found_in_an_article),
		cmocka_unit_test(lines_that_moved_are_found),
		cmocka_unit_test(days_are_said_as_a_reader_says_them),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	make_cleanup();
	return failed;
}
