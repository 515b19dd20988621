#include "tests/search_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include "store/reader/chore.h"
#include "store/state.h"
#include "store/store_internal.h"

#include <poll.h>

enum { ARTICLES = 300 };

static void
fill(const char *path)
{
	static const char *const sources[] = { "晚报科技", "海岸周刊" };
	struct arena tmp = { 0 };
	struct store *s = make_store(path, STORE_WRITE);

	for (int i = 0; i < ARTICLES; i++) {
		struct made made = {
			arena_printf(&tmp, "第%d篇", i).s,
			arena_printf(&tmp, "2026-01-%02d", 1 + i % 28).s,
			sources[i % 3 == 0],
			arena_printf(&tmp,
				"{p|张%c}说：“[1|第%d天有风]”，少了<%d%%>。",
				'A' + i % 20, i, i)
				.s,
		};
		struct article a;

		make_article(&made, &tmp, &a);
		make_save(s, &a);
	}
	store_close(s);
	arena_free(&tmp);
}

static const struct {
	enum listing_kind kind;
	unsigned order;
	const char *words;
	size_t n;
} cases[] = {
	{ LISTING_ARTICLES, ORDER_NEWEST, "海岸", 100 },
	{ LISTING_ARTICLES, ORDER_SOURCE, "海岸 第3", 5 },
	{ LISTING_ARTICLES, ORDER_OLDEST, "第299篇", 1 },
	{ LISTING_ARTICLES, ORDER_SOURCE, "", ARTICLES },
	{ LISTING_ARTICLES, ORDER_NEWEST, "没有", 0 },
	{ LISTING_PLAYERS, PLAYERS_NAME, "", 20 },
	{ LISTING_PLAYERS, PLAYERS_MENTIONS, "张", 20 },
	{ LISTING_PLAYERS, PLAYERS_QUOTES, "张c", 1 },
	{ LISTING_QUOTES, 0, "有风", ARTICLES },
	{ LISTING_QUOTES, 0, "第123天", 1 },
	{ LISTING_QUOTES, 1, "张b 有风", 15 }, /* the speaker is seen, too */
	{ LISTING_FIGURES, 0, "123%", 1 },
	{ LISTING_FIGURES, 1, "%", ARTICLES },  /* in no index */
	{ LISTING_FIGURES, 0, "％", ARTICLES }, /* the same, of full width */
	{ LISTING_QUOTES, 0, "%", 0 }, { LISTING_FIGURES, 0, "&", 0 },
	{ LISTING_FIGURES, 0, "海岸", 0 }, /* not in the sentence */
};

/* Nothing is being read any more, so that what others write is seen. */
static void
check_rests(struct store *s)
{
	assert_int_equal(
		sqlite3_txn_state(s->archive.db, NULL), SQLITE_TXN_NONE);
}

static void
rows_that_hold_the_words_are_listed(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "lists.db");

	(void)state;
	fill(path);
	struct store *s = make_store(path, STORE_READ);
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct list_ask ask = { cases[i].kind, .order = cases[i].order,
			.words = str_of(cases[i].words) };
		struct err e = { 0 };
		struct ids ids;

		if (!list_make(s, &ask, NULL, &a, &ids, &e))
			fail_msg("%s", e.text);
		if (ids.n != cases[i].n)
			fail_msg("%s: %zu, not %zu", cases[i].words, ids.n,
				cases[i].n);
		check_rests(s);
	}
	store_close(s);
	arena_free(&a);
}

static void
card_is_narrowed_to_the_rows_that_hold_the_words(void **state)
{
	static const struct {
		const char *words;
		size_t said, articles;
	} kinds[] = {
		{ "", 15, 15 },
		{ "第41天", 1, 0 },
		{ "海岸", 5, 5 },
		{ "海岸 第2", 3, 3 }, /* 21, 201, 261 */
		{ "没有", 0, 0 },
	};
	struct arena a = { 0 };
	const char *path = make_path(&a, "cards.db");
	struct err e = { 0 };
	int64_t player;

	(void)state;
	fill(path);
	struct store *s = make_store(path, STORE_READ);
	assert_true(store_player_named(s, STR("张B"), &player, &e));
	for (size_t i = 0; i < TESTS_N(kinds); i++) {
		struct card card;

		assert_true(store_card(s, player, &a, &card, &e));
		assert_true(
			card_find(s, str_of(kinds[i].words), NULL, &card, &e));
		if (card.said.n != kinds[i].said ||
			card.articles.n != kinds[i].articles)
			fail_msg("%s: %zu and %zu", kinds[i].words, card.said.n,
				card.articles.n);
		check_rests(s);
	}
	store_close(s);
	arena_free(&a);
}

/* What there is of a list, to its end. */
static const struct list_answer *
wait_list(struct searcher *s)
{
	struct pollfd p = { .fd = searcher_fd(s), .events = POLLIN };
	const struct list_answer *a;

	do {
		if (poll(&p, 1, 10000) <= 0)
			fail_msg("no list comes");
		a = searcher_listed(s);
		searcher_take(s);
	} while (!a || a->more);
	return a;
}

static void
latest_list_wins_beside_questions(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "latest-list.db");
	uint64_t number = 0;

	(void)state;
	fill(path);
	struct searcher *s = open_searcher(path);
	for (int times = 0; times < 10; times++) {
		for (size_t i = 0; i < TESTS_N(cases); i++) {
			struct list_ask ask = { cases[i].kind,
				.order = cases[i].order,
				.words = str_of(cases[i].words) };

			number = searcher_list(s, &ask);
			searcher_ask(
				s, &(struct search_ask){
					   .query = STR("有风"), .limit = 20 });
		}
		const struct list_answer *l = wait_list(s);
		assert_int_equal(l->question, number);
		assert_int_equal(l->ids.n, cases[TESTS_N(cases) - 1].n);
		assert_int_equal(l->failed.kind, ERR_NONE);
	}
	searcher_close(s);
	arena_free(&a);
}

static void
list_that_is_not_wanted_any_more_never_comes(void **state)
{
	const struct list_ask first = { .kind = LISTING_FIGURES,
		.words = STR0("%") },
			      next = { .kind = LISTING_PLAYERS };
	struct arena a = { 0 };
	const char *path = make_path(&a, "stopped-list.db");

	(void)state;
	fill(path);
	struct searcher *s = open_searcher(path);
	for (int times = 0; times < 50; times++) {
		searcher_stop_list(s, searcher_list(s, &first));
		assert_null(searcher_listed(s));
		uint64_t number = searcher_list(s, &next);
		/* One that is another's is not stopped. */
		searcher_stop_list(s, number - 1);
		assert_int_equal(wait_list(s)->question, number);
	}
	searcher_close(s);
	arena_free(&a);
}

static void
answer_is_kept_beyond_the_searcher(void **state)
{
	struct arena a = { 0 };
	const char *path = make_path(&a, "kept-answer.db");
	const struct answer *kept[2] = { 0 };

	(void)state;
	fill(path);
	struct searcher *s = open_searcher(path);
	for (int i = 0; i < 2; i++) {
		struct pollfd p = { .fd = searcher_fd(s), .events = POLLIN };

		searcher_ask(
			s, &(struct search_ask){
				   .query = i ? STR("第123天") : STR("有风"),
				   .sort = SEARCH_NEW });
		while (!kept[i] || kept[i]->partial) {
			assert_true(poll(&p, 1, 10000) > 0);
			kept[i] = searcher_take(s);
		}
		answer_keep(kept[i]);
	}
	searcher_close(s);
	assert_int_equal(kept[0]->hits.n, ARTICLES);
	assert_int_equal(kept[1]->hits.n, 1);
	const struct answer *copy = answer_copy(kept[1]);
	answer_drop(kept[1]);
	assert_string_equal(copy->hits.v[0].title.s, "第123篇");
	answer_drop(copy);
	answer_drop(kept[0]);
	answer_drop(NULL);
	arena_free(&a);
}

/* The chore's news, to their end. */
static struct chore_news
wait_chore(struct searcher *s)
{
	struct pollfd p = { .fd = searcher_fd(s), .events = POLLIN };
	struct chore_news n = { 0 };

	do {
		if (poll(&p, 1, 10000) <= 0)
			fail_msg("no news come");
		searcher_did(s, &n);
	} while (!n.ended);
	assert_int_equal(n.failed.kind, ERR_NONE);
	return n;
}

static void
what_is_done_to_many_is_undone_as_one(void **state)
{
	static const struct {
		struct chore chore;
		size_t changed;
		int64_t unread;
	} chores[] = {
		{ { .mark = DEED_READ, .on = true }, ARTICLES, 0 },
		{ { .mark = DEED_READ,
			  .on = true,
			  .list = { LISTING_ARTICLES,
				  .words = { "海岸", 6 } } },
			100, 200 },
		{ { .mark = DEED_ARCHIVED,
			  .on = true,
			  .query = { "第7天", 7 } },
			1, 299 },
		{ { CHORE_TAG, .words = { "海 风", 7 } }, ARTICLES, 300 },
	};
	struct arena a = { 0 };
	const char *path = make_path(&a, "chores.db");
	const char *own = make_path(&a, "chores-state.db");
	struct searcher *s = NULL;
	struct store *reader = NULL;
	struct err e = { 0 };

	(void)state;
	fill(path);
	assert_true(store_open(path, own, STORE_READ, &reader, &e));
	store_count_later(reader);
	assert_true(searcher_open(path, own, &s, &e));
	for (size_t i = 0; i < TESTS_N(chores); i++) {
		assert_true(searcher_do(s, &chores[i].chore));
		struct chore_news n = wait_chore(s);
		assert_int_equal(n.changed, chores[i].changed);
		assert_int_equal(make_unread(reader), chores[i].unread);
		assert_false(store_wants_count(reader));
		assert_true(
			searcher_do(s, &(struct chore){ .what = CHORE_UNDO }));
		n = wait_chore(s);
		assert_true(n.changed >= chores[i].changed);
		assert_int_equal(make_unread(reader), ARTICLES);
	}
	searcher_close(s);
	store_close(reader);
	arena_free(&a);
}

int
test_lists(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_that_hold_the_words_are_listed),
		cmocka_unit_test(
			card_is_narrowed_to_the_rows_that_hold_the_words),
		cmocka_unit_test(latest_list_wins_beside_questions),
		cmocka_unit_test(list_that_is_not_wanted_any_more_never_comes),
		cmocka_unit_test(answer_is_kept_beyond_the_searcher),
		cmocka_unit_test(what_is_done_to_many_is_undone_as_one),
	};

	return cmocka_run_group_tests_name("lists", tests, NULL, NULL);
}
