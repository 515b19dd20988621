#include "tests/search_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include "base/utf8.h"
#include "content/fold.h"
#include "store/search.h"
#include "store/state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers from 1 in this order, which is not that of their dates. */
static const struct made made[] = {
	{ "云栈下调接口价格", "2026-02-28", "财经早报",
		"{o|云栈}下调接口价格，{p|何竞}说：“[2|降价不是策略，是结果。]"
		"”" },
	{ "三家跟进降价", "2026-03-01", "晚报科技",
		"{o|星桥算力}与{o|远山智能}跟进。{p|陆文昭}说：“[3|每一度电都要"
		"算清楚，云栈也一样。]”" },
	{ "Northlight opens its weights", "2026-01-15", "The Ledger",
		"{o|Northlight} released GPT-4 class weights with strings." },
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
run(struct store *s, struct search_ask ask, struct arena *tmp, struct answer *a)
{
	struct err e = { 0 };

	if (!search_run(s, &ask, tmp, a, &e))
		fail_msg("%.*s: %s", STR_ARG(ask.query), e.text);
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

		run(s,
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
	run(s, (struct search_ask){ .query = STR("云栈"), .limit = 1 }, &tmp,
		&a);
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

		run(s, (struct search_ask){ .query = str_of(cases[i].query) },
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
	};
	struct arena tmp = { 0 };
	struct store *s = open_made("snippet.db", &tmp);

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct answer a;

		run(s, (struct search_ask){ .query = str_of(cases[i].query) },
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
	run(s, (struct search_ask){ .query = STR("云栈 gpt-4 -没有") }, &tmp,
		&a);
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
	run(s, (struct search_ask){ .query = STR("云栈") }, &tmp, &a);
	assert_int_equal(a.total, 2);
	run(s, (struct search_ask){ .query = STR("") }, &tmp, &a);
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
	run(s, (struct search_ask){ .query = STR("云栈"), .deadline_ms = 5000 },
		&tmp, &a);
	assert_false(a.partial);
	assert_int_equal(a.total, 3);
	store_close(s);
	arena_free(&tmp);
}

/* Random texts of few characters, so that every query is found often. */
struct random_text {
	struct arena arena;
	str title[200], text[200], folded[200];
	int64_t id[200];
	char date[200][24];
};

static uint32_t seed;

static uint32_t
random_below(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (uint32_t)(((uint64_t)(seed >> 8) * n) >> 24);
}

static str
random_string(struct arena *perm, size_t runes)
{
	static const char *const alphabet[] = { "云", "栈", "降", "价", "的",
		"是", "雲", "價", "，", "。", "ビ", "一", "\n" };
	struct buf b = { 0 };

	for (size_t i = 0; i < runes; i++)
		buf_put(&b, str_of(alphabet[random_below(TESTS_N(alphabet))]));
	str s = arena_copy(perm, buf_str(&b));
	buf_free(&b);
	return s;
}

static struct store *
open_random(struct random_text *r)
{
	struct arena *perm = &r->arena;
	struct store *s = make_store(make_path(perm, "random.db"), STORE_WRITE);
	struct err e;

	assert_true(store_begin(s, &e));
	for (size_t i = 0; i < TESTS_N(r->text); i++) {
		struct article a = { 0 };
		bool fresh;

		r->title[i] = random_string(perm, random_below(6));
		r->text[i] = random_string(perm, 1 + random_below(60));
		r->folded[i] = arena_printf(perm, "%.*s|%.*s",
			STR_ARG(fold(perm, r->title[i])),
			STR_ARG(fold(perm, r->text[i])));
		snprintf(r->date[i], sizeof r->date[i], "20%02u-%02u-01",
			random_below(30), 1 + random_below(12));
		a.title = article_word_add(&a, perm, r->title[i]);
		a.published = article_word_add(&a, perm, str_of(r->date[i]));
		a.text = r->text[i];
		assert_true(store_save(s, &a, &r->id[i], &fresh, &e));
	}
	assert_true(store_commit(s, &e));
	return s;
}

/* How many texts hold it, by a plain look at all of them. */
static size_t
plain_count(const struct random_text *r, str a, str b, bool negative)
{
	size_t n = 0;

	for (size_t i = 0; i < TESTS_N(r->text); i++) {
		bool again = false;

		for (size_t k = 0; k < i; k++)
			again |= r->id[k] == r->id[i];
		n += !again && str_find(r->folded[i], a) != STR_NONE &&
		     (str_find(r->folded[i], b) != STR_NONE) != negative;
	}
	return n;
}

static void
no_hit_is_missed_and_none_is_false(void **state)
{
	struct random_text r = { 0 };
	size_t found = 0;

	(void)state;
	seed = 7;
	struct store *s = open_random(&r);
	for (int round = 0; round < 600; round++) {
		struct arena tmp = { 0 };
		bool negative = random_below(3) == 0;
		str a = random_string(&tmp, 1 + random_below(4));
		str b = random_string(&tmp, 1 + random_below(3));
		struct answer answer;

		if (str_find(a, STR("，")) != STR_NONE ||
			str_find(a, STR("。")) != STR_NONE ||
			str_find(a, STR("\n")) != STR_NONE ||
			str_find(b, STR("，")) != STR_NONE ||
			str_find(b, STR("。")) != STR_NONE ||
			str_find(b, STR("\n")) != STR_NONE) {
			arena_free(&tmp);
			continue;
		}
		str query = arena_printf(&tmp, "%.*s %s%.*s", STR_ARG(a),
			negative ? "-" : "", STR_ARG(b));
		run(s,
			(struct search_ask){ .query = query,
				.sort = random_below(2) ? SEARCH_NEW
							: SEARCH_BEST,
				.limit = 5 },
			&tmp, &answer);
		size_t want =
			plain_count(&r, fold(&tmp, a), fold(&tmp, b), negative);
		if (answer.total != want)
			fail_msg("%.*s: %zu instead of %zu", STR_ARG(query),
				answer.total, want);
		found += want > 0;
		arena_free(&tmp);
	}
	assert_true(found > 50);
	store_close(s);
	arena_free(&r.arena);
}

static void
the_newest_come_first_whatever_came_in_first(void **state)
{
	struct random_text r = { 0 };
	struct answer a;

	(void)state;
	seed = 11;
	struct store *s = open_random(&r);
	run(s, (struct search_ask){ .query = STR("云"), .sort = SEARCH_NEW },
		&r.arena, &a);
	assert_true(a.hits.n > 20);
	for (size_t i = 1; i < a.hits.n; i++)
		assert_true(str_cmp(a.hits.v[i - 1].published,
				    a.hits.v[i].published) >= 0);
	store_close(s);
	arena_free(&r.arena);
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
	run(s, (struct search_ask){ .query = STR("tag:芯片") }, &tmp, &a);
	assert_int_equal(a.total, 0);
	assert_true(store_tag(s, 1, STR("芯片"), true, &e));
	assert_true(store_tag(s, 2, STR("芯片"), true, &e));
	assert_true(store_tag(s, 3, STR("AI"), true, &e));
	assert_true(store_mark(s, 2, DEED_STARRED, true, &e));
	assert_true(store_mark(s, 1, DEED_READ, true, &e));
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		run(s,
			(struct search_ask){ .query = str_of(cases[i].query),
				.sort = SEARCH_NEW },
			&tmp, &a);
		str found = names(&a, &tmp);
		if (!str_eq(found, str_of(cases[i].found)))
			fail_msg("%s finds %.*s", cases[i].query,
				STR_ARG(found));
		assert_int_equal(a.total, a.hits.n);
	}
	assert_true(store_mark(s, 2, DEED_DELETED, true, &e));
	run(s, (struct search_ask){ .query = STR("云栈") }, &tmp, &a);
	assert_int_equal(a.total, 2);
	run(s, (struct search_ask){ .query = STR("云栈"), .limit = 1 }, &tmp,
		&a);
	assert_int_equal(a.total, 2);
	store_close(s);
	arena_free(&tmp);
}

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
	run(s, ask, &tmp, &a);
	assert_str_equal(with_reprints(&a, &tmp), STR("5 7 6 3+2+1 4"));
	assert_int_equal(a.total, 7);
	ask.limit = 4;
	run(s, ask, &tmp, &a);
	assert_str_equal(with_reprints(&a, &tmp), STR("5 7 6 3"));
	ask = (struct search_ask){ .query = STR("title:信使 渡口 雾桥") };
	run(s, ask, &tmp, &a);
	assert_int_equal(a.hits.n, 3);
	assert_int_equal(a.total, 5);
	run(s,
		(struct search_ask){
			.query = STR("story:2"), .sort = SEARCH_NEW },
		&tmp, &a);
	assert_int_equal(a.total, 3);
	assert_str_equal(with_reprints(&a, &tmp), STR("3+2+1"));
	assert_true(store_begin(s, &e));
	assert_true(store_delete(s, 1, &e));
	assert_true(store_delete(s, 3, &e));
	assert_true(store_commit(s, &e));
	run(s, (struct search_ask){ .query = STR("story:2") }, &tmp, &a);
	assert_str_equal(with_reprints(&a, &tmp), STR("2"));
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

		run(s,
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
		cmocka_unit_test(no_hit_is_missed_and_none_is_false),
		cmocka_unit_test(the_newest_come_first_whatever_came_in_first),
		cmocka_unit_test(what_a_reader_marks_is_found_by_it),
		cmocka_unit_test(reprints_of_one_story_are_one_hit),
		cmocka_unit_test(facets_tell_who_stands_in_how_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
