#include "tests/store_groups.h"

#include "tests/random.h"
#include "tests/store_make.h"
#include "tests/test.h"

#include "content/pack.h"
#include "store/store_internal.h"

static const struct made bridge = {
	"星桥算力募资",
	"2026-03-02T08:05",
	"晚报科技",
	"{o|星桥算力}拟募资，{p|周既明}说：“[2|先把每一度电算清楚。]”"
	"{o|星桥算力}去年增长<40%>。\n\n{l|青川市}提供场地。",
};

static const struct made cloud = {
	"云栈降价",
	"2026-02-28",
	"财经早报",
	"{o|云栈}下调价格。{p|何竞}说：“[2|降价不是策略，是结果。]”"
	"{p|周既明}没有回应。毛利率降到<31%>。",
};

static const struct made undated = {
	"没有日期",
	NULL,
	NULL,
	"{o|云栈}没有说话，“[0|电价会再降]”。",
};

static void
equal_packs(const struct article *a, const struct article *b)
{
	struct buf x = { 0 }, y = { 0 };

	article_pack(a, true, &x);
	article_pack(b, true, &y);
	assert_str_equal(buf_str(&x), buf_str(&y));
	buf_free(&x);
	buf_free(&y);
}

static void
article_comes_back_as_it_went_in(void **state)
{
	struct arena a = { 0 };
	struct article in, out;
	struct err e = { 0 };
	const char *path = make_path(&a, "round.db");
	struct store *s = make_store(path, STORE_WRITE);

	(void)state;
	make_article(&bridge, &a, &in);
	int64_t id = make_save(s, &in);
	store_close(s);

	s = make_store(path, STORE_READ);
	assert_true(store_load(s, id, &a, &out, &e));
	equal_packs(&in, &out);
	assert_false(store_load(s, id + 1, &a, &out, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	store_close(s);
	arena_free(&a);
}

static void
same_article_is_known_again(void **state)
{
	struct arena a = { 0 };
	struct article in;
	struct store_counts n;
	struct err e = { 0 };
	int64_t id = 0;
	bool fresh = true;
	struct store *s = make_store(make_path(&a, "twice.db"), STORE_WRITE);

	(void)state;
	make_article(&bridge, &a, &in);
	int64_t first = make_save(s, &in);
	assert_true(store_begin(s, &e));
	assert_true(store_save(s, &in, &id, &fresh, &e));
	assert_true(store_commit(s, &e));
	assert_false(fresh);
	assert_int_equal(id, first);
	assert_true(store_count(s, &n, &e));
	assert_int_equal(n.articles, 1);
	assert_int_equal(n.players, 3);
	store_close(s);
	arena_free(&a);
}

/* Two articles out of order, and one without a date. */
static struct store *
three(struct arena *a, const char *name, int64_t ids[3])
{
	static const struct made *const all[] = { &cloud, &undated, &bridge };
	struct store *s = make_store(make_path(a, name), STORE_WRITE);

	for (size_t i = 0; i < TESTS_N(all); i++) {
		struct article in;

		make_article(all[i], a, &in);
		ids[i] = make_save(s, &in);
	}
	return s;
}

static void
articles_are_listed_newest_first(void **state)
{
	struct arena a = { 0 };
	int64_t id[3];
	struct ids ids;
	struct article_row row;
	struct err e = { 0 };
	struct store *s = three(&a, "articles.db", id);

	(void)state;
	assert_true(store_articles(s, &a, &ids, &e));
	assert_int_equal(ids.n, 3);
	assert_int_equal(ids.v[0], id[2]);
	assert_int_equal(ids.v[1], id[0]);
	assert_int_equal(ids.v[2], id[1]);

	assert_true(store_article(s, id[2], &a, &row, &e));
	assert_str_equal(row.title, STR("星桥算力募资"));
	assert_str_equal(row.source, STR("晚报科技"));
	assert_str_equal(row.published, STR("2026-03-02T08:05"));
	assert_int_equal(row.players, 3);
	assert_int_equal(row.quotes, 1);
	assert_int_equal(row.figures, 1);
	assert_false(row.read || row.starred);
	assert_true(row.added > 1700000000);
	assert_false(store_article(s, 99, &a, &row, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	store_close(s);
	arena_free(&a);
}

static void
quotes_are_listed_newest_first(void **state)
{
	static const char *const want[] = { "先把每一度电算清楚。",
		"降价不是策略，是结果。", "电价会再降" };
	struct arena a = { 0 };
	int64_t id[3];
	struct ids ids;
	struct quote_row row;
	struct err e = { 0 };
	struct store *s = three(&a, "quotes.db", id);

	(void)state;
	assert_true(store_quotes(s, &(struct quote_filter){ 0 }, &a, &ids, &e));
	assert_int_equal(ids.n, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_true(store_quote(s, ids.v[i], &a, &row, &e));
		assert_str_equal(row.text, str_of(want[i]));
	}
	assert_int_equal(row.speaker_id, 0);
	assert_str_equal(row.speaker, STR(""));
	assert_int_equal(row.article, id[1]);

	assert_true(store_quote(s, ids.v[0], &a, &row, &e));
	assert_str_equal(row.speaker, STR("周既明"));
	assert_str_equal(row.title, STR("星桥算力募资"));
	assert_int_equal(row.index, 0);
	assert_false(store_quote(s, ids.v[0] + 1, &a, &row, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	store_close(s);
	arena_free(&a);
}

static void
quotes_are_found_by_words(void **state)
{
	static const struct {
		const char *query;
		size_t n;
	} cases[] = {
		{ "电", 2 },
		{ "一度 先把", 1 },
		{ "一度 降价", 0 },
		{ "一度 OR 降价", 2 },
		{ "\"不是策略\"", 1 },
		{ "電算清楚", 1 },       /* traditional characters */
		{ "没有回应", 0 },       /* in the article, not in the quote */
		{ "电 source:晚报", 1 }, /* asks about the article */
		{ "电 -星桥", 1 },
		{ "降 since:2026", 1 },
	};
	struct arena a = { 0 };
	int64_t id[3];
	struct err e = { 0 };
	struct store *s = three(&a, "words.db", id);

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct quote_filter f = { .query = str_of(cases[i].query) };
		struct ids ids;

		if (!store_quotes(s, &f, &a, &ids, &e))
			fail_msg("%s", e.text);
		if (ids.n != cases[i].n)
			fail_msg("%s: %zu, not %zu", cases[i].query, ids.n,
				cases[i].n);
	}
	store_close(s);
	arena_free(&a);
}

static void
list_ends_at_its_limit(void **state)
{
	struct arena a = { 0 };
	int64_t id[3];
	struct ids ids;
	struct err e = { 0 };
	struct store *s = three(&a, "limit.db", id);
	struct quote_filter f = { .query = STR("电"), .limit = 1 };

	(void)state;
	assert_true(store_quotes(s, &f, &a, &ids, &e));
	assert_int_equal(ids.n, 1);
	store_close(s);
	arena_free(&a);
}

static void
figures_come_with_their_sentence(void **state)
{
	struct arena a = { 0 };
	int64_t id[3];
	struct ids ids;
	struct figure_row row;
	struct err e = { 0 };
	struct store *s = three(&a, "figures.db", id);
	struct figure_filter f = { .query = STR("毛利率") };

	(void)state;
	assert_true(
		store_figures(s, &(struct figure_filter){ 0 }, &a, &ids, &e));
	assert_int_equal(ids.n, 2);
	assert_true(store_figure(s, ids.v[0], &a, &row, &e));
	assert_str_equal(row.sentence, STR("星桥算力去年增长40%。"));
	assert_str_equal(str_slice(row.sentence, row.in_sentence.start,
				 row.in_sentence.end),
		STR("40%"));
	assert_str_equal(row.player, STR("星桥算力"));
	assert_str_equal(row.unit, STR("%"));
	assert_true(row.value == 40);

	assert_true(store_figures(s, &f, &a, &ids, &e));
	assert_int_equal(ids.n, 1);
	assert_true(store_figure(s, ids.v[0], &a, &row, &e));
	assert_str_equal(row.text, STR("31%"));
	store_close(s);
	arena_free(&a);
}

static void
rollback_leaves_nothing(void **state)
{
	struct arena a = { 0 };
	struct article in;
	struct store_counts n;
	struct err e = { 0 };
	int64_t id, next;
	bool fresh;
	struct store *s = make_store(make_path(&a, "rollback.db"), STORE_WRITE);

	(void)state;
	make_article(&bridge, &a, &in);
	assert_true(store_begin(s, &e));
	assert_true(store_save(s, &in, &id, &fresh, &e));
	store_rollback(s);
	assert_true(store_count(s, &n, &e));
	assert_int_equal(n.articles + n.players + n.quotes + n.figures, 0);
	assert_false(store_save(s, &in, &next, &fresh, &e));
	assert_int_equal(make_save(s, &in), id);
	store_close(s);
	arena_free(&a);
}

static void
numbers_are_not_given_twice(void **state)
{
	struct arena a = { 0 };
	struct article in;
	struct err e = { 0 };
	struct store *s = make_store(make_path(&a, "numbers.db"), STORE_WRITE);

	(void)state;
	make_article(&bridge, &a, &in);
	int64_t id = make_save(s, &in);
	assert_true(store_begin(s, &e));
	assert_true(store_delete(s, id, &e));
	assert_true(store_commit(s, &e));
	assert_true(make_save(s, &in) > id);
	store_close(s);
	arena_free(&a);
}

enum { SPEAKER = 7, SUBJECT = 8 };

/* Some quotes of the one, some about the other, some both. */
static void
put_quotes(struct store *s)
{
	struct err e = { 0 };

	assert_true(store_begin(s, &e));
	for (uint32_t i = 0; i < 4000; i++) {
		uint32_t article = random_below(300);
		const struct sql_value row[] = {
			SQL_I(random_below(9) ? SPEAKER : SUBJECT),
			SQL_I(article / 5), SQL_I(article + 1),
			SQL_I(random_below(4))
		};

		/* Of the subject less is told, in stretches. */
		assert_true(sql_finish(&s->archive,
			sql_ask_values(&s->archive,
				"insert or ignore into said values (?, ?, ?, "
				"?)",
				row, 4, &e),
			&e));
		if (article % 100 < 12)
			continue;
		assert_true(sql_do(&s->archive, &e,
			"insert or ignore into told values (?, ?, ?, ?)",
			SQL_I(random_below(9) ? SUBJECT : SPEAKER), row[1],
			row[2], SQL_I(random_below(4))));
	}
	assert_true(store_commit(s, &e));
}

static bool
ids_hold(const struct ids *ids, int64_t id)
{
	for (size_t i = 0; i < ids->n; i++)
		if (ids->v[i] == id)
			return true;
	return false;
}

static void
what_one_said_about_another_is_in_both_lists(void **state)
{
	struct store *s;
	struct arena a = { 0 };
	struct ids said, told, both;
	struct err e = { 0 };
	size_t n = 0;

	(void)state;
	s = make_store(make_path(&a, "both.db"), STORE_WRITE);
	put_quotes(s);
	for (int turn = 0; turn < 2; turn++, n = 0) {
		struct quote_filter by = { .by = turn ? SUBJECT : SPEAKER };
		struct quote_filter about = { .about = SPEAKER + SUBJECT -
						       by.by };
		struct quote_filter f = { .by = by.by, .about = about.about };

		assert_true(store_quotes(s, &by, &a, &said, &e));
		assert_true(store_quotes(s, &about, &a, &told, &e));
		assert_true(store_quotes(s, &f, &a, &both, &e));
		for (size_t i = 0; i < said.n; i++)
			if (ids_hold(&told, said.v[i]))
				assert_int_equal(both.v[n++], said.v[i]);
		assert_int_equal(both.n, n);
		assert_int_not_equal(n, 0);
	}
	store_close(s);
	arena_free(&a);
}

int
test_rows(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(article_comes_back_as_it_went_in),
		cmocka_unit_test(same_article_is_known_again),
		cmocka_unit_test(articles_are_listed_newest_first),
		cmocka_unit_test(quotes_are_listed_newest_first),
		cmocka_unit_test(quotes_are_found_by_words),
		cmocka_unit_test(what_one_said_about_another_is_in_both_lists),
		cmocka_unit_test(list_ends_at_its_limit),
		cmocka_unit_test(figures_come_with_their_sentence),
		cmocka_unit_test(rollback_leaves_nothing),
		cmocka_unit_test(numbers_are_not_given_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
