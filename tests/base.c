#include "tests/test.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/pages.h"
#include "base/room.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void
cut_gives_both_sides(void **state)
{
	str before, after;

	(void)state;
	assert_true(str_cut(STR("a=b=c"), STR("="), &before, &after));
	assert_str_equal(before, STR("a"));
	assert_str_equal(after, STR("b=c"));
	assert_false(str_cut(STR("abc"), STR("="), &before, &after));
	assert_str_equal(before, STR("abc"));
	assert_str_equal(after, STR(""));
}

static void
slices_are_clamped(void **state)
{
	(void)state;
	assert_str_equal(str_take(STR("abc"), 9), STR("abc"));
	assert_str_equal(str_skip(STR("abc"), 9), STR(""));
	assert_str_equal(str_slice(STR("abc"), 1, 9), STR("bc"));
	assert_str_equal(str_slice(STR("abc"), 2, 1), STR(""));
	assert_str_equal(str_trim(STR(" \t a b\r\n")), STR("a b"));
	assert_str_equal(str_of(NULL), STR(""));
}

static void
finding_gives_first_and_last(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("abcabc"), STR("bc")), 1);
	assert_int_equal(str_find_last(STR("abcabc"), STR("bc")), 4);
	assert_int_equal(str_find_byte(STR("abc"), 'c'), 2);
	assert_true(str_find(STR("abc"), STR("abcd")) == STR_NONE);
	assert_true(str_find_last(STR("a"), STR("ab")) == STR_NONE);
	assert_true(str_find_byte((str){ 0 }, 'c') == STR_NONE);
	assert_int_equal(str_find(STR("abc"), STR("")), 0);
}

static void
comparing_is_by_bytes(void **state)
{
	(void)state;
	assert_true(str_cmp(STR("a"), STR("b")) < 0);
	assert_true(str_cmp(STR("ab"), STR("a")) > 0);
	assert_true(str_cmp((str){ 0 }, STR("")) == 0);
	assert_true(str_cmp(STR("\xFF"), STR("a")) > 0);
	assert_true(str_eq((str){ 0 }, STR("")));
	assert_true(str_starts(STR("abc"), STR("ab")));
	assert_false(str_starts(STR("a"), STR("ab")));
	assert_true(str_eq_caseless(STR("aZ@é"), STR("Az@é")));
	assert_false(str_eq_caseless(STR("@["), STR("`{")));
	assert_true(str_starts_caseless(STR("ABc"), STR("ab")));
	assert_false(str_starts_caseless(STR("A"), STR("ab")));
	static const str words[] = { STR0("a"), STR0("abc"), STR0("bc") };
	assert_int_equal(str_starts_any(STR("abcd"), STRS(words)), 3);
	assert_int_equal(str_starts_any(STR("cab"), STRS(words)), 0);
	assert_int_equal(str_ends_any(STR("aabc"), STRS(words)), 3);
	assert_int_equal(str_ends_any(STR("ab"), STRS(words)), 0);
	assert_true(str_eq(str_before_end(STR("aabc"), STRS(words)), STR("a")));
	assert_int_equal(str_before_end(STR("ab"), STRS(words)).n, 0);
	assert_true(str_eq_any(STR("bc"), STRS(words)));
	assert_false(str_eq_any(STR("b"), STRS(words)));
	assert_int_equal(ascii_hex('7'), 7);
	assert_int_equal(ascii_hex('b'), 11);
	assert_int_equal(ascii_hex('F'), 15);
	assert_int_equal(ascii_hex('g'), -1);
	assert_int_equal(ascii_hex('@'), -1);
	assert_true(str_ends(STR("abc"), STR("bc")));
	assert_true(str_hash(STR("ab")) != str_hash(STR("ba")));
}

static void
lines_lose_their_ends(void **state)
{
	str rest = STR("a\r\n\nb"), line;

	(void)state;
	assert_true(str_line(&rest, &line));
	assert_str_equal(line, STR("a"));
	assert_true(str_line(&rest, &line));
	assert_str_equal(line, STR(""));
	assert_true(str_line(&rest, &line));
	assert_str_equal(line, STR("b"));
	assert_false(str_line(&rest, &line));
}

static void
integers_fill_their_slice(void **state)
{
	static const struct {
		str s;
		bool ok;
		int64_t value;
	} cases[] = {
		{ STR0("0"), true, 0 },
		{ STR0("-12"), true, -12 },
		{ STR0("999999999999999999"), true, 999999999999999999 },
		{ STR0("9999999999999999999"), false, 0 },
		{ STR0(""), false, 0 },
		{ STR0("-"), false, 0 },
		{ STR0("1 "), false, 0 },
		{ STR0("1a"), false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		int64_t value = 0;

		assert_int_equal(str_to_int(cases[i].s, &value), cases[i].ok);
		assert_int_equal(value, cases[i].value);
	}
}

static void
arena_rewinds_to_its_mark(void **state)
{
	struct arena a = { 0 };

	(void)state;
	char *first = arena_new(&a, char, 10);
	memcpy(first, "kept kept", 10);
	struct arena_mark m = arena_mark(&a);
	char *second = arena_new(&a, char, 10);
	memset(second, 'x', 10);
	for (int i = 0; i < 100; i++)
		arena_new(&a, int64_t, 10000);
	arena_rewind(&a, m);
	assert_string_equal(first, "kept kept");
	char *again = arena_new(&a, char, 10);
	assert_ptr_equal(again, second);
	assert_int_equal(again[0], 0);
	arena_reset(&a);
	assert_true(a.total > 0);
	arena_free(&a);
	assert_int_equal(a.total, 0);
}

static long
faults(void)
{
	struct rusage now;

	getrusage(RUSAGE_SELF, &now);
	return now.ru_minflt;
}

static void
pages_are_taken_at_once(void **state)
{
	enum { N = 1 << 20, PAGE = 4096, FEW = 32 };
	char *p = mmap(NULL, N, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	(void)state;
	assert_ptr_not_equal(p, MAP_FAILED);
	if (madvise(p, PAGE, MADV_POPULATE_WRITE) != 0)
		skip();
	pages_populate(p + 100, N - 100);
	long before = faults();
	for (size_t i = 0; i < N; i += PAGE)
		p[i] = 1;
	assert_in_range(faults() - before, 0, FEW);
	munmap(p, N);
}

static void
arena_aligns_and_copies(void **state)
{
	struct arena a = { 0 };

	(void)state;
	arena_new(&a, char, 3);
	assert_int_equal((uintptr_t)arena_new(&a, int64_t, 1) % 8, 0);
	arena_new(&a, char, 1);
	assert_int_equal((uintptr_t)arena_new(&a, max_align_t, 1) %
				 _Alignof(max_align_t),
		0);
	assert_string_equal(arena_cstr(&a, STR("abc")), "abc");
	assert_str_equal(arena_copy(&a, (str){ 0 }), STR(""));
	assert_str_equal(arena_printf(&a, "%d %s", 7, "x"), STR("7 x"));
	arena_free(&a);
}

static void
vectors_grow_and_keep_what_they_hold(void **state)
{
	struct arena a = { 0 };
	struct {
		uint32_t *v;
		size_t n, cap;
	} vec = { 0 };

	(void)state;
	for (uint32_t i = 0; i < 100000; i++) {
		*vec_push(&a, &vec) = i;
		/* Something in between, so that it has to move. */
		if (i % 1000 == 0)
			arena_new(&a, char, 5);
	}
	assert_int_equal(vec.n, 100000);
	for (uint32_t i = 0; i < 100000; i++)
		assert_int_equal(vec.v[i], i);
	assert_int_equal(*vec_push(&a, &vec), 0);
	arena_free(&a);
}

static void
buffer_stops_at_its_maximum(void **state)
{
	struct buf b = { .max = 10 };

	(void)state;
	buf_put(&b, STR("12345678"));
	assert_false(b.full);
	buf_put(&b, STR("abc"));
	assert_true(b.full);
	assert_str_equal(buf_str(&b), STR("12345678"));
	buf_putc(&b, 'x');
	assert_str_equal(buf_str(&b), STR("12345678"));
	buf_reset(&b);
	assert_false(b.full);
	buf_printf(&b, "%d-%s", 42, "ok");
	buf_rune(&b, 0x4E2D);
	assert_str_equal(buf_str(&b), STR("42-ok中"));
	buf_free(&b);
	assert_int_equal(b.max, 10);
}

static void
errors_tell_kind_and_exit_code(void **state)
{
	struct err e = { 0 };

	(void)state;
	assert_false(err_set(&e, ERR_INPUT, "%s is odd", "x"));
	assert_int_equal(e.kind, ERR_INPUT);
	assert_string_equal(e.text, "x is odd");
	assert_false(err_set(NULL, ERR_IO, "nobody hears"));
	assert_int_equal(err_exit_code(ERR_NONE), 0);
	assert_int_equal(err_exit_code(ERR_INPUT), 1);
	assert_int_equal(err_exit_code(ERR_IO), 1);
	assert_int_equal(err_exit_code(ERR_USAGE), 2);
	assert_int_equal(err_exit_code(ERR_STORE), 3);
}

/* A folder of its own for the tests with files. */
static char folder[] = "/tmp/jianbao-base-XXXXXX";

static str
in_folder(struct arena *a, const char *name)
{
	return arena_printf(a, "%s/%s", folder, name);
}

static void
write_file(struct arena *a, const char *name, str bytes)
{
	FILE *f = fopen(in_folder(a, name).s, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes.s, 1, bytes.n, f), bytes.n);
	fclose(f);
}

static void
files_are_read_whole(void **state)
{
	struct arena a = { 0 };
	struct file f;
	struct err e;

	(void)state;
	write_file(&a, "one", STR("some\0bytes"));
	assert_true(file_open(in_folder(&a, "one").s, &f, &e));
	assert_str_equal(f.bytes, STR("some\0bytes"));
	file_close(&f);
	write_file(&a, "none", STR(""));
	assert_true(file_open(in_folder(&a, "none").s, &f, &e));
	assert_int_equal(f.bytes.n, 0);
	file_close(&f);
	arena_free(&a);
}

static void
files_that_cannot_be_are_refused(void **state)
{
	struct arena a = { 0 };
	struct file f;
	struct err e = { 0 };

	(void)state;
	assert_false(file_open(in_folder(&a, "missing").s, &f, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	assert_non_null(strstr(e.text, "missing"));
	assert_false(file_open(folder, &f, &e));
	assert_non_null(strstr(e.text, "is a folder"));
	/* A sparse file: its size counts, not what it takes. */
	write_file(&a, "huge", STR("x"));
	assert_int_equal(
		truncate(in_folder(&a, "huge").s, (off_t)FILE_MAX + 1), 0);
	assert_false(file_open(in_folder(&a, "huge").s, &f, &e));
	assert_non_null(strstr(e.text, "larger than 256 MiB"));
	assert_int_equal(unlink(in_folder(&a, "huge").s), 0);
	arena_free(&a);
}

static void
walking_gives_plain_files_by_name(void **state)
{
	struct arena a = { 0 };
	struct paths paths = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_true(file_make_folders(in_folder(&a, "w/x/y").s, &e));
	write_file(&a, "w/b", STR("1"));
	write_file(&a, "w/a", STR("1"));
	write_file(&a, "w/x/c", STR("1"));
	write_file(&a, "w/.hidden", STR("1"));
	assert_int_equal(symlink("a", in_folder(&a, "w/link").s), 0);
	assert_true(file_walk(in_folder(&a, "w").s, &a, &paths, &e));
	assert_int_equal(paths.n, 3);
	assert_str_equal(path_name(paths.v[0]), STR("a"));
	assert_str_equal(path_name(paths.v[1]), STR("b"));
	assert_str_equal(path_name(paths.v[2]), STR("c"));
	assert_false(file_walk(in_folder(&a, "missing").s, &a, &paths, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	assert_true(file_is_folder(folder));
	assert_false(file_is_folder(in_folder(&a, "w/a").s));
	arena_free(&a);
}

static void
paths_have_names_and_endings(void **state)
{
	(void)state;
	assert_str_equal(path_name(STR("a/b/c.txt")), STR("c.txt"));
	assert_str_equal(path_ending(STR("a.d/c.tar.gz")), STR("gz"));
	assert_str_equal(path_ending(STR("a.d/c")), STR(""));
	assert_str_equal(path_ending(STR(".profile")), STR(""));
	assert_str_equal(path_ending(STR("end.")), STR(""));
}

static int
make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int
remove_folder(void **state)
{
	static const char *const names[] = { "w/x/c", "w/x", "w/a", "w/b",
		"w/.hidden", "w/link", "w", "one", "none" };
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(names); i++)
		remove(in_folder(&a, names[i]).s);
	arena_free(&a);
	return rmdir(folder);
}

static void
a_reading_room_is_set_by_the_environment(void **state)
{
	static const struct {
		const char *value;
		bool secure;
	} cases[] = { { "1", true }, { "yes", true }, { "0", false },
		{ "", false } };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		setenv("JIANBAO_SECURE", cases[i].value, 1);
		assert_int_equal(room_is_secure(), cases[i].secure);
	}
	unsetenv("JIANBAO_SECURE");
	assert_false(room_is_secure());
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reading_room_is_set_by_the_environment),
		cmocka_unit_test(cut_gives_both_sides),
		cmocka_unit_test(slices_are_clamped),
		cmocka_unit_test(finding_gives_first_and_last),
		cmocka_unit_test(comparing_is_by_bytes),
		cmocka_unit_test(lines_lose_their_ends),
		cmocka_unit_test(integers_fill_their_slice),
		cmocka_unit_test(arena_rewinds_to_its_mark),
		cmocka_unit_test(pages_are_taken_at_once),
		cmocka_unit_test(arena_aligns_and_copies),
		cmocka_unit_test(vectors_grow_and_keep_what_they_hold),
		cmocka_unit_test(buffer_stops_at_its_maximum),
		cmocka_unit_test(errors_tell_kind_and_exit_code),
		cmocka_unit_test(files_are_read_whole),
		cmocka_unit_test(files_that_cannot_be_are_refused),
		cmocka_unit_test(walking_gives_plain_files_by_name),
		cmocka_unit_test(paths_have_names_and_endings),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
