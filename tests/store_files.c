/* What is an archive, what is none. */
#include "tests/store_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/store_internal.h"

/* The sentence that opening ends with; empty when it opens. */
static str
refusal(struct arena *a, const char *path, enum store_mode mode)
{
	struct store *s = NULL;
	struct err e = { 0 };

	if (store_open(path, NULL, mode, &s, &e)) {
		store_close(s);
		return STR("");
	}
	assert_int_equal(e.kind, ERR_STORE);
	return arena_copy(a, str_of(e.text));
}

static void
assert_refused(const char *path, enum store_mode mode, const char *why)
{
	struct arena a = { 0 };
	str said = refusal(&a, path, mode);

	if (str_find(said, str_of(why)) == STR_NONE)
		fail_msg("\"%.*s\" says nothing of \"%s\"", STR_ARG(said), why);
	arena_free(&a);
}

static void
write_bytes(const char *path, off_t at, const char *bytes, size_t n)
{
	int fd = open(path, O_WRONLY | O_CREAT, 0600);

	if (fd < 0 || pwrite(fd, bytes, n, at) != (ssize_t)n)
		fail_msg("cannot write %s", path);
	close(fd);
}

static void
missing_archive_is_made_only_for_writing(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "new/folder/archive.db");
	struct stat st;

	(void)state;
	assert_refused(path, STORE_READ, "there is no archive");
	assert_int_equal(access(path, F_OK), -1);
	store_close(make_store(path, STORE_WRITE));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	store_close(make_store(path, STORE_READ));
	arena_free(&a);
}

/* As when whoever began to make it was killed, or is making it now. */
static void
a_file_without_anything_in_it_is_none_yet(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "unmade.db");
	struct sql c;
	struct err e;

	(void)state;
	make_bytes(path, STR(""));
	assert_false(store_is_made(path));
	assert_true(sql_open(&c, path, SQL_WRITE, &e));
	assert_true(sql_script(&c, "pragma journal_mode = wal", &e));
	sql_close(&c);
	assert_false(store_is_made(path));
	store_close(make_store(path, STORE_WRITE));
	assert_true(store_is_made(path));
	/* Of these others say what is wrong. */
	make_bytes(path, STR("no archive at all, but a few words in a file"));
	assert_true(store_is_made(path));
	assert_true(store_is_made(make_path(&a, "nowhere.db")));
	arena_free(&a);
}

/* Looks at it until it is there; what is said before is that it is not. */
static int
watch_it_come(const char *path)
{
	struct store *s = NULL;
	struct err e = { 0 };

	while (!store_open(path, NULL, STORE_READ, &s, &e))
		if (str_find(str_of(e.text), STR("there is no archive ")) ==
			STR_NONE)
			return 1;
	store_close(s);
	return 0;
}

static void
nobody_finds_half_an_archive(void **state)
{
	enum { ROUNDS = 20 };
	struct arena a = { 0 };

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		const char *name = arena_printf(&a, "coming-%d.db", i).s;
		const char *path = make_path(&a, name);
		int status;
		pid_t pid = fork();

		if (pid == 0)
			_exit(watch_it_come(path));
		usleep(1000);
		store_close(make_store(path, STORE_WRITE));
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_int_equal(status, 0);
		/* Nothing is left beside it. */
		str beside = arena_printf(&a, "%s-new-%d", path, (int)getpid());
		assert_int_equal(access(beside.s, F_OK), -1);
	}
	arena_free(&a);
}

static void
nobody_else_may_read_it(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "private.db");
	static const char *const ends[] = { "", "-wal", "-shm" };
	mode_t before = umask(0);
	struct store *s = make_store(path, STORE_WRITE);

	(void)state;
	make_save_numbered(s, &a, 1);
	for (size_t i = 0; i < TESTS_N(ends); i++) {
		struct stat st;

		assert_int_equal(
			stat(arena_printf(&a, "%s%s", path, ends[i]).s, &st),
			0);
		assert_int_equal(st.st_mode & 0777, 0600);
	}
	store_close(s);
	umask(before);
	arena_free(&a);
}

static void
what_is_no_archive_is_refused_and_kept(void **state)
{
	struct arena a = { 0 };
	const char *text = make_path(&a, "text.db");
	const char *empty = make_path(&a, "empty.db");
	static const char words[] = "this is no database, but a letter\n";
	struct stat st;

	(void)state;
	write_bytes(text, 0, words, sizeof words);
	assert_refused(text, STORE_READ, "no archive of jianbao");
	assert_refused(text, STORE_WRITE, "no archive of jianbao");
	assert_int_equal(stat(text, &st), 0);
	assert_int_equal(st.st_size, sizeof words);

	write_bytes(empty, 0, "", 0);
	assert_refused(empty, STORE_READ, "is empty");
	assert_refused(make_folder(), STORE_READ, "is a folder");
	assert_refused(make_folder(), STORE_WRITE, "is a folder");
	arena_free(&a);
}

static void
another_programs_database_is_left_alone(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "other.db");
	struct sql c;
	struct err e = { 0 };
	char header[20];

	(void)state;
	write_bytes(path, 0, "", 0);
	assert_true(sql_open(&c, path, SQL_WRITE, &e));
	assert_true(sql_script(&c, "create table mine (n)", &e));
	sql_close(&c);
	assert_refused(path, STORE_READ, "another program");
	assert_refused(path, STORE_WRITE, "another program");
	/* Not even its journal has become another. */
	int fd = open(path, O_RDONLY);
	assert_int_equal(read(fd, header, sizeof header), sizeof header);
	close(fd);
	assert_int_equal(header[18], 1);
	arena_free(&a);
}

static void
damaged_files_are_refused(void **state)
{
	struct arena a = { 0 };
	const char *head = make_filled(&a, "head.db");
	const char *tail = make_filled(&a, "tail.db");

	(void)state;
	write_bytes(head, 0, "XXXXXXXXXXXXXXXX", 16);
	assert_refused(head, STORE_READ, "damaged");
	assert_refused(head, STORE_WRITE, "damaged");
	assert_int_equal(truncate(tail, 8192), 0);
	assert_refused(tail, STORE_READ, "damaged");
	assert_refused(tail, STORE_WRITE, "damaged");
	arena_free(&a);
}

/* Whatever is overwritten: a sentence or an answer, never a crash, and never
 * an article other than the one that went in. */
static void
damage_inside_is_noticed(void **state)
{
	struct arena a = { 0 };
	static char junk[700];
	struct stat st;
	const char *whole = make_filled(&a, "whole.db");

	(void)state;
	memset(junk, 0xA5, sizeof junk);
	assert_int_equal(stat(whole, &st), 0);
	for (off_t at = 4096; at < st.st_size; at += 4096 * 3) {
		const char *path = make_filled(&a, "junk.db");
		struct store *s = NULL;
		struct err e = { 0 };

		write_bytes(path, at + 300, junk, sizeof junk);
		bool opens = store_open(path, NULL, STORE_READ, &s, &e);
		for (int n = 0; opens && n < 20; n++) {
			struct article in, out;

			make_numbered(&a, n, &in);
			if (store_load(s, n + 1, &a, &out, &e))
				assert_str_equal(out.text, in.text);
		}
		store_close(s);
		assert_int_equal(unlink(path), 0);
	}
	arena_free(&a);
}

static void
symbolic_link_is_refused(void **state)
{
	struct arena a = { 0 };
	const char *path = make_filled(&a, "target.db");
	const char *link = make_path(&a, "link.db");
	const char *folder = make_path(&a, "folder");

	(void)state;
	assert_int_equal(symlink(path, link), 0);
	assert_refused(link, STORE_READ, "symbolic link");
	assert_refused(link, STORE_WRITE, "symbolic link");
	/* A folder above may be one: /home often is. */
	assert_int_equal(symlink(make_folder(), folder), 0);
	assert_str_equal(refusal(&a, arena_printf(&a, "%s/target.db", folder).s,
				 STORE_READ),
		STR(""));
	arena_free(&a);
}

static void
newer_archive_is_refused(void **state)
{
	struct arena a = { 0 };
	const char *path = make_filled(&a, "future.db");
	struct sql c;
	struct err e = { 0 };

	(void)state;
	assert_true(sql_open(&c, path, SQL_WRITE, &e));
	assert_true(sql_script(&c, "pragma user_version = 999", &e));
	sql_close(&c);
	assert_refused(path, STORE_READ, "newer jianbao");
	assert_refused(path, STORE_WRITE, "newer jianbao");
	arena_free(&a);
}

/* They were dated by their year alone. */
static void
quarters_of_an_older_archive_find_their_place(void **state)
{
	static const struct made quarterly = { "季报", "2025-Q2", "",
		"{o|云栈}说：“[1|涨了]”。" };
	struct arena a = { 0 };
	const char *path = make_path(&a, "quarters.db");
	struct store *s = make_store(path, STORE_WRITE);
	int64_t id = make_save_made(s, &quarterly), n;
	struct err e = { 0 };

	(void)state;
	assert_true(sql_script(&s->archive,
		"update article set at = 20250000000000;"
		"update appearance set at = 20250000000000;"
		"update said set at = 20250000000000;"
		"pragma user_version = 5",
		&e));
	store_close(s);
	s = make_store(path, STORE_WRITE);
	assert_true(sql_number(&s->archive,
		sql_ask_values(&s->archive,
			"select (select at from article)"
			" = (select at from appearance)"
			" and (select at from article)"
			" between 20250400000000 and 20250401000000",
			NULL, 0, &e),
		0, &n, &e));
	assert_int_equal(n, 1);
	assert_true(store_begin(s, &e));
	assert_true(store_delete(s, id, &e));
	assert_true(store_commit(s, &e));
	assert_true(sql_number(&s->archive,
		sql_ask_values(&s->archive,
			"select (select count(*) from appearance)"
			" + (select count(*) from said)",
			NULL, 0, &e),
		-1, &n, &e));
	assert_int_equal(n, 0);
	store_close(s);
	arena_free(&a);
}

int
test_files(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(missing_archive_is_made_only_for_writing),
		cmocka_unit_test(a_file_without_anything_in_it_is_none_yet),
		cmocka_unit_test(nobody_finds_half_an_archive),
		cmocka_unit_test(nobody_else_may_read_it),
		cmocka_unit_test(what_is_no_archive_is_refused_and_kept),
		cmocka_unit_test(another_programs_database_is_left_alone),
		cmocka_unit_test(damaged_files_are_refused),
		cmocka_unit_test(damage_inside_is_noticed),
		cmocka_unit_test(symbolic_link_is_refused),
		cmocka_unit_test(newer_archive_is_refused),
		cmocka_unit_test(quarters_of_an_older_archive_find_their_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
