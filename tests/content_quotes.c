/* content/: marks, speech and reported statements. */
#include "tests/linear.h"
#include "tests/quoted.h"

#include "content/quotes/marks.h"
#include "content/quotes/reading.h"

/* "outer|inner" of all marked spans. */
static str
marks_of(const char *text)
{
	struct letters l;
	struct marks m = { 0 };
	struct buf b = { 0 };

	letters_make(str_of(text), &perm, &l);
	marks_find(&l, &perm, &m);
	for (uint32_t k = 0; k < m.n; k++)
		buf_printf(&b, "%s%.*s", k ? "|" : "",
			STR_ARG(letters_str(&l, m.v[k].start, m.v[k].end)));
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

static void
all_marks_are_read(void **state)
{
	static const struct {
		const char *text, *marks;
	} cases[] = {
		{ "他说“好”，又说「行」。", "好|行" },
		{ "“他说‘好’的。”", "他说‘好’的。|好" },
		{ "「他喊『走』！」", "他喊『走』！|走" },
		{ "\"一\"和\"二\"", "一|二" },
		{ "«un» et 'two'", "un|two" },
		{ "don't say 'it's'", "it's" },
		/* turned the wrong way */
		{ "他说“好“，走了。", "好" },
		{ "他说”好”，走了。", "好" },
		/* never closed: no mark, or speech over paragraphs */
		{ "他说“好。\n\n别的。", "" },
		{ "“一段。\n\n“二段。”", "一段。|二段。" },
		{ "“一段。\n\n二段。”", "一段。\n\n二段。" },
		{ "\"一段。\n\n二段。\"\n\n三段。", "一段。\n\n二段。" },
		/* inches */
		{ "27\"的屏幕", "" },
		{ "按 \" 退回。他说：“好。”", "好。" },
		{ "他说 \" 好 \" 。", " 好 " },
		{ "””““", "" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_str_equal(
			marks_of(cases[i].text), str_of(cases[i].marks));
}

static void
speech_is_told_from_terms(void **state)
{
	static const struct quote_case cases[] = {
		{ "陈立伟表示：“我们不会涨价。”", "D 陈立伟: 我们不会涨价。" },
		{ "“这不是我们想要的结果。”陈立伟说。",
			"D 陈立伟: 这不是我们想要的结果。" },
		{ "他们推出了名为“小树”的机器人。", "" },
		{ "所谓“护城河”，其实并不存在。", "" },
		{ "“问天大模型”上线了。", "" },
		{ "用户可以说：“打开空调。”", "" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

/* What anybody might say, and what the writer puts into a mouth. */
static void
what_nobody_said_is_no_speech(void **state)
{
	static const struct quote_case cases[] = {
		{ "你可能会说：“这么早，谁会来买我的面包？”", "" },
		{ "如果用户问：“明天早上几点开门？”店里的屏幕就会亮。", "" },
		{ "看到这里，人们会想：“这家店还能开多久呢？”", "" },
		{ "换句话说：“只要天天开门，总会有人进来坐坐。”", "" },
		{ "作为店主，你会认为：“只要面包好吃，客人自己会来。”", "" },
		{ "这给人一种印象：“只要面包好吃，客人自己会来。”", "" },
		{ "可这台机器无法说：“我现在就去给你拿一份报纸来。”", "" },
		{ "街口那块牌子上的口号是：“多走一步路，少开一趟车。”", "" },
		{ "一时间，“谁能接下这家面包店？”，成为街坊最常聊的话题。",
			"" },
		/* a thing that one does something with */
		{ "青禾精密明年要启动“人人都会修机器”的长期计划。", "" },
		{ "周晓岚会说：“这么早，谁会来买我的面包？”",
			"D 周晓岚: 这么早，谁会来买我的面包？" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
statements_go_to_the_end_of_the_sentence(void **state)
{
	static const struct quote_case cases[] = {
		{ "陈立伟表示，公司明年不会裁员。市场反应平淡。",
			"I 陈立伟: 公司明年不会裁员" },
		{ "据晨报报道，青禾精密将在明年上市。",
			"I 晨报: 青禾精密将在明年上市" },
		{ "业内人士认为，这个市场还太早。", "I -: 这个市场还太早" },
		{ "在周晓岚看来，竞争才刚刚开始。",
			"I 周晓岚: 竞争才刚刚开始" },
		/* what is no statement */
		{ "陈立伟没有表示什么。", "" },
		{ "陈立伟没有回应，但公司明年还会招人。", "" },
		{ "陈立伟一直不肯说公司明年会不会裁员。", "" },
		{ "这被称为行业的未来。", "" },
		/* speech behind it stands by itself */
		{ "陈立伟表示，行业还很早，“我们愿意再等十年，也等得起。”",
			"I 陈立伟: 行业还很早; "
			"D 陈立伟: 我们愿意再等十年，也等得起。" },
		/* a sentence that brings its own does not go on with it */
		{ "3月1日，青禾精密创始人兼CEO陈立伟告诉全体员工，公司不再训练"
		  "通用模型，此后只做工业质检和设备维护。团队里六十多人将转去"
		  "做质检软件，明年年底前交付。谈到为什么先走一步，陈立伟说："
		  "“所有人都在等别人先动。我数了数手里的钱，够做两件正经事，就"
		  "先动了。”",
			"I 陈立伟: 公司不再训练通用模型，此后只做工业质检和设备"
			"维护。团队里六十多人将转去做质检软件，明年年底前交付; "
			"D 陈立伟: 所有人都在等别人先动。我数了数手里的钱，够做"
			"两件正经事，就先动了。" },
		/* the next deed ends it */
		{ "陈立伟表示，公司将进入新市场，并承认准备不足。",
			"I 陈立伟: 公司将进入新市场" },
		/* the sign that leads on to speech is no part of it */
		{ "陈立伟认为，明年的行情会好起来：\n“我们愿意再等十年，也"
		  "等得起。”",
			"I 陈立伟: 明年的行情会好起来; "
			"D 陈立伟: 我们愿意再等十年，也等得起。" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
a_statement_runs_over_the_lines_of_its_sentence(void **state)
{
	static const struct quote_case cases[] = {
		{ "周晓岚表示，新厂由两部分组成：\n\n前厂负责铸造，占地三百亩；"
		  "\n\n后厂负责装配，占地两百亩。\n\n厂外的路还没有修好。",
			"I 周晓岚: "
			"新厂由两部分组成：\n\n前厂负责铸造，占地三百亩；"
			"\n\n后厂负责装配，占地两百亩" },
		/* Somebody else speaks there. */
		{ "周晓岚表示，新厂分成两半：\n\n陈立伟认为，前厂太小。",
			"I 周晓岚: 新厂分成两半; I 陈立伟: 前厂太小" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
signs_of_markdown_stay_in_pairs(void **state)
{
	static const struct quote_case cases[] = {
		{ "陈立伟表示，**青禾精密**明年不会裁员。",
			"I 陈立伟: **青禾精密**明年不会裁员" },
		{ "陈立伟表示，公司明年要裁**三百人**。",
			"I 陈立伟: 公司明年要裁**三百人**" },
		{ "**陈立伟表示，公司明年不会裁员。**",
			"I 陈立伟: 公司明年不会裁员" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
a_verb_behind_the_mark_tells_of_speech(void **state)
{
	static const struct quote_case cases[] = {
		{ "今年的行情不好。“明年的价格仍有下降空间”，周晓岚表示。",
			"D 周晓岚: 明年的价格仍有下降空间" },
		/* Of whom it tells behind the verb does not hear it. */
		{ "问天大模型上线了。它的条款写明，用户“不得把结果拿去训练别的"
		  "模型”。",
			"D -: 不得把结果拿去训练别的模型" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
what_only_looks_like_a_verb_states_nothing(void **state)
{
	static const struct quote_case cases[] = {
		{ "气象台发布台风红色预警，各地停工停课。", "" },
		{ "陈立伟的旧话已被同行反复评说，工厂照常开工。", "" },
		{ "老实说，这样的价格不算贵。", "" },
		{ "对工厂来说，明年的订单还没有着落。", "" },
		{ "牢记市里的嘱托，工厂三个月没有停工。", "" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

static void
narrow_marks_serve_as_well(void **state)
{
	static const struct quote_case cases[] = {
		{ "陈立伟表示,公司明年不会裁员。",
			"I 陈立伟: 公司明年不会裁员" },
		{ "陈立伟说:\"我们不会涨价。\"", "D 陈立伟: 我们不会涨价。" },
	};

	(void)state;
	check_quotes(cases, TESTS_N(cases));
}

/* '+' for each sentence that belongs to an interview. */
static str
talk_of(const char *text)
{
	struct article a = { .text = str_of(text) };
	struct reading r;
	struct buf b = { 0 };

	reading_make(&a, &perm, &r);
	for (uint32_t k = 0; k < r.n_sentences; k++)
		buf_putc(&b, r.sentences[k].talk ? '+' : '.');
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

static void
labels_that_come_again_make_an_interview(void **state)
{
	(void)state;
	assert_str_equal(talk_of("先说几句\n问：贵吗\n答：不贵\n问：好吗\n"
				 "很好\n问：还卖吗"),
		STR(".+++++"));
	assert_str_equal(
		talk_of("地点：海边\n时间：春天\n人：很多"), STR("..."));
}

/* Many repetitions of a hard piece: still done, and at once. */
static void
long_texts_take_linear_time(void **state)
{
	static const char *const pieces[] = { "“陈立伟”说", "陈立伟“", "说",
		"陈立伟表示，周晓岚认为，", "据", "\"a\" ", "陈立伟：\n“",
		"；陈立伟表示，好", "陈立伟表示，好：\n" };

	(void)state;
	for (size_t i = 0; i < TESTS_N(pieces); i++) {
		struct buf b = { 0 };

		for (int n = 0; n < 10000; n++)
			buf_put(&b, str_of(pieces[i]));
		buf_putc(&b, '\0');
		quotes_of(b.s);
		buf_free(&b);
	}
}

static void
find_quotes(const char *text)
{
	quotes_of(text);
}

static void
a_hundred_thousand_marks_take_linear_time(void **state)
{
	static const char *const pieces[] = {
		"“陈立伟来了。”周晓岚说，",
		"他的回答是：“没有。”\n",
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(pieces); i++)
		expect_linear_time(find_quotes, pieces[i], 25000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_marks_are_read),
		cmocka_unit_test(speech_is_told_from_terms),
		cmocka_unit_test(what_nobody_said_is_no_speech),
		cmocka_unit_test(statements_go_to_the_end_of_the_sentence),
		cmocka_unit_test(
			a_statement_runs_over_the_lines_of_its_sentence),
		cmocka_unit_test(signs_of_markdown_stay_in_pairs),
		cmocka_unit_test(a_verb_behind_the_mark_tells_of_speech),
		cmocka_unit_test(what_only_looks_like_a_verb_states_nothing),
		cmocka_unit_test(narrow_marks_serve_as_well),
		cmocka_unit_test(labels_that_come_again_make_an_interview),
		cmocka_unit_test(long_texts_take_linear_time),
		cmocka_unit_test(a_hundred_thousand_marks_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
