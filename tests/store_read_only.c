/* What can only be read: an archive and a state without rights to write. */
#include "tests/store_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOBODY = 65534 };

/* Runs a check as somebody without rights; its exit code. */
static int
as_nobody(int (*check)(const char *path), const char *path)
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		if (geteuid() == 0 && (setgid(NOBODY) || setuid(NOBODY)))
			_exit(99);
		_exit(check(path));
	}
	if (child < 0 || waitpid(child, &status, 0) != child)
		fail_msg("no child");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 100;
}

static int
read_check(const char *path)
{
	struct store *s = NULL;
	struct err e = { 0 };
	struct arena a = { 0 };
	struct article in;

	if (!store_open(path, NULL, STORE_READ, &s, &e)) {
		fprintf(stderr, "%s\n", e.text);
		return 1;
	}
	if (!store_load(s, 1, &a, &in, &e) || make_articles(s) != 20)
		return 2;
	store_close(s);
	arena_free(&a);
	return 0;
}

static int
write_check(const char *path)
{
	struct store *s = NULL;
	struct err e = { 0 };

	if (store_open(path, NULL, STORE_WRITE, &s, &e))
		return 1;
	if (!strstr(e.text, "read-only") && !strstr(e.text, "Permission")) {
		fprintf(stderr, "%s\n", e.text);
		return 2;
	}
	return 0;
}

static void
read_only_archive_can_be_read(void **state)
{
	struct arena a = { 0 };
	static const char *const gone[][2] = {
		{ NULL, NULL },
		{ "-shm", NULL },
		{ "-shm", "-wal" },
	};
	static const char *const files[] = { "", "-shm", "-wal" };
	const char *folder = make_path(&a, "shelf");

	(void)state;
	assert_int_equal(chmod(make_folder(), 0755), 0);
	for (size_t i = 0; i < TESTS_N(gone); i++) {
		assert_true(mkdir(folder, 0755) == 0);
		const char *path = make_filled(&a, "shelf/archive.db");

		for (int k = 0; k < 2 && gone[i][k]; k++)
			unlink(arena_printf(&a, "%s%s", path, gone[i][k]).s);
		for (int k = 0; k < 3; k++)
			chmod(arena_printf(&a, "%s%s", path, files[k]).s, 0444);
		chmod(folder, 0555);
		assert_int_equal(as_nobody(read_check, path), 0);
		assert_int_equal(as_nobody(write_check, path), 0);
		chmod(folder, 0755);
		make_remove(folder);
	}
	arena_free(&a);
}

static void
copy_can_be_read_where_nothing_can_be_written(void **state)
{
	struct arena a = { 0 };
	const char *folder = make_path(&a, "copies");
	const char *copy = make_path(&a, "copies/copy.db");
	struct store *s =
		make_store(make_filled(&a, "original.db"), STORE_READ);
	struct err e = { 0 };

	(void)state;
	assert_int_equal(chmod(make_folder(), 0755), 0);
	assert_int_equal(mkdir(folder, 0755), 0);
	assert_true(store_copy(s, copy, &e));
	assert_int_equal(chmod(copy, 0444), 0);
	assert_int_equal(chmod(folder, 0555), 0);
	assert_int_equal(as_nobody(read_check, copy), 0);
	assert_int_equal(as_nobody(write_check, copy), 0);
	assert_int_equal(chmod(folder, 0755), 0);
	store_close(s);
	arena_free(&a);
}

/* What stands in it is shown; that nothing is kept is said. */
static int
state_check(const char *path)
{
	struct arena a = { 0 };
	const char *own = arena_printf(&a, "%s-state", path).s;
	struct store *s = NULL;
	struct article_row row;
	struct store_counts n;
	struct err e = { 0 };

	if (!store_open(path, own, STORE_READ, &s, &e) ||
		!store_article(s, 1, &a, &row, &e) || !store_count(s, &n, &e))
		return 1;
	if (!row.starred || !row.read || n.unread != 19)
		return 2;
	if (!store_state_fault(s) || store_set_read(s, 1, false, &e))
		return 3;
	if (!strstr(e.text, "read-only"))
		return 4;
	if (!store_article(s, 1, &a, &row, &e) || !row.starred)
		return 5;
	store_close(s);
	arena_free(&a);
	return 0;
}

static void
read_only_state_is_shown(void **state)
{
	static const char *const gone[] = { "", "-shm", "-wal" };
	static const char *const files[] = { "", "-shm", "-wal" };
	struct arena a = { 0 };
	const char *folder = make_path(&a, "desk");

	(void)state;
	assert_int_equal(chmod(make_folder(), 0755), 0);
	for (size_t i = 0; i < TESTS_N(gone); i++) {
		struct err e = { 0 };

		assert_int_equal(mkdir(folder, 0755), 0);
		const char *path = make_filled(&a, "desk/archive.db");
		const char *own = arena_printf(&a, "%s-state", path).s;
		struct store *s = make_store_with(path, own);
		assert_true(make_mark(s, 1, DEED_STARRED, true, &e));
		assert_true(store_set_read(s, 1, true, &e));
		store_close(s);
		for (size_t k = 1; k <= i; k++)
			unlink(arena_printf(&a, "%s%s", own, gone[k]).s);
		for (size_t k = 0; k < TESTS_N(files); k++) {
			chmod(arena_printf(&a, "%s%s", path, files[k]).s, 0444);
			chmod(arena_printf(&a, "%s%s", own, files[k]).s, 0444);
		}
		chmod(folder, 0555);
		assert_int_equal(as_nobody(state_check, path), 0);
		chmod(folder, 0755);
		make_remove(folder);
	}
	arena_free(&a);
}

int
test_read_only(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read_only_archive_can_be_read),
		cmocka_unit_test(read_only_state_is_shown),
		cmocka_unit_test(copy_can_be_read_where_nothing_can_be_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
