/*
 * fetch_all against tests/http_server.py on 127.0.0.1: what needs other limits
 * than a user can set.
 */
#include "base/clock.h"
#include "tests/test.h"

#include "cli/fetch.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t server;
static int port;

static int
start_server(void **state)
{
	const char *srcdir = getenv("srcdir");
	char path[4096], line[32] = "";
	int ends[2];

	(void)state;
	snprintf(path, sizeof path, "%s/tests/http_server.py",
		srcdir ? srcdir : ".");
	if (pipe(ends) < 0)
		return -1;
	server = fork();
	if (server == 0) {
		dup2(ends[1], STDOUT_FILENO);
		if (!freopen("/dev/null", "w", stderr))
			_exit(1);
		execlp("python3", "python3", path, "/dev/null", (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	FILE *f = fdopen(ends[0], "r");
	if (f && fgets(line, sizeof line, f))
		port = atoi(line);
	if (f)
		fclose(f);
	unsetenv("http_proxy");
	unsetenv("all_proxy");
	return 0;
}

static int
stop_server(void **state)
{
	(void)state;
	kill(server, SIGKILL);
	waitpid(server, NULL, 0);
	return 0;
}

static str
address(struct arena *a, const char *path)
{
	return arena_printf(a, "http://127.0.0.1:%d/%s", port, path);
}

static struct fetch_how
quick(void)
{
	struct fetch_how how = fetch_usual();

	how.pause_ms = 0;
	how.seconds = 1;
	return how;
}

/* Fetches one; the caller frees it. */
static struct fetch
fetch_one(struct arena *a, const char *path, const struct fetch_how *how)
{
	struct fetch f = { .url = address(a, path) };
	struct err e = { 0 };

	if (port == 0)
		skip();
	if (!fetch_all(&f, 1, how, a, &e))
		fail_msg("%s", e.text);
	return f;
}

static void
what_takes_too_long_is_given_up(void **state)
{
	static const char *const paths[] = { "slow", "silent" };

	(void)state;
	for (size_t i = 0; i < TESTS_N(paths); i++) {
		struct arena a = { 0 };
		struct fetch_how how = quick();
		double began = clock_seconds(CLOCK_MONOTONIC);
		struct fetch f = fetch_one(&a, paths[i], &how);

		assert_false(f.ok);
		assert_non_null(strstr(f.why.text, "in time"));
		assert_true(clock_seconds(CLOCK_MONOTONIC) - began < 5);
		fetch_free(&f, 1);
		arena_free(&a);
	}
}

static void
no_more_is_kept_than_the_limit(void **state)
{
	static const char *const paths[] = { "endless", "bomb" };

	(void)state;
	for (size_t i = 0; i < TESTS_N(paths); i++) {
		struct arena a = { 0 };
		struct fetch_how how = quick();
		how.seconds = 10;
		how.bytes = 100000;
		struct fetch f = fetch_one(&a, paths[i], &how);

		assert_false(f.ok);
		assert_true(f.body.n <= how.bytes);
		fetch_free(&f, 1);
		arena_free(&a);
	}
}

static void
answers_say_what_to_ask_with(void **state)
{
	struct arena a = { 0 };
	struct fetch_how how = quick();
	struct fetch f = fetch_one(&a, "feed", &how);
	struct err e;

	(void)state;
	assert_true(f.ok && !f.unchanged);
	assert_str_equal(f.new_etag, STR("\"v1\""));
	struct fetch again = { .url = f.url, .etag = f.new_etag };
	assert_true(fetch_all(&again, 1, &how, &a, &e));
	assert_true(again.ok && again.unchanged);
	assert_int_equal(again.body.n, 0);
	struct fetch busy = fetch_one(&a, "busy", &how);
	assert_false(busy.ok);
	assert_int_equal(busy.status, 429);
	assert_int_equal(busy.retry_after, 7200);
	struct fetch page = fetch_one(&a, "article", &how);
	assert_str_equal(page.label, STR("utf-8"));
	fetch_free(&f, 1);
	fetch_free(&again, 1);
	fetch_free(&busy, 1);
	fetch_free(&page, 1);
	arena_free(&a);
}

static void
only_permanent_redirects_are_for_good(void **state)
{
	struct arena a = { 0 };
	struct fetch_how how = quick();
	struct fetch moved = fetch_one(&a, "moved", &how);
	struct fetch elsewhere = fetch_one(&a, "elsewhere", &how);

	(void)state;
	assert_true(moved.ok && elsewhere.ok);
	assert_str_equal(moved.moved, address(&a, "gzip"));
	assert_int_equal(elsewhere.moved.n, 0);
	assert_str_equal(elsewhere.final, address(&a, "gzip"));
	fetch_free(&moved, 1);
	fetch_free(&elsewhere, 1);
	arena_free(&a);
}

/* Hosts where nobody listens refuse, each by itself. */
static void
a_host_is_asked_one_by_one(void **state)
{
	struct arena a = { 0 };
	struct fetch v[6] = { 0 };
	struct fetch_how how = quick();
	struct err e = { 0 };

	(void)state;
	if (port == 0)
		skip();
	how.seconds = 10;
	how.pause_ms = 100;
	for (int i = 0; i < 6; i++)
		v[i].url = i < 3 ? address(&a, "wait")
				 : arena_printf(&a, "http://127.0.1.%d:%d/", i,
					   port);
	double began = clock_seconds(CLOCK_MONOTONIC);
	assert_true(fetch_all(v, 6, &how, &a, &e));
	/* Three of .3 seconds, and two pauses. */
	assert_true(clock_seconds(CLOCK_MONOTONIC) - began >= 1.1);
	for (int i = 0; i < 6; i++)
		assert_int_equal(v[i].ok, i < 3);
	fetch_free(v, 6);
	arena_free(&a);
}

/* The server listens on a dozen hosts of this machine. */
static void
eight_hosts_are_asked_at_once(void **state)
{
	enum { HOSTS = 12 };
	struct arena a = { 0 };
	struct fetch v[HOSTS] = { 0 };
	struct fetch_how how = quick();
	struct err e = { 0 };

	(void)state;
	how.seconds = 10;
	struct fetch before = fetch_one(&a, "most", &how);
	for (int i = 0; i < HOSTS; i++)
		v[i].url = arena_printf(
			&a, "http://127.0.0.%d:%d/wait", i + 2, port);
	assert_true(fetch_all(v, HOSTS, &how, &a, &e));
	for (int i = 0; i < HOSTS; i++)
		if (!v[i].ok)
			fail_msg("%s", v[i].why.text);
	struct fetch most = fetch_one(&a, "most", &how);
	int64_t n;
	assert_true(str_to_int(buf_str(&most.body), &n));
	assert_in_range(n, 2, FETCH_PARALLEL);
	fetch_free(v, HOSTS);
	fetch_free(&most, 1);
	fetch_free(&before, 1);
	arena_free(&a);
}

static bool
at_once(void *ctx)
{
	return ++*(int *)ctx > 3;
}

static void
a_wish_to_stop_is_heard(void **state)
{
	struct arena a = { 0 };
	struct fetch f = { 0 };
	struct fetch_how how = quick();
	struct err e = { 0 };
	int asked = 0;

	(void)state;
	if (port == 0)
		skip();
	f.url = address(&a, "silent");
	how.seconds = 20;
	how.cancelled = at_once;
	how.ctx = &asked;
	double began = clock_seconds(CLOCK_MONOTONIC);
	assert_false(fetch_all(&f, 1, &how, &a, &e));
	assert_true(clock_seconds(CLOCK_MONOTONIC) - began < 5);
	fetch_free(&f, 1);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_takes_too_long_is_given_up),
		cmocka_unit_test(no_more_is_kept_than_the_limit),
		cmocka_unit_test(answers_say_what_to_ask_with),
		cmocka_unit_test(only_permanent_redirects_are_for_good),
		cmocka_unit_test(a_host_is_asked_one_by_one),
		cmocka_unit_test(eight_hosts_are_asked_at_once),
		cmocka_unit_test(a_wish_to_stop_is_heard),
	};

	return cmocka_run_group_tests_name(
		"fetch", tests, start_server, stop_server);
}
