/* The article view in the explorer without a terminal: keys in, screens out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/article_make.h"
#include "tests/store_make.h"
#include "tests/test.h"

#include "base/file.h"
#include "base/utf8.h"
#include "tui/app.h"
#include "tui/article.h"

static struct arena perm;
static struct app app;
static struct screen screen;
static int64_t tide, harbour;

static void
press(const char *keys)
{
	str s = str_of(keys);

	for (size_t at = 0; at < s.n;) {
		struct event e = { .kind = EVENT_PRESS,
			.press = utf8_next(s, &at) };

		app_event(&app, &e);
	}
	app_draw(&app, &screen);
}

static void
resize(int rows, int columns)
{
	struct event e = { EVENT_RESIZE, .row = rows, .column = columns };

	app_event(&app, &e);
	app_draw(&app, &screen);
}

static int64_t
save(struct store *s, const struct made_article *m)
{
	struct article a;

	article_make(m, &perm, &a);
	return make_save(s, &a);
}

static void
open_explorer(int rows, int columns)
{
	struct err e = { 0 };
	static int n;
	const char *path =
		make_path(&perm, arena_printf(&perm, "tide-%d.db", ++n).s);
	const char *state =
		make_path(&perm, arena_printf(&perm, "state-%d.db", n).s);

	if (!store_open(path, state, STORE_WRITE, &app.store, &e))
		fail_msg("%s", e.text);
	tide = save(app.store, &tide_railway);
	harbour = save(app.store, &harbour_clock);
	strcpy(app.today, "2026-03-03");
	if (!app_init(&app, rows, columns, &e))
		fail_msg("%s", e.text);
}

static void
open_article(int64_t id)
{
	struct article_place place = { .id = id };
	struct err e = { 0 };

	if (!app_open(&app, &view_article, &place, &e))
		fail_msg("%s", e.text);
	app_draw(&app, &screen);
}

static struct article_state *
state(void)
{
	assert_ptr_equal(app_top(&app)->ops, &view_article);
	return app_top(&app)->state;
}

static int
begin(void **unused)
{
	(void)unused;
	open_explorer(24, 80);
	open_article(tide);
	return 0;
}

static int
end(void **unused)
{
	struct store *s = app.store;

	(void)unused;
	app_free(&app);
	store_close(s);
	return 0;
}

/* The screen is that of tests/screens/NAME.txt; JIANBAO_SCREENS=write makes
 * the file. */
static void
check_screen(const char *name)
{
	const char *srcdir = getenv("srcdir"),
		   *mode = getenv("JIANBAO_SCREENS");
	const char *path = arena_printf(
		&perm, "%s/tests/screens/%s.txt", srcdir ? srcdir : ".", name)
				   .s;
	struct buf got = { 0 };
	struct file want;
	struct err e = { 0 };

	screen_text(&screen, &got);
	if (mode && strcmp(mode, "write") == 0) {
		FILE *f = fopen(path, "w");

		assert_non_null(f);
		fwrite(got.s, 1, got.n, f);
		fclose(f);
	}
	if (!file_open(path, &want, &e))
		fail_msg("%s", e.text);
	if (!str_eq(buf_str(&got), want.bytes))
		fail_msg("%s is not:\n%.*s", path, STR_ARG(buf_str(&got)));
	file_close(&want);
	buf_free(&got);
}

/* Does a row of the screen hold these words? */
static bool
row_holds(int row, const char *words)
{
	struct buf text = { 0 };
	str rest, line = { 0 };

	screen_text(&screen, &text);
	rest = buf_str(&text);
	for (int i = 0; i <= row; i++)
		str_line(&rest, &line);
	bool holds = str_find(line, str_of(words)) != STR_NONE;
	buf_free(&text);
	return holds;
}

static bool
screen_holds(const char *words)
{
	for (int row = 0; row < screen.rows; row++)
		if (row_holds(row, words))
			return true;
	return false;
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
		resize(cases[i].rows, cases[i].columns);
		open_article(tide);
		press("g");
		press(cases[i].keys);
		check_screen(cases[i].name);
		if (app.only_text)
			press("z");
		press("gqq");
	}
	resize(24, 80);
	open_article(harbour);
	check_screen("article-80x24-english");
}

static void
sections_are_jumped_to(void **unused)
{
	(void)unused;
	press("]");
	assert_true(screen_holds("01  一条每天消失两次的路"));
	assert_int_equal(state()->focus.index, 0);
	press("]");
	assert_int_equal(state()->focus.index, 1);
	/* A third from the top: 22 lines of text, its first is row 2. */
	assert_true(row_holds(2 + 22 / 3, "02  钱从哪里来"));
	press("[");
	assert_int_equal(state()->focus.index, 0);
	press("]]]");
	assert_int_equal(state()->focus.index, 2);
	assert_true(screen_holds("this is the last section"));
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
		press(cases[i].keys);
		assert_int_equal(state()->focus.kind, cases[i].kind);
		assert_int_equal(state()->focus.index, cases[i].index);
	}
}

static void
without_a_target_it_is_said_gently(void **unused)
{
	(void)unused;
	press(",");
	assert_true(screen_holds("no figure before this"));
	press("n");
	assert_true(screen_holds("nothing was searched for"));
	assert_int_equal(state()->focus.kind, TARGET_NONE);
	press("\r");
	assert_true(screen_holds("nothing is marked yet"));
}

static void
back_goes_to_where_one_jumped_from(void **unused)
{
	(void)unused;
	press("jj");
	size_t top = app_top(&app)->top;
	press("]]");
	press("'");
	size_t there = app_top(&app)->top;
	press("HHH");
	assert_int_equal(app_top(&app)->top, top);
	assert_int_equal(state()->focus.kind, TARGET_NONE);
	press("LLL");
	assert_int_equal(app_top(&app)->top, there);
	assert_int_equal(state()->focus.kind, TARGET_QUOTE);
	press("HHHH");
	assert_ptr_not_equal(app_top(&app)->ops, &view_article);
}

static void
enter_opens_the_card_and_back_returns(void **unused)
{
	(void)unused;
	press("''");
	size_t top = app_top(&app)->top;
	press("\r");
	assert_ptr_equal(app_top(&app)->ops, &view_card);
	assert_true(screen_holds("白敬之"));
	press("H");
	assert_int_equal(app_top(&app)->top, top);
	assert_int_equal(state()->focus.index, 1);
}

static void
a_label_opens_what_it_stands_on(void **unused)
{
	(void)unused;
	press("f");
	assert_true(state()->labels.on);
	press("\x1b");
	assert_false(state()->labels.on);
	/* The first is the railway's name. */
	press("fs");
	assert_ptr_equal(app_top(&app)->ops, &view_card);
	press("H");
	assert_false(state()->labels.on);
	assert_int_not_equal(state()->focus.kind, TARGET_NONE);
}

static void
outline_goes_to_what_is_picked(void **unused)
{
	(void)unused;
	press("ojj\r");
	assert_false(state()->outline.open);
	assert_int_equal(state()->focus.kind, TARGET_SECTION);
	assert_int_equal(state()->focus.index, 2);
	size_t top = app_top(&app)->top;
	press("oq");
	assert_int_equal(app_top(&app)->top, top);
	press("o]\r");
	assert_int_equal(state()->focus.kind, TARGET_PLAYER);
	press("oG\r");
	assert_int_equal(state()->focus.kind, TARGET_QUOTE);
	assert_int_equal(state()->focus.index, 10);
}

static void
a_resize_keeps_the_place(void **unused)
{
	(void)unused;
	press("jjjjjjjjjjjjjj");
	size_t top = app_top(&app)->top;
	uint32_t at = state()->standing.at;
	for (int columns = 40; columns <= 160; columns += 3)
		resize(24, columns);
	resize(24, 80);
	assert_int_equal(app_top(&app)->top, top);
	assert_int_equal(state()->standing.at, at);
	press("]]");
	resize(12, 40);
	assert_true(screen_holds("03  谁来接手"));
}

static void
leaving_keeps_the_place(void **unused)
{
	(void)unused;
	press("]]jj");
	uint32_t at = article_seen(state()).start;
	press("q");
	open_article(tide);
	assert_int_equal(article_seen(state()).start, at);
	struct article_row row;
	struct err e = { 0 };
	assert_true(store_article(app.store, tide, &perm, &row, &e));
	assert_true(row.read);
}

static void
hits_are_marked_and_walked(void **unused)
{
	str terms[] = { STR("轮渡"), STR("潮水") };
	struct strs marks = { terms, 2, 2 };

	(void)unused;
	app_mark(&app, &marks);
	open_article(tide);
	press("n");
	assert_int_equal(state()->focus.kind, TARGET_HIT);
	press("n");
	assert_true(screen_holds("hit 2/3"));
	press("nn");
	assert_true(screen_holds("no hit further on"));
	press("NN");
	assert_true(screen_holds("hit 1/3"));
}

static void
a_quote_is_copied_with_its_source(void **unused)
{
	(void)unused;
	press("'y");
	assert_true(str_starts(buf_str(&app.shell->copied),
		STR("“我们不和海抢时间，只在它让路的时候走。”")));
	assert_true(str_find(buf_str(&app.shell->copied), STR("顾南乔")) !=
		    STR_NONE);
	assert_true(str_find(buf_str(&app.shell->copied),
			    STR("https://weekly.example/tide-railway")) !=
		    STR_NONE);
}

static void
any_size_is_drawn(void **unused)
{
	(void)unused;
	for (int columns = 1; columns <= 200; columns += 3)
		for (int rows = 1; rows <= 50; rows += 7) {
			resize(rows, columns);
			press("]'pG.gf");
			press("\x1bozzq");
		}
	resize(24, 80);
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
	int64_t id = make_save(app.store, &a);
	open_article(id);
	press("G");
	assert_true(row_holds(screen.rows - 1, "100%"));
	press("bbbb");
	uint32_t at = state()->standing.at;
	assert_true(at > a.text.n - 20000);
	press("q");
	open_article(id);
	assert_int_equal(state()->standing.at, at);
	press("g");
	assert_true(screen_holds("雾"));
	buf_free(&text);
}

#define VIEW_TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		VIEW_TEST(screens_are_as_drawn),
		VIEW_TEST(sections_are_jumped_to),
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
		VIEW_TEST(any_size_is_drawn),
		VIEW_TEST(a_long_article_opens_at_any_place),
	};

	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	make_cleanup();
	screen_free(&screen);
	arena_free(&perm);
	return failed;
}
