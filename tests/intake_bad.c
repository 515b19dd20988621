/*
 * What cannot be taken in costs itself alone: it is named on one line, and
 * the article beside it is in.
 */
#include "tests/store_make.h"
#include "tests/test.h"

#include "base/buf.h"
#include "store/intake.h"
#include "store/intake/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

struct told {
	struct buf refused; /* a line each */
	size_t articles;
};

static void
on_refused(void *ctx, const struct err *e)
{
	struct told *t = ctx;

	buf_printf(&t->refused, "%s\n", e->text);
}

static void
on_article(void *ctx, const char *path, const struct article *a, int64_t id,
	bool fresh)
{
	struct told *t = ctx;

	(void)path, (void)a, (void)id, (void)fresh;
	t->articles++;
}

/* Takes it in with a good file behind it; why: part of the one refusal. */
static void
check(const char *path, size_t articles, const char *why)
{
	struct arena a = { 0 };
	struct paths paths = { 0 };
	struct told t = { 0 };
	struct intake_progress done;
	struct err e = { 0 };
	struct intake in = { .paths = &paths,
		.workers = 1,
		.refused = on_refused,
		.article = on_article,
		.ctx = &t };

	*vec_push(&a, &paths) = str_of(path);
	*vec_push(&a, &paths) = str_of(
		make_file(&a, "good.txt", STR("河边的人今天都来看桥。\n")));
	assert_true(intake_run(NULL, &in, &done, &e));
	buf_putc(&t.refused, 0);
	if (!strstr(t.refused.s, why))
		fail_msg("%s: %s", path, t.refused.s);
	assert_int_equal(done.refused, 1);
	assert_int_equal(t.articles, articles + 1);
	buf_free(&t.refused);
	arena_free(&a);
}

static void
what_is_no_file_is_named(void **state)
{
	struct arena a = { 0 };
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int s = socket(AF_UNIX, SOCK_STREAM, 0);
	const char *fifo = make_path(&a, "fifo");

	(void)state;
	assert_int_equal(mkfifo(fifo, 0600), 0);
	check(fifo, 0, "fifo: it is no file");
	check("/dev/zero", 0, "/dev/zero: it is no file");
	snprintf(
		at.sun_path, sizeof at.sun_path, "%s", make_path(&a, "socket"));
	assert_int_equal(bind(s, (struct sockaddr *)&at, sizeof at), 0);
	check(at.sun_path, 0, "cannot read ");
	check(make_path(&a, "missing"), 0, "cannot read ");
	close(s);
	arena_free(&a);
}

static void
in_a_folder_they_are_named_too(void **state)
{
	struct arena a = { 0 };

	(void)state;
	mkdir(make_path(&a, "folder"), 0700);
	mkdir(make_path(&a, "folder/page_files"), 0700);
	mkfifo(make_path(&a, "folder/fifo"), 0600);
	make_file(&a, "folder/a.txt", STR("山上种了很多树，很高。"));
	/* What belongs to a saved page is no article. */
	make_file(&a, "folder/page.html",
		STR("<html><title>小桥</title><p>小桥很老了，人们都喜欢它。"));
	make_file(&a, "folder/page_files/advert.html",
		STR("<html><p>请买东西，今天便宜，明天就贵了。"));
	check(make_path(&a, "folder"), 2, "fifo: it is no file");
	arena_free(&a);
}

static void
a_line_may_not_be_endless(void **state)
{
	enum { LONG = 40 << 20 };
	struct arena a = { 0 };
	struct buf b = { 0 };
	char *words = malloc(LONG);

	(void)state;
	memset(words, 'a', LONG);
	buf_put(&b, STR("{\"body\":\""));
	buf_put(&b, (str){ words, LONG });
	buf_put(&b, STR("\"}\n{\"body\":\"第二行是好的，有话可说。\"}\n"));
	check(make_file(&a, "long.jsonl", buf_str(&b)), 1,
		"long.jsonl, line 1: longer than 16 MiB");
	free(words);
	buf_free(&b);
	arena_free(&a);
}

static void
a_million_bad_lines_are_told_of_in_short(void **state)
{
	struct arena a = { 0 };
	struct buf b = { 0 };
	struct paths paths = { 0 };
	struct told t = { 0 };
	struct intake_progress done;
	struct intake in = {
		.paths = &paths, .refused = on_refused, .ctx = &t
	};

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_put(&b, STR("{}\n"));
	*vec_push(&a, &paths) = str_of(make_file(&a, "bad.jsonl", buf_str(&b)));
	assert_true(intake_run(NULL, &in, &done, NULL));
	assert_in_range(done.refused, 100, 1000);
	buf_free(&t.refused);
	buf_free(&b);
	arena_free(&a);
}

/* A child that writes on while the file is read. */
static void
a_growing_file_is_read_as_it_was(void **state)
{
	struct arena a = { 0 };
	const char *path = make_file(&a, "grow.jsonl",
		STR("{\"body\":\"第一行早就写完了，有话可说。\"}\n"));
	pid_t writer = fork();

	(void)state;
	if (writer == 0) {
		int fd = open(path, O_WRONLY | O_APPEND);
		static char line[4096];

		memset(line, ' ', sizeof line);
		memcpy(line, "{}", 2);
		line[sizeof line - 1] = '\n';
		while (write(fd, line, sizeof line) > 0 && usleep(10) == 0)
			;
		_exit(0);
	}
	struct stat st = { 0 };
	while (st.st_size < 8 << 20 && stat(path, &st) == 0)
		usleep(1000);
	struct paths paths = { 0 };
	struct told t = { 0 };
	struct intake_progress done;
	struct intake in = {
		.paths = &paths, .refused = on_refused, .ctx = &t
	};
	*vec_push(&a, &paths) = str_of(path);
	assert_true(intake_run(NULL, &in, &done, NULL));
	kill(writer, SIGKILL);
	waitpid(writer, NULL, 0);
	buf_putc(&t.refused, 0);
	if (!strstr(t.refused.s, "has grown while it was read"))
		fail_msg("%s", t.refused.s);
	buf_free(&t.refused);
	truncate(path, 0);
	arena_free(&a);
}

static void
a_jailed_process_can_read_and_nothing_else(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "made-in-jail");
	pid_t child = fork();
	int status = 0;

	(void)state;
	if (child == 0) {
		char *argv[] = { "true", NULL };

		if (!jail_enter())
			_exit(77);
		int bad = open(path, O_WRONLY | O_CREAT, 0600) >= 0;
		bad |= (socket(AF_UNIX, SOCK_STREAM, 0) >= 0) << 1;
		execv("/bin/true", argv);
		bad |= (fork() >= 0) << 2;
		bad |= (unlink(path) == 0 || errno != EPERM) << 3;
		bad |= (open("/dev/null", O_RDONLY) < 0) << 4;
		_exit(bad);
	}
	waitpid(child, &status, 0);
	if (WEXITSTATUS(status) != 77)
		assert_int_equal(WEXITSTATUS(status), 0);
	assert_int_not_equal(access(path, F_OK), 0);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_file_is_named),
		cmocka_unit_test(in_a_folder_they_are_named_too),
		cmocka_unit_test(a_line_may_not_be_endless),
		cmocka_unit_test(a_million_bad_lines_are_told_of_in_short),
		cmocka_unit_test(a_growing_file_is_read_as_it_was),
		cmocka_unit_test(a_jailed_process_can_read_and_nothing_else),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	make_cleanup();
	return failed;
}
