/* content/: names. */
#include "tests/test.h"

#include <string.h>

#include "content/names/name_across.h"
#include "content/words/letter.h"
#include "tests/linear.h"
#include "tests/understand.h"

static void
names_are_found_by_tables_shape_and_context(void **state)
{
	static const struct {
		const char *text, *player;
	} cases[] = {
		/* the table, and words that only look like it */
		{ "百度和腾讯都在招人。", "百度/org" },
		{ "他在阿里巴巴总部上班。", "阿里巴巴/org" },
		{ "这款产品由OpenAI推出。", "OpenAI/org" },
		{ "GPT-4o的价格下调了一半。", "GPT-4o/product" },
		/* persons by surname and what stands around */
		{ "星桥科技CEO陈立伟表示，明年还要招人。", "陈立伟/person" },
		{ "“我们不降价。”创始人周既明说。", "周既明/person" },
		{ "首席执行官马丁·科尔曼认为这不够。", "马丁·科尔曼/person" },
		{ "苏格兰国家党领袖尼古拉·施特金呼吁举行第二次独立公投。",
			"尼古拉·施特金/person" },
		/* organisations by their tails */
		{ "合同由青禾精密仪器有限公司签下。",
			"青禾精密仪器有限公司/org" },
		{ "样品送到了苏州市计量研究院。", "苏州市计量研究院/org" },
		/* places */
		{ "工厂在深圳，客户在德国。", "深圳/place" },
		{ "受冷空气影响，8月21日至24日，西北地区东部、华北南部等地"
		  "先后有大到暴雨。",
			"华北/place" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = understand(cases[i].text, false);

		if (str_find(players_of(&a), str_of(cases[i].player)) ==
			STR_NONE)
			fail_msg("%s: %.*s", cases[i].text,
				STR_ARG(players_of(&a)));
	}
}

static void
names_are_found_by_what_the_article_says_of_them(void **state)
{
	static const struct {
		const char *text, *player;
	} cases[] = {
		/* names that are invented, whatever they mean */
		{ "石榴在工厂上班，闲下来就看书。\n石榴说，日子过得去。\n"
		  "（应受访者要求，文中石榴、小舟均为化名）",
			"石榴/person" },
		{ "店里的石榴卖完了。\n石榴都很甜。", NULL },
		/* a paper, by who writes for it */
		{ "一位员工告诉《岚舟财讯》，工厂停了。《岚舟财讯》记者到过现"
		  "场。",
			"岚舟财讯/org" },
		/* what is in marks beside a word for what it is */
		{ "一台人形机器人“饭团”亮相展会。观众说，“饭团，给我一杯水”，"
		  "“饭团”就去了。",
			"饭团/product" },
		{ "孩子要了一个“饭团”。“饭团”吃完了。", NULL },
		/* a name that is found short everywhere */
		{ "合同由江苏岚舟精密仪器有限公司签下。",
			"江苏岚舟精密仪器有限公司/org" },
		{ "他在腾讯公司上班，读公司法。", "腾讯公司/org" },
		/* the same word behind a name each time is no part of it */
		{ "店长方岚介绍，春天人少。\n方岚表示，夏天会忙起来。\n"
		  "方岚表示，秋天还要招人。\n方岚表示，冬天不休息。",
			"方岚/person" },
		/* what counts something */
		{ "对工业增长的贡献为四成，较2023年提升1.2个百分点。", NULL },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = understand(cases[i].text, false);
		str players = players_of(&a);

		if (cases[i].player
				? str_find(players, str_of(cases[i].player)) ==
					  STR_NONE
				: a.players.n > 0)
			fail_msg("%s: %.*s", cases[i].text, STR_ARG(players));
	}
}

static void
common_words_and_terms_are_no_names(void **state)
{
	static const char *const cases[] = {
		"他把这件事得到的教训写了下来。",
		"公司正在招聘AI工程师和HR。",
		"用户需要的是更便宜的API。",
		"由于全球需求下降，价格继续走低。",
		"目前海外市场的价格更高。",
		"直播在北京时间8月3日晚上九点开始。",
		"她的意大利语和西班牙语都说得很好。",
		"新架构不再用Transformer，换成了扩散模型。",
		"他说，可以。······不过，价格还没定。",
		"首批有5吉瓦，另有20吉瓦在建。",
		/* addresses */
		"见 https://x.example/OpenAI/GPT-5 和 baidu.com/s?id=1 。",
		"来信请寄 kimi@x.example 或见 www.tencent.com 。",
		"<a href=\"http://x.example\">Cheap Pills Online</a> Buy Now",
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = understand(cases[i], false);

		if (a.players.n)
			fail_msg("%s: %.*s", cases[i], STR_ARG(players_of(&a)));
	}
}

static size_t
count_mentions(const struct article *a, str name)
{
	size_t n = 0;

	for (size_t i = 0; i < a->mentions.n; i++)
		n += str_eq(article_span(a, a->mentions.v[i].at), name);
	return n;
}

static void
a_name_that_is_certain_once_is_found_everywhere(void **state)
{
	struct article a = understand("星桥科技CEO陈立伟表示，价格不会再降。\n"
				      "会后，陈立伟留下来看了样机。\n",
		false);

	(void)state;
	assert_int_equal(count_mentions(&a, STR("陈立伟")), 2);
}

static void
a_longer_name_hides_the_shorter_one_inside(void **state)
{
	struct article a = understand("北京大学和阿里云签了协议。", false);

	(void)state;
	for (size_t i = 0; i < a.mentions.n; i++) {
		str s = article_span(&a, a.mentions.v[i].at);

		assert_false(str_eq(s, STR("北京")));
		assert_false(str_eq(s, STR("阿里")));
	}
}

static void
a_word_beside_a_name_does_not_lengthen_it(void **state)
{
	struct article a = understand(
		"这门生意归副总裁何竞管，何竞语速很快。“再等等。”何竞说。何竞"
		"表示不急，何竞的客户也同意。周既明2021年创办星桥科技，此前任"
		"青禾科技硬件部总经理。星桥科技的芯片卖得不错，青禾科技未参与"
		"本轮投资。今年一季度，星桥科技营收增长四成，净亏损收窄。"
		"青禾科技的人说，他们也在看芯片，不过要等到明年。\n",
		false);

	(void)state;
	assert_int_equal(count_mentions(&a, STR("何竞")), 5);
	assert_int_equal(count_mentions(&a, STR("何竞管")), 0);
	assert_int_equal(count_mentions(&a, STR("青禾科技")), 3);
	assert_int_equal(count_mentions(&a, STR("任青禾科技")), 0);
}

static void
what_a_firm_has_is_named_with_it(void **state)
{
	struct article a = understand(
		"荣耀发布了新手机，荣耀CEO陈立伟表示不急。新手机昨日在荣耀商城"
		"开卖，荣耀商城的订单破万。",
		false);

	(void)state;
	assert_int_equal(count_mentions(&a, STR("荣耀商城")), 2);
	assert_int_equal(count_mentions(&a, STR("荣耀")), 2);
	a = understand(
		"爱彼迎发布了财报，爱彼迎CEO陈立伟表示不急。爱彼迎日本将裁员"
		"三成，爱彼迎在日本市场还要再投。",
		false);
	assert_int_equal(count_mentions(&a, STR("爱彼迎日本")), 1);
	assert_int_equal(count_mentions(&a, STR("日本")), 1);
	a = understand("荣耀发布了财报，股价上涨。他在荣耀搜索里找到了那份旧合"
		       "同，没用微信搜索。",
		false);
	assert_int_equal(count_mentions(&a, STR("荣耀搜索")), 1);
	assert_int_equal(count_mentions(&a, STR("微信")), 1);
	a = understand(
		"蔚来昨日开会。蔚来K系列在涨价，蔚来K系列的销量不错。", false);
	assert_int_equal(count_mentions(&a, STR("蔚来K系列")), 2);
	/* a model, but no quarter */
	a = understand("科沃斯昨日开会。科沃斯K700机器人在涨价，科沃斯Q3营收不"
		       "错。",
		false);
	assert_int_equal(count_mentions(&a, STR("科沃斯K700")), 1);
	assert_int_equal(count_mentions(&a, STR("科沃斯")), 2);
}

static void
an_app_and_a_plus_belong_to_a_name(void **state)
{
	struct article a = understand("剪映更新了，剪映的用户很多。剪映App的下"
				      "载量在涨，剪映Apps没有。",
		false);

	(void)state;
	assert_int_equal(count_mentions(&a, STR("剪映App")), 1);
	assert_int_equal(count_mentions(&a, STR("剪映")), 3);
	a = understand(
		"Kite-7昨日发布，Kite-7的订单破万。还有Kite-7+，不便宜。",
		false);
	assert_int_equal(count_mentions(&a, STR("Kite-7+")), 1);
	assert_int_equal(count_mentions(&a, STR("Kite-7")), 2);
}

/* A product's name at the first place of some words. */
static struct name
product_at(str text, str words)
{
	uint32_t at = (uint32_t)str_find(text, words);

	return (struct name){ .at = { at, at + (uint32_t)words.n },
		.kind = PLAYER_PRODUCT,
		.entry = NO_INDEX };
}

static void
a_sure_name_across_the_border_of_one_lengthens_it(void **state)
{
	static const struct {
		str text, found, whole;
	} cases[] = {
		{ STR0("岚舟大模型在涨，他用星桥岚舟大模型写诗。"),
			STR0("星桥岚舟"), STR0("星桥岚舟大模型") },
		{ STR0("岚舟大模型在涨，他用青禾岚舟大模型写诗。"),
			STR0("舟大模型写"), STR0("岚舟大模型写") },
		{ STR0("岚舟大模型在涨，他用星桥岚舟写诗。"), STR0("星桥岚舟"),
			STR0("星桥岚舟") },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		str text = cases[i].text;
		struct name found[] = {
			product_at(text, STR("岚舟大模型")),
			product_at(text, cases[i].found),
		};
		struct names names = { .v = found, .n = TESTS_N(found) };

		name_across(text, &names);
		assert_str_equal(
			str_slice(text, found[1].at.start, found[1].at.end),
			cases[i].whole);
	}
}

static void
markdown_in_a_plain_text_is_no_part_of_a_name(void **state)
{
	struct article a = understand(
		"密钥由 **Google Cloud** 保管，**Slack**、**Stripe** 和 "
		"`GitHub` 都能用。**本田**与**索尼集团**表示不急，**腾讯**"
		"则要再等等。百川智能CEO **王小川** 称，要招 **300** 人。",
		false);
	static const str names[] = { STR0("Google Cloud"), STR0("Slack"),
		STR0("Stripe"), STR0("GitHub"), STR0("本田"), STR0("索尼集团"),
		STR0("腾讯") };
	static const enum letter_kind kinds[] = { LETTER_BLANK, LETTER_BLANK,
		LETTER_WORD, LETTER_OTHER, LETTER_BLANK };
	struct letters l;

	(void)state;
	for (size_t i = 0; i < TESTS_N(names); i++)
		assert_int_equal(count_mentions(&a, names[i]), 1);
	for (size_t i = 0; i < a.players.n; i++)
		assert_int_equal(
			str_find_byte(
				article_word(&a, a.players.v[i].name), '*'),
			STR_NONE);
	assert_int_equal(a.roles.n, 1);
	assert_int_equal(a.figures.n, 1);
	/* but a star alone is a letter of *ST and C*Core */
	letters_make(STR("**C*`"), &perm, &l);
	for (uint32_t i = 0; i < l.n; i++)
		assert_int_equal(l.kind[i], kinds[i]);
}

static void
nothing_is_found_in_nothing(void **state)
{
	static const char *const cases[] = { "", "\n\n", " ", "。", "\xFF",
		"（）", "《》", "““““", "·", "老", "A", "GPT-" };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = understand(cases[i], false);

		assert_true(a.players.n <= 1);
	}
}

static void
understand_alone(const char *text)
{
	understand(text, false);
}

static void
many_products_take_linear_time(void **state)
{
	static const char *const pieces[] = { "豆包App", "蔚来K系列",
		"Snapchat+，", "腾讯混元大模型，混元大模型，腾讯混元",
		"小米Rune，Xiaomi Rune，", "GPT-7 Rune，Rune，" };

	(void)state;
	for (size_t i = 0; i < TESTS_N(pieces); i++)
		expect_linear_time(understand_alone, pieces[i], 3000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found_by_tables_shape_and_context),
		cmocka_unit_test(
			names_are_found_by_what_the_article_says_of_them),
		cmocka_unit_test(common_words_and_terms_are_no_names),
		cmocka_unit_test(
			a_name_that_is_certain_once_is_found_everywhere),
		cmocka_unit_test(a_longer_name_hides_the_shorter_one_inside),
		cmocka_unit_test(a_word_beside_a_name_does_not_lengthen_it),
		cmocka_unit_test(what_a_firm_has_is_named_with_it),
		cmocka_unit_test(an_app_and_a_plus_belong_to_a_name),
		cmocka_unit_test(
			a_sure_name_across_the_border_of_one_lengthens_it),
		cmocka_unit_test(markdown_in_a_plain_text_is_no_part_of_a_name),
		cmocka_unit_test(many_products_take_linear_time),
		cmocka_unit_test(nothing_is_found_in_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
