/* content/: names that nothing but the rest of the article tells to be
 * another's. */
#include "tests/test.h"

#include "tests/understand.h"

struct told {
	const char *text, *name, *alias;
	bool tied;
};

static void
check(const struct told *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct article a = understand(cases[i].text, false);

		if (has_alias(&a, str_of(cases[i].name),
			    str_of(cases[i].alias)) != cases[i].tied)
			fail_msg("%s: %.*s", cases[i].text,
				STR_ARG(players_of(&a)));
		arena_reset(&perm);
	}
}

static void
a_long_name_may_have_a_word_more_or_less(void **state)
{
	static const struct told cases[] = {
		{ "腾讯云数据开发平台昨日上线，腾讯云数据开发平台卖得不错。"
		  "客户说，腾讯云数据平台还要改。",
			"腾讯云数据开发平台", "腾讯云数据平台", true },
		{ "微软超级智能实验室昨日成立，微软超级智能实验室的人来自各地。"
		  "有人说微软超级智能实验是一场赌局。",
			"微软超级智能实验室", "微软超级智能实验", true },
		/* which one is told by a number, or what an arm of a firm does */
		{ "上海市第一人民医院昨日开门，上海市第二人民医院也开了门。",
			"上海市第一人民医院", "上海市第二人民医院", false },
		{ "江城大学历史文化学院昨日开门，江城科技大学历史文化学院也开了"
		  "门。",
			"江城大学历史文化学院", "江城科技大学历史文化学院",
			false },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

static void
a_nickname_is_of_whom_the_sentence_names(void **state)
{
	static const struct told cases[] = {
		{ "星桥科技CEO陈立伟表示不急。陈立伟做过五年算法，同事给的外号"
		  "是“算盘精”。",
			"陈立伟", "算盘精", true },
		{ "得了花名“算盘精”的创始人陈立伟表示不急。陈立伟还说会来。",
			"陈立伟", "算盘精", true },
		{ "有“算盘精”之称的记者Martin Colman写道，还要再等。算盘精"
		  "说，不急。",
			"Martin Colman", "算盘精", true },
		/* of nobody, of a thing */
		{ "星桥科技CEO陈立伟表示不急。公司的食堂很大，外号“算盘精”。",
			"陈立伟", "算盘精", false },
		{ "有“算盘精”之称的微软请来了陈立伟，陈立伟表示不急。",
			"陈立伟", "算盘精", false },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

static void
a_bracket_tells_who_is_one(void **state)
{
	static const struct told cases[] = {
		{ "内容总编欧理（ouli）表示不急。欧理还说，要再等。", "欧理",
			"ouli", true },
		{ "第六位Novak Tairo（后简称诺大爷，现青禾CEO）最年轻。诺大爷"
		  "说不急。",
			"Novak Tairo", "诺大爷", true },
		/* a word, and how it is said */
		{ "他学过功夫（gongfu），也会一点书法。", "功夫", "gongfu",
			false },
		{ "内容总编欧理（outing）表示不急。", "欧理", "outing", false },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

static void
an_english_name_is_of_what_the_sentence_names(void **state)
{
	static const struct told cases[] = {
		{ "星桥科技CEO陈立伟生在湖南的长沙，英文名Kelvo，表示不急。陈立"
		  "伟"
		  "还说会来。",
			"陈立伟", "Kelvo", true },
		{ "OpenAI发布了ChatGPT。湖南的长沙，英文名Kelvo，在湘江边上。",
			"ChatGPT", "Kelvo", false },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

static void
parts_of_a_sure_name_are_found(void **state)
{
	static const struct told cases[] = {
		{ "蔚来昨日开会。蔚来K系列在涨价，蔚来K系列的销量不错。但K系列"
		  "车"
		  "型还要改。",
			"蔚来K系列", "K系列", true },
		{ "他在美国国会作证，美国国会议员没有追问。弹窗让用户给国会打电"
		  "话。",
			"美国国会", "国会", true },
		{ "抖音生活服务昨日开会，抖音生活服务的人都来了。抖音生服的员工"
		  "说，不急。",
			"抖音生活服务", "抖音生服", true },
		{ "清华大学青岭管理学院昨日开学，清华大学青岭管理学院的学生都来"
		  "了。青岭学院的校友也来了。",
			"清华大学青岭管理学院", "青岭学院", true },
		{ "特斯拉昨日开会。Tesla Robotaxi上路了，Tesla Robotaxi的订单"
		  "破万。今年，特斯拉Robotaxi还要涨价。",
			"Tesla Robotaxi", "特斯拉Robotaxi", true },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

static void
an_address_is_several_places(void **state)
{
	struct article a = understand("项目在广州番禺区龙瀛路36号，番禺区的人"
				      "都来了。\n广州市番禺区很大。",
		false);

	(void)state;
	assert_int_not_equal(player_named(&a, STR("番禺区")), NO_INDEX);
	assert_int_equal(player_named(&a, STR("广州番禺区龙瀛路")), NO_INDEX);
	assert_int_equal(player_named(&a, STR("广州市番禺区")), NO_INDEX);
}

static void
what_stands_before_a_name_is_no_part_of_it(void **state)
{
	struct article a = understand(
		"订单交给了中国台湾企业岚舟（Lanzo Textile），岚舟"
		"长期同Nike合作。\n岚舟表示不急，岚舟CEO陈立伟也表示不急。",
		false);

	(void)state;
	assert_int_equal(player_named(&a, STR("中国台湾企业岚舟")), NO_INDEX);
}

static void
plans_and_points_of_view_name_somebody(void **state)
{
	struct article a = understand(
		"公司推出三大计划，「新商云梯计划」是其中之一。「新商云梯计划」"
		"明年开始。在树岚看来，不急。\n总经理树岚没有多说，在业内人士看"
		"来，"
		"还要再等。业内人士都这么说。",
		false);

	(void)state;
	assert_int_not_equal(player_named(&a, STR("新商云梯计划")), NO_INDEX);
	assert_int_not_equal(player_named(&a, STR("树岚")), NO_INDEX);
	assert_int_equal(player_named(&a, STR("业内人士")), NO_INDEX);
}

static void
old_wang_is_who_was_named_last_and_most(void **state)
{
	static const struct told cases[] = {
		{ "王立伟表示不急。王立伟带来了王海峰，王海峰没有说话。王立伟"
		  "走后，老王的车还在。王立伟明天再来。",
			"王立伟", "老王", true },
		/* another one was named since, or as often */
		{ "王立伟表示不急，王立伟走了。王立伟带来的王海峰没有说话。"
		  "老王的车还在，王海峰说。",
			"王立伟", "老王", false },
		{ "王海峰没有说话。王立伟表示不急。老王的车还在。", "王立伟",
			"老王", false },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

static void
bodies_are_called_in_several_ways(void **state)
{
	static const struct told cases[] = {
		{ "美国财政部昨天表示不急。中国财政部说，财政部也不急。",
			"财政部", "美国财政部", false },
		{ "俄罗斯国防部昨天表示不急。俄国防部还说，不急。",
			"俄罗斯国防部", "俄国防部", true },
		{ "巴勒斯坦伊斯兰抵抗运动（哈马斯）表示不急。哈马斯还说，不急"
		  "。",
			"哈马斯", "巴勒斯坦伊斯兰抵抗运动", true },
		{ "国家防汛抗旱总指挥部昨天表示不急。国家防总还说，不急。",
			"国家防汛抗旱总指挥部", "国家防总", true },
		{ "礼来公司昨天表示不急。礼来还说，不急。", "礼来", "礼来公司",
			true },
		{ "高德纳咨询公司昨天表示不急。Gartner还说，不急。", "Gartner",
			"高德纳咨询公司", true },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_long_name_may_have_a_word_more_or_less),
		cmocka_unit_test(a_nickname_is_of_whom_the_sentence_names),
		cmocka_unit_test(a_bracket_tells_who_is_one),
		cmocka_unit_test(an_english_name_is_of_what_the_sentence_names),
		cmocka_unit_test(parts_of_a_sure_name_are_found),
		cmocka_unit_test(an_address_is_several_places),
		cmocka_unit_test(what_stands_before_a_name_is_no_part_of_it),
		cmocka_unit_test(plans_and_points_of_view_name_somebody),
		cmocka_unit_test(old_wang_is_who_was_named_last_and_most),
		cmocka_unit_test(bodies_are_called_in_several_ways),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
