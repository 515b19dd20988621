/* What can be gone into: by the letters before it, by a click, by kind. */
#include "tests/tui_make.h"

#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/tui_groups.h"

#include "base/utf8.h"
#include "tui/views/article.h"
#include "tui/list/letters.h"

static void
letters_are_one_or_two_and_none_begins_another(void **state)
{
	static const struct {
		size_t n, i;
		const char *label;
	} cases[] = { { 1, 0, "a" }, { 26, 25, "m" }, { 27, 24, "n" },
		{ 27, 25, "ma" }, { 27, 26, "ms" }, { 51, 50, "mm" },
		{ 52, 24, "na" }, { LETTERS_MAX, 0, "aa" },
		{ LETTERS_MAX, LETTERS_MAX - 1, "mm" } };
	char label[3];

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct letters l = { .n = cases[i].n };

		assert_string_equal(
			letters_label(&l, cases[i].i, label), cases[i].label);
	}
}

/* Every one is found again by what is typed, in whatever width and case. */
static void
each_label_leads_to_its_own(void **state)
{
	static const size_t numbers[] = { 1, 26, 27, 60, 300, LETTERS_MAX };
	char label[3];

	(void)state;
	for (size_t k = 0; k < TESTS_N(numbers); k++)
		for (size_t i = 0; i < numbers[k]; i++) {
			struct letters l = { .n = numbers[k] };
			size_t found = SIZE_MAX;

			letters_label(&l, i, label);
			uint32_t first = (uint32_t)label[0] + 0xFEE0;
			if (letters_type(&l, first, &found) == LETTERS_MORE)
				letters_type(&l, (uint32_t)label[1] - 'a' + 'A',
					&found);
			assert_int_equal(found, i);
		}
}

static void
a_letter_opens_the_row_before_which_it_stands(void **state)
{
	(void)state;
	tui_press("f");
	assert_shows("a letter follows");
	assert_shows("\ns● ");
	tui_press("Esc");
	assert_ptr_equal(tui_top(), &view_articles);
	assert_false(tui_shows("a letter follows"));
	tui_press("f s");
	assert_ptr_equal(tui_top(), &view_article);
	tui_press("H");
	assert_int_equal(app_top(&tui_app)->selected, 1);
}

/* A letter that none has, another size and a click put them out. */
static void
letters_go_out_when_they_are_not_wanted(void **state)
{
	(void)state;
	tui_press("f 7");
	assert_ptr_equal(tui_top(), &view_articles);
	assert_false(tui_app.shell->lettering);
	tui_press("f");
	tui_resize(24, 100);
	assert_false(tui_app.shell->lettering);
	tui_press("f");
	tui_click(3, 5);
	assert_false(tui_app.shell->lettering);
}

static void
names_below_a_list_have_letters_too(void **state)
{
	(void)state;
	tui_resize(40, 120);
	/* Six rows, then the players of the first article. */
	tui_press("f j");
	assert_ptr_equal(tui_top(), &view_card);
	tui_press("q f k");
	assert_ptr_equal(tui_top(), &view_card);
}

static void
every_list_has_letters(void **state)
{
	static const char *const lists[] = { "1", "2", "3", "4", "5", "2 Enter",
		"/ 灯塔 Esc", "=", "?" };

	(void)state;
	for (size_t i = 0; i < TESTS_N(lists); i++) {
		tui_press(lists[i]);
		tui_press("f");
		assert_true(tui_app.shell->lettering);
		assert_shows("a letter follows");
		tui_press("Esc q");
	}
	tui_press("7 f");
	assert_shows("there is nothing to follow here");
}

/* With more than letters, the last ones have two. */
static void
two_letters_are_typed_one_after_the_other(void **state)
{
	(void)state;
	tui_resize(60, 120);
	tui_press("? f");
	assert_shows("\nma");
	tui_press("m");
	assert_shows("a letter follows");
	assert_false(tui_shows("\nma"));
	tui_press("Esc");
	assert_false(tui_app.shell->lettering);
}

static void
a_click_on_a_name_below_goes_to_the_card(void **state)
{
	(void)state;
	tui_resize(40, 120);
	str text = tui_text();
	size_t at = str_find(text, STR(" players   "));
	assert_true(at != STR_NONE);
	int row = 0;
	for (size_t i = 0; i <= at; i++)
		row += text.s[i] == '\n';
	/* The label leads nowhere, the name behind it to a card. */
	tui_click(row, 4);
	assert_ptr_equal(tui_top(), &view_articles);
	tui_click(row, 14);
	assert_ptr_equal(tui_top(), &view_card);
}

static void
the_names_on_a_cards_head_are_doors(void **state)
{
	(void)state;
	tui_press("2 j Enter");
	str before = tui_text();
	assert_true(str_find(before, STR("with ")) != STR_NONE);
	int64_t first = *(int64_t *)app_top(&tui_app)->state;
	tui_press("f a");
	assert_ptr_equal(tui_top(), &view_card);
	assert_int_not_equal(*(int64_t *)app_top(&tui_app)->state, first);
}

static void
an_article_is_opened_at_its_first_of_a_kind(void **state)
{
	static const struct {
		const char *key;
		enum target_kind kind;
	} cases[] = { { "p", TARGET_PLAYER }, { "'", TARGET_QUOTE },
		{ ".", TARGET_FIGURE } };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		tui_press("g j");
		tui_press(cases[i].key);
		assert_ptr_equal(tui_top(), &view_article);
		const struct article_state *s = app_top(&tui_app)->state;
		assert_int_equal(s->focus.kind, cases[i].kind);
		assert_int_equal(s->focus.index, 0);
		/* One key back to the list. */
		tui_press("H");
		assert_ptr_equal(tui_top(), &view_articles);
	}
	tui_press("/ 灯塔 Esc '");
	assert_ptr_equal(tui_top(), &view_article);
}

/* The column in which words begin on the last line. */
static int
hint_column(const char *words)
{
	str text = tui_text(), line, last = { 0 };

	while (str_line(&text, &line))
		last = line;
	size_t at = str_find(last, str_of(words));
	if (at == STR_NONE)
		fail_msg("no %s in %.*s", words, STR_ARG(last));
	return utf8_width(str_take(last, at));
}

static void
the_keys_named_at_the_bottom_can_be_clicked(void **state)
{
	(void)state;
	tui_click(23, hint_column("' quote"));
	assert_ptr_equal(tui_top(), &view_article);
	tui_click(23, hint_column("back") + 3);
	assert_ptr_equal(tui_top(), &view_articles);
	tui_click(23, 0);
	assert_ptr_equal(tui_top(), &view_articles);
	tui_click(23, hint_column("? keys"));
	assert_ptr_equal(tui_top(), &view_help);
	/* Those of a line that is typed, too. */
	tui_press("q / 灯塔");
	tui_click(23, hint_column("Esc to the list"));
	assert_false(app_top(&tui_app)->typing);
}

/* Of two articles that tell the same the line says so, and leads to both. */
static void
reprints_are_counted_in_the_list(void **state)
{
	struct arena tmp = { 0 };
	struct buf text = { 0 };
	struct store *old = tui_app.store;
	struct store *s = make_store(make_path(&tmp, "told.db"), STORE_WRITE);
	struct searcher *searcher = tui_app.searcher;

	(void)state;
	for (int i = 0; i < 12; i++)
		buf_printf(&text,
			"第%d夜雾桥镇的%d号信使在渡口等船等了%d个钟头，", i,
			i * 7, i * 3);
	struct made twins[] = { { "信使", "2026-03-01", "甲报", "" },
		{ "渡口", "2026-03-02", "乙报", "" },
		{ "另一篇", "2026-03-02", "丙报", "只有一句话。" } };
	twins[0].text = twins[1].text = arena_cstr(&tmp, buf_str(&text));
	for (size_t i = 0; i < TESTS_N(twins); i++) {
		struct article a;

		make_article(&twins[i], &tmp, &a);
		make_save(s, &a);
	}
	app_begin(&tui_app, s, NULL);
	tui_resize(40, 120);
	assert_shows("2 reports");
	/* Behind the title, below the day before. */
	tui_click(6, 9);
	assert_ptr_equal(tui_top(), &view_results);
	assert_shows("story:");
	assert_int_equal(list_count(app_top(&tui_app)), 2);
	app_begin(&tui_app, old, searcher);
	store_close(s);
	buf_free(&text);
	arena_free(&tmp);
}

int
test_doors(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			letters_are_one_or_two_and_none_begins_another),
		cmocka_unit_test(each_label_leads_to_its_own),
		IN_EXPLORER(a_letter_opens_the_row_before_which_it_stands),
		IN_EXPLORER(letters_go_out_when_they_are_not_wanted),
		IN_EXPLORER(names_below_a_list_have_letters_too),
		IN_EXPLORER(every_list_has_letters),
		IN_EXPLORER(two_letters_are_typed_one_after_the_other),
		IN_EXPLORER(a_click_on_a_name_below_goes_to_the_card),
		IN_EXPLORER(the_names_on_a_cards_head_are_doors),
		IN_EXPLORER(an_article_is_opened_at_its_first_of_a_kind),
		IN_EXPLORER(reprints_are_counted_in_the_list),
		IN_EXPLORER(the_keys_named_at_the_bottom_can_be_clicked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
