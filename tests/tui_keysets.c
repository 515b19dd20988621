/* Whatever set of keys a reader takes, he reaches all there is. */
#include "tests/tui_make.h"

#include "tests/test.h"
#include "tests/tui_groups.h"

#include "tui/config/config.h"

#include <string.h>

/* Those of view_ops.place in which keys are commands. */
static const char all_places[] = "NLWDACRSHEO";

/* What nobody needs while he reads, and finds by F2 if he wants to do without
 * Shift in a set that has no key for it. */
static const enum command seldom[] = { COMMAND_SOURCE, COMMAND_COPY_LINK,
	COMMAND_PICK_ALL, COMMAND_SAVE, COMMAND_ADD, COMMAND_FETCH };

static bool
is_seldom(enum command c)
{
	for (size_t i = 0; i < TESTS_N(seldom); i++)
		if (seldom[i] == c)
			return true;
	return false;
}

static bool
needs_shift(uint32_t press)
{
	static const char shifted[] = "~!@#$%^&*()_+{}|:\"<>?";

	return press == PRESS_SHIFT_TAB || (press >= 'A' && press <= 'Z') ||
	       (press > ' ' && press < 0x7F && strchr(shifted, (int)press));
}

/* Fails where a set leaves a command without a key in one of its places. */
static void
check(const struct keys *keys, str set, enum command c, char place)
{
	bool plain = false;
	uint32_t press;

	if (!keys_of(keys, c, place, 0))
		fail_msg("set %.*s: no key for %s in %c", STR_ARG(set),
			command_table[c].name, place);
	for (size_t i = 0; (press = keys_of(keys, c, place, i)); i++)
		plain |= !needs_shift(press);
	if (!plain && !is_seldom(c))
		fail_msg("set %.*s: %s needs Shift in %c", STR_ARG(set),
			command_table[c].name, place);
}

static void
every_set_reaches_every_command(void **state)
{
	str sets = str_of(setting_table[SETTING_KEYS].values), set;

	(void)state;
	for (bool more = true; more;) {
		struct config config = { 0 };

		more = str_cut(sets, STR(" "), &set, &sets);
		config_read(&config,
			arena_printf(
				&config.arena, "set keys %.*s", STR_ARG(set)),
			"rc");
		assert_int_equal(config.faults.n, 0);
		for (int c = COMMAND_NONE + 1; c < COMMANDS; c++)
			for (const char *p = all_places; *p; p++)
				if (command_holds((enum command)c, *p))
					check(&config.keys, set,
						(enum command)c, *p);
		config_free(&config);
	}
}

/* In a text / looks there, as in the programs of that name; elsewhere it
 * searches all. */
static void
a_slash_looks_in_the_text_that_is_open(void **state)
{
	struct config config = { 0 };

	(void)state;
	config_read(&config, STR("set keys vim"), "rc");
	tui_app.shell->keys = config.keys;
	tui_press("/");
	assert_ptr_equal(tui_top(), &view_results);
	tui_press("Esc Enter /");
	assert_ptr_equal(tui_top(), &view_article);
	tui_press("Esc \\");
	assert_ptr_equal(tui_top(), &view_results);
	keys_init(&tui_app.shell->keys);
	config_free(&config);
}

static void
take_set(struct config *config, const char *set)
{
	*config = (struct config){ 0 };
	config_read(config, str_of(set), "rc");
	tui_app.shell->keys = config->keys;
}

static void
leave_set(struct config *config)
{
	keys_init(&tui_app.shell->keys);
	config_free(config);
}

/* One key alone does nothing that cannot be taken back. */
static void
zz_quits_as_in_vim_and_less(void **state)
{
	static const char *const sets[] = { "set keys vim", "set keys less" };
	struct config config;

	(void)state;
	for (size_t i = 0; i < TESTS_N(sets); i++) {
		take_set(&config, sets[i]);
		tui_app.shell->quit = false;
		tui_press("Z");
		assert_shows("Z once more: quit");
		tui_press("j Z");
		assert_false(tui_app.shell->quit);
		tui_press("Z");
		assert_true(tui_app.shell->quit);
		leave_set(&config);
	}
	tui_app.shell->quit = false;
	tui_press("Z Z");
	assert_false(tui_app.shell->quit);
	assert_shows("no such key here");
}

/* A reader's own key that is pressed twice goes before what one does. */
static void
a_key_may_have_to_be_pressed_twice(void **state)
{
	struct config config;

	(void)state;
	take_set(&config, "bind dd players");
	tui_press("d");
	assert_shows("d once more: the players");
	assert_ptr_equal(tui_top(), &view_articles);
	tui_press("d");
	assert_ptr_equal(tui_top(), &view_players);
	tui_press("1");
	struct event both = { EVENT_PRESS, .press = press_parse(STR("dd")) };
	app_event(&tui_app, &both);
	assert_ptr_equal(tui_top(), &view_players);
	leave_set(&config);
}

static void
newsboats_keys_mark_feeds_read_and_show_links(void **state)
{
	struct config config;

	(void)state;
	take_set(&config, "set keys newsboat");
	tui_press("C");
	assert_ptr_equal(tui_top(), &view_feeds);
	tui_press("1 Enter u");
	assert_string_equal(
		tui_message(), "there are no links in this article");
	leave_set(&config);
}

/* A set's own keys are shown where they hold. */
static void
the_help_names_the_keys_that_hold_there(void **state)
{
	struct keys *keys = &tui_app.shell->keys;
	struct arena tmp = { 0 };

	(void)state;
	keys_init(keys);
	keys_bind(keys, 'g', STR("sort"), NULL);
	assert_str_equal(keys_text(keys, COMMAND_TOP, 'N', &tmp), STR("Home"));
	assert_str_equal(
		keys_text(keys, COMMAND_TOP, 'A', &tmp), STR("g Home"));
	tui_press("? & top");
	assert_shows("Home");
	assert_false(tui_shows("g Home"));
	arena_free(&tmp);
}

int
test_keysets(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_set_reaches_every_command),
		IN_EXPLORER(a_slash_looks_in_the_text_that_is_open),
		IN_EXPLORER(zz_quits_as_in_vim_and_less),
		IN_EXPLORER(a_key_may_have_to_be_pressed_twice),
		IN_EXPLORER(newsboats_keys_mark_feeds_read_and_show_links),
		IN_EXPLORER(the_help_names_the_keys_that_hold_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
