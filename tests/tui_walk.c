/* Moving, opening, coming back, and what the screen shows of it. */
#include "tests/tui_make.h"

#include <string.h>

#include "tests/random.h"
#include "tests/test.h"
#include "tests/tui_groups.h"

#include "tui/views/article.h"
#include "tui/list/days.h"

static void
back_comes_to_the_same_line(void **state)
{
	(void)state;
	tui_press("j j j");
	size_t selected = app_top(&tui_app)->selected;
	tui_press("Enter");
	assert_ptr_equal(tui_top(), &view_article);
	tui_press("H");
	assert_ptr_equal(tui_top(), &view_articles);
	assert_int_equal(app_top(&tui_app)->selected, selected);
	tui_press("L");
	assert_ptr_equal(tui_top(), &view_article);
	tui_press("q");
	assert_ptr_equal(tui_top(), &view_articles);
	assert_false(tui_app.shell->quit);
	tui_press("q");
	assert_true(tui_app.shell->quit);
}

/* Whoever goes from article to article comes back through all of them, each
 * at its place; q goes to the list. */
static void
back_goes_through_the_articles_one_went_through(void **state)
{
	(void)state;
	tui_press("Enter ' J '");
	const struct article_state *s = app_top(&tui_app)->state;
	int64_t second = s->id;
	struct target there = s->focus;
	tui_press("J H");
	assert_int_equal(s->id, second);
	assert_int_equal(s->focus.kind, there.kind);
	assert_int_equal(s->focus.index, there.index);
	/* A jump within it, then the first one, at its quote. */
	tui_press("H H");
	assert_int_not_equal(s->id, second);
	assert_int_equal(s->focus.kind, TARGET_QUOTE);
	tui_press("L");
	assert_int_equal(s->id, second);
	tui_press("H q");
	assert_ptr_equal(tui_top(), &view_articles);
	assert_int_equal(app_top(&tui_app)->selected, 0);
}

static void
the_outline_beside_the_text_can_be_clicked(void **state)
{
	(void)state;
	tui_resize(40, 120);
	tui_press("j Enter");
	const struct article_state *s = app_top(&tui_app)->state;
	/* Its quotes stand last: the last line that has words. */
	for (int row = 2; row < 39 && s->focus.kind != TARGET_QUOTE; row++)
		tui_click(row, 95);
	assert_int_equal(s->focus.kind, TARGET_QUOTE);
	/* What it shows is what is on the screen, also after `o`. */
	tui_press("g");
	str before = arena_copy(&tui_app.shell->marks, tui_text());
	tui_press("o o");
	assert_str_equal(tui_text(), before);
}

static void
places_are_one_key_away_and_kept(void **state)
{
	(void)state;
	tui_press("2 j j Enter 3");
	assert_ptr_equal(tui_top(), &view_quotes);
	tui_press("2");
	assert_ptr_equal(tui_top(), &view_players);
	assert_int_equal(app_top(&tui_app)->selected, 2);
	tui_press("L");
	assert_ptr_equal(tui_top(), &view_card);
	tui_press("1");
	assert_ptr_equal(tui_top(), &view_articles);
	assert_int_equal(tui_app.shell->at, 0);
	/* Back is to where one was, and further. */
	tui_press("Enter H");
	assert_ptr_equal(tui_top(), &view_articles);
	tui_press("2 Enter 1 2 H");
	assert_ptr_equal(tui_top(), &view_articles);
	tui_press("H");
	assert_ptr_equal(tui_top(), &view_card);
	tui_press("H H");
	assert_ptr_equal(tui_top(), &view_articles);
	/* q goes out from there all the same. */
	tui_press("2 Enter 1 q");
	assert_true(tui_app.shell->quit);
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
			assert_ptr_equal(tui_top(), &view_articles);
			tui_press(views[i]);
			one[0] = all[k];
			tui_press(one);
			tui_press(one);
		}
}

/* As after a line that dropped: nothing is written at the end. */
static void
start_again(void)
{
	struct app old = tui_app;
	struct err e = { 0 };

	app_free(&tui_app);
	tui_app.store = old.store;
	tui_app.searcher = old.searcher;
	memcpy(tui_app.today, "2026-03-02", sizeof tui_app.today);
	assert_true(app_init(&tui_app, 24, 80, &e));
	app_draw(&tui_app, &tui_screen);
}

static void
what_one_was_reading_is_a_key_away_at_the_next_start(void **state)
{
	(void)state;
	tui_press("j j Enter");
	assert_shows("Lighthouse rooms, rented");
	start_again();
	assert_shows("L goes on reading “Lighthouse rooms");
	tui_press("L");
	assert_ptr_equal(tui_top(), &view_article);
	assert_shows("Lighthouse rooms, rented");
	/* What one has come back from is not offered any more. */
	tui_press("q");
	start_again();
	assert_false(tui_shows("goes on reading"));
	tui_press("L");
	assert_shows("nothing further on");
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
			seen[i] = seen[i] || tui_shows(titles[i]);
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
	tui_click(4, 10);
	assert_int_equal(app_top(&tui_app)->selected, 1);
	assert_ptr_equal(tui_top(), &view_articles);
	tui_click(4, 10);
	assert_ptr_equal(tui_top(), &view_article);
	tui_press("q");
	str text = tui_text();
	size_t at = str_find(text, STR("] 2 "));
	assert_true(at != STR_NONE);
	tui_click(0, (int)at + 2);
	assert_ptr_equal(tui_top(), &view_players);
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
a_title_comes_before_the_programs_name(void **state)
{
	(void)state;
	assert_shows(" jianbao   articles 6 · unread 6  [1 articles]");
	tui_resize(24, 60);
	assert_shows(" articles 6 · unread 6");
	assert_false(tui_shows("jianbao"));
}

/* Days of two articles and of one, there and back. */
static void
parts_of_a_list_are_gone_through(void **state)
{
	static const size_t firsts[] = { 0, 2, 4, 5 };
	const struct view *v = app_top(&tui_app);

	(void)state;
	for (size_t i = 1; i < TESTS_N(firsts); i++) {
		tui_press("]");
		assert_int_equal(v->selected, firsts[i]);
	}
	tui_press("]");
	assert_shows("this is the last part");
	for (size_t i = TESTS_N(firsts) - 1; i-- > 0;) {
		tui_press("[");
		assert_int_equal(v->selected, firsts[i]);
	}
	/* From within a part to where it begins. */
	tui_press("j j j [");
	assert_int_equal(v->selected, 2);
}

static void
the_last_part_of_a_list_says_so(void **state)
{
	(void)state;
	tui_press("G ]");
	assert_string_equal(tui_message(), "this is the last part");
	tui_press("2 Enter ] ] ] ] ]");
	assert_string_equal(tui_message(), "this is the last part");
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
places_are_kept_under_letters(void **state)
{
	(void)state;
	tui_press("`");
	assert_string_equal(
		tui_message(), "no place is kept yet; M and a letter keep one");
	tui_press("Enter ' ' M a");
	assert_string_equal(tui_message(), "kept; `a comes back here");
	tui_press("G ` a");
	assert_shows("quote 2/");
	tui_press("1 j j ｀ ａ");
	assert_ptr_equal(tui_top(), &view_article);
	assert_shows("quote 2/");
	tui_press("` b");
	assert_string_equal(tui_message(), "no place is kept under b");
	/* Anything else is no letter, and does nothing. */
	tui_press("` Esc");
	assert_ptr_equal(tui_top(), &view_article);
	assert_string_equal(tui_message(), "");
}

static void
words_are_found_in_an_article(void **state)
{
	(void)state;
	tui_press("Enter & zzqq Enter");
	assert_string_equal(tui_message(), "\"zzqq\" does not stand here");
	tui_press("& 何竞 Enter");
	assert_shows("hit 1/");
	tui_press("n");
	assert_shows("hit 2/");
	tui_press("N");
	assert_shows("hit 1/");
	tui_press("& Enter n");
	assert_string_equal(
		tui_message(), "nothing was searched for that stands here");
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

int
test_walk(void)
{
	const struct CMUnitTest tests[] = {
		IN_EXPLORER(back_comes_to_the_same_line),
		IN_EXPLORER(back_goes_through_the_articles_one_went_through),
		IN_EXPLORER(the_outline_beside_the_text_can_be_clicked),
		IN_EXPLORER(places_are_one_key_away_and_kept),
		IN_EXPLORER(many_views_are_forgotten_from_the_far_end),
		IN_EXPLORER(every_key_survives_in_every_view),
		IN_EXPLORER(
			what_one_was_reading_is_a_key_away_at_the_next_start),
		IN_EXPLORER(page_keys_pass_over_nothing),
		IN_EXPLORER(a_resize_keeps_what_is_selected),
		IN_EXPLORER(random_keys_and_sizes_do_no_harm),
		IN_EXPLORER(too_small_says_so_and_quits),
		IN_EXPLORER(a_click_selects_and_a_second_one_opens),
		IN_EXPLORER(the_smallest_screen_has_all_that_matters),
		IN_EXPLORER(a_title_comes_before_the_programs_name),
		IN_EXPLORER(parts_of_a_list_are_gone_through),
		IN_EXPLORER(the_last_part_of_a_list_says_so),
		IN_EXPLORER(to_repaint_or_suspend_changes_nothing),
		IN_EXPLORER(places_are_kept_under_letters),
		IN_EXPLORER(words_are_found_in_an_article),
		cmocka_unit_test(days_are_said_as_a_reader_says_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
