/* Several programs at one archive, one that ends suddenly, a full disk. */
#include "tests/store_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/store_internal.h"

static void
reader_sees_what_a_writer_commits(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "two.db");
	struct store *w = make_store(path, STORE_WRITE);
	struct store *r = make_store(path, STORE_READ);
	struct article in;
	struct err e = { 0 };
	int64_t id;
	bool fresh;

	(void)state;
	assert_false(store_changed(r));
	make_numbered(&a, 1, &in);
	assert_true(store_begin(w, &e));
	assert_true(store_save(w, &in, &id, &fresh, &e));
	assert_int_equal(make_articles(r), 0);
	assert_false(store_changed(r));
	assert_true(store_commit(w, &e));
	assert_true(store_changed(r));
	assert_false(store_changed(r));
	assert_int_equal(make_articles(r), 1);
	store_close(r);
	store_close(w);
	arena_free(&a);
}

/* Also of the reader's state, and where one such stretch lies in another. */
static void
what_is_frozen_is_of_one_moment(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "frozen.db");
	const char *own = make_path(&a, "frozen-state.db");
	struct store *w = make_store_with(path, own);
	struct store *r = make_store_with(path, own);
	struct article one, other;
	struct err e = { 0 };

	(void)state;
	make_numbered(&a, 1, &one);
	make_numbered(&a, 2, &other);
	int64_t id = make_save(w, &one);
	store_freeze(r);
	assert_int_equal(make_articles(r), 1);
	make_check_seen(r, id, false, false, 0);
	make_save(w, &other);
	assert_true(make_mark(w, id, DEED_STARRED, true, &e));
	store_freeze(r);
	store_thaw(r);
	assert_int_equal(make_articles(r), 1);
	make_check_seen(r, id, false, false, 0);
	store_thaw(r);
	assert_int_equal(make_articles(r), 2);
	make_check_seen(r, id, false, true, 0);
	assert_true(make_mark(r, id, DEED_STARRED, false, &e));
	store_close(r);
	store_close(w);
	arena_free(&a);
}

static void
sudden_end_loses_nothing_committed(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "killed.db");
	int ready[2];
	char c;

	(void)state;
	assert_int_equal(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) {
		struct store *s = make_store(path, STORE_WRITE);
		struct article in;
		struct err e = { 0 };
		int64_t id;
		bool fresh;

		make_save_numbered(s, &a, 1);
		make_save_numbered(s, &a, 2);
		store_begin(s, &e);
		for (int i = 3; i < 600; i++) {
			make_numbered(&a, i, &in);
			store_save(s, &in, &id, &fresh, &e);
		}
		c = (char)write(ready[1], "x", 1);
		pause();
		_exit(0);
	}
	close(ready[1]);
	assert_int_equal(read(ready[0], &c, 1), 1);
	close(ready[0]);
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, NULL, 0), child);

	struct store *s = make_store(path, STORE_WRITE);
	assert_int_equal(make_articles(s), 2);
	assert_int_equal(make_save_numbered(s, &a, 3), 3);
	store_close(s);
	arena_free(&a);
}

static void
full_disk_keeps_what_was_committed(void **state)
{
	struct arena a = { 0 };
	struct store *s = make_store(make_path(&a, "full.db"), STORE_WRITE);
	struct err e = { 0 };
	struct article in;
	int64_t id;
	bool fresh, ok = true;

	(void)state;
	make_save_numbered(s, &a, 0);
	assert_true(sql_script(&s->archive, "pragma max_page_count = 60", &e));
	assert_true(store_begin(s, &e));
	for (int i = 1; ok && i < 2000; i++) {
		make_numbered(&a, i, &in);
		ok = store_save(s, &in, &id, &fresh, &e);
	}
	ok = ok && store_commit(s, &e);
	assert_false(ok);
	assert_non_null(strstr(e.text, "full"));
	/* Nor does what follows pretend to be kept. */
	e.text[0] = 0;
	assert_false(store_save(s, &in, &id, &fresh, &e));
	assert_false(store_commit(s, &e));
	assert_true(e.text[0]);
	assert_int_equal(make_articles(s), 1);

	assert_true(
		sql_script(&s->archive, "pragma max_page_count = 100000", &e));
	make_save_numbered(s, &a, 1);
	assert_int_equal(make_articles(s), 2);
	store_close(s);
	arena_free(&a);
}

static void
files_beside_stay_for_other_readers(void **state)
{
	struct arena a = { 0 };
	const char *path = make_filled(&a, "stay.db");

	(void)state;
	assert_int_equal(access(arena_printf(&a, "%s-wal", path).s, F_OK), 0);
	assert_int_equal(access(arena_printf(&a, "%s-shm", path).s, F_OK), 0);
	arena_free(&a);
}

int
test_users(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reader_sees_what_a_writer_commits),
		cmocka_unit_test(what_is_frozen_is_of_one_moment),
		cmocka_unit_test(sudden_end_loses_nothing_committed),
		cmocka_unit_test(full_disk_keeps_what_was_committed),
		cmocka_unit_test(files_beside_stay_for_other_readers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
