#include "tests/search_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include "store/care/mend.h"
#include "store/search.h"

#include <fcntl.h>
#include <poll.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ARTICLES = 400 };

static void
fill(const char *path)
{
	struct arena tmp = { 0 };
	struct store *s = make_store(path, STORE_WRITE);
	struct err e = { 0 };

	assert_true(store_begin(s, &e));
	for (int i = 0; i < ARTICLES; i++) {
		struct article a = { 0 };
		int64_t id;
		bool fresh;

		a.title = article_word_add(
			&a, &tmp, arena_printf(&tmp, "雾桥第%d篇", i));
		a.source = article_word_add(
			&a, &tmp, str_of(i % 2 ? "甲报" : "乙報"));
		a.text = arena_printf(&tmp, "渡口的%d号信使。ＧＰＴ-%d說雲棧%s",
			i, i, i % 3 ? "降价" : "漲價");
		assert_true(store_save(s, &a, &id, &fresh, &e));
		arena_reset(&tmp);
	}
	assert_true(store_commit(s, &e));
	store_close(s);
	arena_free(&tmp);
}

/* Runs SQL on the archive as nobody should. */
static void
spoil(const char *path, const char *sql)
{
	sqlite3 *db;
	char *why = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &why))
		fail_msg("%s: %s", sql, why);
	sqlite3_close(db);
}

/* Overwrites the pages of a table, but for its first. */
static void
overwrite(const char *path, const char *table)
{
	struct arena tmp = { 0 };
	sqlite3 *db;
	sqlite3_stmt *q;
	char noise[8192];
	int pages = 0, fd = open(path, O_WRONLY);

	memset(noise, 0xA5, sizeof noise);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "pragma wal_checkpoint(truncate)",
				 NULL, NULL, NULL),
		SQLITE_OK);
	str sql = arena_printf(&tmp,
		"select pageno from dbstat where name = '%s' and"
		" pageno <> (select rootpage from sqlite_schema"
		" where name = '%s')",
		table, table);
	assert_int_equal(
		sqlite3_prepare_v2(db, sql.s, -1, &q, NULL), SQLITE_OK);
	while (sqlite3_step(q) == SQLITE_ROW) {
		off_t at =
			(sqlite3_column_int64(q, 0) - 1) * (off_t)sizeof noise;

		assert_int_equal(
			pwrite(fd, noise, sizeof noise, at), sizeof noise);
		pages++;
	}
	assert_true(pages > 0);
	sqlite3_finalize(q);
	sqlite3_close(db);
	close(fd);
	arena_free(&tmp);
}

static const struct {
	const char *name, *sql; /* NULL: pages of the table `name` */
} damages[] = {
	{ "no terms", "delete from term_data" },
	{ "terms of noise", "update term_data set block = zeroblob(40)"
			    " where id > 10" },
	{ "facts missing", "delete from fact" },
	{ "facts cut", "update fact set facts = substr(facts, 1, 100)" },
	{ "no common bits", "delete from common" },
	{ "no settings", "delete from search_setting" },
	{ "no variants", "drop table variant" },
	{ "facts gone", "drop table fact" },
	{ "sources gone", "drop table search_source" },
	{ "story gone", "drop table story" },
	{ "term_data", NULL },
};

static const struct {
	const char *query;
	size_t total;
} queries[] = {
	{ "云栈", 400 },
	{ "涨价", 134 },
	{ "的 信使 降价", 266 },
	{ "gpt-17", 1 },
	{ "title:第39篇", 1 },
	{ "source:乙报 降价", 133 },
	{ "-降价 信使", 134 },
	{ "渡口的39号信使", 1 },
	{ "没有的词", 0 },
};

static bool
all_found(const char *path, bool *damaged)
{
	struct arena tmp = { 0 };
	struct store *s = make_store(path, STORE_READ);
	bool all = true;

	*damaged = false;
	for (size_t i = 0; i < TESTS_N(queries); i++) {
		struct search_ask ask = { .query = str_of(queries[i].query),
			.limit = 10 };
		struct answer a;
		struct err e = { 0 };

		if (!search_run(s, &ask, &tmp, &a, &e))
			fail_msg("%s: %s", queries[i].query, e.text);
		all = all && a.total == queries[i].total;
		*damaged |= a.damaged;
	}
	store_close(s);
	arena_free(&tmp);
	return all;
}

static void
mend(const char *path)
{
	struct mend *m;
	struct err e = { 0 };
	int more;
	int64_t done, of;

	if (!mend_begin(path, &m, &e))
		fail_msg("%s", e.text);
	while ((more = mend_step(m, &e)) > 0)
		;
	if (more < 0)
		fail_msg("%s", e.text);
	mend_progress(m, &done, &of);
	assert_int_equal(done, ARTICLES);
	assert_int_equal(of, ARTICLES);
	assert_true(mend_tidy(m, &e));
	mend_end(m);
}

static void
a_damaged_index_is_done_without_and_mended(void **state)
{
	struct arena tmp = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(damages); i++) {
		const char *path =
			make_path(&tmp, arena_printf(&tmp, "mend-%zu.db", i).s);
		bool damaged;

		fill(path);
		if (damages[i].sql)
			spoil(path, damages[i].sql);
		else
			overwrite(path, damages[i].name);
		if (!all_found(path, &damaged))
			fail_msg("%s: not all is found", damages[i].name);
		if (!damaged)
			fail_msg("%s: is not seen", damages[i].name);
		mend(path);
		if (!all_found(path, &damaged))
			fail_msg("%s: not all is found again", damages[i].name);
		if (damaged)
			fail_msg("%s: is still damaged", damages[i].name);
		spoil(path, "pragma integrity_check");
	}
	arena_free(&tmp);
}

static void
a_searcher_mends_the_index_by_itself(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "mend-thread.db");
	struct searcher *s = NULL;
	struct err e = { 0 };
	const struct answer *a = NULL;
	bool damaged;

	(void)state;
	fill(path);
	spoil(path, "delete from term_data");
	assert_true(searcher_open(path, NULL, &s, &e));
	searcher_ask(s, &(struct search_ask){ .query = STR("云栈") });
	do {
		struct pollfd p = { .fd = searcher_fd(s), .events = POLLIN };

		if (poll(&p, 1, 20000) <= 0)
			fail_msg("the index is not mended");
		const struct answer *next = searcher_take(s);
		a = next ? next : a;
	} while (!a || a->partial || a->damaged);
	assert_int_equal(a->total, 400);
	searcher_close(s);
	assert_true(all_found(path, &damaged));
	assert_false(damaged);
	arena_free(&tmp);
}

static void
mending_says_why_it_cannot_be(void **state)
{
	struct arena tmp = { 0 };
	struct mending m = { 0 };
	struct searcher *s = NULL;
	struct err e = { 0 };
	const char *path = make_path(&tmp, "mend-stop.db");

	(void)state;
	fill(path);
	spoil(path, "delete from term_data");
	setenv("JIANBAO_SECURE", "1", 1);
	assert_true(searcher_open(path, NULL, &s, &e));
	assert_false(searcher_stop_mending(s));
	searcher_ask(s, &(struct search_ask){ .query = STR("云栈") });
	while (!m.failed.kind) {
		struct pollfd p = { .fd = searcher_fd(s), .events = POLLIN };

		if (poll(&p, 1, 20000) <= 0)
			fail_msg("it does not say why");
		searcher_take(s);
		searcher_mending(s, &m);
	}
	assert_non_null(strstr(m.failed.text, "reading room"));
	assert_false(m.on);
	unsetenv("JIANBAO_SECURE");
	searcher_close(s);
	arena_free(&tmp);
}

int
test_mend(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mending_says_why_it_cannot_be),
		cmocka_unit_test(a_damaged_index_is_done_without_and_mended),
		cmocka_unit_test(a_searcher_mends_the_index_by_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
