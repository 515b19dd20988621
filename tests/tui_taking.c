/* Feeds, what is taken in, and the edition that gives way to it. */
#include "tests/tui_make.h"

#include <stdlib.h>

#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/tui_groups.h"

#include "tui/config.h"
#include "tui/edition.h"
#include "tui/table.h"

static void
feeds_are_shown_as_the_configuration_says(void **state)
{
	struct config c = { 0 };

	(void)state;
	config_read(&c,
		STR("feed http://a.* name 我的早报\nfeed 晚* folder 甲\n"
		    "feed *Ledger folder 乙\nfeed *.example/* sort oldest\n"),
		"rc");
	tui_app.config = &c;
	tui_press("5");
	str text = tui_text();
	size_t first = str_find(text, STR("The Ledger"));
	size_t second = str_find(text, STR("我的早报"));
	assert_true(str_find(text, STR("乙")) < first);
	assert_true(first < second && second != STR_NONE);
	assert_int_equal(str_find(text, STR("晚报科技")), STR_NONE);
	tui_press("j Enter");
	assert_shows("我的早报 3");
	int64_t oldest = table_id(app_top(&tui_app)->state, 0);
	tui_press("s");
	assert_int_equal(table_id(app_top(&tui_app)->state, 2), oldest);
	tui_press("H");
	config_free(&c);
	c = (struct config){ 0 };
	config_read(&c, STR("feed http://a.* hidden yes\n"), "rc");
	app_renew(&tui_app);
	tui_press("Ctrl-L");
	assert_int_equal(list_count(app_top(&tui_app)), 1);
	tui_app.config = NULL;
	config_free(&c);
}

static void
ones_own_archive_takes_the_place_of_the_edition(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "own.db");
	struct session session = { .store = path };
	struct made mine = { "自己收的一篇", "2026-03-02", "手边", "海风。" };
	struct article a;

	(void)state;
	tui_app.sample = true;
	tui_press("2 Enter");
	edition_leave(&session, &tui_app);
	assert_ptr_equal(tui_top(), &view_card);
	struct store *s = make_store(path, STORE_WRITE);
	edition_leave(&session, &tui_app);
	assert_ptr_equal(tui_top(), &view_card);
	make_article(&mine, &tmp, &a);
	make_save(s, &a);
	store_close(s);
	tui_press("/ x");
	edition_leave(&session, &tui_app);
	assert_ptr_equal(tui_top(), &view_results);
	tui_press("Ctrl-U Esc");
	edition_leave(&session, &tui_app);
	assert_ptr_equal(tui_top(), &view_articles);
	assert_false(tui_app.sample);
	tui_press("");
	assert_shows("自己收的一篇");
	arena_free(&tmp);
}

static void
a_reading_room_writes_and_fetches_nothing(void **state)
{
	static const struct {
		const char *keys, *message;
	} cases[] = {
		{ "e", "nothing is written in a reading room" },
		{ "= w", "nothing is written in a reading room" },
		{ "2 c", "nothing can be changed here" },
		{ "R", "nothing is fetched here" },
	};

	(void)state;
	setenv("JIANBAO_SECURE", "1", 1);
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		tui_press("1");
		tui_press(cases[i].keys);
		assert_string_equal(tui_message(), cases[i].message);
	}
	unsetenv("JIANBAO_SECURE");
}

int
test_taking(void)
{
	const struct CMUnitTest tests[] = {
		IN_EXPLORER(feeds_are_shown_as_the_configuration_says),
		IN_EXPLORER(ones_own_archive_takes_the_place_of_the_edition),
		IN_EXPLORER(a_reading_room_writes_and_fetches_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
