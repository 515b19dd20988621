#include "tests/store_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include <stdlib.h>
#include <string.h>

#include "store/archive/create.h"
#include "store/archive/migrate.h"
#include "store/rows/places.h"
#include "store/rows/sentence.h"
#include "store/rows/when.h"

static void
dates_sort_like_their_numbers(void **state)
{
	static const char *const rising[] = { "", "2023", "2023-H1", "2023-Q1",
		"2023-03-31T23:59:59", "2023-04", "2023-Q2", "2023-04-01",
		"2023-04-25", "2023-04-25T16:46", "2023-04-25T16:46:09",
		"2024-01-01" };

	(void)state;
	for (size_t i = 1; i < TESTS_N(rising); i++)
		assert_true(when_of(str_of(rising[i - 1])) <
			    when_of(str_of(rising[i])));
}

static void
days_are_as_exact_as_known(void **state)
{
	static const struct {
		const char *iso, *day;
		int month;
	} cases[] = {
		{ "", "", -1 },
		{ "2023", "2023", -1 },
		{ "2023-04", "2023-04", 2023 * 12 + 3 },
		{ "2023-04-25T16:46+08:00", "2023-04-25", 2023 * 12 + 3 },
		{ "2023-Q2", "2023-Q2", -1 },
		{ "2023-Q4", "2023-Q4", -1 },
		{ "2023-H2", "2023-H2", -1 },
		{ "2023-Q5", "2023", -1 },
		{ "2023-H3", "2023", -1 },
		{ "soon", "", -1 },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		int64_t when = when_of(str_of(cases[i].iso));

		assert_str_equal(when_day(when, &a), str_of(cases[i].day));
		assert_int_equal(when_month(when), cases[i].month);
	}
	arena_free(&a);
}

static void
sentence_ends_at_its_marks(void **state)
{
	static const struct {
		const char *text, *at, *sentence;
	} cases[] = {
		{ "前一句。营收增长12%。后一句。", "12%", "营收增长12%。" },
		{ "他说：“增长12%。”随后离开。", "12%", "他说：“增长12%。”" },
		{ "“好。”增长12%！", "12%", "增长12%！" },
		{ "上一段\n\n增长12%\n\n下一段", "12%", "增长12%" },
		{ "It fell. It grew 3.5% in May. Then no more.", "3.5%",
			"It grew 3.5% in May." },
		{ "12%", "12%", "12%" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		str text = str_of(cases[i].text), at = str_of(cases[i].at);
		uint32_t start = (uint32_t)str_find(text, at);
		struct span s = sentence_around(
			text, (struct span){ start, start + (uint32_t)at.n });

		assert_str_equal(str_slice(text, s.start, s.end),
			str_of(cases[i].sentence));
	}
}

static void
endless_sentence_is_cut_between_runes(void **state)
{
	struct arena a = { 0 };
	char *text = arena_new(&a, char, 9000);

	(void)state;
	for (int i = 0; i < 3000; i++)
		memcpy(text + i * 3, "字", 3);
	struct span s = sentence_around(
		(str){ text, 9000 }, (struct span){ 4500, 4503 });
	assert_int_equal(s.start % 3, 0);
	assert_int_equal(s.end % 3, 0);
	assert_true(s.start < 4500 && s.end > 4503 && s.end - s.start < 2000);
	arena_free(&a);
}

static void
damaged_places_are_none(void **state)
{
	(void)state;
	assert_int_equal(places_of(STR(""), THING_QUOTE).n, 0);
	assert_int_equal(places_of(STR("ab"), THING_FIGURE).n, 0);
	assert_int_equal(places_of(STR("\xff\xff\xff\xff"), THING_QUOTE).n, 0);
	assert_int_equal(
		places_of(STR("\x09\x00\x00\x00 12345678"), THING_FIGURE).n, 0);
}

static const char *const made_steps[] = {
	"create table one (n integer); insert into one values (1)",
	"alter table one add column m integer not null default 7",
	"update one set n = n + 1",
};

static const char *const bad_steps[] = {
	"create table one (n integer); insert into one values (1)",
	"insert into one values (2); create table one (n integer)",
};

static void
open_made(struct sql *c, const char *path)
{
	struct err e = { 0 };

	if (!create_file(path, &e) || !sql_open(c, path, SQL_WRITE, &e))
		fail_msg("%s", e.text);
}

static int64_t
number(struct sql *c, const char *query)
{
	struct err e = { 0 };
	int64_t n = -1;

	if (!sql_number(c, sql_ask(c, &e, query), -1, &n, &e))
		fail_msg("%s", e.text);
	return n;
}

/* From every version that there was to the newest. */
static void
older_forms_are_brought_up(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (int from = 0; from <= 3; from++) {
		struct sql c;
		struct err e = { 0 };
		struct schema schema = { 77, made_steps, from };
		int version = -1;
		str name = arena_printf(&a, "steps-%d.db", from);

		open_made(&c, make_path(&a, name.s));
		assert_true(migrate_run(&c, &schema, &e));
		schema.n = 3;
		assert_true(migrate_check(&c, &schema, &version, &e));
		assert_int_equal(version, from);
		assert_true(migrate_run(&c, &schema, &e));
		assert_true(migrate_check(&c, &schema, &version, &e));
		assert_int_equal(version, 3);
		assert_int_equal(number(&c, "select n * 10 + m from one"), 27);
		sql_close(&c);
	}
	arena_free(&a);
}

static void
step_that_fails_leaves_nothing(void **state)
{
	struct arena a = { 0 };
	struct sql c;
	struct err e = { 0 };
	struct schema schema = { 77, bad_steps, 2 };
	int version;

	(void)state;
	open_made(&c, make_path(&a, "bad-step.db"));
	assert_false(migrate_run(&c, &schema, &e));
	assert_true(migrate_check(&c, &schema, &version, &e));
	assert_int_equal(version, 1);
	assert_int_equal(number(&c, "select count(*) from one"), 1);
	sql_close(&c);
	arena_free(&a);
}

static void
newer_and_strange_forms_are_refused(void **state)
{
	struct arena a = { 0 };
	struct sql c;
	struct err e = { 0 };
	struct schema newer = { 77, made_steps, 3 };
	struct schema older = { 77, made_steps, 2 };
	struct schema other = { 78, made_steps, 3 };
	int version;

	(void)state;
	open_made(&c, make_path(&a, "newer.db"));
	assert_true(migrate_run(&c, &newer, &e));
	assert_false(migrate_check(&c, &older, &version, &e));
	assert_non_null(strstr(e.text, "newer"));
	assert_false(migrate_check(&c, &other, &version, &e));
	assert_non_null(strstr(e.text, "another program"));
	sql_close(&c);
	arena_free(&a);
}

int
test_parts(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_sort_like_their_numbers),
		cmocka_unit_test(days_are_as_exact_as_known),
		cmocka_unit_test(sentence_ends_at_its_marks),
		cmocka_unit_test(endless_sentence_is_cut_between_runes),
		cmocka_unit_test(damaged_places_are_none),
		cmocka_unit_test(older_forms_are_brought_up),
		cmocka_unit_test(step_that_fails_leaves_nothing),
		cmocka_unit_test(newer_and_strange_forms_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
