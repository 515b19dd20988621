/* What a reader does to articles, players and feeds, and undoes. */
#include "tests/tui_make.h"

#include "tests/test.h"
#include "tests/tui_groups.h"

#include "store/store_internal.h"

#include "base/file.h"
#include "tui/deeds/clipboard.h"

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

/* The list of those with a star is empty. */
static void
no_key_is_dead_in_an_empty_list(void **state)
{
	static const char *const keys[] = { "*", "m", "a", "d", "#", "v", "V",
		"y", "Y", "O", "M" };

	(void)state;
	tui_press("w w");
	assert_int_equal(list_count(app_top(&tui_app)), 0);
	for (size_t i = 0; i < TESTS_N(keys); i++) {
		tui_press(keys[i]);
		assert_shows("there is no article here");
		tui_press("g");
	}
	tui_press("Enter");
	assert_shows("there is nothing to open");
}

static void
what_is_put_away_leaves_the_list_until_undone(void **state)
{
	static const char *const keys[] = { "a", "d", "Enter a", "Enter d" };

	(void)state;
	for (size_t i = 0; i < TESTS_N(keys); i++) {
		tui_press("g");
		tui_press(keys[i]);
		assert_ptr_equal(tui_top(), &view_articles);
		assert_int_equal(list_count(app_top(&tui_app)), 5);
		assert_shows("u undoes it");
		tui_press("u");
		assert_shows("undone: ");
		assert_int_equal(list_count(app_top(&tui_app)), 6);
		/* One stands on what has come back. */
		assert_int_equal(app_top(&tui_app)->selected, 0);
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
	tui_press("5 s");
	assert_shows("by name");
	tui_press("s");
	assert_shows("failing first");
	assert_shows("▌       The Ledger");
	tui_press("/ 灯塔 Esc S Ctrl-U b Enter / Ctrl-U 降价 Esc S Ctrl-U a "
		  "Enter 6");
	assert_shows("1/2  as they were saved");
	assert_shows("▌b ");
	tui_press("s");
	assert_shows("by name");
	assert_shows("▌a ");
	tui_press("1 Enter c x Enter q j Enter c y Enter 7");
	assert_shows("▌y");
	tui_press("s");
	assert_shows("oldest first");
	assert_shows("▌x");
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
	assert_false(tui_shows("picked"));
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
	assert_false(tui_shows("picked"));
	tui_press("g # Ctrl-U 铁路 Enter");
	assert_false(tui_shows("#ai"));
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
	assert_ptr_equal(tui_top(), &view_article);
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
	assert_ptr_equal(tui_top(), &view_article);
	assert_shows("✎");
	tui_press("c Ctrl-U Enter");
	assert_false(tui_shows("✎"));
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
	/* Of a figure the sentence. */
	tui_press("4 y");
	str copied = buf_str(&tui_app.shell->copied);
	assert_true(str_starts(copied, STR("“")));
	assert_true(str_find(copied, STR("”, ")) != STR_NONE);
}

static void
words_that_nobody_said_so_get_no_marks(void **state)
{
	struct arena perm = { 0 };
	struct citation c = { .text = STR("the bridge will open in May"),
		.speaker = STR("Ada Lund"),
		.reported = true };

	(void)state;
	assert_str_equal(cite(&perm, &c),
		STR("the bridge will open in May (as reported) — Ada Lund"));
	c.reported = false;
	assert_str_equal(cite(&perm, &c),
		STR("“the bridge will open in May” — Ada Lund"));
	arena_free(&perm);
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

static void
a_file_to_export_to_is_asked_for(void **state)
{
	(void)state;
	tui_press("v e");
	assert_shows("export to ~/jianbao");
	tui_press("Tab Tab");
	assert_shows("export to ~/jianbao.html");
	tui_press("Esc e /x/y.z Enter");
	assert_true(str_starts(str_of(tui_message()), STR("the name ends in")));
	tui_press("e End .org");
	assert_shows("export to ~/jianbao.org");
	tui_press("Esc e");
	tui_paste("/x/news");
	assert_shows("export to /x/news");
	assert_false(tui_shows("~/jianbao/x"));
	tui_press("Esc");
	tui_press("e Ctrl-U Enter");
	assert_string_equal(tui_message(), "");
	tui_press("Esc Enter e Enter");
	assert_string_equal(tui_message(), "nothing can be changed here");
}

static void
clipboard_text_passes_a_multiplexer(void **state)
{
	static const struct {
		const char *term, *tmux, *bytes;
	} cases[] = {
		{ "xterm-256color", NULL, "" },
		{ "", NULL, "" },
		{ "screen", NULL, "\033P\033]52;c;YQ==\a\033\\" },
		{ "screen-256color", "/tmp/x,1,0",
			"\033Ptmux;\033\033]52;c;YQ==\a\033\\" },
		{ "tmux-256color", NULL,
			"\033Ptmux;\033\033]52;c;YQ==\a\033\\" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct buf out = { 0 };

		clipboard_wrapped(&out, STR("a"),
			clipboard_way(cases[i].term, cases[i].tmux));
		assert_str_equal(buf_str(&out), str_of(cases[i].bytes));
		buf_free(&out);
	}
}

/* The disk is full, say: a note need not be typed twice. */
static void
what_was_typed_and_failed_stands_there_again(void **state)
{
	struct sql *mine = &tui_app.store->state;
	struct err e = { 0 };

	(void)state;
	tui_press("Enter c");
	tui_paste("worth asking");
	assert_true(sql_script(mine, "pragma query_only = 1", &e));
	tui_press("Enter");
	assert_int_not_equal(tui_app.shell->message.kind, ERR_NONE);
	assert_true(sql_script(mine, "pragma query_only = 0", &e));
	tui_press("c");
	assert_shows("worth asking");
	tui_press("Enter");
	assert_shows("noted");
	tui_press("J c");
	assert_false(tui_shows("worth asking"));
	tui_press("Esc");
}

static int rows_asked, rows_locked;

static void
row_seen(struct view *v, size_t i, int columns, struct row *row)
{
	rows_asked++;
	rows_locked += !sqlite3_get_autocommit(v->app->store->archive.db);
	view_articles.row(v, i, columns, row);
}

/* The locks of one each cost more than reading the rows. */
static void
what_is_drawn_is_read_under_one_lock(void **state)
{
	struct view *top = app_top(&tui_app);
	struct view_ops ops = view_articles;

	(void)state;
	ops.row = row_seen;
	top->ops = &ops;
	app_layout(&tui_app);
	app_draw(&tui_app, &tui_screen);
	top->ops = &view_articles;
	assert_true(rows_asked > 0);
	assert_int_equal(rows_locked, rows_asked);
	assert_true(sqlite3_get_autocommit(tui_app.store->archive.db));
}

/* But what comes back is shown. */
static void
undoing_marks_of_many_stays_where_one_is(void **state)
{
	(void)state;
	tui_press("v v * Esc G");
	size_t last = app_top(&tui_app)->selected;
	tui_press("u");
	assert_shows("undone: the star (2)");
	assert_int_equal(app_top(&tui_app)->selected, last);
	tui_press("g v v d G u");
	assert_shows("undone: deleting (2)");
	assert_int_not_equal(app_top(&tui_app)->selected, last);
}

int
test_deeds(void)
{
	const struct CMUnitTest tests[] = {
		IN_EXPLORER(undoing_marks_of_many_stays_where_one_is),
		IN_EXPLORER(star_and_read_are_kept),
		IN_EXPLORER(what_is_drawn_is_read_under_one_lock),
		IN_EXPLORER(what_was_typed_and_failed_stands_there_again),
		IN_EXPLORER(no_key_is_dead_in_an_empty_list),
		IN_EXPLORER(what_is_put_away_leaves_the_list_until_undone),
		IN_EXPLORER(the_list_is_chosen_and_ordered),
		IN_EXPLORER(every_list_has_orders),
		IN_EXPLORER(many_are_picked_and_done_at_once),
		IN_EXPLORER(all_are_read_and_unread_again),
		IN_EXPLORER(tags_are_set_completed_and_taken_off),
		IN_EXPLORER(a_note_stands_at_its_quote_and_goes_with_it),
		IN_EXPLORER(unread_ones_are_a_key_away_everywhere),
		IN_EXPLORER(a_quote_is_copied_with_who_and_where),
		cmocka_unit_test(words_that_nobody_said_so_get_no_marks),
		cmocka_unit_test(clipboard_text_is_base64),
		cmocka_unit_test(clipboard_text_passes_a_multiplexer),
		IN_EXPLORER(a_file_to_export_to_is_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
