#include "tests/store_make.h"
#include "tests/test.h"

#include "base/buf.h"
#include "store/intake.h"
#include "store/search.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What an intake told. */
struct told {
	struct arena arena;
	struct strs paths, titles, refused;
	int64_t ids;    /* sum of the numbers given */
	size_t stop_at; /* articles after which it is cancelled; 0: never */
	int kills;      /* workers that are still to be … */
	int signal;     /* … sent this; 0: killed */
};

static void
tell_article(void *ctx, const char *path, const struct article *a, int64_t id,
	bool fresh)
{
	struct told *t = ctx;

	(void)fresh;
	*vec_push(&t->arena, &t->paths) = arena_copy(&t->arena, str_of(path));
	*vec_push(&t->arena, &t->titles) =
		arena_copy(&t->arena, article_word(a, a->title));
	t->ids += id;
}

static void
tell_refused(void *ctx, const struct err *e)
{
	struct told *t = ctx;

	*vec_push(&t->arena, &t->refused) =
		arena_copy(&t->arena, str_of(e->text));
}

/* The worker that was started first, if there is one. */
static pid_t
find_worker(void)
{
	FILE *f = fopen("/proc/thread-self/children", "r");
	int pid = 0;

	if (f && fscanf(f, "%d", &pid) != 1)
		pid = 0;
	if (f)
		fclose(f);
	return pid;
}

static bool
is_cancelled(void *ctx)
{
	struct told *t = ctx;
	pid_t worker = t->kills ? find_worker() : 0;

	/* Not SIGSEGV: a child that has just begun still has cmocka's handler. */
	if (worker && kill(worker, t->signal ? t->signal : SIGKILL) == 0)
		t->kills--;

	return t->stop_at && t->titles.n >= t->stop_at;
}

static struct intake_progress
run(struct store *s, const char *const *paths, struct told *told)
{
	struct arena tmp = { 0 };
	struct paths list = { 0 };
	struct intake_progress done;
	struct err e = { 0 };

	for (; *paths; paths++)
		*vec_push(&tmp, &list) = str_of(*paths);
	struct intake in = {
		.paths = &list,
		.workers = 2,
		.stall_seconds = told->signal == SIGSTOP,
		.refused = tell_refused,
		.article = tell_article,
		.cancelled = is_cancelled,
		.ctx = told,
	};
	if (!intake_run(s, &in, &done, &e))
		fail_msg("%s", e.text);
	arena_free(&tmp);
	return done;
}

#define RUN(store, told, ...) \
	run((store), (const char *const[]){ __VA_ARGS__, NULL }, (told))

static size_t
count(struct store *s)
{
	struct store_counts c;

	assert_true(store_count(s, &c, NULL));
	return (size_t)c.articles;
}

static void
files_are_taken_in_in_order(void **state)
{
	struct told told = { 0 };
	struct arena *tmp = &told.arena;
	struct store *s = make_store(make_path(tmp, "order.db"), STORE_WRITE);
	const char *a =
		make_file(tmp, "a.md", STR("# 云栈降价\n\n三家跟进。\n"));
	const char *b =
		make_file(tmp, "b.md", STR("# 海岸汽车\n\n交付三万辆。\n"));

	(void)state;
	struct intake_progress done = RUN(s, &told, b, a, a);
	assert_int_equal(done.articles, 3);
	assert_int_equal(done.fresh, 2);
	assert_int_equal(done.known, 1);
	assert_int_equal(done.refused, 0);
	assert_int_equal(done.bytes, done.total);
	assert_str_equal(told.titles.v[0], STR("海岸汽车"));
	assert_str_equal(told.titles.v[1], STR("云栈降价"));
	assert_str_equal(told.paths.v[1], str_of(a));
	assert_int_equal(told.ids, 1 + 2 + 2);
	assert_int_equal(count(s), 2);
	store_close(s);
	arena_free(tmp);
}

static void
what_cannot_be_read_is_named_and_stops_nothing(void **state)
{
	struct told told = { 0 };
	struct arena *tmp = &told.arena;
	struct store *s = make_store(make_path(tmp, "bad.db"), STORE_WRITE);
	const char *a =
		make_file(tmp, "good.txt", STR("好的\n\n这里有一句话。\n"));
	const char *empty = make_file(tmp, "empty.txt", STR(""));
	const char *gone = make_path(tmp, "gone.txt");
	const char *folder = make_path(tmp, "nothing");
	const char *binary = make_path(tmp, "binary.bin");

	(void)state;
	mkdir(folder, 0700);
	make_bytes(binary, STR("\x7f"
			       "ELF\0\0\0\1\2\3\0\0\0\0\xff\xfe\0"));
	struct intake_progress done =
		RUN(s, &told, gone, folder, empty, binary, a);
	assert_int_equal(done.articles, 1);
	assert_int_equal(done.refused, 4);
	assert_int_equal(told.refused.n, 4);
	static const char *const names[] = { "gone.txt", "nothing", "empty.txt",
		"binary.bin" };
	for (size_t i = 0; i < TESTS_N(names); i++) {
		bool named = false;

		for (size_t k = 0; k < told.refused.n; k++)
			named |= str_find(told.refused.v[k],
					 str_of(names[i])) != STR_NONE;
		if (!named)
			fail_msg("%s is not named", names[i]);
	}
	assert_int_equal(count(s), 1);
	store_close(s);
	arena_free(tmp);
}

/* JSON Lines: n good ones; bad: a line that is none in the middle. */
static const char *
make_lines(struct arena *tmp, const char *name, size_t n, bool bad)
{
	const char *path = make_path(tmp, name);
	struct buf b = { 0 };

	for (size_t i = 0; i < n; i++) {
		if (bad && i == n / 2)
			buf_put(&b, STR("no json\n"));
		buf_printf(&b,
			"{\"title\": \"第%zu篇\", \"date\": \"2026-01-01\", "
			"\"body\": \"雾桥的第%zu件事，%0*d。\"}\n",
			i, i, 300, (int)i);
	}
	make_bytes(path, buf_str(&b));
	buf_free(&b);
	return path;
}

static void
lines_are_articles_and_a_bad_one_costs_itself(void **state)
{
	struct told told = { 0 };
	struct arena *tmp = &told.arena;
	struct store *s = make_store(make_path(tmp, "lines.db"), STORE_WRITE);
	const char *path = make_lines(tmp, "lines.jsonl", 2500, true);

	(void)state;
	struct intake_progress done = RUN(s, &told, path);
	assert_int_equal(done.articles, 2500);
	assert_int_equal(done.fresh, 2500);
	assert_int_equal(done.refused, 1);
	assert_true(str_find(told.refused.v[0], STR("line 1251")) != STR_NONE);
	for (size_t i = 0; i < told.titles.n; i++)
		assert_str_equal(
			told.titles.v[i], arena_printf(tmp, "第%zu篇", i));
	assert_int_equal(count(s), 2500);
	store_close(s);
	arena_free(tmp);
}

static void
without_a_store_articles_are_only_told(void **state)
{
	struct told told = { 0 };
	struct arena *tmp = &told.arena;
	const char *path = make_lines(tmp, "analyze.jsonl", 40, false);

	(void)state;
	struct intake_progress done = RUN(NULL, &told, path);
	assert_int_equal(done.articles, 40);
	assert_int_equal(told.titles.n, 40);
	assert_int_equal(told.ids, 0);
	arena_free(tmp);
}

static void
standard_input_is_read(void **state)
{
	struct told told = { 0 };
	struct arena *tmp = &told.arena;
	const char *path = make_lines(tmp, "stdin.jsonl", 1500, false);
	int before = dup(STDIN_FILENO), ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	pid_t pid = fork();
	if (pid == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		execlp("cat", "cat", path, (char *)NULL);
		_exit(1);
	}
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	close(ends[1]);
	struct intake_progress done = RUN(NULL, &told, "-");
	assert_int_equal(done.articles, 1500);
	assert_str_equal(told.paths.v[0], STR("-"));
	dup2(before, STDIN_FILENO);
	close(before);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	arena_free(tmp);
}

static void
one_who_cancels_keeps_what_was_told(void **state)
{
	struct told told = { .stop_at = 1 };
	struct arena *tmp = &told.arena;
	struct store *s = make_store(make_path(tmp, "cancel.db"), STORE_WRITE);
	const char *a = make_file(tmp, "c1.txt", STR("第一\n\n这是第一篇。\n"));

	(void)state;
	RUN(s, &told, a);
	size_t n = told.titles.n;
	const char *path = make_lines(tmp, "cancel.jsonl", 500, false);
	RUN(s, &told, path);
	assert_int_equal(told.titles.n, n);
	assert_int_equal(count(s), n);
	store_close(s);
	arena_free(tmp);
}

static void
a_long_line_is_an_article_like_others(void **state)
{
	struct told told = { 0 };
	struct arena *tmp = &told.arena;
	const char *path = make_path(tmp, "long.jsonl");
	struct buf b = { 0 };

	(void)state;
	buf_put(&b, STR("{\"title\": \"甲\", \"body\": \""));
	for (int i = 0; i < 300000; i++)
		buf_put(&b, STR("云栈。"));
	buf_put(&b, STR("\"}\n{\"title\": \"乙\", \"body\": \"短。\"}\n"));
	make_bytes(path, buf_str(&b));
	buf_free(&b);
	struct intake_progress done = RUN(NULL, &told, path);
	assert_int_equal(done.articles, 2);
	assert_int_equal(done.refused, 0);
	arena_free(tmp);
}

/* The first worker is sent a signal while it is at a large input. */
static void
lose_one(int signal, const char *why)
{
	struct told told = { .kills = 1, .signal = signal };
	struct arena *tmp = &told.arena;
	const char *large = make_path(tmp, "large.txt");
	const char *small =
		make_file(tmp, "small.txt", STR("小的\n\n很短。\n"));
	struct buf b = { 0 };

	for (int i = 0; i < 50000; i++)
		buf_put(&b, STR("云栈下调接口价格，三家跟进。\n"));
	make_bytes(large, buf_str(&b));
	buf_free(&b);
	struct intake_progress done = RUN(NULL, &told, large, small);
	if (told.kills)
		skip();
	assert_int_equal(done.refused, 1);
	assert_true(str_find(told.refused.v[0], STR("large.txt")) != STR_NONE);
	assert_true(str_find(told.refused.v[0], str_of(why)) != STR_NONE);
	assert_int_equal(done.articles, 1);
	assert_str_equal(told.paths.v[0], str_of(small));
	arena_free(tmp);
}

static void
a_worker_that_dies_costs_its_input(void **state)
{
	(void)state;
	lose_one(SIGKILL, "reading it failed");
}

static void
a_worker_that_waits_for_ever_costs_its_input(void **state)
{
	(void)state;
	lose_one(SIGSTOP, "takes too long");
}

static void
lines_of_a_worker_that_died_are_read_again(void **state)
{
	struct told told = { .kills = 1 };
	struct arena *tmp = &told.arena;
	const char *path = make_lines(tmp, "again.jsonl", 1000, true);

	(void)state;
	struct intake_progress done = RUN(NULL, &told, path);
	assert_int_equal(done.articles, 1000);
	assert_int_equal(done.refused, 1);
	assert_true(str_find(told.refused.v[0], STR("line 501")) != STR_NONE);
	for (size_t i = 0; i < told.titles.n; i++)
		assert_str_equal(
			told.titles.v[i], arena_printf(tmp, "第%zu篇", i));
	arena_free(tmp);
}

static void
what_is_taken_in_is_found(void **state)
{
	struct told told = { 0 };
	struct arena *tmp = &told.arena;
	struct store *s = make_store(make_path(tmp, "found.db"), STORE_WRITE);
	struct search_ask ask = { .query = STR("雾桥 件事") };
	struct answer answer;

	(void)state;
	RUN(s, &told, make_lines(tmp, "found.jsonl", 1200, false));
	assert_true(search_run(s, &ask, tmp, &answer, NULL));
	assert_int_equal(answer.total, 1200);
	store_close(s);
	arena_free(tmp);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_taken_in_in_order),
		cmocka_unit_test(
			what_cannot_be_read_is_named_and_stops_nothing),
		cmocka_unit_test(lines_are_articles_and_a_bad_one_costs_itself),
		cmocka_unit_test(without_a_store_articles_are_only_told),
		cmocka_unit_test(standard_input_is_read),
		cmocka_unit_test(one_who_cancels_keeps_what_was_told),
		cmocka_unit_test(a_long_line_is_an_article_like_others),
		cmocka_unit_test(a_worker_that_dies_costs_its_input),
		cmocka_unit_test(a_worker_that_waits_for_ever_costs_its_input),
		cmocka_unit_test(lines_of_a_worker_that_died_are_read_again),
		cmocka_unit_test(what_is_taken_in_is_found),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	make_cleanup();
	return failed;
}
