/* What is put into a watched folder is told of, once it is whole. */
#include "tests/store_make.h"
#include "tests/test.h"

#include "cli/watch.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
never(void)
{
	return false;
}

static bool
at_once(void)
{
	return true;
}

static void
write_file(const char *path)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs("words\n", f);
	fclose(f);
}

static void
new_files_and_folders_are_told_of_once(void **state)
{
	struct arena a = { 0 };
	struct paths folders = { 0 }, got;
	struct watch *w;
	struct err e = { 0 };
	const char *drop = make_path(&a, "drop");

	(void)state;
	mkdir(drop, 0700);
	*vec_push(&a, &folders) = str_of(drop);
	assert_true(watch_open(&folders, &w, &e));
	write_file(make_path(&a, "drop/one.txt"));
	write_file(make_path(&a, "drop/one.txt"));
	write_file(make_path(&a, "drop/.hidden"));
	write_file(make_path(&a, "two.txt"));
	rename(make_path(&a, "two.txt"), make_path(&a, "drop/two.txt"));
	assert_true(watch_wait(w, never, &a, &got, &e));
	assert_int_equal(got.n, 2);
	assert_true(str_ends(got.v[0], STR("drop/one.txt")));
	assert_true(str_ends(got.v[1], STR("drop/two.txt")));
	/* A folder, and from then on what is put into it. */
	mkdir(make_path(&a, "drop/below"), 0700);
	assert_true(watch_wait(w, never, &a, &got, &e));
	assert_true(str_ends(got.v[0], STR("drop/below")));
	write_file(make_path(&a, "drop/below/three.txt"));
	assert_true(watch_wait(w, never, &a, &got, &e));
	assert_true(str_ends(got.v[0], STR("drop/below/three.txt")));
	assert_false(watch_wait(w, at_once, &a, &got, &e));
	assert_int_equal(e.kind, ERR_NONE);
	watch_close(w);
	arena_free(&a);
}

static void
only_folders_are_watched(void **state)
{
	struct arena a = { 0 };
	struct paths folders = { 0 };
	struct watch *w;
	struct err e = { 0 };

	(void)state;
	write_file(make_path(&a, "file.txt"));
	*vec_push(&a, &folders) = str_of(make_path(&a, "file.txt"));
	assert_false(watch_open(&folders, &w, &e));
	assert_int_equal(e.kind, ERR_USAGE);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(new_files_and_folders_are_told_of_once),
		cmocka_unit_test(only_folders_are_watched),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	make_cleanup();
	return failed;
}
