/* The article view in the explorer without a terminal: keys in, screens out. */
#include "tests/article_show.h"
#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/tui_make.h"

#include <stdlib.h>

static void
click(const char *words)
{
	struct event e = { .kind = EVENT_CLICK };
	str rest = tui_text(), line;

	for (; str_line(&rest, &line); e.row++) {
		size_t at = str_find(line, str_of(words));

		if (at == STR_NONE)
			continue;
		e.column = flow_width(str_take(line, at));
		app_event(&tui_app, &e);
		app_draw(&tui_app, &tui_screen);
		return;
	}
	fail_msg("no %s", words);
}

static void
screens_are_as_drawn(void **unused)
{
	static const struct {
		int rows, columns;
		const char *keys, *name;
	} cases[] = {
		{ 40, 120, "", "article-120x40" },
		{ 40, 120, "''''", "article-120x40-quote" },
		{ 40, 120, "o", "article-120x40-outline" },
		{ 24, 80, "", "article-80x24" },
		{ 24, 80, "]]", "article-80x24-section" },
		{ 24, 80, "f", "article-80x24-labels" },
		{ 24, 80, "z", "article-80x24-only-text" },
		{ 12, 40, "", "article-40x12" },
		{ 12, 40, "'''", "article-40x12-quote" },
		{ 12, 40, "o", "article-40x12-outline" },
	};

	(void)unused;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		tui_resize(cases[i].rows, cases[i].columns);
		show_open(show_tide);
		tui_press("g");
		tui_press(cases[i].keys);
		tui_check(cases[i].name);
		if (tui_app.only_text)
			tui_press("z");
		tui_press("gqq");
	}
	tui_resize(24, 80);
	show_open(show_harbour);
	tui_check("article-80x24-english");
}

static void
tables_and_lists_are_set_as_such(void **unused)
{
	(void)unused;
	show_open(show_save_made(&canal_tables));
	tui_check("article-80x24-table");
	tui_press(". .");
	/* The second figure is where the row shows it. */
	assert_shows("3.4公里    62%");
	click("62%");
	assert_int_equal(show_state()->focus.kind, TARGET_FIGURE);
	assert_int_equal(show_state()->focus.index, 1);
	/* Where it is too wide its cells have several lines. */
	tui_resize(20, 28);
	tui_press("g");
	tui_check("article-28x20-table");
	tui_press(",");
	click("8%");
	assert_int_equal(show_state()->focus.kind, TARGET_FIGURE);
	assert_int_equal(show_state()->focus.index, 2);
}

static void
a_resize_keeps_the_place(void **unused)
{
	(void)unused;
	tui_press("jjjjjjjjjjjjjj");
	size_t top = app_top(&tui_app)->top;
	uint32_t at = show_state()->standing.at;
	for (int columns = 40; columns <= 160; columns += 3)
		tui_resize(24, columns);
	tui_resize(24, 80);
	assert_int_equal(app_top(&tui_app)->top, top);
	assert_int_equal(show_state()->standing.at, at);
	tui_press("]]");
	tui_resize(12, 40);
	assert_shows("03  谁来接手");
}

static void
leaving_keeps_the_place(void **unused)
{
	(void)unused;
	tui_press("]]jj");
	uint32_t at = article_seen(show_state()).start;
	tui_press("q");
	show_open(show_tide);
	assert_int_equal(article_seen(show_state()).start, at);
	struct article_row row;
	struct err e = { 0 };
	assert_true(
		store_article(tui_app.store, show_tide, &show_arena, &row, &e));
	assert_true(row.read);
}

static void
a_quote_is_copied_with_its_source(void **unused)
{
	(void)unused;
	tui_press("'y");
	assert_true(str_starts(buf_str(&tui_app.shell->copied),
		STR("“我们不和海抢时间，只在它让路的时候走。”")));
	assert_true(str_find(buf_str(&tui_app.shell->copied), STR("顾南乔")) !=
		    STR_NONE);
	assert_true(str_find(buf_str(&tui_app.shell->copied),
			    STR("https://weekly.example/tide-railway")) !=
		    STR_NONE);
	/* On a figure it is that one's sentence. */
	tui_press(".y");
	assert_int_equal(show_state()->focus.kind, TARGET_FIGURE);
	str figure = article_span(&show_state()->article,
		target_span(show_state(), show_state()->focus));
	str copied = buf_str(&tui_app.shell->copied);
	assert_true(str_starts(copied, STR("“")));
	assert_true(str_find(copied, figure) < str_find(copied, STR("”")));
}

static void
the_next_article_of_the_list_is_a_key_away(void **unused)
{
	(void)unused;
	tui_press("q g Enter");
	int64_t first = show_state()->id;
	tui_press("J");
	int64_t second = show_state()->id;
	assert_int_not_equal(second, first);
	tui_press("K");
	assert_int_equal(show_state()->id, first);
	tui_press("K");
	assert_shows("this is the first article of the list");
	tui_press("J q Enter");
	assert_int_equal(show_state()->id, second);
}

/* Clicks on words of the screen. */
static void
a_click_marks_and_another_follows(void **unused)
{
	(void)unused;
	click("铁路创始人");
	assert_int_equal(show_state()->focus.kind, TARGET_PLAYER);
	click("铁路创始人");
	assert_ptr_equal(app_top(&tui_app)->ops, &view_card);
	tui_press("H");
	click("顾南乔 ┃");
	assert_int_equal(show_state()->focus.kind, TARGET_QUOTE);
	click("早到了");
	assert_int_equal(show_state()->focus.kind, TARGET_QUOTE);
}

static void
any_size_is_drawn(void **unused)
{
	(void)unused;
	for (int columns = 1; columns <= 200; columns += 3)
		for (int rows = 1; rows <= 50; rows += 7) {
			tui_resize(rows, columns);
			tui_press("]'pG.gf");
			tui_press("Esc ozzq");
		}
	tui_resize(24, 80);
}

static void
a_long_article_opens_at_any_place(void **unused)
{
	static const char line[] = "海岸线在雾里，灯塔在雾外。";
	struct article a = { 0 };
	struct buf text = { 0 };

	(void)unused;
	while (text.n < 2 << 20) {
		uint32_t start = (uint32_t)text.n;

		for (size_t i = 0; i < 20 + start % 31; i++)
			buf_put(&text, str_of(line));
		*vec_push(&show_arena, &a.paragraphs) = (struct paragraph){
			.at = { start, (uint32_t)text.n },
		};
		buf_put(&text, STR("\n\n"));
	}
	a.text = str_take(buf_str(&text), text.n - 2);
	a.title = article_word_add(&a, &show_arena, STR("雾"));
	a.lang = article_word_add(&a, &show_arena, STR("zh"));
	int64_t id = show_save(&a);
	show_open(id);
	tui_press("G");
	assert_true(show_row_holds(tui_screen.rows - 1, "100%"));
	tui_press("bbbb");
	uint32_t at = show_state()->standing.at;
	assert_true(at > a.text.n - 20000);
	tui_press("q");
	show_open(id);
	assert_int_equal(show_state()->standing.at, at);
	tui_press("g");
	assert_shows("雾");
	buf_free(&text);
}

static void
the_list_counts_figures_whole(void **unused)
{
	static const struct {
		str text;
		size_t n;
		const char *shown;
	} cases[] = { { STR0("1 lamp."), 123, "fig 123" },
		{ STR0("2 lamps."), 12345, "fig 12k" } };

	(void)unused;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = { .text = cases[i].text };

		a.published =
			article_word_add(&a, &show_arena, STR("2026-03-02"));
		*vec_push(&show_arena, &a.paragraphs) = (struct paragraph){
			.at = { 0, (uint32_t)a.text.n },
		};
		while (a.figures.n < cases[i].n)
			*vec_push(&show_arena, &a.figures) = (struct figure){
				.at = { 0, 1 },
				.player = NO_INDEX,
			};
		show_save(&a);
		app_look(&tui_app);
		tui_press("1");
		assert_shows(cases[i].shown);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARTICLE(screens_are_as_drawn),
		IN_ARTICLE(tables_and_lists_are_set_as_such),
		IN_ARTICLE(a_resize_keeps_the_place),
		IN_ARTICLE(leaving_keeps_the_place),
		IN_ARTICLE(a_quote_is_copied_with_its_source),
		IN_ARTICLE(the_next_article_of_the_list_is_a_key_away),
		IN_ARTICLE(a_click_marks_and_another_follows),
		IN_ARTICLE(any_size_is_drawn),
		IN_ARTICLE(the_list_counts_figures_whole),
		IN_ARTICLE(a_long_article_opens_at_any_place),
	};

	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	make_cleanup();
	return failed;
}
