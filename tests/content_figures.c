/* content/: numbers, days, and the figures of a text with their values. */
#include "tests/perm.h"
#include "tests/test.h"

#include <math.h>

#include "base/buf.h"
#include "content/figures/calendar.h"
#include "content/extract.h"
#include "content/figures/number.h"

/* "kind:text=value unit; …" of a text published on a day. */
static str
figures_of(const char *text, const char *published, const char *lang)
{
	struct article a = { .text = str_of(text) };
	struct buf b = { 0 };

	a.published = article_word_add(&a, &perm, str_of(published));
	a.lang = article_word_add(&a, &perm, str_of(lang));
	figure_find(&a, &perm);
	for (size_t i = 0; i < a.figures.n; i++) {
		const struct figure *f = &a.figures.v[i];
		str unit = article_word(&a, f->unit);

		buf_printf(&b, "%s%s:%.*s=", i ? "; " : "",
			figure_kind_name(f->kind),
			STR_ARG(article_span(&a, f->at)));
		if (f->kind == FIGURE_DATE)
			buf_put(&b, f->unknown ? STR("?")
					       : article_word(&a, f->date));
		else
			buf_printf(&b, "%.10g", f->value);
		if (unit.n)
			buf_printf(&b, " %.*s", STR_ARG(unit));
	}
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

struct figure_case {
	const char *text, *figures;
};

static void
check_figures(const struct figure_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_str_equal(figures_of(cases[i].text, "2025-08-14", "zh"),
			str_of(cases[i].figures));
}

static void
numbers_are_read_in_every_writing(void **state)
{
	static const struct {
		const char *text;
		double value;
		uint32_t end; /* letters */
	} cases[] = {
		{ "3,000", 3000, 5 },
		{ "1.5万亿", 1.5e12, 5 },
		{ "69.9", 69.9, 4 },
		{ "5千万", 5e7, 3 },
		{ "20 多万", 2e5, 5 },
		{ "12w", 12e4, 3 },
		{ "45 million", 45e6, 10 },
		{ "twelve", 12, 6 },
		{ "二十三", 23, 3 },
		{ "一亿三千万", 1.3e8, 5 },
		{ "三万五", 35000, 3 },
		{ "三万零五", 30005, 4 },
		{ "7万5,000", 75000, 7 },
		{ "1亿2300万", 123e6, 7 },
		{ "35万7千", 357000, 5 },
		{ "2万8", 28000, 3 },
		{ "1万2万", 10000, 2 },
		{ "1万2.5", 10000, 2 },
		{ "1万20000", 10000, 2 },
		{ "两三百万", 2e6, 4 },
		{ "十", 10, 1 },
		{ "百万", 1e6, 2 },
		{ "10个亿", 1e9, 4 },
		{ "二〇二四", 2024, 4 },
		{ "１２", 12, 2 },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct letters l;
		struct number n;

		letters_make(str_of(cases[i].text), &perm, &l);
		assert_true(number_read(&l, 0, &n));
		assert_int_equal(n.end, cases[i].end);
		assert_true(
			fabs(n.value - cases[i].value) < 1e-6 * cases[i].value);
	}
}

static void
sums_have_a_currency(void **state)
{
	static const struct figure_case cases[] = {
		{ "它卖140万美元。", "money:140万美元=1400000 USD" },
		{ "花了一千美元。", "money:一千美元=1000 USD" },
		{ "标价 69.9 元。", "money:69.9 元=69.9 CNY" },
		{ "市值人民币3.6万亿。", "money:人民币3.6万亿=3.6e+12 CNY" },
		{ "价格为$1.2 billion。", "money:$1.2 billion=1200000000 USD" },
		{ "每杯9块9。", "money:9块9=9.9 CNY" },
		{ "单价100-200元。", "money:100-200元=100 CNY" },
		{ "在30万元至40万元之间。", "money:30万元至40万元=300000 CNY" },
		{ "介于310万美元至1400万美元之间。",
			"money:310万美元=3100000 USD; "
			"money:1400万美元=14000000 USD" },
		{ "公司估值30亿。", "money:30亿=3000000000 CNY" },
		{ "利润为-3.2亿元。", "money:-3.2亿元=-320000000 CNY" },
	};

	(void)state;
	check_figures(cases, TESTS_N(cases));
}

static void
shares_are_percentages(void **state)
{
	static const struct figure_case cases[] = {
		{ "涨了5.53%。", "percent:5.53%=5.53 %" },
		{ "降了２个百分点。", "percent:２个百分点=2 %" },
		{ "占百分之三十。", "percent:百分之三十=30 %" },
		{ "份额超三成。", "percent:三成=30 %" },
		{ "占15%-20%。", "percent:15%-20%=15 %" },
		{ "一成不变。", "" },
		{ "见 https://x.example/2021-08-10/a?p=35%&id=16984391 "
		  "，涨了5%。",
			"percent:5%=5 %" },
	};

	(void)state;
	check_figures(cases, TESTS_N(cases));
}

static void
counts_have_a_measure_word(void **state)
{
	static const struct figure_case cases[] = {
		{ "买了3万多片。", "count:3万多片=30000 片" },
		{ "有1300万用户。", "count:1300万用户=13000000 用户" },
		{ "三家公司。", "count:三家=3 家" },
		{ "月活达到20万。", "count:20万=200000" },
		{ "两到四款车。", "count:两到四款=2 款" },
		{ "第三家店。", "" },
		{ "一个人。", "" },
		{ "两人都来了。", "" },
		{ "前三名。", "" },
		{ "三星和千问。", "" },
		{ "上百家店。", "" },
		{ "装了iOS 18 个月。", "duration:18 个月=18 个月" },
		{ "用GPT-4和A100。", "" },
		{ "《三家公司的2025年》很好。", "" },
	};

	(void)state;
	check_figures(cases, TESTS_N(cases));
}

static void
durations_are_no_dates(void **state)
{
	static const struct figure_case cases[] = {
		{ "用了6个月。", "duration:6个月=6 个月" },
		{ "半年过去。", "duration:半年=0.5 年" },
		{ "等了两年半。", "duration:两年半=2.5 年" },
		{ "一个半小时。", "duration:一个半小时=1.5 小时" },
		{ "三到五年。", "duration:三到五年=3 年" },
		{ "这一年很难。", "" },
		{ "两年前的事。", "date:两年前=2023" },
		{ "3天前的事。", "date:3天前=2025-08-11" },
	};

	(void)state;
	check_figures(cases, TESTS_N(cases));
}

static void
dates_are_as_exact_as_the_text(void **state)
{
	static const struct figure_case cases[] = {
		{ "2023年4月25日发布。", "date:2023年4月25日=2023-04-25" },
		{ "4月14日发布。", "date:4月14日=2025-04-14" },
		{ "12月发布了。", "date:12月=2024-12" },
		{ "将于12月发布。", "date:12月=2025-12" },
		{ "2023年底，5月也是。", "date:2023年=2023; date:5月=2023-05" },
		{ "去年3月。", "date:去年3月=2024-03" },
		{ "明年上半年。", "date:明年上半年=2026-H1" },
		{ "第二季度不错。", "date:第二季度=2025-Q2" },
		{ "2024年Q3。", "date:2024年Q3=2024-Q3" },
		{ "上个月。", "date:上个月=2025-07" },
		{ "上季度。", "date:上季度=2025-Q2" },
		{ "昨天。", "date:昨天=2025-08-13" },
		{ "本周三。", "date:本周三=2025-08-13" },
		{ "上周五。", "date:上周五=2025-08-08" },
		{ "2024年1-9月。", "date:2024年1-9月=2024-01" },
		{ "2018-2021年。", "date:2018-2021年=2018" },
		{ "8月8日-12日。", "date:8月8日-12日=2025-08-08" },
		{ "2024-05-01到了。", "date:2024-05-01=2024-05-01" },
		{ "1998年的事，次年又来。",
			"date:1998年=1998; date:次年=1999" },
		{ "八月五号见。", "date:八月五号=2025-08-05" },
	};

	(void)state;
	check_figures(cases, TESTS_N(cases));
}

static void
a_date_that_cannot_be_told_is_unknown(void **state)
{
	(void)state;
	assert_str_equal(figures_of("4月14日，去年。", "", "zh"),
		STR("date:4月14日=?; date:去年=?"));
	assert_str_equal(figures_of("4月14日，去年。", "2024-Q3", "zh"),
		STR("date:4月14日=2024-04-14; date:去年=2023"));
}

static void
english_figures_are_read(void **state)
{
	static const struct figure_case cases[] = {
		{ "It sold 3,000 phones for $1.2 billion.",
			"count:3,000 phones=3000 phones; "
			"money:$1.2 billion=1200000000 USD" },
		{ "On March 3, 2026 it rose 45 percent.",
			"date:March 3, 2026=2026-03-03; "
			"percent:45 percent=45 %" },
		{ "The second quarter of 2024 took three months.",
			"date:second quarter of 2024=2024-Q2; "
			"duration:three months=3 months" },
		{ "In 2019 he left; last year he came back.",
			"date:2019=2019; date:last year=2024" },
		{ "He may go in May.", "date:May=2025-05" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_str_equal(figures_of(cases[i].text, "2025-08-14", "en"),
			str_of(cases[i].figures));
}

static void
days_are_counted(void **state)
{
	char text[WHEN_TEXT];
	struct when day = when_parse(STR("2024-03-01T08:00"));

	(void)state;
	assert_str_equal(
		when_format(when_day_of_week(day, 5), text), STR("2024-03-01"));
	assert_str_equal(
		when_format(when_day_of_week(day, 6), text), STR("2024-02-24"));
	assert_str_equal(
		when_format(when_day_of_week(day, 8), text), STR("2024-03-04"));
	assert_str_equal(
		when_format(when_add_days(day, -1), text), STR("2024-02-29"));
	assert_str_equal(
		when_format(when_add_days(day, 366), text), STR("2025-03-02"));
	assert_str_equal(
		when_format(when_add_months(day, -3), text), STR("2023-12"));
	assert_str_equal(
		when_format(when_add_quarters(day, -1), text), STR("2023-Q4"));
	assert_int_equal(when_parse(STR("2025-02-30")).year, 0);
	assert_int_equal(when_parse(STR("tomorrow")).year, 0);
	assert_int_equal(when_parse(STR("2024-Q3")).quarter, 3);
	assert_true(when_after(when_parse(STR("2025-09")), day));
	assert_false(when_after(day, day));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_read_in_every_writing),
		cmocka_unit_test(sums_have_a_currency),
		cmocka_unit_test(shares_are_percentages),
		cmocka_unit_test(counts_have_a_measure_word),
		cmocka_unit_test(durations_are_no_dates),
		cmocka_unit_test(dates_are_as_exact_as_the_text),
		cmocka_unit_test(a_date_that_cannot_be_told_is_unknown),
		cmocka_unit_test(english_figures_are_read),
		cmocka_unit_test(days_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
