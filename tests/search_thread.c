#include "tests/search_groups.h"

#include "tests/random.h"
#include "tests/store_make.h"
#include "tests/test.h"

#include "store/search.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
fill(const char *path, size_t n, const char *word)
{
	struct arena tmp = { 0 };
	struct store *s = make_store(path, STORE_WRITE);
	struct err e;

	assert_true(store_begin(s, &e));
	for (size_t i = 0; i < n; i++) {
		struct article a = { 0 };
		int64_t id;
		bool fresh;

		a.title = article_word_add(
			&a, &tmp, arena_printf(&tmp, "第%zu篇", i));
		a.text = arena_printf(&tmp, "%s的第%zu篇，云栈。", word, i);
		assert_true(store_save(s, &a, &id, &fresh, &e));
		arena_reset(&tmp);
	}
	assert_true(store_commit(s, &e));
	store_close(s);
	arena_free(&tmp);
}

struct searcher *
open_searcher(const char *path)
{
	struct searcher *s = NULL;
	struct err e = { 0 };

	if (!searcher_open(path, NULL, &s, &e))
		fail_msg("%s", e.text);
	return s;
}

static uint64_t
ask(struct searcher *s, str query)
{
	return searcher_ask(
		s, &(struct search_ask){ .query = query, .limit = 20 });
}

/* The next answer, waited for. */
static const struct answer *
wait_answer(struct searcher *s)
{
	struct pollfd p = { .fd = searcher_fd(s), .events = POLLIN };
	const struct answer *a;

	do {
		if (poll(&p, 1, 10000) <= 0)
			fail_msg("no answer comes");
	} while (!(a = searcher_take(s)));
	return a;
}

static const struct answer *
last_answer(struct searcher *s)
{
	const struct answer *a;

	do
		a = wait_answer(s);
	while (a->partial);
	return a;
}

static void
a_question_is_answered(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "thread.db");

	(void)state;
	fill(path, 100, "雾桥");
	struct searcher *s = open_searcher(path);
	uint64_t number = ask(s, STR("雾桥"));
	const struct answer *a = last_answer(s);
	assert_int_equal(a->question, number);
	assert_int_equal(a->total, 100);
	assert_int_equal(a->hits.n, 20);
	assert_str_equal(a->query, STR("雾桥"));
	assert_null(searcher_take(s));
	searcher_close(s);
	arena_free(&tmp);
}

static void
latest_question_wins(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "latest.db");
	uint64_t number = 0;

	(void)state;
	fill(path, 300, "雾桥");
	struct searcher *s = open_searcher(path);
	for (int i = 0; i < 50; i++)
		ask(s, i % 2 ? STR("雾桥") : STR("的"));
	number = ask(s, STR("云栈 第7篇"));
	const struct answer *a = last_answer(s);
	assert_int_equal(a->question, number);
	assert_int_equal(a->total, 1);
	searcher_close(s);
	arena_free(&tmp);
}

static void
an_older_answer_is_never_given(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "older.db");

	(void)state;
	fill(path, 50, "雾桥");
	struct searcher *s = open_searcher(path);
	for (int i = 0; i < 200; i++) {
		uint64_t first = ask(s, STR("雾桥"));

		if (i % 3 == 0)
			usleep((useconds_t)(i * 10));
		uint64_t second = ask(s, STR("云栈"));
		const struct answer *a = last_answer(s);
		assert_int_not_equal(a->question, first);
		assert_int_equal(a->question, second);
	}
	searcher_close(s);
	arena_free(&tmp);
}

static void
closing_ends_a_running_question(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "closing.db");

	(void)state;
	fill(path, 300, "雾桥");
	for (int i = 0; i < 20; i++) {
		struct searcher *s = open_searcher(path);

		ask(s, STR("的 OR 第 OR 篇"));
		usleep((useconds_t)(i * 50));
		searcher_close(s);
	}
	arena_free(&tmp);
}

static void
a_thousand_questions_are_answered_or_replaced(void **state)
{
	static const char *const parts[] = { "云", "栈", "雾桥", " ", "\"", "-",
		"OR", "title:", "said:", "@", "7", "第", "的", "，", "since:20",
		"23", "篇", "\n", "a", "*", "(" };
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "thousand.db");
	size_t answers = 0;

	(void)state;
	fill(path, 100, "雾桥");
	struct searcher *s = open_searcher(path);
	for (int i = 0; i < 1000; i++) {
		char query[256] = "";

		for (uint32_t n = random_below(8); n > 0; n--)
			strcat(query, parts[random_below(TESTS_N(parts))]);
		ask(s, str_of(query));
		if (i % 5 == 0) {
			assert_int_equal(last_answer(s)->failed.n, 0);
			answers++;
		}
	}
	assert_int_equal(answers, 200);
	searcher_close(s);
	arena_free(&tmp);
}

static void
an_archive_in_its_place_is_opened(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "replaced.db");
	const char *other = make_path(&tmp, "other.db");

	(void)state;
	fill(path, 10, "雾桥");
	fill(other, 5, "石门");
	struct searcher *s = open_searcher(path);
	ask(s, STR("石门"));
	assert_int_equal(last_answer(s)->total, 0);
	unlink(make_path(&tmp, "replaced.db-wal"));
	unlink(make_path(&tmp, "replaced.db-shm"));
	assert_int_equal(rename(other, path), 0);
	ask(s, STR("石门"));
	assert_int_equal(last_answer(s)->total, 5);
	searcher_close(s);
	arena_free(&tmp);
}

static void
what_is_added_meanwhile_is_found(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "meanwhile.db");

	(void)state;
	fill(path, 10, "雾桥");
	struct searcher *s = open_searcher(path);
	ask(s, STR("云栈"));
	assert_int_equal(last_answer(s)->total, 10);
	fill(path, 3, "石门");
	ask(s, STR("云栈"));
	assert_int_equal(last_answer(s)->total, 13);
	searcher_close(s);
	arena_free(&tmp);
}

static void
facets_come_behind_the_hits(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "facets-late.db");
	const struct answer *a;

	(void)state;
	fill(path, 300, "雾桥");
	struct searcher *s = open_searcher(path);
	searcher_ask(
		s, &(struct search_ask){
			   .query = STR("云栈"), .limit = 20, .facets = true });
	do
		a = wait_answer(s);
	while (a->facets.articles == 0);
	assert_false(a->partial);
	assert_int_equal(a->hits.n, 20);
	assert_int_equal(a->facets.articles, 300);
	searcher_close(s);
	arena_free(&tmp);
}

int
test_searcher(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_question_is_answered),
		cmocka_unit_test(latest_question_wins),
		cmocka_unit_test(an_older_answer_is_never_given),
		cmocka_unit_test(closing_ends_a_running_question),
		cmocka_unit_test(a_thousand_questions_are_answered_or_replaced),
		cmocka_unit_test(an_archive_in_its_place_is_opened),
		cmocka_unit_test(what_is_added_meanwhile_is_found),
		cmocka_unit_test(facets_come_behind_the_hits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
