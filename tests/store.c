#include "tests/store_make.h"

#include "tests/test.h"

#include "content/pack.h"

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
	"{p|周既明}没有回应。",
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
lists_are_newest_first(void **state)
{
	struct arena a = { 0 };
	struct article in;
	struct ids ids;
	struct quote_row quote;
	struct figure_row figure;
	struct err e = { 0 };
	struct store *s = make_store(make_path(&a, "lists.db"), STORE_WRITE);

	(void)state;
	make_article(&bridge, &a, &in);
	int64_t newer = make_save(s, &in);
	make_article(&cloud, &a, &in);
	int64_t older = make_save(s, &in);

	assert_true(store_articles(s, &a, &ids, &e));
	assert_int_equal(ids.n, 2);
	assert_int_equal(ids.v[0], newer);
	assert_int_equal(ids.v[1], older);

	assert_true(store_quotes(
		s, &(struct quote_filter){ .query = STR("") }, &a, &ids, &e));
	assert_int_equal(ids.n, 2);
	assert_true(store_quote(s, ids.v[0], &a, &quote, &e));
	assert_str_equal(quote.text, STR("先把每一度电算清楚。"));
	assert_str_equal(quote.speaker, STR("周既明"));

	assert_true(store_figures(s, &(struct figure_filter){ 0 }, &a, &ids, &e));
	assert_int_equal(ids.n, 1);
	assert_true(store_figure(s, ids.v[0], &a, &figure, &e));
	assert_str_equal(figure.sentence, STR("星桥算力去年增长40%。"));
	assert_str_equal(str_slice(figure.sentence, figure.in_sentence.start,
				 figure.in_sentence.end),
		STR("40%"));
	store_close(s);
	arena_free(&a);
}

static int
cleanup(void **state)
{
	(void)state;
	make_cleanup();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(article_comes_back_as_it_went_in),
		cmocka_unit_test(lists_are_newest_first),
	};

	return cmocka_run_group_tests(tests, NULL, cleanup);
}
