/* The bytes that articles came from are kept, and come back as they were. */
#include "tests/store_make.h"
#include "tests/test.h"

#include "store/intake.h"
#include "store/save/original.h"

#include <stdio.h>
#include <string.h>

static void
take(struct store *s, struct arena *a, const char *path, bool no_original)
{
	struct paths paths = { 0 };
	struct intake_progress done;
	struct err e = { 0 };
	struct intake in = { .paths = &paths, .no_original = no_original };

	*vec_push(a, &paths) = str_of(path);
	if (!intake_run(s, &in, &done, &e))
		fail_msg("%s", e.text);
}

static void
an_article_shows_the_bytes_it_came_from(void **state)
{
	static const str page = STR0(
		"<!DOCTYPE html><html><head><meta charset=utf-8><title>\xD0\xA1"
		"\xC7\xC5\xCD\xA8\xB3\xB5</title></head><body><h1>\xD0\xA1\xC7"
		"\xC5\xCD\xA8\xB3\xB5</h1><p>\xD0\xA1\xC7\xC5\xBD\xF1\xCC\xEC"
		"\xCD\xA8\xB3\xB5\xA3\xAC\xC8\xCB\xC3\xC7\xB6\xBC\xC0\xB4\xBF"
		"\xB4\xA1\xA3</p></body></html>");
	struct arena a = { 0 };
	struct store *s = make_store(make_path(&a, "one.db"), STORE_WRITE);
	const char *path = make_file(&a, "page.html", page);
	struct source_row row;
	struct err e = { 0 };

	(void)state;
	take(s, &a, path, false);
	assert_true(store_source(s, 1, &a, &row, &e));
	assert_true(row.kept);
	assert_str_equal(row.bytes, page);
	assert_str_equal(row.path, str_of(path));
	assert_str_equal(row.declared, STR("utf-8"));
	assert_false(store_source(s, 2, &a, &row, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	store_close(s);
	arena_free(&a);
}

static void
a_line_is_kept_for_its_article_alone(void **state)
{
	static const str lines = STR0(
		"{\"title\":\"一\",\"body\":\"河边开了一家新书店，很小。\"}\n"
		"\n{\"title\":\"二\",\"body\":\"山上种了一片新树林，很大。\"}"
		"\n");
	struct arena a = { 0 };
	struct store *s = make_store(make_path(&a, "lines.db"), STORE_WRITE);
	struct source_row row;
	struct err e;

	(void)state;
	take(s, &a, make_file(&a, "two.jsonl", lines), false);
	assert_true(store_source(s, 2, &a, &row, &e));
	assert_int_equal(row.line, 3);
	assert_str_equal(row.bytes,
		STR("{\"title\":\"二\",\"body\":\"山上种了一片新树林，"
		    "很大。\"}"));
	store_close(s);
	arena_free(&a);
}

static void
they_can_be_left_out(void **state)
{
	struct arena a = { 0 };
	struct store *s = make_store(make_path(&a, "none.db"), STORE_WRITE);
	struct source_row row;
	struct err e;

	(void)state;
	take(s, &a, make_file(&a, "a.txt", STR("今天的河水很清。")), true);
	assert_true(store_source(s, 1, &a, &row, &e));
	assert_false(row.kept);
	assert_true(str_ends(row.path, STR("a.txt")));
	store_close(s);
	arena_free(&a);
}

static void
shared_bytes_stay_until_the_last_article_goes(void **state)
{
	static const struct made made[] = {
		{ "一", "2024-01-01", "甲报", "河边有一座桥。" },
		{ "二", "2024-01-02", "甲报", "桥上有一盏灯。" },
	};
	struct arena a = { 0 };
	struct store *s = make_store(make_path(&a, "shared.db"), STORE_WRITE);
	struct original o = { .path = STR("feed.xml"), .size = 9 };
	struct buf packed = { 0 };
	struct source_row row;
	struct err e;

	(void)state;
	original_pack(STR("the bytes"), (str){ 0 }, &packed);
	o.packed = buf_str(&packed);
	for (int i = 0; i < 2; i++) {
		struct article article = { 0 };
		int64_t id;
		bool fresh;

		make_article(&made[i], &a, &article);
		assert_true(store_begin(s, &e) &&
			    store_save(s, &article, &id, &fresh, &e) &&
			    original_save(s, id, 1, &o, &e) &&
			    store_commit(s, &e));
	}
	for (int64_t id = 1; id <= 2; id++) {
		assert_true(store_source(s, 2, &a, &row, &e));
		assert_str_equal(row.bytes, STR("the bytes"));
		assert_true(store_begin(s, &e) && store_delete(s, id, &e) &&
			    store_commit(s, &e));
	}
	assert_false(store_source(s, 2, &a, &row, &e));
	buf_free(&packed);
	store_close(s);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_article_shows_the_bytes_it_came_from),
		cmocka_unit_test(a_line_is_kept_for_its_article_alone),
		cmocka_unit_test(they_can_be_left_out),
		cmocka_unit_test(shared_bytes_stay_until_the_last_article_goes),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	make_cleanup();
	return failed;
}
