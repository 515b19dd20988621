#include "tests/search_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include "base/buf.h"

/* A long text of its own; the words behind `also` make it a little other. */
static void
save_long(struct store *s, struct arena *tmp, const char *title,
	const char *source, const char *date, int which, const char *also)
{
	struct article a = { 0 };
	struct buf text = { 0 };
	struct err e = { 0 };
	bool fresh;
	int64_t id;

	for (int i = 0; i < 12; i++)
		buf_printf(&text, "第%d回说到雾桥镇的%d号信使在渡口等了%d夜，",
			i, which * 31 + i, which * 7 + i * 3);
	buf_put(&text, str_of(also));
	a.title = article_word_add(&a, tmp, str_of(title));
	a.source = article_word_add(&a, tmp, str_of(source));
	a.published = article_word_add(&a, tmp, str_of(date));
	a.text = arena_copy(tmp, buf_str(&text));
	buf_free(&text);
	if (!store_save(s, &a, &id, &fresh, &e) || !fresh)
		fail_msg("%s: %s", title, e.text);
}

static struct store *
open_reprints(struct arena *tmp)
{
	struct store *s =
		make_store(make_path(tmp, "reprints.db"), STORE_WRITE);
	struct err e;

	assert_true(store_begin(s, &e));
	save_long(s, tmp, "信使", "甲报", "2026-03-01", 1, "完。");
	save_long(s, tmp, "渡口的信使", "乙报", "2026-03-02", 1, "（转）");
	save_long(s, tmp, "信使", "丙報", "2026-03-03", 1, "轉自甲報。");
	/* Another text; too much later; a series of one source. */
	save_long(s, tmp, "信使之二", "甲报", "2026-03-02", 2, "完。");
	save_long(s, tmp, "信使", "丁报", "2026-05-02", 1, "旧文。");
	save_long(s, tmp, "第六则", "甲报", "2026-03-04", 3,
		"石门关的雨下了整整一夜没有停，桥头的灯一直亮到了天明时分。");
	save_long(s, tmp, "第七则", "甲报", "2026-03-05", 3,
		"北坡上的雪化成水流进了老磨坊，磨坊主的女儿数着水车转。");
	assert_true(store_commit(s, &e));
	return s;
}

/* "4 3(2,1)": hits, their reprints in brackets. */
static str
with_reprints(const struct answer *a, struct arena *tmp)
{
	str all = { 0 };

	for (size_t i = 0; i < a->hits.n; i++) {
		const struct hit *h = &a->hits.v[i];

		all = arena_printf(tmp, "%.*s%s%lld", STR_ARG(all),
			i ? " " : "", (long long)h->id);
		for (size_t k = 0; k < h->n_reprints; k++)
			all = arena_printf(tmp, "%.*s+%lld", STR_ARG(all),
				(long long)h->reprints[k]);
	}
	return all;
}

static void
reprints_of_one_story_are_one_hit(void **state)
{
	struct arena tmp = { 0 };
	struct store *s = open_reprints(&tmp);
	struct search_ask ask = { .query = STR("信使"), .sort = SEARCH_NEW };
	struct answer a;
	struct err e;

	(void)state;
	search_made(s, ask, &tmp, &a);
	assert_str_equal(with_reprints(&a, &tmp), STR("5 7 6 3+2+1 4"));
	assert_int_equal(a.total, 7);
	ask.limit = 4;
	search_made(s, ask, &tmp, &a);
	assert_str_equal(with_reprints(&a, &tmp), STR("5 7 6 3"));
	ask = (struct search_ask){ .query = STR("title:信使 渡口 雾桥") };
	search_made(s, ask, &tmp, &a);
	assert_int_equal(a.hits.n, 3);
	assert_int_equal(a.total, 5);
	search_made(s,
		(struct search_ask){
			.query = STR("story:2"), .sort = SEARCH_NEW },
		&tmp, &a);
	assert_int_equal(a.total, 3);
	assert_str_equal(with_reprints(&a, &tmp), STR("3 2 1"));
	ask = (struct search_ask){
		.query = STR("信使"), .sort = SEARCH_NEW, .apart = true
	};
	search_made(s, ask, &tmp, &a);
	assert_str_equal(with_reprints(&a, &tmp), STR("5 7 6 3 4 2 1"));
	assert_true(store_begin(s, &e));
	assert_true(store_delete(s, 1, &e));
	assert_true(store_delete(s, 3, &e));
	assert_true(store_commit(s, &e));
	search_made(
		s, (struct search_ask){ .query = STR("story:2") }, &tmp, &a);
	assert_str_equal(with_reprints(&a, &tmp), STR("2"));
	store_close(s);
	arena_free(&tmp);
}

int
test_story(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reprints_of_one_story_are_one_hit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
