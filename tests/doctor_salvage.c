/* Damages copies of an archive in many ways and counts what comes back. */
#include "tests/doctor_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include "store/care/examine.h"
#include "store/feeds.h"
#include "store/save/original.h"
#include "store/care/salvage.h"
#include "store/state.h"

#include "base/file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ARTICLES = 120, PAGE = 8192 };

/* Some are longer than a page, so that their rest lies elsewhere. */
static void
save_one(struct store *s, int i)
{
	struct arena tmp = { 0 };
	struct article a = { 0 };
	struct err e = { 0 };
	struct buf text = { 0 };
	struct buf packed = { 0 };
	int64_t id;
	bool fresh;

	buf_printf(&text, "{p|韩渡%d}在渡口等第%d封信。[1|信还在路上%d]\n\n",
		i % 30, i, i);
	for (int k = 0; k < i % 7 * 60; k++)
		buf_printf(&text, "第%d天第%d次涨潮，没有船来。", k, k * i);
	char *c = arena_cstr(&tmp, buf_str(&text));
	make_article(&(struct made){ arena_printf(&tmp, "雾桥第%d篇", i).s,
			     "2024-02-03", "渡口报", c },
		&tmp, &a);
	assert_true(store_save(s, &a, &id, &fresh, &e));
	original_pack(a.text, (str){ 0 }, &packed);
	struct original o = { .path = STR("ferry.txt"),
		.packed = buf_str(&packed),
		.size = a.text.n };
	assert_true(original_save(s, id, id, &o, &e));
	buf_free(&packed);
	buf_free(&text);
	arena_free(&tmp);
}

static void
fill(const char *path, const char *state)
{
	struct err e = { 0 };
	struct store *s;
	int64_t feed, player;
	bool fresh;

	assert_true(store_open(path, state, STORE_WRITE, &s, &e));
	assert_true(store_begin(s, &e));
	for (int i = 0; i < ARTICLES; i++)
		save_one(s, i);
	struct feed_row row = { .url = STR("https://ferry.example/feed"),
		.title = STR("渡口") };
	assert_true(store_follow(s, &row, &feed, &fresh, &e));
	assert_true(store_commit(s, &e));
	assert_true(store_begin(s, &e));
	assert_true(store_player_named(s, STR("韩渡3"), &player, &e));
	assert_true(store_player_rename(s, player, STR("老韩"), &e));
	assert_true(store_commit(s, &e));
	for (int i = 1; i <= 20; i++) {
		struct note_row note = { .article = i,
			.at = { 0, 6 },
			.passage = STR("韩渡"),
			.text = STR("问一问") };
		assert_true(make_mark(s, i, DEED_STARRED, true, &e));
		assert_true(store_step_begin(s, &e));
		bool ok = store_set_note(s, &note, &e) &&
			  store_tag(s, i, STR("潮"), true, &e);
		assert_true(store_step_end(s, ok, &e));
	}
	store_close(s);
}

/* All of it into the file, the log emptied. */
static void
settle(const char *path)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "pragma wal_checkpoint(truncate)",
				 NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(db);
}

static void
copy(const char *from, const char *to)
{
	struct file f;
	struct err e = { 0 };
	FILE *out = fopen(to, "wb");

	assert_non_null(out);
	assert_true(file_open(from, &f, &e));
	assert_int_equal(fwrite(f.bytes.s, 1, f.bytes.n, out), f.bytes.n);
	file_close(&f);
	assert_int_equal(fclose(out), 0);
}

static off_t
size_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_size;
}

static void
overwrite_bytes(const char *path, off_t at, size_t n, int with)
{
	char noise[PAGE];
	int fd = open(path, O_WRONLY);

	for (size_t i = 0; i < n; i++)
		noise[i] = with < 0 ? (char)random() : (char)with;
	assert_int_equal(pwrite(fd, noise, n, at), n);
	close(fd);
}

/* With noise where `with` is negative. */
static void
overwrite(const char *path, off_t page, int with)
{
	overwrite_bytes(path, page * PAGE, PAGE, with);
}

struct fixture {
	struct arena arena;
	const char *whole, *state, *damaged, *into;
};

static void
setup(struct fixture *f, const char *name)
{
	struct arena *a = &f->arena;

	*f = (struct fixture){ 0 };
	f->whole = make_path(a, arena_printf(a, "%s-whole.db", name).s);
	f->state = make_path(a, arena_printf(a, "%s-state.db", name).s);
	f->damaged = make_path(a, arena_printf(a, "%s-damaged.db", name).s);
	f->into = make_path(a, arena_printf(a, "%s-into.db", name).s);
	fill(f->whole, f->state);
	settle(f->whole);
	settle(f->state);
}

static void
forget(const char *path)
{
	static const char *const ends[] = { "", "-wal", "-shm", ".state",
		".state-wal", ".state-shm" };
	struct arena tmp = { 0 };

	for (size_t i = 0; i < TESTS_N(ends); i++)
		unlink(arena_printf(&tmp, "%s%s", path, ends[i]).s);
	arena_free(&tmp);
}

/* What comes back must be right: each article as it was. */
static void
check(const char *whole, const char *into, int64_t articles)
{
	struct findings found = { 0 };
	struct examined x;
	struct arena tmp = { 0 };
	struct ids ids;
	struct err e = { 0 };
	struct store *a = make_store(whole, STORE_READ);
	struct store *b = make_store(into, STORE_READ);

	assert_true(examine(into, NULL, NULL, &found, &x));
	for (size_t i = 0; i < found.n; i++)
		if (found.v[i].state != FINDING_WELL)
			fail_msg("%.*s", STR_ARG(found.v[i].says));
	assert_true(store_articles(b, &tmp, &ids, &e));
	assert_int_equal(ids.n, articles);
	for (size_t i = 0; i < ids.n; i++) {
		struct article x1 = { 0 }, x2 = { 0 };
		int64_t number = 0;

		assert_true(store_load(b, ids.v[i], &tmp, &x2, &e));
		str title = article_word(&x2, x2.title);
		str digits = str_skip(title, STR("雾桥第").n);
		str_cut(digits, STR("篇"), &digits, &(str){ 0 });
		assert_true(str_to_int(digits, &number));
		assert_true(store_load(a, number + 1, &tmp, &x1, &e));
		assert_true(str_eq(x1.text, x2.text));
	}
	store_close(a);
	store_close(b);
	findings_free(&found);
	arena_free(&tmp);
}

static struct salvaged
take_out(struct fixture *f, const char *state)
{
	struct salvaged got = { 0 };
	struct err e = { 0 };

	forget(f->into);
	if (!salvage(&(struct salvage){ f->damaged, state, f->into }, NULL,
		    &got, &e))
		fail_msg("%s", e.text);
	check(f->whole, f->into, got.articles);
	return got;
}

static void
a_whole_archive_comes_back_whole(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f, "all");
	copy(f.whole, f.damaged);
	struct salvaged got = take_out(&f, f.state);
	assert_int_equal(got.articles, ARTICLES);
	assert_int_equal(got.of, ARTICLES);
	assert_int_equal(got.sources, ARTICLES);
	assert_int_equal(got.feeds, 1);
	assert_int_equal(got.corrections, 1);
	assert_false(got.state);
	arena_free(&f.arena);
}

static void
what_lies_before_the_cut_comes_back(void **state)
{
	struct fixture f;
	int64_t before = 0;

	(void)state;
	setup(&f, "cut");
	off_t all = size_of(f.whole);
	for (int i = 1; i <= 10; i++) {
		copy(f.whole, f.damaged);
		assert_int_equal(truncate(f.damaged, all * i / 11 + 100), 0);
		struct salvaged got = take_out(&f, NULL);
		print_message("cut at %d/11: %lld of %lld\n", i,
			(long long)got.articles, (long long)got.of);
		assert_true(got.articles >= before);
		before = got.articles;
	}
	assert_true(before > ARTICLES * 2 / 3);
	arena_free(&f.arena);
}

/* Each page takes with it the articles that are on it, and no others. */
static void
any_page_may_be_destroyed(void **state)
{
	struct fixture f;
	int64_t sum = 0, least = ARTICLES;

	(void)state;
	setup(&f, "page");
	off_t pages = size_of(f.whole) / PAGE;
	int n = 0;
	for (off_t page = 0; page < pages; page += page < 9 ? 2 : 19, n++) {
		copy(f.whole, f.damaged);
		overwrite(f.damaged, page, page % 2 ? 0 : -1);
		int64_t got = take_out(&f, NULL).articles;
		sum += got;
		least = got < least ? got : least;
	}
	print_message("one of %d pages lost: %.1f of %d on average, %lld at "
		      "worst\n",
		(int)pages, (double)sum / n, ARTICLES, (long long)least);
	assert_true(least >= ARTICLES - 24);
	arena_free(&f.arena);
}

static void
many_pages_may_be_destroyed(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f, "many");
	off_t pages = size_of(f.whole) / PAGE;
	for (int percent = 5; percent <= 80; percent *= 4) {
		srandom(7);
		copy(f.whole, f.damaged);
		for (off_t i = 0; i < pages * percent / 100; i++)
			overwrite(f.damaged, random() % pages, -1);
		struct salvaged got = take_out(&f, NULL);
		print_message("%d%% of the pages overwritten: %lld of %lld\n",
			percent, (long long)got.articles, (long long)got.of);
		if (percent == 5)
			assert_true(got.articles > ARTICLES / 2);
	}
	arena_free(&f.arena);
}

static void
what_waits_in_the_log_comes_back(void **state)
{
	struct fixture f;
	struct arena tmp = { 0 };

	(void)state;
	setup(&f, "log");
	struct store *s = make_store(f.whole, STORE_WRITE);
	struct err e = { 0 };
	assert_true(store_begin(s, &e));
	save_one(s, ARTICLES);
	assert_true(store_commit(s, &e));
	copy(f.whole, f.damaged);
	copy(arena_printf(&tmp, "%s-wal", f.whole).s,
		arena_printf(&tmp, "%s-wal", f.damaged).s);
	overwrite(f.damaged, 0, -1);
	assert_int_equal(take_out(&f, NULL).articles, ARTICLES + 1);
	store_close(s);
	arena_free(&tmp);
	arena_free(&f.arena);
}

static void
a_damaged_state_is_salvaged_too(void **state)
{
	struct fixture f;
	struct arena tmp = { 0 };
	struct err e = { 0 };
	struct note_rows notes;
	struct tag_rows tags;
	struct article_row row;
	struct store *s;

	(void)state;
	setup(&f, "state");
	copy(f.whole, f.damaged);
	overwrite_bytes(f.state, 0, 4096, -1);
	struct salvaged got = take_out(&f, f.state);
	assert_true(got.state);
	assert_int_equal(got.notes, 20);
	assert_true(store_open(f.into, arena_printf(&tmp, "%s.state", f.into).s,
		STORE_READ, &s, &e));
	assert_true(store_notes(s, 0, &tmp, &notes, &e));
	assert_int_equal(notes.n, 20);
	assert_true(store_tags(s, &tmp, &tags, &e));
	assert_int_equal(tags.n, 1);
	assert_int_equal(tags.v[0].articles, 20);
	assert_true(store_article(s, 5, &tmp, &row, &e));
	assert_true(row.starred);
	store_close(s);
	arena_free(&tmp);
	arena_free(&f.arena);
}

static void
nothing_is_overwritten_by_it(void **state)
{
	struct fixture f;
	struct salvaged got;
	struct err e = { 0 };

	(void)state;
	setup(&f, "there");
	copy(f.whole, f.into);
	assert_false(salvage(
		&(struct salvage){ f.whole, NULL, f.into }, NULL, &got, &e));
	assert_non_null(strstr(e.text, "is there already"));
	arena_free(&f.arena);
}

static enum finding_state
state_of_part(const struct findings *f, const char *part)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->v[i].part, part) == 0)
			return f->v[i].state;
	return FINDING_LOST;
}

static const struct {
	const char *sql, *part;
} faults[] = {
	{ "update body set text = text || '!' where id = 9", "articles" },
	{ "update article set hash = hash + 1 where id = 9", "articles" },
	{ "delete from body where id = 9", "articles" },
	{ "update total set articles = articles + 1", "totals" },
	{ "update total set quotes = quotes - 1", "totals" },
	{ "delete from fact", "index" },
	{ "delete from term_data where id > 10", "index" },
	{ "insert into story values (99999, 3)", "stories" },
};

static void
every_fault_is_found(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f, "faults");
	for (size_t i = 0; i < TESTS_N(faults); i++) {
		struct findings found = { 0 };
		struct examined x;
		sqlite3 *db;

		forget(f.damaged);
		copy(f.whole, f.damaged);
		assert_int_equal(sqlite3_open(f.damaged, &db), SQLITE_OK);
		assert_int_equal(
			sqlite3_exec(db, faults[i].sql, NULL, NULL, NULL),
			SQLITE_OK);
		sqlite3_close(db);
		assert_true(examine(f.damaged, f.state, NULL, &found, &x));
		if (state_of_part(&found, faults[i].part) != FINDING_FAULT)
			fail_msg("not found: %s", faults[i].sql);
		findings_free(&found);
	}
	arena_free(&f.arena);
}

int
test_salvage(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_archive_comes_back_whole),
		cmocka_unit_test(what_lies_before_the_cut_comes_back),
		cmocka_unit_test(any_page_may_be_destroyed),
		cmocka_unit_test(many_pages_may_be_destroyed),
		cmocka_unit_test(what_waits_in_the_log_comes_back),
		cmocka_unit_test(a_damaged_state_is_salvaged_too),
		cmocka_unit_test(nothing_is_overwritten_by_it),
		cmocka_unit_test(every_fault_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
