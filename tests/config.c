/* The reader's configuration: lines in, keys and settings out. */
#include "tests/configured.h"
#include "tests/test.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static enum command
does(const char *key, char place)
{
	const struct step *s =
		keys_find(&config.keys, press_parse(str_of(key)), place);

	return s ? s->command : COMMAND_NONE;
}

static void
nothing_said_gives_the_defaults(void **state)
{
	(void)state;
	read_text("\n# a word\n   \n");
	assert_int_equal(config.faults.n, 0);
	assert_int_equal(config.settings.v[SETTING_MEASURE], 88);
	assert_int_equal(does("j", 'A'), COMMAND_DOWN);
}

static void
settings_take_their_values_only(void **state)
{
	static const struct {
		const char *line;
		enum setting setting;
		int value, faults;
	} cases[] = {
		{ "set measure 60", SETTING_MEASURE, 60, 0 },
		{ "set measure 30", SETTING_MEASURE, 88, 1 },
		{ "set measure wide", SETTING_MEASURE, 88, 1 },
		{ "  set\tpane   no  ", SETTING_PANE, 0, 0 },
		{ "set pane maybe", SETTING_PANE, 1, 1 },
		{ "set pane", SETTING_PANE, 1, 1 },
		{ "set nothing 1", SETTING_PANE, 1, 1 },
		{ "set", SETTING_PANE, 1, 1 },
		{ "set theme light", SETTING_THEME, 2, 0 },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		read_text(cases[i].line);
		assert_int_equal(
			config.settings.v[cases[i].setting], cases[i].value);
		assert_int_equal(config.faults.n, cases[i].faults);
	}
}

static void
keys_are_bound_where_their_commands_hold(void **state)
{
	(void)state;
	read_text("bind x quit\nbind n which\nbind Ctrl-T page-down star\n"
		  "unbind j\n");
	assert_int_equal(config.faults.n, 0);
	assert_int_equal(does("x", 'A'), COMMAND_QUIT);
	assert_int_equal(does("j", 'A'), COMMAND_NONE);
	/* In an article n is still the next hit. */
	assert_int_equal(does("n", 'N'), COMMAND_WHICH);
	assert_int_equal(does("n", 'A'), COMMAND_NEXT_HIT);
	const struct step *both = keys_find(&config.keys, PRESS_CTRL('T'), 'A');
	assert_int_equal(both[0].command, COMMAND_PAGE_DOWN);
	assert_int_equal(both[1].command, COMMAND_STAR);
	assert_int_equal(both[2].command, COMMAND_NONE);
}

/* "tag(ai is:unread) down": the steps of a key. */
static str
steps_of(const char *key, char place)
{
	static struct arena perm;
	const struct step *s =
		keys_find(&config.keys, press_parse(str_of(key)), place);
	str all = { 0 };

	for (; s && s->command; s++)
		all = arena_printf(&perm,
			s->words.n ? "%.*s%s%s(%.*s)" : "%.*s%s%s",
			STR_ARG(all), all.n ? " " : "",
			command_table[s->command].name, STR_ARG(s->words));
	return all;
}

static void
a_key_may_give_commands_their_words(void **state)
{
	static const struct {
		const char *bound, *want;
	} cases[] = {
		{ "star next-unread", "star next-unread" },
		{ "set pane next", "set(pane next)" },
		{ "search 大模型 -元宇宙", "search(大模型 -元宇宙)" },
		{ "tag ai is:unread ; down", "tag(ai is:unread) down" },
		{ "down ; set pane no ; up", "down set(pane no) up" },
		{ "star ; down", "star down" },
		{ "star", "star" },
		{ "down nonsense", "" },
		{ ";", "" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		char line[80];

		snprintf(line, sizeof line, "bind F11 %s\n", cases[i].bound);
		read_text(line);
		assert_str_equal(steps_of("F11", 'N'), str_of(cases[i].want));
		assert_int_equal(config.faults.n, cases[i].want[0] == 0);
	}
}

/* A macro would run itself for ever if one key pressed another. */
static void
a_key_that_is_bound_wrongly_says_why(void **state)
{
	static const struct {
		const char *line, *why;
	} cases[] = {
		{ "bind x down y", "rc:1: \"y\" is a key: one key does not "
				   "press another, write what that does" },
		{ "bind x x", "rc:1: \"x\" is a key: " },
		{ "bind x down Ctrl-A", "rc:1: \"Ctrl-A\" is a key: " },
		{ "bind x nonsense", "rc:1: there is no command \"nonsense\"" },
		{ "bind x", "rc:1: it names no command" },
		{ "bind", "rc:1: bind needs a key" },
		{ "bind x down up down up down up down up",
			"rc:1: a key does up to 7 commands" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		read_text(cases[i].line);
		assert_int_equal(config.faults.n, 1);
		if (!str_starts(config.faults.v[0], str_of(cases[i].why)))
			fail_msg("%.*s", STR_ARG(config.faults.v[0]));
		assert_int_equal(does("x", 'C'), COMMAND_EXCHANGE);
	}
}

static void
a_wrong_line_is_named_and_the_rest_holds(void **state)
{
	(void)state;
	read_text("bind x quit\nbind y nonsense\nbind Nokey quit\nhello\n"
		  "bind z\nstyle hit purple\nstyle nothing 1\nbind w quit\n");
	assert_int_equal(config.faults.n, 6);
	assert_true(str_starts(config.faults.v[0], STR("rc:2: ")));
	assert_true(str_starts(config.faults.v[5], STR("rc:7: ")));
	assert_int_equal(does("w", 'A'), COMMAND_QUIT);
	assert_int_equal(does("y", 'A'), COMMAND_COPY);
}

static void
lines_on_feeds_hold_for_those_they_name(void **state)
{
	const struct feed_row a = { .url = STR("http://a.example/feed"),
		.title = STR("Morning Mill") };
	const struct feed_row b = { .url = STR("http://b.example/rss") };

	(void)state;
	read_text("feed http://a.example/feed name The  Mill\n"
		  "feed *.example/* refresh 6h\n"
		  "feed *Mill* refresh never\n"
		  "feed * folder Papers and more\n"
		  "feed http://b.* sort oldest\nfeed http://b.* hidden yes\n"
		  "feed http://b.* tags mill rain\nfeed *rss archive yes\n");
	assert_int_equal(config.faults.n, 0);
	struct feed_way way = feed_way(&config.feeds, &a);
	assert_true(str_eq(way.name, STR("The  Mill")));
	assert_true(str_eq(way.folder, STR("Papers and more")));
	assert_int_equal(way.every, FEED_NEVER);
	assert_false(way.oldest_first || way.hidden);
	way = feed_way(&config.feeds, &b);
	assert_int_equal(way.name.n, 0);
	assert_int_equal(way.every, 6 * 3600);
	assert_true(way.oldest_first && way.hidden && way.archive);
	assert_true(str_eq(way.tags, STR("mill rain")));
}

static void
wrong_lines_on_feeds_are_named(void **state)
{
	static const struct {
		const char *line, *why;
	} cases[] = {
		{ "feed", "rc:1: which feed?" },
		{ "feed x", "rc:1: a feed has no setting \"\"" },
		{ "feed x colour 3", "rc:1: a feed has no setting \"colour\"" },
		{ "feed x name", "rc:1: name takes words, not \"\"" },
		{ "feed x refresh soon", "rc:1: refresh takes never 30m 6h 2d "
					 "..., not \"soon\"" },
		{ "feed x refresh 0m", "rc:1: refresh takes " },
		{ "feed x refresh 9223372036854775807d",
			"rc:1: refresh takes " },
		{ "feed x sort up",
			"rc:1: sort takes newest oldest, not \"up\"" },
		{ "feed x hidden", "rc:1: hidden takes no yes, not \"\"" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		read_text(cases[i].line);
		assert_int_equal(config.faults.n, 1);
		assert_true(
			str_starts(config.faults.v[0], str_of(cases[i].why)));
		assert_int_equal(config.feeds.n, 0);
	}
}

static void
a_feed_is_due_when_it_has_waited(void **state)
{
	static const struct {
		const char *line;
		int64_t checked, due, now;
		bool is;
	} cases[] = {
		{ "", 1000, 0, 1001, true },
		{ "", 1000, 5000, 1001, false },
		{ "feed u refresh 1h", 1000, 0, 4500, false },
		{ "feed u refresh 1h", 1000, 0, 4590, true },
		{ "feed u refresh 1h", 1000, 5000, 4590, false },
		{ "feed u refresh never", 0, 0, 1 << 30, false },
		{ "feed other refresh never", 0, 0, 1, true },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct feed_row row = { .url = STR("u"),
			.checked = cases[i].checked,
			.due = cases[i].due };

		read_text(cases[i].line);
		assert_int_equal(feed_is_due(&config.feeds, &row, cases[i].now),
			cases[i].is);
	}
}

static void
faults_are_told_in_the_order_of_the_lines(void **state)
{
	(void)state;
	read_text("bind y nonsense\nset measure wide\nhello\nset none 1\n");
	assert_int_equal(config.faults.n, 4);
	for (size_t i = 0; i < config.faults.n; i++) {
		struct arena a = { 0 };

		assert_true(str_starts(config.faults.v[i],
			arena_printf(&a, "rc:%zu: ", i + 1)));
		arena_free(&a);
	}
	/* What is set meanwhile is not what the file says. */
	config.settings.v[SETTING_PANE] = 0;
	config.path = "rc";
	config_bind(&config);
	assert_int_equal(config.faults.n, 4);
	assert_int_equal(config.settings.v[SETTING_PANE], 0);
}

static void
a_set_of_keys_lies_below_the_readers_own(void **state)
{
	(void)state;
	read_text("bind f quit\nset keys less\n");
	assert_int_equal(config.faults.n, 0);
	assert_int_equal(does("f", 'A'), COMMAND_QUIT);
	assert_int_equal(does("d", 'A'), COMMAND_HALF_DOWN);
	assert_int_equal(does("j", 'A'), COMMAND_DOWN);
}

/* A name that is none would be passed over without a word. */
static void
every_set_of_keys_names_keys_and_commands(void **state)
{
	static const char *const all[][2] = {
#define KEYSET(set, key, commands) { key, commands },
#include "tui/config/keysets.def"
	};

	(void)state;
	read_text("");
	for (size_t i = 0; i < TESTS_N(all); i++)
		assert_true(
			keys_bind(&config.keys, press_parse(str_of(all[i][0])),
				str_of(all[i][1]), NULL));
}

static void
many_lines_and_any_bytes_do_no_harm(void **state)
{
	static const char junk[] = "bind \xFF\xFE quit\0set\nset \x1B[2J 1\n"
				   "style \xE5\n\r\nbind   \n";
	struct buf text = { 0 };

	(void)state;
	for (int i = 0; i < 5000; i++)
		buf_put(&text, (str){ junk, sizeof junk - 1 });
	config_free(&config);
	config = (struct config){ 0 };
	config_read(&config, buf_str(&text), "rc");
	assert_true(config.faults.n > 0 && config.faults.n <= 100);
	buf_free(&text);
}

static str
content(const char *path, struct arena *a)
{
	struct file f;
	struct err e = { 0 };

	if (!file_open(path, &f, &e))
		fail_msg("%s", e.text);
	str text = arena_copy(a, f.bytes);
	file_close(&f);
	return text;
}

static void
a_setting_is_added_to_the_file(void **state)
{
	char folder[] = "/tmp/jianbao-config-XXXXXX";
	struct arena a = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_non_null(mkdtemp(folder));
	const char *path = arena_printf(&a, "%s/sub/config", folder).s;
	assert_true(config_append(path, STR("set theme dark\n"), &e));
	assert_true(config_append(path, STR("set pane no\n"), &e));
	assert_str_equal(
		content(path, &a), STR("set theme dark\nset pane no\n"));
	/* A last line without an end gets one. */
	FILE *f = fopen(path, "w");
	fputs("set pane no", f);
	fclose(f);
	assert_true(config_append(path, STR("set pane yes\n"), &e));
	assert_str_equal(content(path, &a), STR("set pane no\nset pane yes\n"));
	assert_false(config_append("/proc/none/config", STR("x\n"), &e));
	unlink(path);
	rmdir(arena_printf(&a, "%s/sub", folder).s);
	rmdir(folder);
	arena_free(&a);
}

static void
other_keys_leave_what_the_file_binds(void **state)
{
	(void)state;
	read_text("bind Ctrl-T search");
	config.settings.v[SETTING_KEYS] = 1; /* vim */
	config_bind(&config);
	assert_int_equal(does("Ctrl-O", 'A'), COMMAND_BACK);
	assert_int_equal(does("Ctrl-T", 'A'), COMMAND_SEARCH);
	assert_int_equal(config.faults.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_said_gives_the_defaults),
		cmocka_unit_test(settings_take_their_values_only),
		cmocka_unit_test(keys_are_bound_where_their_commands_hold),
		cmocka_unit_test(a_key_may_give_commands_their_words),
		cmocka_unit_test(a_key_that_is_bound_wrongly_says_why),
		cmocka_unit_test(a_wrong_line_is_named_and_the_rest_holds),
		cmocka_unit_test(lines_on_feeds_hold_for_those_they_name),
		cmocka_unit_test(wrong_lines_on_feeds_are_named),
		cmocka_unit_test(a_feed_is_due_when_it_has_waited),
		cmocka_unit_test(faults_are_told_in_the_order_of_the_lines),
		cmocka_unit_test(a_set_of_keys_lies_below_the_readers_own),
		cmocka_unit_test(every_set_of_keys_names_keys_and_commands),
		cmocka_unit_test(a_setting_is_added_to_the_file),
		cmocka_unit_test(other_keys_leave_what_the_file_binds),
		cmocka_unit_test(many_lines_and_any_bytes_do_no_harm),
	};

	return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
