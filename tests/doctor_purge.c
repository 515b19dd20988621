/* What a reader deletes is hidden first, and gone later. */
#include "tests/doctor_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include "store/care/examine.h"
#include "store/care/purge.h"
#include "store/search.h"
#include "store/state.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { FORGOTTEN = 210 /* steps, until one cannot be undone */ };

static const struct made made[] = {
	{ "霜桥的灯", "2024-03-01", "桥报",
		"{p|苏灯}守着霜桥。[1|灯不能灭]，{p|苏灯}说。占<12%>。" },
	{ "霜桥的雪", "2024-03-02", "桥报",
		"{p|苏灯}和{p|白雪}守着霜桥。[2|雪会停]，{p|白雪}说。" },
	{ "霜桥的风", "2024-03-03", "桥报", "{p|苏灯}在风里。占<30%>。" },
};

struct fixture {
	struct arena arena;
	const char *path, *state;
	struct store *s;
	int64_t ids[TESTS_N(made)];
};

static void
open_again(struct fixture *f)
{
	struct err e = { 0 };

	store_close(f->s);
	if (!store_open(f->path, f->state, STORE_WRITE, &f->s, &e))
		fail_msg("%s", e.text);
}

static void
setup(struct fixture *f, const char *name)
{
	*f = (struct fixture){ 0 };
	f->path =
		make_path(&f->arena, arena_printf(&f->arena, "%s.db", name).s);
	f->state = make_path(
		&f->arena, arena_printf(&f->arena, "%s-state.db", name).s);
	open_again(f);
	for (size_t i = 0; i < TESTS_N(made); i++) {
		struct article a = { 0 };

		make_article(&made[i], &f->arena, &a);
		f->ids[i] = make_save(f->s, &a);
	}
}

static void
teardown(struct fixture *f)
{
	store_close(f->s);
	arena_free(&f->arena);
}

static void
mark(struct fixture *f, int64_t id, enum deed_kind kind, bool on)
{
	struct err e = { 0 };

	assert_true(store_step_begin(f->s, &e));
	assert_true(
		store_step_end(f->s, make_mark(f->s, id, kind, on, &e), &e));
}

static void
do_many_things(struct fixture *f)
{
	for (int i = 0; i < FORGOTTEN; i++)
		mark(f, f->ids[2], DEED_STARRED, i % 2 == 0);
}

static struct store_counts
counts(struct fixture *f)
{
	struct store_counts n;
	struct err e = { 0 };

	assert_true(store_count(f->s, &n, &e));
	return n;
}

static size_t
list_quotes(struct fixture *f, const char *by)
{
	struct quote_filter filter = { 0 };
	struct ids ids;
	struct err e = { 0 };

	if (by)
		assert_true(
			store_player_named(f->s, str_of(by), &filter.by, &e));
	assert_true(store_quotes(f->s, &filter, &f->arena, &ids, &e));
	return ids.n;
}

static void
a_deleted_article_is_left_out_of_lists_and_counts(void **state)
{
	struct fixture f;
	struct figure_filter all = { 0 };
	struct ids ids;
	struct err e = { 0 };
	struct undone undone;

	(void)state;
	setup(&f, "hidden");
	assert_int_equal(list_quotes(&f, NULL), 2);
	mark(&f, f.ids[0], DEED_DELETED, true);
	assert_int_equal(counts(&f).articles, 2);
	assert_int_equal(counts(&f).unread, 2);
	assert_int_equal(counts(&f).quotes, 1);
	assert_int_equal(counts(&f).figures, 1);
	assert_int_equal(list_quotes(&f, NULL), 1);
	assert_int_equal(list_quotes(&f, "苏灯"), 0);
	assert_true(store_figures(f.s, &all, &f.arena, &ids, &e));
	assert_int_equal(ids.n, 1);
	assert_true(store_undo(f.s, &undone, &e));
	assert_int_equal(counts(&f).articles, 3);
	assert_int_equal(list_quotes(&f, NULL), 2);
	teardown(&f);
}

static void
what_can_be_undone_stays_in_the_archive(void **state)
{
	struct fixture f;
	struct err e = { 0 };
	size_t n;

	(void)state;
	setup(&f, "undoable");
	mark(&f, f.ids[0], DEED_DELETED, true);
	assert_true(store_purge(f.s, PURGE_SETTLED, &n, &e));
	assert_int_equal(n, 0);
	do_many_things(&f);
	assert_true(store_purge(f.s, PURGE_SETTLED, &n, &e));
	assert_int_equal(n, 1);
	teardown(&f);
}

static void
what_is_gone_counts_no_more_and_can_come_anew(void **state)
{
	struct fixture f;
	struct err e = { 0 };
	struct player_row row;
	struct article a = { 0 };
	struct ids ids;
	int64_t player;
	size_t n;

	(void)state;
	setup(&f, "gone");
	mark(&f, f.ids[1], DEED_STARRED, true);
	mark(&f, f.ids[1], DEED_DELETED, true);
	assert_true(store_purge(f.s, PURGE_ALL, &n, &e));
	assert_int_equal(n, 1);
	assert_false(store_load(f.s, f.ids[1], &f.arena, &a, &e));
	assert_true(store_player_named(f.s, STR("白雪"), &player, &e));
	assert_int_equal(player, 0);
	assert_true(store_player_named(f.s, STR("苏灯"), &player, &e));
	assert_true(store_player(f.s, player, &f.arena, &row, &e));
	assert_int_equal(row.articles, 2);
	assert_true(search_ids(f.s, STR("雪会停"), &f.arena, &ids, &e));
	assert_int_equal(ids.n, 0);
	a = (struct article){ 0 };
	make_article(&made[1], &f.arena, &a);
	make_save(f.s, &a);
	assert_true(store_articles(f.s, &f.arena, &ids, &e));
	assert_int_equal(ids.n, 3);
	teardown(&f);
}

static bool
examines_well(struct fixture *f)
{
	struct findings found = { 0 };
	struct examined x;
	bool well = examine(f->path, f->state, NULL, &found, &x) &&
		    findings_worst(&found) == FINDING_WELL;

	findings_free(&found);
	return well;
}

static void
leaving_takes_out_what_is_settled_in_ones_own_archive(void **state)
{
	struct fixture f;

	(void)state;
	setup(&f, "leaving");
	mark(&f, f.ids[0], DEED_DELETED, true);
	purge_settled(f.path, f.state);
	assert_int_equal(counts(&f).articles, 2);
	do_many_things(&f);
	/* Others read it, too. */
	assert_int_equal(chmod(f.path, 0644), 0);
	purge_settled(f.path, f.state);
	struct article a = { 0 };
	struct err e = { 0 };
	assert_true(store_load(f.s, f.ids[0], &f.arena, &a, &e));
	assert_int_equal(chmod(f.path, 0600), 0);
	purge_settled(f.path, f.state);
	open_again(&f);
	assert_false(store_load(f.s, f.ids[0], &f.arena, &a, &e));
	assert_true(examines_well(&f));
	teardown(&f);
}

static bool
file_has(const char *path, const char *words)
{
	static char bytes[4 << 20];
	FILE *f = fopen(path, "rb");
	size_t n = fread(bytes, 1, sizeof bytes, f);

	fclose(f);
	return memmem(bytes, n, words, strlen(words));
}

static void
shrinking_leaves_nothing_in_the_file(void **state)
{
	struct fixture f;
	struct err e = { 0 };
	size_t n;

	(void)state;
	setup(&f, "shrink");
	open_again(&f);
	assert_true(store_shrink(f.s, &e));
	assert_true(file_has(f.path, "灯不能灭"));
	mark(&f, f.ids[0], DEED_DELETED, true);
	assert_true(store_purge(f.s, PURGE_ALL, &n, &e));
	assert_true(store_shrink(f.s, &e));
	assert_false(file_has(f.path, "灯不能灭"));
	teardown(&f);
}

int
test_purge(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_deleted_article_is_left_out_of_lists_and_counts),
		cmocka_unit_test(what_can_be_undone_stays_in_the_archive),
		cmocka_unit_test(what_is_gone_counts_no_more_and_can_come_anew),
		cmocka_unit_test(
			leaving_takes_out_what_is_settled_in_ones_own_archive),
		cmocka_unit_test(shrinking_leaves_nothing_in_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
