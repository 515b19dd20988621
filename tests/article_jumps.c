/* From one thing of an article to the next, and back. */
#include "tests/article_show.h"
#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/tui_make.h"

static void
sections_are_jumped_to(void **unused)
{
	(void)unused;
	tui_press("]");
	assert_shows("01  一条每天消失两次的路");
	assert_int_equal(show_state()->focus.index, 0);
	tui_press("]");
	assert_int_equal(show_state()->focus.index, 1);
	/* A third from the top: 22 lines of text, its first is row 2. */
	assert_true(show_row_holds(2 + 22 / 3, "02  钱从哪里来"));
	tui_press("[");
	assert_int_equal(show_state()->focus.index, 0);
	tui_press("]]]");
	assert_int_equal(show_state()->focus.index, 2);
	assert_shows("this is the last section");
}

/* The eye is on it: only what is not seen whole moves the page. */
static void
the_page_stays_for_what_it_shows(void **unused)
{
	(void)unused;
	tui_press("gp");
	assert_int_equal(app_top(&tui_app)->top, 0);
	size_t moved = 0;
	for (size_t i = 0; i < 12; i++) {
		size_t top = app_top(&tui_app)->top;
		struct span seen = article_seen(show_state());

		tui_press("p");
		struct span at = target_span(show_state(), show_state()->focus);
		if (at.start >= seen.end)
			assert_true(app_top(&tui_app)->top > top);
		moved += app_top(&tui_app)->top != top;
		assert_true(article_focus(show_state()).kind == TARGET_PLAYER);
	}
	assert_true(moved > 0 && moved < 6);
}

static void
quotes_players_and_figures_are_jumped_to(void **unused)
{
	static const struct {
		const char *keys;
		enum target_kind kind;
		size_t index;
	} cases[] = {
		{ "'", TARGET_QUOTE, 0 },
		{ "'", TARGET_QUOTE, 1 },
		{ "\"", TARGET_QUOTE, 0 },
		{ "p", TARGET_PLAYER, 2 },
		{ "P", TARGET_PLAYER, 1 },
		{ ".", TARGET_FIGURE, 1 },
		{ ".", TARGET_FIGURE, 2 },
		{ ",,,", TARGET_FIGURE, 0 },
	};

	(void)unused;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		tui_press(cases[i].keys);
		assert_int_equal(show_state()->focus.kind, cases[i].kind);
		assert_int_equal(show_state()->focus.index, cases[i].index);
	}
}

static void
without_a_target_it_is_said_gently(void **unused)
{
	(void)unused;
	tui_press(",");
	assert_shows("no figure before this");
	tui_press("n");
	assert_shows("nothing was searched for");
	assert_int_equal(show_state()->focus.kind, TARGET_NONE);
	tui_press("Enter");
	assert_shows("nothing is marked yet");
}

static void
back_goes_to_where_one_jumped_from(void **unused)
{
	(void)unused;
	tui_press("jj");
	size_t top = app_top(&tui_app)->top;
	tui_press("]]");
	tui_press("'");
	size_t there = app_top(&tui_app)->top;
	tui_press("HHH");
	assert_int_equal(app_top(&tui_app)->top, top);
	assert_int_equal(show_state()->focus.kind, TARGET_NONE);
	tui_press("LLL");
	assert_int_equal(app_top(&tui_app)->top, there);
	assert_int_equal(show_state()->focus.kind, TARGET_QUOTE);
	tui_press("HHHH");
	assert_ptr_not_equal(app_top(&tui_app)->ops, &view_article);
}

static void
enter_opens_the_card_and_back_returns(void **unused)
{
	(void)unused;
	tui_press("''");
	size_t top = app_top(&tui_app)->top;
	tui_press("Enter");
	assert_ptr_equal(app_top(&tui_app)->ops, &view_card);
	assert_shows("白敬之");
	tui_press("H");
	assert_int_equal(app_top(&tui_app)->top, top);
	assert_int_equal(show_state()->focus.index, 1);
}

static void
a_label_opens_what_it_stands_on(void **unused)
{
	(void)unused;
	tui_press("f");
	assert_true(show_state()->labels.on);
	tui_press("Esc");
	assert_false(show_state()->labels.on);
	/* The first is the railway's name. */
	tui_press("fs");
	assert_ptr_equal(app_top(&tui_app)->ops, &view_card);
	tui_press("H");
	assert_false(show_state()->labels.on);
	assert_int_not_equal(show_state()->focus.kind, TARGET_NONE);
	tui_press("fｓ");
	assert_ptr_equal(app_top(&tui_app)->ops, &view_card);
}

static void
outline_goes_to_what_is_picked(void **unused)
{
	(void)unused;
	tui_press("ojj Enter");
	assert_false(show_state()->outline.open);
	assert_int_equal(show_state()->focus.kind, TARGET_SECTION);
	assert_int_equal(show_state()->focus.index, 2);
	size_t top = app_top(&tui_app)->top;
	tui_press("oq");
	assert_int_equal(app_top(&tui_app)->top, top);
	tui_press("o] Enter");
	assert_int_equal(show_state()->focus.kind, TARGET_PLAYER);
	tui_press("oG Enter");
	assert_int_equal(show_state()->focus.kind, TARGET_QUOTE);
	assert_int_equal(show_state()->focus.index, 10);
}

static void
hits_are_marked_and_walked(void **unused)
{
	str terms[] = { STR("轮渡"), STR("潮水") };
	struct strs marks = { terms, 2, 2 };

	(void)unused;
	app_mark(&tui_app, &marks);
	show_open(show_tide);
	tui_press("n");
	assert_int_equal(show_state()->focus.kind, TARGET_HIT);
	tui_press("n");
	assert_shows("hit 2/3");
	tui_press("nn");
	assert_shows("no hit further on");
	tui_press("NN");
	assert_shows("hit 1/3");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARTICLE(sections_are_jumped_to),
		IN_ARTICLE(the_page_stays_for_what_it_shows),
		IN_ARTICLE(quotes_players_and_figures_are_jumped_to),
		IN_ARTICLE(without_a_target_it_is_said_gently),
		IN_ARTICLE(back_goes_to_where_one_jumped_from),
		IN_ARTICLE(enter_opens_the_card_and_back_returns),
		IN_ARTICLE(a_label_opens_what_it_stands_on),
		IN_ARTICLE(outline_goes_to_what_is_picked),
		IN_ARTICLE(hits_are_marked_and_walked),
	};

	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	make_cleanup();
	return failed;
}
