/* Players: their cards, and what a reader corrects. */
#include "tests/tui_make.h"

#include "tests/test.h"
#include "tests/tui_groups.h"

#include "tui/list/table.h"

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
	assert_ptr_equal(tui_top(), &view_players);
	/* Who is called just so is the only one who can be meant. */
	tui_press("j c 何竞");
	assert_shows("葛明远 = 何竞");
	assert_shows("▌葛明远 is 何竞 person");
	assert_false(tui_shows("is called"));
	tui_press("Esc k c 甲 乙 丙 Enter");
	assert_ptr_equal(tui_top(), &view_players);
	assert_shows("甲乙丙");
	assert_shows("renamed · u undoes it");
	/* On his card he stays before one, under the new name. */
	tui_press("Enter c 丁 Enter");
	assert_ptr_equal(tui_top(), &view_card);
	assert_shows("丁   org");
	tui_press("u");
	assert_shows("undone: a player's name");
	tui_press("c Enter");
	assert_ptr_equal(tui_top(), &view_players);
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

/* What is put away stays on a card, what is deleted goes, and comes back. */
static void
card_and_exchange_follow_what_is_deleted(void **state)
{
	static const char *const places[] = { "2 & 葛 Enter Enter ] ",
		"2 & 葛 Enter Enter x 顾 Enter " };

	(void)state;
	for (size_t i = 0; i < TESTS_N(places); i++) {
		tui_press(places[i]);
		size_t n = list_count(app_top(&tui_app));

		assert_true(n > 0);
		tui_press("a");
		assert_int_equal(list_count(app_top(&tui_app)), n);
		tui_press("u d");
		assert_true(list_count(app_top(&tui_app)) < n);
		tui_press("u");
		assert_int_equal(list_count(app_top(&tui_app)), n);
		tui_press("q q Esc");
	}
}

static int64_t
first_of_exchange(void)
{
	return table_id(app_top(&tui_app)->state, 0);
}

static void
exchange_is_turned_and_turned_back(void **state)
{
	(void)state;
	tui_press("2 & 葛 Enter Enter x 顾 Enter");
	int64_t first = first_of_exchange();
	tui_press("s");
	assert_shows("newest first");
	tui_press("s");
	assert_int_equal(first_of_exchange(), first);
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
	assert_ptr_equal(tui_top(), &view_card);
	tui_press("u");
	assert_ptr_equal(tui_top(), &view_players);
	assert_shows("undone: merging two players");
	assert_int_equal(list_count(app_top(&tui_app)), n);
}

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
	assert_ptr_equal(tui_top(), &view_card);
	assert_shows("林以宁");
}

/* His news are a saved search. */
static void
a_player_is_followed_by_a_key(void **state)
{
	(void)state;
	tui_press("2 S Enter");
	assert_shows("saved: 灯塔计算 · 6 lists the searches");
	tui_press("& mingyuan Enter Enter S Enter 6");
	assert_shows("灯塔计算");
	assert_shows("player:灯塔计算");
	assert_shows("player:\"Ge Mingyuan\"");
	tui_press("j Enter");
	assert_shows("Lighthouse rooms");
}

static void
whoever_is_marked_in_an_article_is_set_beside_another(void **state)
{
	(void)state;
	tui_press("Enter x");
	assert_string_equal(
		tui_message(), "nobody is marked: p or ' goes to somebody");
	tui_press("' x");
	assert_shows("林以宁 ⇄");
	/* Who types a name that nobody has is told something else. */
	tui_press("无 此 人");
	assert_shows("Nobody is called so.");
	tui_press("Esc");
	assert_ptr_equal(tui_top(), &view_article);
}

int
test_players(void)
{
	const struct CMUnitTest tests[] = {
		IN_EXPLORER(a_player_is_corrected_on_the_spot),
		IN_EXPLORER(card_and_exchange_follow_what_is_deleted),
		IN_EXPLORER(exchange_is_turned_and_turned_back),
		IN_EXPLORER(a_merge_is_undone_in_its_turn),
		IN_EXPLORER(a_player_is_followed_by_a_key),
		IN_EXPLORER(every_line_of_a_card_opens),
		IN_EXPLORER(the_speaker_of_a_quote_has_a_card),
		IN_EXPLORER(
			whoever_is_marked_in_an_article_is_set_beside_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
