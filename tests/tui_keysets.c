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
		IN_EXPLORER(the_help_names_the_keys_that_hold_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
