/* content/: which lines are headings, and what they say. */
#include "tests/perm.h"
#include "tests/test.h"

#include "base/buf.h"
#include "content/content.h"
#include "tests/understand.h"

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

/* "label|heading label|heading …" of all sections. */
static str
labels_of(const struct article *a)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < a->sections.n; i++)
		buf_printf(&b, "%s%.*s|%.*s", i ? " / " : "",
			STR_ARG(article_word(a, a->sections.v[i].label)),
			STR_ARG(article_word(a, a->sections.v[i].heading)));
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

#define PARAGRAPH                                                                                                \
	"这一段是正文，讲的是一家做检测仪的小厂怎样在三年里换了两次方向，又怎" \
	"样"                                                                                                    \
	"在第四年把最早的那条线捡了回来，并且第一次把账算平了。\n"

static void
sections_are_found_by_labels_and_by_shape(void **state)
{
	static const struct {
		const char *text, *sections;
	} cases[] = {
		{ PARAGRAPH "01\n换了两次方向\n" PARAGRAPH PARAGRAPH
			    "02\n账算平了\n" PARAGRAPH,
			"01|换了两次方向 / 02|账算平了" },
		{ PARAGRAPH "01\n第一次\n也是最后一次\n" PARAGRAPH PARAGRAPH
			    "02 收尾\n" PARAGRAPH,
			"01|第一次 也是最后一次 / 02|收尾" },
		{ PARAGRAPH PARAGRAPH "一、没有退路\n" PARAGRAPH PARAGRAPH
				      "二、只剩一条\n" PARAGRAPH,
			"一|没有退路 / 二|只剩一条" },
		{ PARAGRAPH PARAGRAPH
			"小厂的第四年\n" PARAGRAPH PARAGRAPH PARAGRAPH,
			"|小厂的第四年" },
		{ PARAGRAPH "图源：受访者提供\n" PARAGRAPH PARAGRAPH, "" },
		{ PARAGRAPH "他停了一下。\n" PARAGRAPH PARAGRAPH, "" },
		{ PARAGRAPH "编辑｜林一\n" PARAGRAPH PARAGRAPH, "" },
		{ PARAGRAPH PARAGRAPH PARAGRAPH, "" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = understand(cases[i].text, false);

		assert_str_equal(labels_of(&a), str_of(cases[i].sections));
	}
}

static void
marked_headings_are_taken_as_they_are(void **state)
{
	struct article a =
		understand("#02 为什么是现在\n" PARAGRAPH
			   "看起来像标题\n" PARAGRAPH "#尾声\n" PARAGRAPH,
			true);

	(void)state;
	assert_int_equal(a.sections.n, 2);
	assert_int_equal(a.sections.v[0].at.start, 0);
	assert_int_equal(a.sections.v[0].at.end, a.sections.v[1].at.start);
	assert_int_equal(a.sections.v[1].at.end, a.text.n);
	assert_int_equal(a.sections.v[0].depth, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_of_two_lines_are_one),
		cmocka_unit_test(sections_are_found_by_labels_and_by_shape),
		cmocka_unit_test(marked_headings_are_taken_as_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
