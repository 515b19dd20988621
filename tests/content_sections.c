/* content/: which lines are headings, and what they say. */
#include "tests/perm.h"
#include "tests/test.h"

#include "base/buf.h"
#include "content/content.h"

static bool
keep_sections(void *ctx, const struct article *a, struct err *e)
{
	(void)e;
	for (size_t i = 0; i < a->sections.n; i++)
		buf_printf(ctx, "%s%.*s", i ? "|" : "",
			STR_ARG(article_word(a, a->sections.v[i].heading)));
	return true;
}

static str
sections_of(const char *text, enum format as)
{
	struct buf b = { 0 };
	struct input in = { .bytes = str_of(text), .as = as };
	struct content_sink sink = { .article = keep_sections, .ctx = &b };
	struct err e;

	assert_true(content_read(&in, NULL, &sink, &e));
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

#define LONG_TEXT                                                                                 \
	"今年春天，海边的小城又热闹起来，街上的店一家接一家地开门，" \
	"老板们站在门口等着客人，谁也不知道这样的日子能过多久。\n\n"

/* Two lines without a label are one heading, unless the first is a full
 * sentence; what a number counts is no label. */
static void
headings_of_two_lines_are_one(void **state)
{
	static const struct {
		const char *text, *sections;
	} cases[] = {
		{ LONG_TEXT LONG_TEXT
			"从海边开始\n\n一家小店的十年\n\n" LONG_TEXT LONG_TEXT,
			"从海边开始 一家小店的十年" },
		{ LONG_TEXT LONG_TEXT
			"9 年改革，仍不彻底\n\n" LONG_TEXT LONG_TEXT,
			"9 年改革，仍不彻底" },
		{ LONG_TEXT LONG_TEXT
			"学会了两件事：\n\n少进货，多聊天\n\n" LONG_TEXT
				LONG_TEXT,
			"学会了两件事： 少进货，多聊天" },
		{ LONG_TEXT "01 [ 先把灯点亮 ]\n\n" LONG_TEXT
			    "02 [ 再把门打开 ]\n\n" LONG_TEXT,
			"先把灯点亮|再把门打开" },
		{ LONG_TEXT "01「小店」的秘密\n\n" LONG_TEXT LONG_TEXT
			    "02「大店」的烦恼\n\n" LONG_TEXT,
			"「小店」的秘密|「大店」的烦恼" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_str_equal(sections_of(cases[i].text, FORMAT_TEXT),
			str_of(cases[i].sections));
	assert_str_equal(
		sections_of("# 题目\n\n## 甲部\n\n### 乙节\n\n" LONG_TEXT,
			FORMAT_MARKDOWN),
		STR("甲部|乙节"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_of_two_lines_are_one),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
