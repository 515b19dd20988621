/* The reader's own database: read or not, places, history, two users. */
#include "tests/store_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include "store/search.h"
#include "store/archive/sql.h"
#include "store/store_internal.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct made one = { "一", "2026-01-01", "", "{o|云栈}降价。" };
static const struct made two = { "二", "2026-01-02", "", "{o|云栈}涨价。" };

static void
state_outlives_the_article(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "read.db");
	const char *mine = make_path(&a, "mine/state.db");
	struct err e = { 0 };
	struct store *s = make_store_with(path, mine);

	(void)state;
	int64_t id = make_save_made(s, &one);
	make_save_made(s, &two);
	make_check_seen(s, id, false, false, 0);
	assert_int_equal(make_unread(s), 2);
	assert_true(store_set_read(s, id, true, &e));
	assert_true(store_set_read(s, id, true, &e));
	assert_true(make_mark(s, id, DEED_STARRED, true, &e));
	assert_true(store_set_place(s, id, 12, &e));
	make_check_seen(s, id, true, true, 12);
	assert_int_equal(make_unread(s), 1);

	assert_true(store_begin(s, &e));
	assert_true(store_delete(s, id, &e));
	assert_true(store_commit(s, &e));
	assert_int_equal(make_unread(s), 1);
	store_close(s);

	s = make_store_with(path, mine);
	id = make_save_made(s, &one);
	make_check_seen(s, id, true, true, 12);
	assert_int_equal(make_unread(s), 1);
	assert_true(store_set_read(s, id, false, &e));
	make_check_seen(s, id, false, true, 12);
	assert_int_equal(make_unread(s), 2);
	store_close(s);
	arena_free(&a);
}

/* Or an explorer would ask for ever where nobody can write the number down. */
static void
counting_is_asked_for_once_as_long_as_nothing_changes(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "asked.db");
	const char *mine = make_path(&a, "asked-state.db");
	struct store *writer = make_store_with(path, mine), *reader;
	struct err e = { 0 };

	(void)state;
	make_save_made(writer, &one);
	assert_true(store_open(path, mine, STORE_READ, &reader, &e));
	store_count_later(reader);
	assert_true(store_wants_count(reader));
	make_unread(reader);
	assert_false(store_wants_count(reader));
	make_save_made(writer, &two);
	make_unread(reader);
	assert_true(store_wants_count(reader));
	make_unread(reader);
	assert_false(store_wants_count(reader));
	store_recount(writer);
	assert_int_equal(make_unread(reader), 2);
	assert_false(store_wants_count(reader));
	store_close(reader);
	store_close(writer);
	arena_free(&a);
}

static void
store_works_without_a_state(void **state)
{
	struct arena a = { 0 };
	const char *bad = make_path(&a, "bad-state.db");
	FILE *f = fopen(bad, "w");
	struct err e = { 0 };

	(void)state;
	fputs("this is no database at all, not even nearly one\n", f);
	fclose(f);
	const char *const states[] = { NULL, bad, make_folder(),
		"/proc/no/such/folder/state.db" };
	for (size_t i = 0; i < TESTS_N(states); i++) {
		struct store *s = make_store_with(
			make_path(&a, "stateless.db"), states[i]);
		struct strs history;
		int64_t id = make_save_made(s, &one);

		assert_null(s->state.path);
		assert_true(store_set_read(s, id, true, &e));
		assert_true(store_set_place(s, id, 5, &e));
		make_check_seen(s, id, false, false, 0);
		assert_true(store_add_history(s, STR("x"), &e));
		assert_true(store_get_history(s, &a, &history, &e));
		assert_int_equal(history.n, 0);
		store_close(s);
	}
	arena_free(&a);
}

/* Where it is meant to be kept, nothing is acknowledged that is not; and once
 * the state can be written, all goes on. */
static void
what_cannot_be_kept_is_said(void **state)
{
	struct arena a = { 0 };
	const char *file = make_path(&a, "no-folder");
	struct err e = { 0 };
	FILE *f = fopen(file, "w");

	(void)state;
	assert_non_null(f);
	fclose(f);
	struct store *s = make_store_with(make_path(&a, "unkept.db"),
		arena_printf(&a, "%s/state.db", file).s);
	const struct bookmark b = { 'a', make_save_made(s, &one), 0 };
	assert_non_null(store_state_fault(s));
	assert_false(store_step_begin(s, &e));
	assert_non_null(strstr(e.text, "no-folder"));
	assert_false(store_set_bookmark(s, &b, &e));
	assert_int_equal(unlink(file), 0);
	assert_true(store_step_begin(s, &e));
	assert_true(make_mark(s, b.article, DEED_STARRED, true, &e));
	assert_true(store_step_end(s, true, &e));
	assert_null(store_state_fault(s));
	make_check_seen(s, b.article, false, true, 0);
	store_close(s);
	s = make_store_with(make_path(&a, "unkept-not-wanted.db"), NULL);
	assert_null(store_state_fault(s));
	assert_true(store_step_begin(s, &e));
	assert_true(store_step_end(s, true, &e));
	store_close(s);
	arena_free(&a);
}

static void
history_is_newest_first_and_says_a_query_once(void **state)
{
	static const char *const asked[] = { "甲", "乙", "丙", "甲", "" };
	static const char *const want[] = { "甲", "丙", "乙" };
	struct arena a = { 0 };
	struct err e = { 0 };
	struct strs got;
	struct store *s = make_store_with(
		make_path(&a, "asked.db"), make_path(&a, "asked-state.db"));

	(void)state;
	for (size_t i = 0; i < TESTS_N(asked); i++)
		assert_true(store_add_history(s, str_of(asked[i]), &e));
	assert_true(store_get_history(s, &a, &got, &e));
	assert_int_equal(got.n, TESTS_N(want));
	for (size_t i = 0; i < got.n; i++)
		assert_str_equal(got.v[i], str_of(want[i]));
	store_close(s);
	arena_free(&a);
}

static void
history_forgets_the_oldest(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct strs got;
	struct store *s = make_store_with(
		make_path(&a, "asked.db"), make_path(&a, "long-state.db"));

	(void)state;
	for (int i = 0; i < 520; i++)
		assert_true(
			store_add_history(s, arena_printf(&a, "词%d", i), &e));
	assert_true(store_get_history(s, &a, &got, &e));
	assert_int_equal(got.n, 500);
	assert_str_equal(got.v[0], STR("词519"));
	store_close(s);
	arena_free(&a);
}

static void
two_users_of_one_state_see_each_other(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "shared.db");
	const char *mine = make_path(&a, "shared-state.db");
	struct err e = { 0 };
	struct store *s = make_store_with(path, mine);
	int64_t id = make_save_made(s, &one);
	struct store *other = make_store_with(path, mine);

	(void)state;
	assert_int_equal(make_unread(other), 1);
	assert_true(store_set_read(s, id, true, &e));
	assert_int_equal(make_unread(other), 0);
	make_check_seen(other, id, true, false, 0);
	store_close(other);
	store_close(s);
	arena_free(&a);
}

/* Kept from run to run, and only as long as it is right. */
static void
the_number_of_unread_is_kept(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "kept.db");
	const char *mine = make_path(&a, "kept-state.db");
	struct err e = { 0 };
	struct store *s = make_store_with(path, mine);
	int64_t first = make_save_made(s, &one),
		second = make_save_made(s, &two);
	struct sql c;

	(void)state;
	assert_true(store_set_read(s, first, true, &e));
	assert_int_equal(make_unread(s), 1);
	store_close(s);
	/* A lie is believed while nothing has changed … */
	assert_true(sql_open(&c, mine, SQL_WRITE, &e));
	assert_true(sql_script(&c, "update counted set unread = 7", &e));
	s = make_store_with(path, mine);
	assert_int_equal(make_unread(s), 7);
	store_close(s);
	sql_close(&c);
	/* … and not when others have set a mark. */
	s = make_store_with(path, mine);
	struct store *others = make_store_with(path, mine);
	assert_true(store_set_read(others, second, true, &e));
	assert_int_equal(make_unread(s), 0);
	assert_true(store_set_read(others, first, false, &e));
	store_close(s);
	store_close(others);
	s = make_store_with(path, mine);
	assert_int_equal(make_unread(s), 1);
	store_close(s);
	/* Another archive with the same state. */
	s = make_store_with(make_path(&a, "kept-other.db"), mine);
	make_save_made(s, &two);
	assert_int_equal(make_unread(s), 0);
	store_close(s);
	arena_free(&a);
}

int
test_state(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(state_outlives_the_article),
		cmocka_unit_test(
			counting_is_asked_for_once_as_long_as_nothing_changes),
		cmocka_unit_test(store_works_without_a_state),
		cmocka_unit_test(what_cannot_be_kept_is_said),
		cmocka_unit_test(history_is_newest_first_and_says_a_query_once),
		cmocka_unit_test(history_forgets_the_oldest),
		cmocka_unit_test(two_users_of_one_state_see_each_other),
		cmocka_unit_test(the_number_of_unread_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
