/* Stories that several tell: one line each in the list, unfolded on the spot,
 * and what is done to a line is done to all its reports. */
#include "tests/tui_groups.h"

#include "tests/store_make.h"
#include "tests/tui_make.h"
#include "tests/test.h"

#include "store/state.h"
#include "tui/list/table.h"

static struct {
	struct arena tmp;
	struct store *s, *old;
	struct searcher *searcher;
} told;

static void
open_told(int n)
{
	struct arena *a = &told.tmp;
	const char *path = make_path(a, arena_printf(a, "fold-%d.db", n).s);
	const char *state = make_path(a, arena_printf(a, "folds-%d.db", n).s);
	struct err e = { 0 };

	if (!store_open(path, state, STORE_WRITE, &told.s, &e))
		fail_msg("%s", e.text);
}

/* Three reports of one story, on two days; two articles for themselves. */
static int
setup(void **state)
{
	static int n;
	struct buf text = { 0 };
	struct made made[] = {
		{ "信使过河", "2026-03-01T08:00", "甲报", "" },
		{ "别的消息", "2026-03-01T12:00", "丙报", "只有一句话。" },
		{ "信使过河（转）", "2026-03-01T18:00", "乙报", "" },
		{ "渡口来信", "2026-03-02T09:00", "丁报", "" },
		{ "今天的消息", "2026-03-02T10:00", "丙报", "也只有一句话。" },
	};

	tui_setup(state);
	for (int i = 0; i < 12; i++)
		buf_printf(&text,
			"第%d夜雾桥镇的%d号信使在渡口等船等了%d个钟头，", i,
			i * 7, i * 3);
	const char *words = arena_cstr(&told.tmp, buf_str(&text));
	made[0].text = made[2].text = made[3].text = words;
	buf_free(&text);
	told.old = tui_app.store;
	told.searcher = tui_app.searcher;
	open_told(++n);
	for (size_t i = 0; i < TESTS_N(made); i++) {
		struct article a;

		make_article(&made[i], &told.tmp, &a);
		make_save(told.s, &a);
	}
	app_begin(&tui_app, told.s, NULL);
	tui_resize(40, 120);
	return 0;
}

static int
teardown(void **state)
{
	app_begin(&tui_app, told.old, told.searcher);
	store_close(told.s);
	arena_free(&told.tmp);
	return tui_teardown(state);
}

static size_t
rows(void)
{
	return list_count(app_top(&tui_app));
}

static size_t
unread(void)
{
	struct store_counts n;
	struct err e = { 0 };

	assert_true(store_count(told.s, &n, &e));
	return (size_t)n.unread;
}

static void
story_is_a_line_and_what_is_counted_is_said(void **state)
{
	(void)state;
	assert_int_equal(rows(), 3);
	assert_shows("articles 5 · stories 3 · unread 5");
	assert_shows("信使过河  3 reports");
	assert_false(tui_shows("渡口来信"));
	assert_false(tui_shows("（转）"));
	tui_resize(12, 40);
	assert_shows("×3");
	/* In every order. */
	for (int order = 0; order < ORDERS; order++) {
		assert_int_equal(rows(), 3);
		tui_press("s");
	}
	tui_press("w");
	assert_int_equal(rows(), 3);
}

static void
story_is_unfolded_and_folded_on_the_spot(void **state)
{
	(void)state;
	tui_press("j j");
	assert_int_equal(app_top(&tui_app)->selected, 2);
	tui_press("z");
	assert_int_equal(rows(), 5);
	tui_check("fold-120x40");
	tui_press("j j");
	/* From below it the line is the one that is selected then. */
	tui_press("z");
	assert_int_equal(rows(), 3);
	assert_int_equal(app_top(&tui_app)->selected, 2);
	tui_press("k z");
	assert_string_equal(tui_message(), "nobody else tells this");
	/* Those of an unfolded one open by themselves. */
	tui_press("j z j j Enter");
	assert_shows("丁报");
	tui_press("H");
	assert_int_equal(app_top(&tui_app)->selected, 4);
	assert_int_equal(unread(), 4);
	/* A filter keeps them, too. */
	tui_press("& 信 使 Enter");
	assert_int_equal(rows(), 3);
	tui_press("z");
	assert_int_equal(rows(), 1);
	tui_press("Esc");
	assert_int_equal(rows(), 3);
}

static void
what_is_done_to_a_line_is_done_to_its_reports(void **state)
{
	static const struct {
		const char *keys;
		size_t rows, unread;
	} cases[] = {
		{ "m", 3, 2 },
		{ "m", 3, 5 },
		{ "a", 2, 2 },
		{ "u", 3, 5 },
		{ "d", 2, 2 },
		{ "u", 3, 5 },
		{ "*", 3, 5 },
		{ "V m", 3, 0 },
		{ "u", 3, 5 },
		{ "M", 3, 0 },
		{ "u", 3, 5 },
		{ "Enter H", 3, 2 },
	};

	(void)state;
	tui_press("G");
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		tui_press(cases[i].keys);
		if (rows() != cases[i].rows || unread() != cases[i].unread)
			fail_msg("%zu %s: %zu rows, %zu unread", i,
				cases[i].keys, rows(), unread());
	}
	tui_press("w w");
	assert_shows("starred 1");
	assert_int_equal(rows(), 1);
	tui_press("G # t Enter");
	assert_shows("#t");
	tui_press("z");
	assert_int_equal(rows(), 3);
	/* An unfolded one is for itself. */
	tui_press("j *");
	assert_shows("★");
}

static void
mark_of_a_line_is_that_of_all_its_reports(void **state)
{
	int64_t first = 1, last = 4;
	struct err e = { 0 };
	bool read;

	(void)state;
	assert_true(store_set_read(told.s, first, true, &e));
	assert_true(store_set_read(told.s, 2, true, &e));
	tui_press("g Tab");
	assert_int_equal(app_top(&tui_app)->selected, 2);
	/* From the text before to the report that is unread. */
	tui_press("g Enter Tab");
	assert_ptr_equal(tui_top(), &view_article);
	assert_shows("乙报");
	assert_true(store_is_read(told.s, last, &read));
	assert_true(read);
	tui_press("Tab");
	assert_string_equal(
		tui_message(), "nothing unread further on in the list");
	tui_press("q");
	assert_int_equal(app_top(&tui_app)->selected, 2);
}

static void
reprints_are_lines_of_their_own_if_one_wants(void **state)
{
	(void)state;
	tui_press(": set Space fold-reprints Space no Enter");
	assert_int_equal(rows(), 5);
	assert_shows("articles 5 · unread 5");
	assert_shows("信使过河（转）  3 reports");
	tui_press("G m");
	assert_int_equal(unread(), 4);
	tui_press("z");
	assert_string_equal(
		tui_message(), "nothing is folded: the setting fold-reprints");
	tui_press("/ 信 使 Esc");
	assert_int_equal(rows(), 3);
	tui_press("H : set Space fold-reprints Space yes Enter");
	assert_int_equal(rows(), 3);
}

static void
hits_of_a_story_are_listed_behind_one_key(void **state)
{
	(void)state;
	tui_press("/ 信 使 Esc");
	assert_int_equal(rows(), 1);
	assert_shows("z lists 2 more");
	tui_press("z");
	assert_shows("story:");
	assert_int_equal(rows(), 3);
	tui_press("H");
	assert_int_equal(rows(), 1);
	tui_press("m");
	assert_int_equal(unread(), 2);
}

int
test_fold(void)
{
#define TOLD(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		TOLD(story_is_a_line_and_what_is_counted_is_said),
		TOLD(story_is_unfolded_and_folded_on_the_spot),
		TOLD(what_is_done_to_a_line_is_done_to_its_reports),
		TOLD(mark_of_a_line_is_that_of_all_its_reports),
		TOLD(reprints_are_lines_of_their_own_if_one_wants),
		TOLD(hits_of_a_story_are_listed_behind_one_key),
	};

	return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
