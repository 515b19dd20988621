#include "tests/search_groups.h"

#include "tests/test.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "store/find/match.h"
#include "store/query.h"
#include "store/find/recent.h"
#include "store/search.h"
#include "store/index/terms.h"

#include <stdlib.h>
#include <string.h>

static const char *const field_names[] = {
	[FIELD_TEXT] = "text",
#define FIELD(id, name) [FIELD_##id] = name,
#include "store/archive/fields.def"
};

static void
describe_term(struct buf *out, const struct query_term *t, struct arena *tmp)
{
	if (t->field != FIELD_TEXT)
		buf_printf(out, "%s:", field_names[t->field]);
	if (t->phrase.n)
		buf_put(out, phrase_term(&t->phrase, tmp));
	buf_put(out, t->value);
	if (t->by.n)
		buf_printf(out, "@%.*s", STR_ARG(t->by));
}

/* Clauses parted by blanks, alternatives by |, what is ignored behind #. */
static str
describe(str text, bool typing, struct arena *tmp)
{
	struct query q;
	struct buf out = { 0 };

	query_read(text, typing, tmp, &q);
	for (size_t i = 0; i < q.n; i++) {
		buf_put(&out, i ? STR(" ") : STR(""));
		buf_put(&out, q.v[i].negative ? STR("-") : STR(""));
		for (size_t k = 0; k < q.v[i].n; k++) {
			buf_put(&out, k ? STR("|") : STR(""));
			describe_term(&out, &q.v[i].v[k], tmp);
		}
	}
	if (q.ignored.n)
		buf_printf(&out, "#%.*s", STR_ARG(q.ignored));
	str s = arena_copy(tmp, buf_str(&out));
	buf_free(&out);
	return s;
}

static void
queries_are_read(void **state)
{
	static const struct {
		const char *query, *read;
	} cases[] = {
		{ "", "" },
		{ "云栈 降价", "云栈 降价" },
		{ "雲棧 ＧＰＴ", "云栈 gpt" },
		{ "\"云栈 降价\"", "\"云栈 降价" },
		{ "“云栈，降价”", "\"云栈,降价" },
		{ "云栈，降价", "云栈 降价" },
		{ "云栈 OR 海岸 降价", "云栈|海岸 降价" },
		{ "云栈 OR", "云栈#OR" },
		{ "OR 云栈", "or 云栈" },
		{ "-云栈 降价", "-云栈 降价" },
		{ "GPT-4", "gpt-4" },
		{ "gpt-4o模型", "gpt-4o模型" },
		{ "4.0版", "4.0版" },
		{ "wps ai", "wps|wpsai ai|wpsai" },
		{ "3 5", "3 5" },
		{ "title:混战", "title:混战" },
		{ "player:陆文昭", "player:陆文昭" },
		{ "PLAYER：陆文昭", "player:陆文昭" },
		{ "ｐｌａｙｅｒ：陆文昭", "player:陆文昭" },
		{ "「降价 云栈」", "\"降价 云栈" },
		{ "said:算力", "said:算力" },
		{ "said:算力@陆文昭", "said:算力@陆文昭" },
		{ "said:\"算力 不足\"@陆文昭", "said:\"算力 不足@陆文昭" },
		{ "said:@陆文昭", "said:@陆文昭" },
		{ "said:", "#said:" },
		{ "云栈 said:", "云栈#said:" },
		{ "source:晚报 since:2023-04", "source:晚报 since:2023-04" },
		{ "since:20", "#since:20" },
		{ "since:2023-Q2 until:2023-h1",
			"since:2023-Q2 until:2023-h1" },
		{ "since:2023-Q7", "#since:2023-Q7" },
		{ "since:7d until:昨天", "since:7d until:昨天" },
		{ "since:上週 until:７Ｄ", "since:上週 until:７Ｄ" },
		{ "since:\"2 weeks ago\"", "since:2 weeks ago" },
		{ "since:3月 until:2024年3月", "since:3月 until:2024年3月" },
		{ "since:soon", "#since:soon" },
		{ "story:12 story:x", "story:12#story:x" },
		{ "is:unread is:what", "is:unread#is:what" },
		{ "http://a.b/c", "http a-b-c" },
		{ "…… ！", "#…… ！" },
		{ "\"", "#\"" },
		{ "\"云栈", "\"云栈" },
		{ "-", "#-" },
		{ "云\t栈\n价\r", "云 栈 价" },
		{ "云\001栈", "云 栈" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena tmp = { 0 };
		str got = describe(str_of(cases[i].query), false, &tmp);

		if (!str_eq(got, str_of(cases[i].read)))
			fail_msg("%s is read as %.*s", cases[i].query,
				STR_ARG(got));
		arena_free(&tmp);
	}
}

/* On Friday 2026-03-06, and on a day that February lacks. */
static void
days_are_said_from_today(void **state)
{
	static const struct {
		const char *text, *first, *last;
	} cases[] = {
		{ "today", "2026-03-06", "2026-03-06" },
		{ "今天", "2026-03-06", "2026-03-06" },
		{ "昨天", "2026-03-05", "2026-03-05" },
		{ "Yesterday", "2026-03-05", "2026-03-05" },
		{ "前天", "2026-03-04", "2026-03-04" },
		{ "7d", "2026-02-27", "2026-02-27" },
		{ "7 days ago", "2026-02-27", "2026-02-27" },
		{ "last-7-days", "2026-02-27", "2026-02-27" },
		{ "近三天", "2026-03-03", "2026-03-03" },
		{ "最近两周", "2026-02-20", "2026-02-20" },
		{ "3天前", "2026-03-03", "2026-03-03" },
		{ "2w", "2026-02-20", "2026-02-20" },
		{ "past week", "2026-02-27", "2026-02-27" },
		{ "1m", "2026-02-06", "2026-02-06" },
		{ "十个月", "2025-05-06", "2025-05-06" },
		{ "半年", "2025-09-06", "2025-09-06" },
		{ "1y", "2025-03-06", "2025-03-06" },
		{ "本周", "2026-03-02", "2026-03-08" },
		{ "上周", "2026-02-23", "2026-03-01" },
		{ "last_week", "2026-02-23", "2026-03-01" },
		{ "周六", "2026-02-28", "2026-02-28" },
		{ "friday", "2026-03-06", "2026-03-06" },
		{ "last Monday", "2026-02-23", "2026-02-23" },
		{ "本月", "2026-03", "2026-03" },
		{ "last month", "2026-02", "2026-02" },
		{ "上季度", "2025-Q4", "2025-Q4" },
		{ "今年", "2026", "2026" },
		{ "去年", "2025", "2025" },
		{ "", "", "" },
		{ "7", "", "" },
		{ "d", "", "" },
		{ "0d", "", "" },
		{ "99999d", "", "" },
		{ "9999y", "", "" },
		{ "ago", "", "" },
		{ "近", "", "" },
		{ "3月", "2026-03", "2026-03" },
		{ "十二月", "2025-12", "2025-12" },
		{ "3月5日", "2026-03-05", "2026-03-05" },
		{ "去年3月", "2025-03", "2025-03" },
		{ "2024年", "2024", "2024" },
		{ "2024年3月", "2024-03", "2024-03" },
		{ "2024年3月5号", "2024-03-05", "2024-03-05" },
		{ "2024/3/5", "2024-03-05", "2024-03-05" },
		{ "一季度", "2026-Q1", "2026-Q1" },
		{ "3月 4月", "", "" },
		{ "3月的事", "", "" },
		{ "3万元", "", "" },
		{ "年", "", "" },
		{ "ahead", "", "" },
	};
	struct when today = when_parse(STR("2026-03-06")), w;
	char iso[WHEN_TEXT];

	(void)state;
	for (size_t i = 0; i < 2 * TESTS_N(cases); i++) {
		const char *text = cases[i / 2].text;
		const char *wanted =
			i % 2 ? cases[i / 2].last : cases[i / 2].first;
		bool is = recent_read(str_of(text), today, i % 2, &w);
		str got = is ? when_format(w, iso) : STR("");

		if (!str_eq(got, str_of(wanted)))
			fail_msg("%s is %.*s", text, STR_ARG(got));
	}
	assert_true(recent_read(
		STR("1m"), when_parse(STR("2024-03-31")), false, &w));
	assert_str_equal(when_format(w, iso), STR("2024-02-29"));
	assert_true(when_valid(recent_today()));
}

static void
the_last_word_may_go_on_while_typing(void **state)
{
	static const struct {
		const char *query, *read;
	} cases[] = {
		{ "tech", "tech*" },
		{ "te", "te" },
		{ "tech ", "tech" },
		{ "tech 云", "tech 云" },
		{ "云tech", "云tech*" },
		{ "\"tech", "\"tech*" },
		{ "\"tech\"", "\"tech" },
		{ "wps aib", "wps|wpsaib* aib*|wpsaib*" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena tmp = { 0 };

		assert_str_equal(describe(str_of(cases[i].query), true, &tmp),
			str_of(cases[i].read));
		arena_free(&tmp);
	}
}

static void
odd_queries_do_no_harm(void **state)
{
	struct arena tmp = { 0 };
	char *long_one = malloc(30000);
	struct query q;

	(void)state;
	for (size_t i = 0; i < 30000; i += 3)
		memcpy(long_one + i, i % 7 ? "云" : "  \"", 3);
	query_read((str){ long_one, 30000 }, true, &tmp, &q);
	assert_true(q.n <= QUERY_CLAUSES);
	memset(long_one, '(', 10000);
	query_read((str){ long_one, 10000 }, true, &tmp, &q);
	assert_int_equal(q.n, 0);
	struct buf many = { 0 };
	for (int i = 0; i < 3000; i++)
		buf_put(&many, STR("云 OR "));
	query_read(buf_str(&many), true, &tmp, &q);
	assert_int_equal(q.n, 1);
	assert_int_equal(q.v[0].n, QUERY_TERMS);
	buf_free(&many);
	query_read((str){ "a\0b \xFF\xFE云", 9 }, true, &tmp, &q);
	assert_true(q.n > 0);
	free(long_one);
	arena_free(&tmp);
}

/* Marks what the phrases of a query hit, with [ and ]. */
static str
mark(str query, str text, struct arena *tmp)
{
	struct phrases phrases = { 0 };
	struct spots spots = { 0 };
	struct hay hay = hay_make(text, (str){ 0 }, HAY_FOLDED, tmp);
	struct query q;
	struct buf out = { 0 };
	size_t at = 0;

	query_read(query, false, tmp, &q);
	for (size_t i = 0; i < q.n; i++) {
		for (size_t k = 0; k < q.v[i].n; k++)
			*vec_push(tmp, &phrases) = q.v[i].v[k].phrase;
	}
	match_spots(&phrases, &hay, SIZE_MAX, tmp, &spots);
	for (size_t i = 0; i < spots.n; i++) {
		struct span s = spots.v[i].at;

		if (s.start < at)
			continue;
		buf_put(&out, str_slice(text, at, s.start));
		buf_printf(&out, "[%.*s]",
			STR_ARG(str_slice(text, s.start, s.end)));
		at = s.end;
	}
	buf_put(&out, str_skip(text, at));
	str s = arena_copy(tmp, buf_str(&out));
	buf_free(&out);
	return s;
}

static void
phrases_stand_where_they_should(void **state)
{
	static const struct {
		const char *query, *marked;
	} cases[] = {
		{ "云", "[云]栈与[云]图" },
		{ "云栈", "[云栈]降价，[雲棧]回应" },
		{ "降价云栈", "云栈降价，云栈" },
		{ "中间", "中，间" },
		{ "ai", "[AI] 与 OpenAI、[ＡＩ]芯片" },
		{ "gpt-4", "[GPT-4]、[GPT 4]、[gpt4]、[ＧＰＴ－４]、GPT-45" },
		{ "gpt4", "[GPT-4]、[GPT 4]、[gpt4]、GPT.. 4" },
		{ "wpsai", "[WPS AI]、[WPSAI]、the wps ai" },
		{ "wps ai", "[WPSAI]" },
		{ "code review", "the [code] [review]" },
		{ "codereview", "the code review" },
		{ "文心4.0", "[文心4.0]、[文心 4.0]、文心40" },
		{ "\"文心 4\"", "文心4、[文心 4]、[文心  4]" },
		{ "\"中，间\"", "中间[中，间][中,间]" },
		{ "\"open-source\"", "open source [open-source]" },
		{ "iphone15大卖", "[iPhone 15 大卖]" },
		{ "4-gpt", "[4GPT] 4xgpt" },
		{ "哈哈", "[哈哈][哈哈]哈" },
		{ "一零", "[一\u200b零]" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena tmp = { 0 };
		struct buf plain = { 0 };

		for (const char *c = cases[i].marked; *c; c++) {
			if (*c != '[' && *c != ']')
				buf_putc(&plain, *c);
		}
		assert_str_equal(
			mark(str_of(cases[i].query), buf_str(&plain), &tmp),
			str_of(cases[i].marked));
		buf_free(&plain);
		arena_free(&tmp);
	}
}

static bool
has_term(str terms, const char *term)
{
	str one;

	for (bool more = true; more;) {
		more = str_cut(terms, STR(" "), &one, &terms);
		if (str_eq(one, str_of(term)))
			return true;
	}
	return false;
}

static void
terms_stand_for_a_text(void **state)
{
	static const char *const there[] = { "*", "^云栈", "云栈", "栈降", "栈",
		"gpt", "4", "gpt4", "ai" };
	static const char *const not_there[] = { "云栈降", "的", "与", "价与",
		"^栈", "gpt4与", "aiai" };
	struct terms *t = terms_new(str_of(terms_common));
	str terms = terms_build(t, STR("雲棧"), STR("云栈降价，与GPT-4的AI"));

	(void)state;
	for (size_t i = 0; i < TESTS_N(there); i++) {
		if (!has_term(terms, there[i]))
			fail_msg("%s is missing", there[i]);
	}
	for (size_t i = 0; i < TESTS_N(not_there); i++) {
		if (has_term(terms, not_there[i]))
			fail_msg("%s is there", not_there[i]);
	}
	terms_free(t);
}

/* What a text must be folded for, patched in or folded whole, is the same. */
static void
places_make_a_text_comparable(void **state)
{
	static const char *const texts[] = { "", "Plain ASCII.", "云栈",
		"雲棧降價", "a\u200bb 云\u00adＣ栈①，ÄΩ", "ＡＢＣ", "中雲",
		"雲中" };
	struct terms *t = terms_new(str_of(terms_common));

	(void)state;
	for (size_t i = 0; i < TESTS_N(texts); i++) {
		struct arena tmp = { 0 };
		str text = str_of(texts[i]);

		terms_build(t, (str){ 0 }, text);
		struct hay a = hay_make(text, terms_places(t), HAY_PLAIN, &tmp);
		struct hay b = hay_make(text, (str){ 0 }, HAY_FOLDED, &tmp);
		assert_int_equal(utf8_count(a.text), utf8_count(b.text));
		for (size_t x = 0, y = 0; x < a.text.n;) {
			assert_int_equal(hay_raw(&a, x), hay_raw(&b, y));
			utf8_next(a.text, &x);
			utf8_next(b.text, &y);
		}
		arena_free(&tmp);
	}
	terms_free(t);
}

static void
some_queries_ask_for_marks(void **state)
{
	static const struct {
		const char *query;
		bool asks;
	} kinds[] = {
		{ "", false },
		{ "风 \"is\" -tag", false },
		{ "is:unread", true },
		{ "风 -tag:海", true },
		{ "风 OR IS：starred", true },
		{ "source:is title:tag", false },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(kinds); i++)
		if (search_asks_marks(str_of(kinds[i].query)) != kinds[i].asks)
			fail_msg("%s", kinds[i].query);
}

int
test_query(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(queries_are_read),
		cmocka_unit_test(days_are_said_from_today),
		cmocka_unit_test(some_queries_ask_for_marks),
		cmocka_unit_test(the_last_word_may_go_on_while_typing),
		cmocka_unit_test(odd_queries_do_no_harm),
		cmocka_unit_test(phrases_stand_where_they_should),
		cmocka_unit_test(terms_stand_for_a_text),
		cmocka_unit_test(places_make_a_text_comparable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
