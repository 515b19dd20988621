/* What a reader did, and undoing it: marks, tags, searches, notes. */
#include "tests/store_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include "store/reader/reads.h"
#include "store/search.h"
#include "store/store_internal.h"

#include <poll.h>
#include <stdio.h>

static const struct made one = { "一", "2026-01-01", "", "{o|云栈}降价。" };
static const struct made two = { "二", "2026-01-02", "", "{o|云栈}涨价。" };

/* Two articles and a state of its own. */
static struct store *
open_two(const char *name, int64_t ids[2])
{
	struct arena a = { 0 };
	struct store *s = make_store_with(
		make_path(&a, arena_printf(&a, "%s.db", name).s),
		make_path(&a, arena_printf(&a, "%s-state.db", name).s));

	ids[0] = make_save_made(s, &one);
	ids[1] = make_save_made(s, &two);
	arena_free(&a);
	return s;
}

static size_t
listed(struct store *s, enum article_choice choice)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct ids ids;

	assert_true(store_articles_by(s, ORDER_NEWEST, choice, &a, &ids, &e));
	arena_free(&a);
	return ids.n;
}

static void
marks_choose_what_is_listed(void **state)
{
	static const struct {
		enum deed_kind mark;
		size_t n[CHOICES]; /* current, unread, starred, archived */
	} cases[] = {
		{ DEED_READ, { 2, 1, 0, 0 } },
		{ DEED_STARRED, { 2, 2, 1, 0 } },
		{ DEED_ARCHIVED, { 1, 1, 0, 1 } },
		{ DEED_DELETED, { 1, 1, 0, 0 } },
	};
	struct err e = { 0 };
	int64_t ids[2];
	struct store *s = open_two("marks", ids);

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		make_step(s);
		assert_true(make_mark(s, ids[0], cases[i].mark, true, &e));
		make_step_end(s, true);
		for (int c = 0; c < CHOICES; c++)
			assert_int_equal(listed(s, (enum article_choice)c),
				cases[i].n[c]);
		assert_int_equal(make_unread(s), cases[i].n[CHOICE_UNREAD]);
		struct undone u = make_undo(s);
		assert_int_equal(u.kind, cases[i].mark);
		assert_int_equal(u.n, 1);
		assert_int_equal(listed(s, CHOICE_UNREAD), 2);
		assert_int_equal(make_unread(s), 2);
	}
	assert_int_equal(make_undo(s).n, 0);
	store_close(s);
}

static void
a_step_is_undone_as_one(void **state)
{
	struct err e = { 0 };
	int64_t ids[2];
	struct store *s = open_two("steps", ids);

	(void)state;
	make_step(s);
	assert_true(make_mark(s, ids[0], DEED_READ, true, &e));
	make_step_end(s, true);
	make_step(s);
	for (int i = 0; i < 2; i++) {
		/* What is so already is no deed. */
		assert_true(make_mark(s, ids[i], DEED_READ, true, &e));
		assert_true(make_mark(s, ids[i], DEED_STARRED, true, &e));
	}
	assert_true(make_mark(s, 999, DEED_READ, true, &e));
	make_step_end(s, true);
	assert_int_equal(make_unread(s), 0);
	assert_int_equal(make_undo(s).n, 3);
	assert_int_equal(make_unread(s), 1);
	make_check_seen(s, ids[0], true, false, 0);
	assert_int_equal(make_undo(s).n, 1);
	assert_int_equal(make_unread(s), 2);
	store_close(s);
}

static void
a_failed_step_leaves_nothing(void **state)
{
	struct err e = { 0 };
	int64_t ids[2];
	struct store *s = open_two("failed", ids);

	(void)state;
	make_step(s);
	assert_true(make_mark(s, ids[0], DEED_READ, true, &e));
	make_step_end(s, false);
	assert_int_equal(make_unread(s), 2);
	assert_int_equal(make_undo(s).n, 0);
	store_close(s);
}

static void
tags_are_one_whatever_their_case(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	int64_t ids[2];
	struct store *s = open_two("tags", ids);
	struct tag_rows tags;
	struct article_row row;

	(void)state;
	make_step(s);
	assert_true(store_tag(s, ids[0], STR("AI"), true, &e));
	assert_true(store_tag(s, ids[1], STR("ａｉ"), true, &e));
	assert_true(store_tag(s, ids[1], STR("讀後"), true, &e));
	assert_true(store_tag(s, ids[1], STR("  "), true, &e));
	make_step_end(s, true);
	assert_true(store_tags(s, &a, &tags, &e));
	assert_int_equal(tags.n, 2);
	assert_str_equal(tags.v[0].name, STR("AI"));
	assert_int_equal(tags.v[0].articles, 2);
	assert_true(store_article(s, ids[1], &a, &row, &e));
	assert_str_equal(row.tags, STR("AI 讀後"));
	make_step(s);
	assert_true(store_tag(s, ids[1], STR("读后"), false, &e));
	make_step_end(s, true);
	assert_true(store_article(s, ids[1], &a, &row, &e));
	assert_str_equal(row.tags, STR("AI"));
	make_undo(s);
	assert_true(store_article(s, ids[1], &a, &row, &e));
	assert_str_equal(row.tags, STR("AI 讀後"));
	make_undo(s);
	assert_true(store_tags(s, &a, &tags, &e));
	assert_int_equal(tags.n, 0);
	arena_free(&a);
	store_close(s);
}

/* The saved searches as "name=query ". */
static str
saved(struct store *s, struct arena *a)
{
	struct err e = { 0 };
	struct saved_rows rows;
	str all = STR("");

	assert_true(store_saved(s, a, &rows, &e));
	for (size_t i = 0; i < rows.n; i++)
		all = arena_printf(a, "%.*s%.*s=%.*s ", STR_ARG(all),
			STR_ARG(rows.v[i].name), STR_ARG(rows.v[i].query));
	return all;
}

static void
what_the_program_marked_is_not_undone(void **state)
{
	struct err e = { 0 };
	int64_t ids[2];
	struct store *s = open_two("marked", ids);

	(void)state;
	make_step(s);
	assert_true(make_mark(s, ids[0], DEED_STARRED, true, &e));
	make_step_end(s, true);
	make_step(s);
	assert_true(store_tag_words(s, ids[1], STR("ai press"), &e));
	assert_true(make_mark(s, ids[1], DEED_READ, true, &e));
	assert_true(store_step_forget(s, &e));
	make_step_end(s, true);
	assert_int_equal(make_undo(s).n, 1);
	make_check_seen(s, ids[0], false, false, 0);
	make_check_seen(s, ids[1], true, false, 0);
	assert_int_equal(make_undo(s).n, 0);
	store_close(s);
}

static void
saved_searches_come_back_when_undone(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	int64_t ids[2];
	struct store *s = open_two("saved", ids);
	struct saved_rows rows;

	(void)state;
	make_step(s);
	assert_true(store_save_search(s, STR("云"), STR("云栈"), &e));
	assert_true(store_save_search(s, STR("价"), STR("降价"), &e));
	make_step_end(s, true);
	make_step(s);
	assert_true(store_save_search(s, STR("价"), STR("涨价"), &e));
	make_step_end(s, true);
	assert_str_equal(saved(s, &a), STR("云=云栈 价=涨价 "));
	assert_true(store_saved(s, &a, &rows, &e));
	assert_true(rows.v[0].seen_until > 0);
	make_step(s);
	assert_false(store_rename_saved(s, rows.v[0].id, STR("价"), &e));
	make_step_end(s, false);
	make_step(s);
	assert_true(store_rename_saved(s, rows.v[0].id, STR("天"), &e));
	assert_true(store_drop_saved(s, rows.v[1].id, &e));
	make_step_end(s, true);
	assert_str_equal(saved(s, &a), STR("天=云栈 "));
	assert_int_equal(make_undo(s).n, 2);
	assert_str_equal(saved(s, &a), STR("云=云栈 价=涨价 "));
	make_undo(s);
	assert_str_equal(saved(s, &a), STR("云=云栈 价=降价 "));
	make_undo(s);
	assert_str_equal(saved(s, &a), STR(""));
	arena_free(&a);
	store_close(s);
}

static void
notes_stand_at_their_passage(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	int64_t ids[2];
	struct store *s = open_two("notes", ids);
	struct note_row note = { .article = ids[1],
		.at = { 6, 12 },
		.passage = STR("涨价"),
		.text = STR("为什么？") };
	struct note_rows rows;

	(void)state;
	make_step(s);
	assert_true(store_set_note(s, &note, &e));
	make_step_end(s, true);
	assert_true(store_notes(s, ids[0], &a, &rows, &e));
	assert_int_equal(rows.n, 0);
	assert_true(store_notes(s, 0, &a, &rows, &e));
	assert_int_equal(rows.n, 1);
	assert_int_equal(store_note_article(s, &rows.v[0]), ids[1]);
	note = rows.v[0];
	note.text = STR("成本。");
	make_step(s);
	assert_true(store_set_note(s, &note, &e));
	make_step_end(s, true);
	note.text = STR("");
	make_step(s);
	assert_true(store_set_note(s, &note, &e));
	make_step_end(s, true);
	assert_true(store_notes(s, ids[1], &a, &rows, &e));
	assert_int_equal(rows.n, 0);
	make_undo(s);
	assert_true(store_notes(s, ids[1], &a, &rows, &e));
	assert_str_equal(rows.v[0].text, STR("成本。"));
	make_undo(s);
	assert_true(store_notes(s, ids[1], &a, &rows, &e));
	assert_str_equal(rows.v[0].text, STR("为什么？"));
	assert_int_equal(rows.v[0].at.end, 12);
	make_undo(s);
	assert_true(store_notes(s, 0, &a, &rows, &e));
	assert_int_equal(rows.n, 0);
	arena_free(&a);
	store_close(s);
}

static struct count
counted(struct store *s, const char *query, int64_t since)
{
	struct count c = { .query = str_of(query), .since = since };
	struct err e = { 0 };

	if (!search_count(s, &c, &e))
		fail_msg("%s", e.text);
	assert_true(c.known);
	return c;
}

static void
searches_count_what_is_new(void **state)
{
	static const struct {
		const char *query;
		size_t total;
	} cases[] = { { "云栈", 2 }, { "降价", 1 }, { "云栈 -降价", 1 },
		{ "云", 2 }, { "乌有", 0 }, { "said:", 0 }, { "", 2 } };
	struct err e = { 0 };
	int64_t ids[2];
	struct store *s = open_two("count", ids);
	struct arena a = { 0 };
	struct article_row row;

	(void)state;
	assert_true(store_article(s, ids[1], &a, &row, &e));
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct count old = counted(s, cases[i].query, row.added);
		struct count all = counted(s, cases[i].query, 0);

		assert_int_equal(old.total, cases[i].total);
		assert_int_equal(old.fresh, 0);
		assert_int_equal(all.total, cases[i].total);
		assert_int_equal(all.fresh, cases[i].total);
	}
	make_step(s);
	assert_true(make_mark(s, ids[0], DEED_DELETED, true, &e));
	make_step_end(s, true);
	assert_int_equal(counted(s, "云栈", 0).total, 1);
	arena_free(&a);
	store_close(s);
}

static void
counts_come_while_nothing_is_asked(void **state)
{
	struct count want[] = { { .id = 7, .query = STR0("云栈") },
		{ .id = 8, .query = STR0("降价") } };
	struct search_ask ask = { .query = STR("涨价") };
	struct arena a = { 0 };
	struct err e = { 0 };
	int64_t ids[2];
	struct store *s = open_two("count2", ids);
	struct searcher *searcher;
	struct count *got = NULL;
	size_t n = 0, known = 0;
	bool answered = false;

	(void)state;
	assert_true(searcher_open(store_path(s), s->state.path, &searcher, &e));
	searcher_count(searcher, want, 2);
	searcher_ask(searcher, &ask);
	while (known < 2 || !answered) {
		struct pollfd fd = { searcher_fd(searcher), POLLIN, 0 };

		assert_int_equal(poll(&fd, 1, 5000), 1);
		answered |= searcher_take(searcher) != NULL;
		if (!searcher_counted(searcher, &a, &got, &n))
			continue;
		known = (size_t)got[0].known + got[1].known;
	}
	assert_int_equal(n, 2);
	assert_int_equal(got[0].id, 7);
	assert_int_equal(got[0].total, 2);
	assert_int_equal(got[1].total, 1);
	assert_false(searcher_counted(searcher, &a, &got, &n));
	searcher_close(searcher);
	arena_free(&a);
	store_close(s);
}

static struct reads
reads_now(struct store *s)
{
	struct reads reads;
	struct err e = { 0 };

	assert_true(reads_make(s, &reads, &e));
	return reads;
}

/* As it is known, and as both databases say it. */
static bool
read_both_ways(struct store *s, int64_t article)
{
	bool known, asked;

	assert_true(store_reads_begin(s));
	assert_true(store_is_read(s, article, &known));
	store_reads_end(s);
	assert_true(store_is_read(s, article, &asked));
	assert_int_equal(known, asked);
	return known;
}

static void
what_is_read_is_known_until_others_mark(void **state)
{
	int64_t ids[2];
	struct store *s = open_two("reads", ids), *other;
	struct reads reads;
	struct err e = { 0 };

	(void)state;
	assert_false(store_reads_begin(s));
	assert_true(store_set_read(s, ids[1], true, &e));
	reads = reads_now(s);
	store_reads_take(s, &reads);
	assert_true(read_both_ways(s, ids[1]));
	make_step(s);
	assert_true(make_mark(s, ids[0], DEED_READ, true, &e));
	make_step_end(s, true);
	assert_true(read_both_ways(s, ids[0]));
	assert_true(make_mark(s, ids[0], DEED_STARRED, true, &e));
	assert_true(store_set_read(s, ids[1], false, &e));
	assert_false(read_both_ways(s, ids[1]));
	make_undo(s);
	assert_false(store_reads_begin(s));
	reads = reads_now(s);
	store_reads_take(s, &reads);
	assert_false(read_both_ways(s, ids[0]));
	assert_true(store_open(
		store_path(s), s->state.path, STORE_READ, &other, &e));
	assert_true(store_set_read(other, ids[0], true, &e));
	assert_false(store_reads_begin(s));
	store_close(other);
	store_close(s);
}

int
test_deeds(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_choose_what_is_listed),
		cmocka_unit_test(a_step_is_undone_as_one),
		cmocka_unit_test(a_failed_step_leaves_nothing),
		cmocka_unit_test(tags_are_one_whatever_their_case),
		cmocka_unit_test(what_the_program_marked_is_not_undone),
		cmocka_unit_test(saved_searches_come_back_when_undone),
		cmocka_unit_test(notes_stand_at_their_passage),
		cmocka_unit_test(searches_count_what_is_new),
		cmocka_unit_test(counts_come_while_nothing_is_asked),
		cmocka_unit_test(what_is_read_is_known_until_others_mark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
