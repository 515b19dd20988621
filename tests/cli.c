/* The parts of cli/ that need no archive; tests/cli.sh has the verbs. */
#include "tests/test.h"

#include "cli/call.h"
#include "cli/json.h"
#include "cli/output.h"
#include "cli/print.h"
#include "cli/runes.h"

#include <math.h>
#include <string.h>

static void
json_escapes_what_a_terminal_would_not_show(void **state)
{
	static const struct {
		str in;
		const char *out;
	} cases[] = {
		{ STR0("plain 文字 é"), "\"plain 文字 é\"" },
		{ STR0("a\"b\\c"), "\"a\\\"b\\\\c\"" },
		{ STR0("a\nb\tc\r"), "\"a\\nb\\tc\\r\"" },
		{ STR0("\x1b[31m\x7f"), "\"\\u001B[31m\\u007F\"" },
		{ STR0("a\0b"), "\"a\\u0000b\"" },
		{ STR0("\xC2\x9B"), "\"\\u009B\"" },
		{ STR0("\xE2\x80\xAE\xE2\x80\x8B"), "\"\\u202E\\u200B\"" },
		{ STR0("\xC2\xA0\xE3\x80\x80"), "\"\\u00A0　\"" },
		{ STR0("\xF3\xA0\x81\x81"), "\"\\uDB40\\uDC41\"" },
		{ STR0("\xF0\x9F\x98\x80"), "\"\xF0\x9F\x98\x80\"" },
		{ STR0("a\xFF\xE4\xB8"), "\"a\xEF\xBF\xBD\xEF\xBF\xBD\"" },
		{ STR0("e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81"),
			"\"e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\\u0301\"" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct buf out = { 0 };
		struct json j = { .out = &out };

		json_str(&j, cases[i].in);
		assert_str_equal(buf_str(&out), str_of(cases[i].out));
		buf_free(&out);
	}
}

static void
json_writes_numbers_that_read_back(void **state)
{
	static const struct {
		double in;
		const char *out;
	} cases[] = {
		{ 0, "0" },
		{ -0.0, "0" },
		{ 1400000, "1400000" },
		{ -3, "-3" },
		{ 1e16, "10000000000000000" },
		{ 0.1, "0.1" },
		{ 62.5, "62.5" },
		{ 1e300, "1e+300" },
		{ 1.0 / 3, "0.3333333333333333" },
		{ INFINITY, "null" },
		{ NAN, "null" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct buf out = { 0 };
		struct json j = { .out = &out };

		json_number(&j, cases[i].in);
		assert_str_equal(buf_str(&out), str_of(cases[i].out));
		buf_free(&out);
	}
}

static void
json_puts_commas_between(void **state)
{
	struct buf out = { 0 };
	struct json j = { .out = &out };

	(void)state;
	json_open(&j, '{');
	json_key(&j, "a");
	json_open(&j, '[');
	json_close(&j, ']');
	json_key(&j, "b");
	json_open(&j, '[');
	json_int(&j, 1);
	json_open(&j, '[');
	json_close(&j, ']');
	json_bool(&j, true);
	json_close(&j, ']');
	json_key_fact(&j, "c", STR(""));
	json_key_int(&j, "d", -1);
	json_close(&j, '}');
	assert_str_equal(buf_str(&out),
		STR("{\"a\":[],\"b\":[1,[],true],\"c\":null,\"d\":-1}"));
	buf_free(&out);
}

static void
bytes_become_code_points_in_any_order(void **state)
{
	struct arena arena = { 0 };
	struct buf text = { 0 };
	struct runes r;

	(void)state;
	for (int i = 0; i < 500; i++)
		buf_put(&text, i % 3 ? STR("汉") : STR("a"));
	runes_init(&r, buf_str(&text), &arena);
	for (size_t i = 500, byte = text.n; i-- > 0;) {
		byte -= i % 3 ? 3 : 1;
		assert_int_equal(runes_before(&r, byte), i);
	}
	assert_int_equal(runes_before(&r, text.n + 9), 500);
	buf_free(&text);
	arena_free(&arena);
}

/* Reads a call of up to seven words; the caller frees its arena. */
static bool
read_call(struct call *c, const char *const words[], struct err *e)
{
	char *argv[9] = { (char *)"jianbao" };
	int argc = 1;

	while (words[argc - 1]) {
		argv[argc] = (char *)words[argc - 1];
		argc++;
	}
	*c = (struct call){ 0 };
	return call_read(c, argc, argv, e);
}

static void
options_stand_anywhere(void **state)
{
	struct call c;
	struct err e;

	(void)state;
	assert_true(read_call(&c,
		(const char *[]){ "--json", "search", "a", "--limit=3", "b",
			"--sort", "new", NULL },
		&e));
	assert_int_equal(c.verb, VERB_search);
	assert_true(call_has(&c, OPTION_JSON));
	assert_int_equal(call_limit(&c, 50), 3);
	assert_str_equal(str_of(c.option[OPTION_SORT]), STR("new"));
	assert_str_equal(call_query(&c), STR("a b"));
	arena_free(&c.arena);
}

static void
a_dash_in_a_query_means_without(void **state)
{
	struct call c;
	struct err e;

	(void)state;
	assert_true(read_call(&c,
		(const char *[]){ "search", "a", "-b", "--", "--c", NULL },
		&e));
	assert_str_equal(call_query(&c), STR("a -b --c"));
	arena_free(&c.arena);
	assert_false(read_call(&c, (const char *[]){ "add", "-b", NULL }, &e));
	assert_int_equal(e.kind, ERR_USAGE);
	arena_free(&c.arena);
	assert_true(read_call(&c, (const char *[]){ "add", "-", NULL }, &e));
	arena_free(&c.arena);
	assert_true(
		read_call(&c, (const char *[]){ "add", "--", "-b", NULL }, &e));
	assert_str_equal(str_of(c.args[0]), STR("-b"));
	arena_free(&c.arena);
}

static void
wrong_calls_are_told(void **state)
{
	static const char *const cases[][5] = {
		{ "list", "--nosuch" },
		{ "list", "--json=1" },
		{ "list", "--limit" },
		{ "list", "--limit", "" },
		{ "list", "--limit", "-1" },
		{ "list", "--lines" },
		{ "list", "word" },
		{ "list", "--lang", "fr" },
		{ "search", "--sort", "", "a" },
		{ "search", "--since", "soon", "a" },
		{ "show" },
		{ "unfollow" },
		{ "lisst" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct call c;
		struct err e = { 0 };

		assert_false(read_call(&c, cases[i], &e));
		assert_int_equal(e.kind, ERR_USAGE);
		assert_true(strlen(e.text) > 0);
		arena_free(&c.arena);
	}
}

static void
columns_are_cut_on_a_terminal_alone(void **state)
{
	struct output out = { .terminal = true, .columns = 20 };
	struct line l = { .out = &out };

	(void)state;
	print_number(&l, 7, 3);
	print_column(&l, STR("一二三四"), 6);
	print_rest(&l, STR("abcdefghijk\x1b"));
	assert_str_equal(buf_str(&out.b), STR("  7  一二…   abcdef…"));
	buf_reset(&out.b);
	out.terminal = false;
	l.used = 0;
	print_column(&l, STR("一二三四"), 6);
	print_rest(&l, STR("abcdefghijk\x1b"));
	assert_str_equal(buf_str(&out.b), STR("一二三四  abcdefghijk^["));
	buf_free(&out.b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_escapes_what_a_terminal_would_not_show),
		cmocka_unit_test(json_writes_numbers_that_read_back),
		cmocka_unit_test(json_puts_commas_between),
		cmocka_unit_test(bytes_become_code_points_in_any_order),
		cmocka_unit_test(options_stand_anywhere),
		cmocka_unit_test(a_dash_in_a_query_means_without),
		cmocka_unit_test(wrong_calls_are_told),
		cmocka_unit_test(columns_are_cut_on_a_terminal_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
