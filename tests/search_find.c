#include "tests/search_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include "store/search.h"
#include "store/state.h"

/* Numbers from 1 in this order, which is not that of their dates. */
static const struct made made[] = {
	{ "云栈下调接口价格", "2026-02-28", "财经早报",
		"{o|云栈}下调接口价格，{p|何竞}说：“[2|降价不是策略，是结果。]"
		"”" },
	{ "三家跟进降价", "2026-03-01", "晚报科技",
		"{o|星桥算力}与{o|远山智能}跟进。{p|陆文昭}说：“[3|每一度电都要"
		"算清楚，云栈也一样。]”" },
	{ "Northlight opens its weights", "2026-01-15", "The Ledger",
		"{o|Northlight} released GPT-4 class weights with strings. "
		"Nobody at the harbour paid 4,200 pounds to move quite so many "
		"boxes of slow and rather noisy cordage past the lighthouse in "
		"one morning. They hum at the quay. It is a sturdy trellis." },
	{ "雲棧回應降價", "2026-03-02", "前沿周刊",
		"{o|雲棧}回應：價格戰會打一年。WPS AI 也降价了。" },
	{ "没有日期的旧文", NULL, NULL, "云端的旧文，栈桥。" },
	{ "海岸汽车交付", "2026-02", "车市观察",
		"海岸汽车9月交付3.1万辆，的的的。OpenAI" },
};

static str
names(const struct answer *a, struct arena *tmp)
{
	str all = { 0 };

	for (size_t i = 0; i < a->hits.n; i++)
		all = arena_printf(tmp, "%.*s%s%lld", STR_ARG(all),
			i ? " " : "", (long long)a->hits.v[i].id);
	return all;
}

static struct store *
open_made(const char *name, struct arena *tmp)
{
	struct store *s = make_store(make_path(tmp, name), STORE_WRITE);

	for (size_t i = 0; i < TESTS_N(made); i++) {
		struct article a;

		make_article(&made[i], tmp, &a);
		if (i == 1)
			make_about(&a, tmp, 0, "云栈");
		make_save(s, &a);
	}
	return s;
}

static void
queries_find_what_they_ask_for(void **state)
{
	static const struct {
		const char *query, *found;
	} cases[] = {
		{ "", "4 2 1 6 3 5" },
		{ "云栈", "4 2 1" },
		{ "雲棧 降價", "4 2 1" },
		{ "云", "4 2 1 5" },
		{ "的", "6 5" },
		{ "的 云", "5" },
		{ "栈下调", "1" },
		{ "\"下调接口\"", "1" },
		{ "云栈下调接口价格", "1" },
		{ "价格战会打一年", "4" },
		{ "云栈 OR 海岸", "4 2 1 6" },
		{ "云栈 -何竞", "4 2" },
		{ "云栈 -下调接口", "4 2" },
		{ "-云栈", "6 3 5" },
		{ "-云栈 -没有", "6 3" },
		{ "没有这样的词", "" },
		{ "ai", "4" },
		{ "wpsai", "4" },
		{ "wps ai", "4" },
		{ "gpt4", "3" },
		{ "gpt-4", "3" },
		{ "GPT", "3" },
		{ "open", "" },
		{ "openai", "6" },
		{ "3.1万", "6" },
		{ "title:云栈", "4 1" },
		{ "title:云", "4 1" },
		{ "title:旧", "5" },
		{ "title:回应降价", "4" },
		{ "player:何竞", "1" },
		{ "player:云栈", "4 2 1" },
		{ "player:陆", "2" },
		{ "player:谁", "" },
		{ "-player:云栈", "6 3 5" },
		{ "player:何竞 OR player:陆文昭", "2 1" },
		{ "player:何竞 OR 海岸", "1 6" },
		{ "said:云栈", "2" },
		{ "said:降价", "1" },
		{ "said:降价@何竞", "1" },
		{ "said:降价@陆文昭", "" },
		{ "said:@陆文昭", "2" },
		{ "about:云栈", "2" },
		{ "source:早报", "1" },
		{ "source:ledger", "3" },
		{ "source:没有", "" },
		{ "since:2026-03", "4 2" },
		{ "until:2026-02", "1 6 3 5" },
		{ "since:2026-02-28 until:2026-03-01", "2 1" },
		{ "云栈 since:2026-03-02", "4" },
		{ "tag:x", "" },
		{ "is:starred", "" },
		{ "is:unread 云栈", "4 2 1" },
		{ "is:", "" },
		{ "！？", "" },
	};
	struct arena tmp = { 0 };
	struct store *s = open_made("find.db", &tmp);

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct answer a;

		search_made(s,
			(struct search_ask){ .query = str_of(cases[i].query),
				.sort = SEARCH_NEW },
			&tmp, &a);
		str found = names(&a, &tmp);
		if (!str_eq(found, str_of(cases[i].found)))
			fail_msg("%s finds %.*s", cases[i].query,
				STR_ARG(found));
		assert_int_equal(a.total, a.hits.n);
		assert_false(a.partial);
	}
	store_close(s);
	arena_free(&tmp);
}

static void
the_best_hold_the_words_in_the_title(void **state)
{
	struct arena tmp = { 0 };
	struct store *s = open_made("best.db", &tmp);
	struct answer a;

	(void)state;
	search_made(s, (struct search_ask){ .query = STR("云栈"), .limit = 1 },
		&tmp, &a);
	assert_int_equal(a.hits.n, 1);
	assert_int_not_equal(a.hits.v[0].id, 2);
	assert_true(a.hits.v[0].score > 0);
	assert_int_equal(a.total, 3);
	store_close(s);
	arena_free(&tmp);
}

static void
most_of_the_words_do_when_none_holds_all(void **state)
{
	static const struct {
		const char *query, *found;
		size_t held, words;
	} cases[] = {
		{ "云栈 何竞 海岸", "1 4 6 2", 2, 3 },
		{ "海岸 云栈", "4 6 1 2", 1, 2 },
		{ "海岸 云栈 since:2026-03", "4 2", 1, 2 },
		{ "海岸 云栈 -何竞", "4 6 2", 1, 2 },
		{ "海岸 云栈 source:早报", "1", 1, 2 },
		{ "player:何竞 GPT 的 接口", "1", 1, 3 },
		{ "WPSAI 的 汽车", "6 4", 2, 3 },
		{ "没有这样的词 也没有这个", "", 0, 0 },
		{ "海岸 player:何竞", "", 0, 0 },
		{ "title:海岸 云栈", "", 0, 0 },
		{ "云栈 何竞", "1", 0, 0 },
	};
	struct arena tmp = { 0 };
	struct store *s = open_made("loosened.db", &tmp);

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct answer a;

		search_made(s,
			(struct search_ask){ .query = str_of(cases[i].query) },
			&tmp, &a);
		str found = names(&a, &tmp);
		if (!str_eq(found, str_of(cases[i].found)) ||
			a.loosened.held != cases[i].held ||
			a.loosened.words != cases[i].words)
			fail_msg("%s finds %.*s, %zu of %zu", cases[i].query,
				STR_ARG(found), a.loosened.held,
				a.loosened.words);
		assert_int_equal(a.total, cases[i].words ? 0 : a.hits.n);
		assert_false(a.partial);
	}
	store_close(s);
	arena_free(&tmp);
}

static str
marked(const struct hit *h, struct arena *tmp)
{
	str out = { 0 };
	size_t at = 0;

	for (size_t i = 0; i < h->n_marks; i++) {
		struct span m = h->marks[i];

		out = arena_printf(tmp, "%.*s%.*s[%.*s]", STR_ARG(out),
			STR_ARG(str_slice(h->snippet, at, m.start)),
			STR_ARG(str_slice(h->snippet, m.start, m.end)));
		at = m.end;
	}
	return arena_printf(tmp, "%.*s%.*s", STR_ARG(out),
		STR_ARG(str_skip(h->snippet, at)));
}

static void
snippets_show_the_sentence(void **state)
{
	static const struct {
		const char *query, *snippet;
	} cases[] = {
		{ "价格战", "雲棧回應：[價格戰]會打一年。" },
		{ "wpsai", "[WPS AI] 也降价了。" },
		{ "交付", "海岸汽车9月[交付]3.1万辆，的的的。" },
		/* A full stop ends one, no word is cut. */
		{ "quay", "They hum at the [quay]." },
		{ "lighthouse",
			"paid 4,200 pounds to move quite so many boxes of "
			"slow and rather noisy cordage "
			"past the [lighthouse] in one morning." },
	};
	struct arena tmp = { 0 };
	struct store *s = open_made("snippet.db", &tmp);

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct answer a;

		search_made(s,
			(struct search_ask){ .query = str_of(cases[i].query) },
			&tmp, &a);
		assert_int_equal(a.hits.n, 1);
		assert_str_equal(
			marked(&a.hits.v[0], &tmp), str_of(cases[i].snippet));
	}
	store_close(s);
	arena_free(&tmp);
}

static void
terms_are_marked_in_the_article(void **state)
{
	struct arena tmp = { 0 };
	struct store *s = open_made("marks.db", &tmp);
	struct answer a;
	struct spans spans = { 0 };
	str text = STR("雲棧與云栈，GPT 4。云");

	(void)state;
	search_made(s, (struct search_ask){ .query = STR("云栈 gpt-4 -没有") },
		&tmp, &a);
	search_marks(&a.terms, text, &tmp, &spans);
	assert_int_equal(spans.n, 3);
	assert_str_equal(
		str_slice(text, spans.v[0].start, spans.v[0].end), STR("雲棧"));
	assert_str_equal(
		str_slice(text, spans.v[1].start, spans.v[1].end), STR("云栈"));
	assert_str_equal(str_slice(text, spans.v[2].start, spans.v[2].end),
		STR("GPT 4"));
	store_close(s);
	arena_free(&tmp);
}

static void
what_is_deleted_is_not_found(void **state)
{
	struct arena tmp = { 0 };
	struct store *s = open_made("delete.db", &tmp);
	struct answer a;
	struct err e;

	(void)state;
	assert_true(store_begin(s, &e));
	assert_true(store_delete(s, 4, &e));
	assert_true(store_commit(s, &e));
	search_made(s, (struct search_ask){ .query = STR("云栈") }, &tmp, &a);
	assert_int_equal(a.total, 2);
	search_made(s, (struct search_ask){ .query = STR("") }, &tmp, &a);
	assert_int_equal(a.total, 5);
	store_close(s);
	arena_free(&tmp);
}

static void
a_deadline_gives_a_partial_answer(void **state)
{
	struct arena tmp = { 0 };
	struct store *s = open_made("deadline.db", &tmp);
	struct answer a;

	(void)state;
	search_made(s,
		(struct search_ask){
			.query = STR("云栈"), .deadline_ms = 5000 },
		&tmp, &a);
	assert_false(a.partial);
	assert_int_equal(a.total, 3);
	store_close(s);
	arena_free(&tmp);
}

static void
what_a_reader_marks_is_found_by_it(void **state)
{
	static const struct {
		const char *query, *found;
	} cases[] = {
		{ "tag:芯片", "2 1" },
		{ "tag:晶片", "" },
		{ "tag:AI", "3" },
		{ "tag:ａｉ", "3" },
		{ "tag:芯", "2 1" },
		{ "-tag:芯片", "4 6 3 5" },
		{ "-tag:芯片 云栈", "4" },
		{ "tag:芯片 OR tag:ai", "2 1 3" },
		{ "tag:芯片 何竞", "1" },
		{ "tag:", "" },
		{ "is:starred", "2" },
		{ "is:starred tag:芯片", "2" },
		{ "is:unread 云栈", "4 2" },
		{ "", "4 2 1 6 3 5" },
	};
	struct arena tmp = { 0 };
	struct store *s = open_made("tags.db", &tmp);
	struct answer a;
	struct err e = { 0 };

	(void)state;
	store_close(s);
	if (!store_open(make_path(&tmp, "tags.db"), make_path(&tmp, "tags.st"),
		    STORE_READ, &s, &e))
		fail_msg("%s", e.text);
	search_made(
		s, (struct search_ask){ .query = STR("tag:芯片") }, &tmp, &a);
	assert_int_equal(a.total, 0);
	assert_true(store_tag(s, 1, STR("芯片"), true, &e));
	assert_true(store_tag(s, 2, STR("芯片"), true, &e));
	assert_true(store_tag(s, 3, STR("AI"), true, &e));
	assert_true(make_mark(s, 2, DEED_STARRED, true, &e));
	assert_true(make_mark(s, 1, DEED_READ, true, &e));
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		search_made(s,
			(struct search_ask){ .query = str_of(cases[i].query),
				.sort = SEARCH_NEW },
			&tmp, &a);
		str found = names(&a, &tmp);
		if (!str_eq(found, str_of(cases[i].found)))
			fail_msg("%s finds %.*s", cases[i].query,
				STR_ARG(found));
		assert_int_equal(a.total, a.hits.n);
	}
	assert_true(make_mark(s, 2, DEED_DELETED, true, &e));
	search_made(s, (struct search_ask){ .query = STR("云栈") }, &tmp, &a);
	assert_int_equal(a.total, 2);
	search_made(s, (struct search_ask){ .query = STR("云栈"), .limit = 1 },
		&tmp, &a);
	assert_int_equal(a.total, 2);
	store_close(s);
	arena_free(&tmp);
}

static str
facet_words(const struct facets *f, enum facet_kind kind, struct arena *tmp)
{
	str all = { 0 };

	for (size_t i = 0; i < f->of[kind].n; i++)
		all = arena_printf(tmp, "%.*s%s%.*s %u", STR_ARG(all),
			i ? ", " : "", STR_ARG(f->of[kind].v[i].word),
			f->of[kind].v[i].articles);
	return all;
}

static void
facets_tell_who_stands_in_how_many(void **state)
{
	static const struct {
		const char *query, *players, *sources, *months;
	} cases[] = {
		{ "云栈", "云栈 2, 何竞 1, 星桥算力 1, 远山智能 1, 陆文昭 1",
			"财经早报 1, 晚报科技 1, 前沿周刊 1",
			"2026-03 2, 2026-02 1" },
		{ "何竞", "云栈 1, 何竞 1", "财经早报 1", "2026-02 1" },
		{ "source:车市", "", "车市观察 1", "2026-02 1" },
		{ "没有这个词", "", "", "" },
		{ "said:", "", "", "" },
	};
	struct arena tmp = { 0 };
	struct store *s = open_made("facets.db", &tmp);

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct answer a;

		search_made(s,
			(struct search_ask){ .query = str_of(cases[i].query),
				.facets = true },
			&tmp, &a);
		assert_str_equal(facet_words(&a.facets, FACET_PLAYERS, &tmp),
			str_of(cases[i].players));
		assert_str_equal(facet_words(&a.facets, FACET_SOURCES, &tmp),
			str_of(cases[i].sources));
		assert_str_equal(facet_words(&a.facets, FACET_MONTHS, &tmp),
			str_of(cases[i].months));
		assert_int_equal(a.facets.articles, a.total);
	}
	store_close(s);
	arena_free(&tmp);
}

int
test_find(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(queries_find_what_they_ask_for),
		cmocka_unit_test(the_best_hold_the_words_in_the_title),
		cmocka_unit_test(most_of_the_words_do_when_none_holds_all),
		cmocka_unit_test(snippets_show_the_sentence),
		cmocka_unit_test(terms_are_marked_in_the_article),
		cmocka_unit_test(what_is_deleted_is_not_found),
		cmocka_unit_test(a_deadline_gives_a_partial_answer),
		cmocka_unit_test(what_a_reader_marks_is_found_by_it),
		cmocka_unit_test(facets_tell_who_stands_in_how_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
