/* Searching, narrowing, saving what was searched, filtering a list. */
#include "tests/tui_make.h"

#include "tests/test.h"
#include "tests/tui_groups.h"

static void
results_change_as_one_types(void **state)
{
	(void)state;
	tui_press("/ 降价");
	assert_ptr_equal(tui_top(), &view_results);
	size_t wide = list_count(app_top(&tui_app));
	assert_true(wide > 0);
	tui_press("Space 何竞");
	assert_true(list_count(app_top(&tui_app)) > 0);
	tui_press("Ctrl-W");
	assert_int_equal(list_count(app_top(&tui_app)), wide);
	tui_press("Ctrl-U");
	assert_int_equal(list_count(app_top(&tui_app)), 0);
	tui_press("Esc");
	assert_ptr_equal(tui_top(), &view_articles);
}

static void
a_hit_opens_where_it_stands(void **state)
{
	(void)state;
	tui_press("/ 不是策略 Enter");
	assert_ptr_equal(tui_top(), &view_article);
	assert_true(tui_app.marks.n > 0);
	tui_press("H");
	assert_ptr_equal(tui_top(), &view_results);
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
	/* What is not read yet is no mistake. */
	tui_press("Ctrl-U 降价 Space said:");
	assert_shows("not yet: said: wants words behind it");
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
	assert_ptr_equal(tui_top(), &view_results);
	tui_press("+ ａ");
	assert_true(list_count(app_top(&tui_app)) < some);
	tui_press("H");
	assert_int_equal(list_count(app_top(&tui_app)), some);
	tui_press("H");
	assert_int_equal(list_count(app_top(&tui_app)), all);
	tui_press("H");
	assert_ptr_equal(tui_top(), &view_articles);
}

static void
what_was_typed_behind_it_is_not_taken_off(void **state)
{
	(void)state;
	tui_press("/ 灯塔 Esc + a / Space 电费 Esc H");
	assert_ptr_equal(tui_top(), &view_articles);
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
	tui_click(row, 4);
	assert_int_equal(list_count(app_top(&tui_app)), all);
	tui_click(row, 15);
	assert_shows("player:葛明远");
	tui_resize(40, 120);
	tui_press("H");
	tui_click(4, 100);
	assert_shows("player:潮汐铁路");
	tui_click(2, 100);
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
	tui_press("Tab");
	assert_shows("nothing new below");
	tui_press("r 2 Enter");
	assert_shows("老葛2");
	tui_press("r Ctrl-U 灯塔 Enter");
	assert_shows("another search is called 灯塔");
	tui_press("d");
	assert_int_equal(list_count(app_top(&tui_app)), 1);
	tui_press("u u");
	assert_int_equal(list_count(app_top(&tui_app)), 2);
	assert_false(tui_shows("老葛2"));
	tui_press("g j Enter");
	assert_ptr_equal(tui_top(), &view_results);
	assert_shows("灯塔 · articles 5");
	assert_shows("newest first");
	tui_press("H");
	assert_ptr_equal(tui_top(), &view_searches);
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
	assert_ptr_equal(tui_top(), &view_results);
	assert_shows("/ 灯塔 qQ");
	tui_press("Esc Esc Esc");
	assert_ptr_equal(tui_top(), &view_articles);
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
	assert_ptr_equal(tui_top(), &view_article);
	tui_press("H");
	assert_int_equal(list_count(app_top(&tui_app)), 1);
	tui_press("q");
	assert_ptr_equal(tui_top(), &view_articles);
	assert_int_equal(list_count(app_top(&tui_app)), 6);
}

static void
a_filter_that_keeps_nothing_is_harmless(void **state)
{
	(void)state;
	tui_press("& zzzz Enter");
	assert_shows("None of these lines");
	assert_int_equal(list_count(app_top(&tui_app)), 0);
	tui_press("Enter j k Space b G g * m y Y Tab Shift-Tab ] [ J");
	assert_ptr_equal(tui_top(), &view_articles);
	tui_press("Esc");
	assert_int_equal(list_count(app_top(&tui_app)), 6);
}

/* What nothing holds may be a slip in somebody's name. */
static void
tab_takes_the_nearest_word(void **state)
{
	(void)state;
	tui_press("/ 潮 夕 铁 路");
	assert_shows("The nearest word is 潮汐铁路: Tab searches for it.");
	tui_press("Tab");
	assert_shows("/ 潮汐铁路");
	assert_int_not_equal(list_count(app_top(&tui_app)), 0);
	/* Nothing is near this. */
	tui_press("Ctrl-U 无 此 地 方");
	assert_shows("Fewer or shorter words");
}

/* The title is not the text: n says why it goes nowhere. */
static void
a_hit_in_the_title_is_marked_there(void **state)
{
	int hits = 0;

	(void)state;
	tui_press("/ 换 帅 Enter");
	assert_ptr_equal(tui_top(), &view_article);
	for (int x = 0; x < tui_screen.columns; x++)
		hits += tui_screen.cells[2 * tui_screen.columns + x].style ==
			STYLE_HIT;
	assert_int_equal(hits, 4);
	tui_press("n");
	assert_string_equal(
		tui_message(), "only the title has what was searched for");
}

static size_t
hits(const char *keys)
{
	tui_press(keys);
	return list_count(app_top(&tui_app));
}

/* Only what may have changed is asked for again; the rows show all of it. */
static void
deeds_are_seen_among_the_hits(void **state)
{
	(void)state;
	size_t all = hits("/ 的 Esc");
	assert_true(all > 1);
	assert_int_equal(hits("*"), all);
	assert_shows("★");
	assert_int_equal(hits("u"), all);
	assert_false(tui_shows("★"));
	assert_int_equal(hits("a"), all); /* it is found all the same */
	assert_int_equal(hits("u"), all);
	assert_int_equal(hits("d"), all - 1);
	assert_int_equal(hits("u"), all);
	assert_int_equal(hits("/ Ctrl-U 的 Space is:unread Esc"), all);
	tui_press("m");
	assert_int_equal(hits("g"), all); /* it stays while one looks */
	assert_int_equal(hits("1 u H"), all);
}

int
test_search(void)
{
	const struct CMUnitTest tests[] = {
		IN_EXPLORER(a_hit_in_the_title_is_marked_there),
		IN_EXPLORER(tab_takes_the_nearest_word),
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
		IN_EXPLORER(deeds_are_seen_among_the_hits),
		IN_EXPLORER(a_filter_keeps_what_holds_all_words),
		IN_EXPLORER(a_filter_that_keeps_nothing_is_harmless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
