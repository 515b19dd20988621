/* The article view in the explorer without a terminal: keys in, screens out. */
#include "tests/article_make.h"
#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/tui_make.h"

#include "tui/article.h"

#include <stdlib.h>

static struct arena perm;
static int64_t tide, harbour;

/* Beside the explorer, which only reads. */
static int64_t
save(const struct article *a)
{
	struct store *s = make_store(make_path(&perm, "tui.db"), STORE_WRITE);
	int64_t id = make_save(s, a);

	store_close(s);
	return id;
}

static int64_t
save_made(const struct made_article *m)
{
	struct article a;

	article_make(m, &perm, &a);
	return save(&a);
}

static void
open_article(int64_t id)
{
	struct article_place place = { .id = id };
	struct err e = { 0 };

	if (!app_open(&tui_app, &view_article, &place, &e))
		fail_msg("%s", e.text);
	app_draw(&tui_app, &tui_screen);
}

static struct view *
shown(void)
{
	return app_top(&tui_app);
}

static struct article_state *
state(void)
{
	assert_ptr_equal(shown()->ops, &view_article);
	return shown()->state;
}

static int
begin(void **unused)
{
	(void)unused;
	tui_begin(24, 80);
	tide = save_made(&tide_railway);
	harbour = save_made(&harbour_clock);
	open_article(tide);
	return 0;
}

static int
end(void **unused)
{
	(void)unused;
	tui_end();
	arena_free(&perm);
	return 0;
}

/* Does a row of the screen hold these words? */
static bool
row_holds(int row, const char *words)
{
	str rest = tui_text(), line = { 0 };

	for (int i = 0; i <= row; i++)
		str_line(&rest, &line);
	return str_find(line, str_of(words)) != STR_NONE;
}

static bool
screen_holds(const char *words)
{
	return str_find(tui_text(), str_of(words)) != STR_NONE;
}

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
		open_article(tide);
		tui_press("g");
		tui_press(cases[i].keys);
		tui_check(cases[i].name);
		if (tui_app.only_text)
			tui_press("z");
		tui_press("gqq");
	}
	tui_resize(24, 80);
	open_article(harbour);
	tui_check("article-80x24-english");
}

static void
tables_and_lists_are_set_as_such(void **unused)
{
	(void)unused;
	open_article(save_made(&canal_tables));
	tui_check("article-80x24-table");
	tui_press(". .");
	/* The second figure is where the row shows it. */
	assert_true(screen_holds("3.4公里    62%"));
	click("62%");
	assert_int_equal(state()->focus.kind, TARGET_FIGURE);
	assert_int_equal(state()->focus.index, 1);
	/* Where it is too wide its cells have several lines. */
	tui_resize(20, 28);
	tui_press("g");
	tui_check("article-28x20-table");
	tui_press(",");
	click("8%");
	assert_int_equal(state()->focus.kind, TARGET_FIGURE);
	assert_int_equal(state()->focus.index, 2);
}

static void
sections_are_jumped_to(void **unused)
{
	(void)unused;
	tui_press("]");
	assert_true(screen_holds("01  一条每天消失两次的路"));
	assert_int_equal(state()->focus.index, 0);
	tui_press("]");
	assert_int_equal(state()->focus.index, 1);
	/* A third from the top: 22 lines of text, its first is row 2. */
	assert_true(row_holds(2 + 22 / 3, "02  钱从哪里来"));
	tui_press("[");
	assert_int_equal(state()->focus.index, 0);
	tui_press("]]]");
	assert_int_equal(state()->focus.index, 2);
	assert_true(screen_holds("this is the last section"));
}

/* The eye is on it: only what is not seen whole moves the page. */
static void
the_page_stays_for_what_it_shows(void **unused)
{
	(void)unused;
	tui_press("gp");
	assert_int_equal(shown()->top, 0);
	size_t moved = 0;
	for (size_t i = 0; i < 12; i++) {
		size_t top = shown()->top;
		struct span seen = article_seen(state());

		tui_press("p");
		struct span at = target_span(state(), state()->focus);
		if (at.start >= seen.end)
			assert_true(shown()->top > top);
		moved += shown()->top != top;
		assert_true(article_focus(state()).kind == TARGET_PLAYER);
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
		assert_int_equal(state()->focus.kind, cases[i].kind);
		assert_int_equal(state()->focus.index, cases[i].index);
	}
}

static void
without_a_target_it_is_said_gently(void **unused)
{
	(void)unused;
	tui_press(",");
	assert_true(screen_holds("no figure before this"));
	tui_press("n");
	assert_true(screen_holds("nothing was searched for"));
	assert_int_equal(state()->focus.kind, TARGET_NONE);
	tui_press("Enter");
	assert_true(screen_holds("nothing is marked yet"));
}

static void
back_goes_to_where_one_jumped_from(void **unused)
{
	(void)unused;
	tui_press("jj");
	size_t top = shown()->top;
	tui_press("]]");
	tui_press("'");
	size_t there = shown()->top;
	tui_press("HHH");
	assert_int_equal(shown()->top, top);
	assert_int_equal(state()->focus.kind, TARGET_NONE);
	tui_press("LLL");
	assert_int_equal(shown()->top, there);
	assert_int_equal(state()->focus.kind, TARGET_QUOTE);
	tui_press("HHHH");
	assert_ptr_not_equal(shown()->ops, &view_article);
}

static void
enter_opens_the_card_and_back_returns(void **unused)
{
	(void)unused;
	tui_press("''");
	size_t top = shown()->top;
	tui_press("Enter");
	assert_ptr_equal(shown()->ops, &view_card);
	assert_true(screen_holds("白敬之"));
	tui_press("H");
	assert_int_equal(shown()->top, top);
	assert_int_equal(state()->focus.index, 1);
}

static void
a_label_opens_what_it_stands_on(void **unused)
{
	(void)unused;
	tui_press("f");
	assert_true(state()->labels.on);
	tui_press("Esc");
	assert_false(state()->labels.on);
	/* The first is the railway's name. */
	tui_press("fs");
	assert_ptr_equal(shown()->ops, &view_card);
	tui_press("H");
	assert_false(state()->labels.on);
	assert_int_not_equal(state()->focus.kind, TARGET_NONE);
	tui_press("fｓ");
	assert_ptr_equal(shown()->ops, &view_card);
}

static void
outline_goes_to_what_is_picked(void **unused)
{
	(void)unused;
	tui_press("ojj Enter");
	assert_false(state()->outline.open);
	assert_int_equal(state()->focus.kind, TARGET_SECTION);
	assert_int_equal(state()->focus.index, 2);
	size_t top = shown()->top;
	tui_press("oq");
	assert_int_equal(shown()->top, top);
	tui_press("o] Enter");
	assert_int_equal(state()->focus.kind, TARGET_PLAYER);
	tui_press("oG Enter");
	assert_int_equal(state()->focus.kind, TARGET_QUOTE);
	assert_int_equal(state()->focus.index, 10);
}

static void
a_resize_keeps_the_place(void **unused)
{
	(void)unused;
	tui_press("jjjjjjjjjjjjjj");
	size_t top = shown()->top;
	uint32_t at = state()->standing.at;
	for (int columns = 40; columns <= 160; columns += 3)
		tui_resize(24, columns);
	tui_resize(24, 80);
	assert_int_equal(shown()->top, top);
	assert_int_equal(state()->standing.at, at);
	tui_press("]]");
	tui_resize(12, 40);
	assert_true(screen_holds("03  谁来接手"));
}

static void
leaving_keeps_the_place(void **unused)
{
	(void)unused;
	tui_press("]]jj");
	uint32_t at = article_seen(state()).start;
	tui_press("q");
	open_article(tide);
	assert_int_equal(article_seen(state()).start, at);
	struct article_row row;
	struct err e = { 0 };
	assert_true(store_article(tui_app.store, tide, &perm, &row, &e));
	assert_true(row.read);
}

static void
hits_are_marked_and_walked(void **unused)
{
	str terms[] = { STR("轮渡"), STR("潮水") };
	struct strs marks = { terms, 2, 2 };

	(void)unused;
	app_mark(&tui_app, &marks);
	open_article(tide);
	tui_press("n");
	assert_int_equal(state()->focus.kind, TARGET_HIT);
	tui_press("n");
	assert_true(screen_holds("hit 2/3"));
	tui_press("nn");
	assert_true(screen_holds("no hit further on"));
	tui_press("NN");
	assert_true(screen_holds("hit 1/3"));
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
	assert_int_equal(state()->focus.kind, TARGET_FIGURE);
	str figure = article_span(
		&state()->article, target_span(state(), state()->focus));
	str copied = buf_str(&tui_app.shell->copied);
	assert_true(str_starts(copied, STR("“")));
	assert_true(str_find(copied, figure) < str_find(copied, STR("”")));
}

static void
the_next_article_of_the_list_is_a_key_away(void **unused)
{
	(void)unused;
	tui_press("q g Enter");
	int64_t first = state()->id;
	tui_press("J");
	int64_t second = state()->id;
	assert_int_not_equal(second, first);
	tui_press("K");
	assert_int_equal(state()->id, first);
	tui_press("K");
	assert_true(screen_holds("this is the first article of the list"));
	tui_press("J q Enter");
	assert_int_equal(state()->id, second);
}

/* Clicks on words of the screen. */
static void
a_click_marks_and_another_follows(void **unused)
{
	(void)unused;
	click("铁路创始人");
	assert_int_equal(state()->focus.kind, TARGET_PLAYER);
	click("铁路创始人");
	assert_ptr_equal(shown()->ops, &view_card);
	tui_press("H");
	click("顾南乔 ┃");
	assert_int_equal(state()->focus.kind, TARGET_QUOTE);
	click("早到了");
	assert_int_equal(state()->focus.kind, TARGET_QUOTE);
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
		*vec_push(&perm, &a.paragraphs) = (struct paragraph){
			.at = { start, (uint32_t)text.n },
		};
		buf_put(&text, STR("\n\n"));
	}
	a.text = str_take(buf_str(&text), text.n - 2);
	a.title = article_word_add(&a, &perm, STR("雾"));
	a.lang = article_word_add(&a, &perm, STR("zh"));
	int64_t id = save(&a);
	open_article(id);
	tui_press("G");
	assert_true(row_holds(tui_screen.rows - 1, "100%"));
	tui_press("bbbb");
	uint32_t at = state()->standing.at;
	assert_true(at > a.text.n - 20000);
	tui_press("q");
	open_article(id);
	assert_int_equal(state()->standing.at, at);
	tui_press("g");
	assert_true(screen_holds("雾"));
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

		a.published = article_word_add(&a, &perm, STR("2026-03-02"));
		*vec_push(&perm, &a.paragraphs) = (struct paragraph){
			.at = { 0, (uint32_t)a.text.n },
		};
		while (a.figures.n < cases[i].n)
			*vec_push(&perm, &a.figures) = (struct figure){
				.at = { 0, 1 },
				.player = NO_INDEX,
			};
		save(&a);
		app_look(&tui_app);
		tui_press("1");
		assert_true(screen_holds(cases[i].shown));
	}
}

#define VIEW_TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		VIEW_TEST(screens_are_as_drawn),
		VIEW_TEST(tables_and_lists_are_set_as_such),
		VIEW_TEST(sections_are_jumped_to),
		VIEW_TEST(the_page_stays_for_what_it_shows),
		VIEW_TEST(quotes_players_and_figures_are_jumped_to),
		VIEW_TEST(without_a_target_it_is_said_gently),
		VIEW_TEST(back_goes_to_where_one_jumped_from),
		VIEW_TEST(enter_opens_the_card_and_back_returns),
		VIEW_TEST(a_label_opens_what_it_stands_on),
		VIEW_TEST(outline_goes_to_what_is_picked),
		VIEW_TEST(a_resize_keeps_the_place),
		VIEW_TEST(leaving_keeps_the_place),
		VIEW_TEST(hits_are_marked_and_walked),
		VIEW_TEST(a_quote_is_copied_with_its_source),
		VIEW_TEST(the_next_article_of_the_list_is_a_key_away),
		VIEW_TEST(a_click_marks_and_another_follows),
		VIEW_TEST(any_size_is_drawn),
		VIEW_TEST(the_list_counts_figures_whole),
		VIEW_TEST(a_long_article_opens_at_any_place),
	};

	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	make_cleanup();
	return failed;
}
