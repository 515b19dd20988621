/* What the readers of plain text, Markdown and JSON Lines make of bytes. */
#include "tests/test.h"

#include "content/document.h"
#include "content/format/header.h"
#include "tests/readings.h"

#include <string.h>

static void
a_title_stands_apart(void **state)
{
	static const struct reading cases[] = {
		{ STR0("短题目\n\n这是正文，有一句话。\n"),
			STR0("T 短题目\ntext|这是正文，有一句话。\n") },
		{ STR0("短题目\n来源：甲报\n这是正文，有一句话。\n"),
			STR0("T 短题目\nS 甲报\n"
			     "text|这是正文，有一句话。\n") },
		{ STR0("短题目\n这是正文，有一句比题目更长的话。\n又一段。\n"),
			STR0("T 短题目\n"
			     "text|这是正文，有一句比题目更长的话。\n"
			     "text|又一段。\n") },
		/* Only one line, or a sentence: no title. */
		{ STR0("短题目\n"), STR0("text|短题目\n") },
		{ STR0("这是一句话。\n\n第二段。\n"),
			STR0("text|这是一句话。\ntext|第二段。\n") },
		{ STR0("A question?\n\nAn answer.\n"),
			STR0("T A question?\ntext|An answer.\n") },
		{ STR0("标题：冒号：还有\n\n正文。"),
			STR0("T 冒号：还有\ntext|正文。\n") },
		{ STR0(""), STR0("") },
		{ STR0("\n \n　\n"), STR0("") },
	};

	(void)state;
	check_readings(text_read, cases, TESTS_N(cases));
}

static void
headers_become_facts_and_leave_the_body(void **state)
{
	static const struct reading cases[] = {
		{ STR0("题目\n2024-Q3\t甲刊\n\n正文一。\n\n正文二。"),
			STR0("T 题目\nS 甲刊\nD 2024-Q3\n"
			     "text|正文一。\ntext|正文二。\n") },
		{ STR0("\n2025-08-21\t甲刊\n\n正文一。\n"),
			STR0("S 甲刊\nD 2025-08-21\ntext|正文一。\n") },
		{ STR0("题目\n\n文章正文\n发布时间:2023-04-25 "
		       "16:46\n\n　　正文。"),
			STR0("T 题目\nD 2023-04-25T16:46\ntext|正文。\n") },
		{ STR0("题目\n2023-04-25 16:46 来源：甲报 作者：李某\n正文。"),
			STR0("T 题目\nS 甲报\nB 李某\nD 2023-04-25T16:46\n"
			     "text|正文。\n") },
		/* Credits that are a paragraph stay: they name people. */
		{ STR0("题目\n2024-"
		       "Q3\t甲刊\n\n作者｜李某\n\n编辑｜王某\n\n正文。"),
			STR0("T 题目\nS 甲刊\nB 李某\nD 2024-Q3\n"
			     "text|作者｜李某\ntext|编辑｜王某\ntext|"
			     "正文。\n") },
		{ STR0("题目\n2024-"
		       "Q3\t甲刊\n\n导语一句。\n\n文｜李某\n\n正文。"),
			STR0("T 题目\nS 甲刊\nB 李某\nD 2024-Q3\n"
			     "text|导语一句。\ntext|文｜李某\ntext|正文。\n") },
		{ STR0("A headline here\n\nBy Ann Bee\nMay 4, 2024\n\nText."),
			STR0("T A headline here\nB Ann Bee\nD 2024-05-04\n"
			     "text|Text.\n") },
		/* Not a header: sentences that look a little like one. */
		{ STR0("题目\n\n2023年4月25日，某公司说：好。\n\n来源：某报告说"
		       "，"
		       "一切都好。"),
			STR0("T 题目\ntext|2023年4月25日，某公司说：好。\n"
			     "text|来源：某报告说，一切都好。\n") },
	};

	(void)state;
	check_readings(text_read, cases, TESTS_N(cases));
}

static void
paragraphs_are_lines_or_joined_lines(void **state)
{
	static const struct reading cases[] = {
		/* Any line end, ideographic indents, surplus blank lines. */
		{ STR0("一。\r\n　　二。\r\r\n\n\n三。\u2028四。"),
			STR0("text|一。\ntext|二。\ntext|三。\ntext|四。\n") },
		/* Cut at one width: joined, with a blank between words. */
		{ STR0("This is the first line of a letter that was cut at\n"
		       "sixty columns as letters were, and it goes on for a\n"
		       "few lines more until the paragraph ends.\n"
		       "\n"
		       "The second one is cut in the same way, with a well-\n"
		       "known hyphen at the end of its first line here.\n"),
			STR0("text|This is the first line of a letter that was "
			     "cut at sixty columns as letters were, and it "
			     "goes on for a few lines more until the paragraph "
			     "ends.\n"
			     "text|The second one is cut in the same way, with "
			     "a well-known hyphen at the end of its first line "
			     "here.\n") },
		{ STR0("这是一封旧式的信，每一行都在同样的宽度处断开，好像从\n"
		       "前的邮件一样，所以要把它们接起来，中间不加任何空格才\n"
		       "对。\n"),
			STR0("text|这是一封旧式的信，每一行都在同样的宽度处断开"
			     "，好像从前的邮件一样，所以要把它们接起来，中间不"
			     "加"
			     "任何空格才对。\n") },
		/* What mail answers to is a passage set apart. */
		{ STR0("Ann Bee wrote:\n> Where is the key to the gate, and\n"
		       ">\n>> who has the list?\n> Not I.\n\nI have it.\n"
		       ">From here it is a mile.\n"),
			STR0("text|Ann Bee wrote:\n"
			     "quote|Where is the key to the gate, and\n"
			     "quote1|who has the list?\nquote|Not I.\n"
			     "text|I have it.\n"
			     "text|>From here it is a mile.\n") },
		/* Short lines are what they are. */
		{ STR0("床前\n明月\n光光。\n\n疑是\n地上\n霜霜。\n"),
			STR0("text|床前\ntext|明月\ntext|光光。\n"
			     "text|疑是\ntext|地上\ntext|霜霜。\n") },
	};

	(void)state;
	check_readings(text_read, cases, TESTS_N(cases));
}

static void
header_lines_come_in_many_shapes(void **state)
{
	static const struct {
		str line;
		enum header_line kind;
		str source, byline, published;
	} cases[] = {
#define NOT(line) { STR0(line), HEADER_NONE, STR0(""), STR0(""), STR0("") }
		{ STR0("2024-Q3\t甲刊"), HEADER_FACTS, STR0("甲刊"), STR0(""),
			STR0("2024-Q3") },
		{ STR0("甲刊（示例）　记者 李某　发布时间：2026-03-20"),
			HEADER_FACTS, STR0("甲刊（示例）"), STR0("李某"),
			STR0("2026-03-20") },
		{ STR0("作 者 ｜ 李某"), HEADER_CREDIT, STR0(""), STR0("李某"),
			STR0("") },
		{ STR0("作者 I 李某"), HEADER_CREDIT, STR0(""), STR0("李某"),
			STR0("") },
		{ STR0("撰文 | 李某编辑 | 王某题图 | 甲社"), HEADER_CREDIT,
			STR0(""), STR0("李某"), STR0("") },
		{ STR0("来源 ｜甲社 （ ID: a-b ）"), HEADER_CREDIT,
			STR0("甲社"), STR0(""), STR0("") },
		{ STR0("来源：甲社 | 2023年04月25日 16:46:02 | 作者：李某"),
			HEADER_FACTS, STR0("甲社"), STR0("李某"),
			STR0("2023-04-25T16:46:02") },
		{ STR0("2023-04-25 16:46 · 甲社 · 李某"), HEADER_FACTS,
			STR0("甲社"), STR0("李某"), STR0("2023-04-25T16:46") },
		{ STR0("By Ann Bee | April 25, 2023"), HEADER_FACTS, STR0(""),
			STR0("Ann Bee"), STR0("2023-04-25") },
		{ STR0("Source: The Paper"), HEADER_CREDIT, STR0("The Paper"),
			STR0(""), STR0("") },
		{ STR0("李某 发自 某地"), HEADER_CREDIT, STR0(""), STR0("李某"),
			STR0("") },
		{ STR0("阅读量：1.2万 评论：33"), HEADER_FACTS, STR0(""),
			STR0(""), STR0("") },
		NOT("By the time it rained"),
		NOT("记者：您好，请问怎么看？"),
		NOT("2023年 新的一年"),
		NOT("4月25日"),
		NOT("01"),
		NOT("时间：不详"),
		NOT("来源：某报告说，营收增长三成"),
		NOT(""),
#undef NOT
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena a = { 0 };
		struct header h = { 0 };
		enum header_line kind = header_read(cases[i].line, &a, &h);

		if (kind != cases[i].kind)
			fail_msg("%s", cases[i].line.s);
		assert_str_equal(h.source, cases[i].source);
		assert_str_equal(h.byline, cases[i].byline);
		assert_str_equal(h.published, cases[i].published);
		arena_free(&a);
	}
}

static void
dates_become_iso(void **state)
{
	static const struct {
		str s, iso;
	} cases[] = {
		{ STR0("2023-04-25"), STR0("2023-04-25") },
		{ STR0(" 2023/4/5 "), STR0("2023-04-05") },
		{ STR0("2023.4.25"), STR0("2023-04-25") },
		{ STR0("2023-04-25 16:46"), STR0("2023-04-25T16:46") },
		{ STR0("2023年4月25日 16:46"), STR0("2023-04-25T16:46") },
		{ STR0("2023年4月25日16时46分"), STR0("2023-04-25T16:46") },
		{ STR0("2023年4月25日 星期二 下午4:46"),
			STR0("2023-04-25T16:46") },
		{ STR0("2023-04-25T16:46:00+08:00"),
			STR0("2023-04-25T16:46:00+08:00") },
		{ STR0("2023-04-25T16:46:00.123Z"),
			STR0("2023-04-25T16:46:00Z") },
		{ STR0("2023-04-25 16:46 北京时间"),
			STR0("2023-04-25T16:46+08:00") },
		{ STR0("2023-04-25 16:46 (UTC+8)"),
			STR0("2023-04-25T16:46+08:00") },
		{ STR0("Tue, 25 Apr 2023 16:46:00 +0800"),
			STR0("2023-04-25T16:46:00+08:00") },
		{ STR0("Sat, 1 Jan 00 00:00:00 EST"),
			STR0("2000-01-01T00:00:00-05:00") },
		{ STR0("April 25, 2023"), STR0("2023-04-25") },
		{ STR0("Apr. 25th, 2023 at 12:10 AM"),
			STR0("2023-04-25T00:10") },
		{ STR0("Tue Apr 25 16:46:00 2023"),
			STR0("2023-04-25T16:46:00") },
		{ STR0("25 April 2023"), STR0("2023-04-25") },
		{ STR0("2024-Q3"), STR0("2024-Q3") },
		{ STR0("2024H1"), STR0("2024-H1") },
		{ STR0("2023-04"), STR0("2023-04") },
		{ STR0("2023年4月"), STR0("2023-04") },
		{ STR0("2023年"), STR0("2023") },
		{ STR0("20230425"), STR0("2023-04-25") },
		{ STR0("1682412360"), STR0("2023-04-25T08:46:00Z") },
		{ STR0("1682412360000"), STR0("2023-04-25T08:46:00Z") },
		{ STR0("2024-02-29"), STR0("2024-02-29") },
		{ STR0("2023-02-29"), STR0("") },
		{ STR0("1900-02-29"), STR0("") },
		{ STR0("2023-13-01"), STR0("") },
		{ STR0("2023-04-31"), STR0("") },
		{ STR0("2023-00-10"), STR0("") },
		{ STR0("2023-04-25 25:00"), STR0("") },
		{ STR0("2023-04-25 and more"), STR0("") },
		{ STR0("Marathon 2023"), STR0("") },
		{ STR0("4月25日"), STR0("") },
		{ STR0("2024-Q5"), STR0("") },
		{ STR0("12345"), STR0("") },
		{ STR0("99999999999999999999999"), STR0("") },
		{ STR0(""), STR0("") },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		str iso = date_normal(cases[i].s, &a);

		if (!str_eq(iso, cases[i].iso))
			fail_msg("%s: \"%.*s\"", cases[i].s.s, STR_ARG(iso));
	}
	arena_free(&a);
}

static void
a_missing_title_is_made_of_the_first_sentence(void **state)
{
	static const struct {
		str text, title;
	} cases[] = {
		{ STR0("一句话。又一句。"), STR0("一句话") },
		{ STR0("什么？又一句。"), STR0("什么？") },
		{ STR0("One sentence. Another."), STR0("One sentence.") },
		{ STR0("作者：李某\n\n真正的第一句。\n"),
			STR0("真正的第一句") },
		{ STR0("这一句话太长了所以做不成题目，只好在中间的逗号那里断开"
		       "，剩下的部分就用省略号来代替。"),
			STR0("这一句话太长了所以做不成题目，只好在中间的逗号那"
			     "里"
			     "断开…") },
		{ STR0(""), STR0("") },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena a = { 0 };
		struct document d = { 0 };

		text_blocks(cases[i].text, &a, &d);
		assert_str_equal(title_guess(&d, &a), cases[i].title);
		arena_free(&a);
	}
}

static void
blocks_are_laid_out_with_blank_lines(void **state)
{
	struct arena p = { 0 };
	struct document d;
	struct article a = { 0 };
	struct err e;

	(void)state;
	assert_true(markdown_read(
		STR("One [x](/u).\n\n---\n\n- 二\n"), &p, &d, &e));
	article_lay(&a, &d, &p);
	assert_str_equal(a.text, STR("One x.\n\n二"));
	assert_int_equal(a.paragraphs.n, 3);
	assert_int_equal(a.paragraphs.v[1].kind, PARAGRAPH_RULE);
	assert_true(span_empty(a.paragraphs.v[1].at));
	assert_str_equal(article_span(&a, a.paragraphs.v[2].at), STR("二"));
	assert_int_equal(a.links.n, 1);
	assert_str_equal(article_span(&a, a.links.v[0].at), STR("x"));
	assert_str_equal(article_word(&a, a.links.v[0].url), STR("/u"));
	arena_free(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_title_stands_apart),
		cmocka_unit_test(headers_become_facts_and_leave_the_body),
		cmocka_unit_test(paragraphs_are_lines_or_joined_lines),
		cmocka_unit_test(header_lines_come_in_many_shapes),
		cmocka_unit_test(dates_become_iso),
		cmocka_unit_test(a_missing_title_is_made_of_the_first_sentence),
		cmocka_unit_test(blocks_are_laid_out_with_blank_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
