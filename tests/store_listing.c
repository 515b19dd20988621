#include "tests/store_groups.h"

#include "tests/random.h"
#include "tests/store_make.h"
#include "tests/test.h"

#include "store/reader/chore.h"
#include "store/rows/lists.h"
#include "store/state.h"
#include "store/store_internal.h"

#include <stdio.h>

/* More than a listing reads at once, and a dozen players of few names. */
enum { ARTICLES = 700, NAMES = 300 };

/* As with dates: many on a day, some without. */
static const char *
day_of(struct arena *a, int i)
{
	if (i % 9 == 0)
		return "";
	return arena_printf(a, "2026-%02d-%02d", 1 + i * 7 % 12, 1 + i % 5).s;
}

static void
save(struct store *s, struct arena *tmp, int i)
{
	const char *words = arena_printf(tmp,
		"{p|张%d}在{l|石浦%d}说：“[1|风从海上来]”又说：“[0|明天%d]”，"
		"少了<%d%%>和<7%%>、<8%%>。",
		i % NAMES, i % 40, i, i)
				    .s;
	struct made made = { arena_printf(tmp, "第%d篇", i).s, day_of(tmp, i),
		"海岸周刊", words };
	struct article a;
	struct err e = { 0 };
	int64_t id;
	bool fresh;

	if (i % 11 == 0)
		made.text = arena_printf(tmp, "无人说话的第%d天", i).s;
	make_article(&made, tmp, &a);
	if (!store_save(s, &a, &id, &fresh, &e))
		fail_msg("%s", e.text);
}

static struct store *
many(struct arena *a, const char *name)
{
	struct store *s = NULL;
	struct err e = { 0 };
	const char *path = make_path(a, name);
	const char *state = make_path(a, arena_printf(a, "%s-state", name).s);

	if (!store_open(path, state, STORE_WRITE, &s, &e))
		fail_msg("%s", e.text);
	assert_true(store_begin(s, &e));
	for (int i = 0; i < ARTICLES; i++)
		save(s, a, i);
	assert_true(store_commit(s, &e));
	return s;
}

static void
all_of(struct store *s, enum listing_kind kind, bool turned, struct arena *a,
	struct ids *ids)
{
	struct err e = { 0 };
	bool ok = false;

	*ids = (struct ids){ 0 };
	switch (kind) {
	case LISTING_STORIES:
		ok = list_make(s,
			&(struct list_ask){ kind,
				.order = turned ? ORDER_OLDEST : ORDER_NEWEST },
			NULL, a, ids, &e);
		break;
	case LISTING_ARTICLES:
		ok = store_articles_by(s, turned ? ORDER_OLDEST : ORDER_NEWEST,
			CHOICE_CURRENT, a, ids, &e);
		break;
	case LISTING_PLAYERS: ok = store_players(s, STR(""), a, ids, &e); break;
	case LISTING_QUOTES:
		ok = store_quotes(s, &(struct quote_filter){ 0 }, a, ids, &e);
		break;
	case LISTING_FIGURES:
		ok = store_figures(s, &(struct figure_filter){ 0 }, a, ids, &e);
		break;
	}
	if (!ok)
		fail_msg("%s", e.text);
	if (turned && kind >= LISTING_QUOTES)
		store_turn(ids);
}

/* At every place, in any order, it tells what the whole list does. */
static void
check(struct store *s, enum listing_kind kind, bool turned)
{
	struct arena a = { 0 };
	struct listing l = { 0 };
	struct err e = { 0 };
	struct ids ids;
	size_t place;

	all_of(s, kind, turned, &a, &ids);
	assert_true(listing_begin(&l, s, kind, turned, &e));
	assert_int_equal(l.n, ids.n);
	for (size_t i = 0; i < ids.n; i++)
		assert_int_equal(listing_id(&l, i), ids.v[i]);
	for (size_t i = ids.n; i-- > 0;)
		assert_int_equal(listing_id(&l, i), ids.v[i]);
	/* The first one is known without going there. */
	listing_id(&l, ids.n - 1);
	size_t first = l.first;
	assert_int_equal(listing_id(&l, 0), ids.v[0]);
	assert_int_equal(l.first, first);
	for (size_t i = 0; i < ids.n; i++) {
		size_t k = i * 7919 % ids.n;

		assert_int_equal(listing_id(&l, k), ids.v[k]);
	}
	assert_true(listing_begin(&l, s, kind, turned, &e));
	for (size_t i = 0; i < ids.n; i += 13) {
		size_t k = i * 7919 % ids.n;

		place = i % 2 ? 0 : k;
		assert_true(listing_find(&l, ids.v[k], &place));
		assert_int_equal(place, k);
		for (size_t j = k < 3 ? 0 : k - 3; j < ids.n && j < k + 3; j++)
			assert_int_equal(listing_id(&l, j), ids.v[j]);
	}
	assert_int_equal(listing_id(&l, ids.n), 0);
	place = 0;
	assert_false(listing_find(&l, INT64_C(99999) << 24, &place));
	listing_free(&l);
	arena_free(&a);
}

static void
check_all(struct store *s)
{
	for (int kind = 0; kind <= LISTING_FIGURES; kind++) {
		check(s, (enum listing_kind)kind, false);
		if (kind != LISTING_PLAYERS)
			check(s, (enum listing_kind)kind, true);
	}
}

static void
list_read_by_pieces_is_the_whole_list(void **state)
{
	struct arena a = { 0 };
	struct store *s = many(&a, "pieces.db");

	(void)state;
	check_all(s);
	store_close(s);
	arena_free(&a);
}

static void
what_is_archived_or_deleted_is_passed_over(void **state)
{
	struct arena a = { 0 };
	struct store *s = many(&a, "passed.db");
	struct ids some = { 0 }, others = { 0 }, ids;
	struct err e = { 0 };
	struct undone undone;
	size_t changed;

	(void)state;
	all_of(s, LISTING_ARTICLES, false, &a, &ids);
	for (size_t i = 0; i < ids.n; i++) {
		if (i % 5 == 0 || i < 20)
			*vec_push(&a, &some) = ids.v[i];
		if (i % 3 == 0 || i + 20 > ids.n)
			*vec_push(&a, &others) = ids.v[i];
	}
	assert_true(store_step_begin(s, &e));
	assert_true(
		store_mark_all(s, &some, DEED_ARCHIVED, true, &changed, &e));
	assert_true(
		store_mark_all(s, &others, DEED_DELETED, true, &changed, &e));
	assert_true(store_step_end(s, true, &e));
	check_all(s);
	assert_true(store_undo(s, &undone, &e));
	check_all(s);
	store_close(s);
	arena_free(&a);
}

/* Three of seven tell one story, whatever their days are. */
static void
make_stories(struct store *s)
{
	struct err e = { 0 };

	assert_true(store_begin(s, &e));
	assert_true(sql_script(&s->archive,
		"insert into story select id, id / 7 * 7 + 1 from article"
		" where id % 7 in (1, 2, 5)",
		&e));
	assert_true(store_commit(s, &e));
}

static void
mark(struct store *s, int64_t id, enum deed_kind kind)
{
	struct err e = { 0 };

	assert_true(store_step_begin(s, &e));
	assert_true(make_mark(s, id, kind, true, &e));
	assert_true(store_step_end(s, true, &e));
}

static void
story_is_one_line_the_first_reports_that_is_listed(void **state)
{
	struct arena a = { 0 };
	struct store *s = many(&a, "stories.db");
	struct listing l = { 0 };
	struct ids reports, ids;
	struct err e = { 0 };
	size_t place = 0, n;

	(void)state;
	make_stories(s);
	check_all(s);
	assert_true(listing_begin(&l, s, LISTING_STORIES, false, &e));
	n = l.n;
	assert_int_equal(n, ARTICLES - ARTICLES / 7 * 2);
	assert_true(store_story(s, 8, &a, &reports, &e));
	assert_int_equal(reports.n, 3);
	/* Wherever one looks for a report, its line is found. */
	for (size_t i = 0; i < 3; i++) {
		assert_true(listing_find(&l, reports.v[i], &place));
		assert_int_equal(listing_id(&l, place), reports.v[0]);
	}
	mark(s, reports.v[0], DEED_ARCHIVED);
	assert_true(listing_begin(&l, s, LISTING_STORIES, false, &e));
	assert_int_equal(l.n, n);
	assert_true(listing_find(&l, reports.v[2], &place));
	assert_int_equal(listing_id(&l, place), reports.v[1]);
	mark(s, reports.v[1], DEED_DELETED);
	assert_true(store_story(s, reports.v[2], &a, &ids, &e));
	assert_int_equal(ids.n, 0);
	check_all(s);
	listing_free(&l);
	store_close(s);
	arena_free(&a);
}

/* A step of its own: one to three articles near each other, or one taken
 * back. */
static void
put_some_away(struct store *s, const struct ids *ids)
{
	static const enum deed_kind kinds[] = { DEED_ARCHIVED, DEED_DELETED,
		DEED_READ };
	size_t n = 1 + random_below(3),
	       from = random_below((uint32_t)(ids->n - n));
	struct ids some = { .v = ids->v + from, .n = n };
	struct undone undone;
	struct err e = { 0 };
	size_t changed;

	if (random_below(3) == 0) {
		assert_true(store_undo(s, &undone, &e));
		return;
	}
	assert_true(store_step_begin(s, &e));
	bool ok = store_mark_all(s, &some, kinds[random_below(3)],
		random_below(4) > 0, &changed, &e);
	assert_true(store_step_end(s, ok, &e));
}

/* What was read of it before stays, wherever that was. */
static void
check_kept(struct store *s, struct listing *l)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct ids ids;

	all_of(s, l->kind, l->turned, &a, &ids);
	assert_true(listing_begin(l, s, l->kind, l->turned, &e));
	assert_int_equal(l->n, ids.n);
	for (size_t i = 0; i < l->held; i++)
		assert_int_equal(l->v[i], ids.v[l->first + i]);
	for (int i = 0; i < 20; i++) {
		size_t k = random_below((uint32_t)ids.n);

		assert_int_equal(listing_id(l, k), ids.v[k]);
	}
	assert_int_equal(listing_id(l, 0), ids.v[0]);
	/* Back to where only some are held. */
	if (random_below(2)) {
		size_t place = 0, k = random_below((uint32_t)ids.n);

		l->held = 0;
		l->top = l->bottom = 0;
		assert_true(listing_find(l, ids.v[k], &place));
		assert_int_equal(place, k);
	}
	arena_free(&a);
}

static void
deed_changes_a_list_only_where_it_is(void **state)
{
	struct arena a = { 0 };
	struct store *s = many(&a, "kept.db");
	struct listing lists[LISTING_FIGURES + 1][2] = { 0 };
	struct err e = { 0 };
	struct ids ids;

	(void)state;
	make_stories(s);
	assert_true(store_articles(s, &a, &ids, &e));
	for (int i = 0; i < 150; i++) {
		enum listing_kind kind =
			(enum listing_kind)random_below(LISTING_FIGURES + 1);
		bool turned = kind != LISTING_PLAYERS && random_below(2) == 1;
		struct listing *l = &lists[kind][turned];

		put_some_away(s, &ids);
		if (!l->store)
			assert_true(listing_begin(l, s, kind, turned, &e));
		check_kept(s, l);
	}
	for (int kind = 0; kind <= LISTING_FIGURES; kind++) {
		listing_free(&lists[kind][0]);
		listing_free(&lists[kind][1]);
	}
	store_close(s);
	arena_free(&a);
}

static void
unread_are_counted_on_when_a_deed_is_undone(void **state)
{
	struct arena a = { 0 };
	struct store *s = many(&a, "counted-on.db");
	struct store_counts n, counted;
	struct err e = { 0 };
	struct ids ids;

	(void)state;
	assert_true(store_articles(s, &a, &ids, &e));
	for (int i = 0; i < 60; i++) {
		put_some_away(s, &ids);
		assert_true(store_count(s, &n, &e));
		store_recount(s);
		assert_true(store_count(s, &counted, &e));
		assert_int_equal(n.unread, counted.unread);
	}
	store_close(s);
	arena_free(&a);
}

static void
what_is_meant_for_a_story_is_meant_for_all_its_reports(void **state)
{
	struct arena a = { 0 };
	struct store *s = many(&a, "meant.db");
	struct ids ids = { 0 }, apart = { 0 };
	struct err e = { 0 };

	(void)state;
	make_stories(s);
	*vec_push(&a, &ids) = 3;  /* alone */
	*vec_push(&a, &ids) = 9;  /* with 8 and 12 */
	*vec_push(&a, &ids) = 12; /* it is there already */
	*vec_push(&a, &ids) = 15; /* with 16 and 19 */
	*vec_push(&a, &apart) = 19;
	assert_true(store_add_stories(s, &apart, &a, &ids, &e));
	assert_int_equal(ids.n, 5);
	assert_int_equal(ids.v[4], 8);
	apart.n = 0;
	assert_true(store_add_stories(s, &apart, &a, &ids, &e));
	assert_int_equal(ids.n, 7);
	mark(s, 23, DEED_ARCHIVED);
	ids.n = 0;
	*vec_push(&a, &ids) = 22;
	assert_true(store_add_stories(s, &apart, &a, &ids, &e));
	/* What is out of the list already is not meant. */
	assert_int_equal(ids.n, 2);
	store_close(s);
	arena_free(&a);
}

static bool
never_stops(void *ctx)
{
	(void)ctx;
	return false;
}

static void
tells_nobody(void *ctx, const struct chore_news *news)
{
	(void)ctx;
	(void)news;
}

static void
what_is_done_to_all_stories_is_done_to_all_articles(void **state)
{
	const struct chore_waiter waiter = { never_stops, tells_nobody, NULL };
	const struct chore all = { .list = { .kind = LISTING_STORIES },
		.mark = DEED_READ,
		.on = true };
	struct arena a = { 0 };
	struct store *s = many(&a, "all-stories.db");
	struct chore_news news;

	(void)state;
	make_stories(s);
	chore_run(s, &all, &waiter, &news);
	assert_int_equal(news.changed, ARTICLES);
	chore_run(s, &(struct chore){ .what = CHORE_UNDO }, &waiter, &news);
	assert_int_equal(news.changed, ARTICLES);
	store_close(s);
	arena_free(&a);
}

static void
hidden_player_is_not_listed(void **state)
{
	struct arena a = { 0 };
	struct store *s = many(&a, "hidden.db");
	struct err e = { 0 };
	struct ids ids;

	(void)state;
	all_of(s, LISTING_PLAYERS, false, &a, &ids);
	for (size_t i = 0; i < ids.n; i += 50) {
		assert_true(store_begin(s, &e));
		assert_true(store_player_hide(s, ids.v[i], true, &e));
		assert_true(store_commit(s, &e));
	}
	check(s, LISTING_PLAYERS, false);
	store_close(s);
	arena_free(&a);
}

static void
what_has_no_source_comes_after_what_has(void **state)
{
	static const char *const sources[] = { "", "乙报", "甲报", "" };
	struct arena a = { 0 };
	struct store *s = make_store(make_path(&a, "sources.db"), STORE_WRITE);
	struct err e = { 0 };
	struct ids ids;
	int64_t id[TESTS_N(sources)];

	(void)state;
	for (size_t i = 0; i < TESTS_N(sources); i++) {
		struct made made = { arena_printf(&a, "第%zu篇", i).s,
			"2026-02-01", sources[i], "石浦今天无风。" };
		struct article article;

		make_article(&made, &a, &article);
		id[i] = make_save(s, &article);
	}
	assert_true(store_articles_by(
		s, ORDER_SOURCE, CHOICE_CURRENT, &a, &ids, &e));
	assert_int_equal(ids.n, TESTS_N(sources));
	assert_int_equal(ids.v[0], id[1]);
	assert_int_equal(ids.v[1], id[2]);
	assert_int_equal(ids.v[2], id[3]);
	store_close(s);
	arena_free(&a);
}

static void
empty_archive_has_empty_lists(void **state)
{
	struct arena a = { 0 };
	struct store *s = make_store(make_path(&a, "empty.db"), STORE_WRITE);
	struct listing l = { 0 };
	struct err e = { 0 };

	(void)state;
	for (int kind = 0; kind <= LISTING_FIGURES; kind++) {
		assert_true(listing_begin(
			&l, s, (enum listing_kind)kind, false, &e));
		assert_int_equal(l.n, 0);
		assert_int_equal(listing_id(&l, 0), 0);
	}
	listing_free(&l);
	store_close(s);
	arena_free(&a);
}

int
test_listing(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(list_read_by_pieces_is_the_whole_list),
		cmocka_unit_test(what_is_archived_or_deleted_is_passed_over),
		cmocka_unit_test(
			story_is_one_line_the_first_reports_that_is_listed),
		cmocka_unit_test(
			what_is_meant_for_a_story_is_meant_for_all_its_reports),
		cmocka_unit_test(
			what_is_done_to_all_stories_is_done_to_all_articles),
		cmocka_unit_test(deed_changes_a_list_only_where_it_is),
		cmocka_unit_test(unread_are_counted_on_when_a_deed_is_undone),
		cmocka_unit_test(hidden_player_is_not_listed),
		cmocka_unit_test(what_has_no_source_comes_after_what_has),
		cmocka_unit_test(empty_archive_has_empty_lists),
	};

	return cmocka_run_group_tests_name("listing", tests, NULL, NULL);
}
