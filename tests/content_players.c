/* content/: players from names: aliases, groups, whose figures. */
#include "tests/test.h"

#include "content/players/sound.h"
#include "tests/understand.h"

static str
group_of(const struct article *a, str name)
{
	int32_t player = player_named(a, name);

	return player == NO_INDEX ? STR("no player")
				  : article_word(a, a->players.v[player].group);
}

static void
names_of_one_player_are_tied_together(void **state)
{
	static const struct {
		const char *text, *name, *alias;
		bool tied;
	} cases[] = {
		/* the table */
		{ "阿里巴巴发布了财报。阿里的云业务在增长。", "阿里巴巴",
			"阿里", true },
		/* blanks and case */
		{ "ChatGPT上线两年。Chat GPT的用户还在涨。", "ChatGPT",
			"Chat GPT", true },
		/* a tail that may be dropped */
		{ "北岭重工有限公司CEO陈立伟表示，北岭重工不会降价。"
		  "北岭重工去年盈利。",
			"北岭重工", "北岭重工有限公司", true },
		/* brackets and definitions */
		{ "首席执行官马丁·科尔曼（Martin Colman）表示，还要再等。",
			"马丁·科尔曼", "Martin Colman", true },
		{ "芯片商岚桥算力（下称“岚桥”）昨日停产。岚桥称会恢复。",
			"岚桥", "岚桥算力", true },
		{ "他离开了北岭重工（下称北岭），北岭后来倒闭。", "北岭",
			"北岭重工", true },
		{ "星桥科技CEO陈立伟（后简称陈哥，他最早加入）表示，不急。"
		  "陈哥说还要再等。",
			"陈立伟", "陈哥", true },
		/* a firm that the table has without its tail */
		{ "腾讯公司昨日开会。Tencent的财报下周发布，腾讯公司没有回应。",
			"腾讯公司", "Tencent", true },
		/* two Chinese names of a firm may be two */
		{ "拍拍贷去年上市。信也科技的财报下周发布。", "拍拍贷",
			"信也科技", false },
		{ "鹅厂昨日开会。腾讯的财报下周发布，腾讯没有回应。", "腾讯",
			"鹅厂", true },
		{ "拍拍贷科技有限公司去年上市。信也科技的财报下周发布。",
			"拍拍贷科技有限公司", "信也科技", false },
		/* a place by its sound */
		{ "他住在巴尔的摩（Baltimore），巴尔的摩是个港口。", "巴尔的摩",
			"Baltimore", true },
		/* who is listed side by side is not the same */
		{ "可灵和Kling都更新了。Kling的用户在涨。", "Kling", "可灵",
			false },
		/* parts of a foreign name */
		{ "首席执行官Martin Colman认为，还要再等。Colman说，不急。",
			"Martin Colman", "Colman", true },
		{ "首席执行官马丁·科尔曼认为，还要再等。科尔曼说，不急。",
			"马丁·科尔曼", "科尔曼", true },
		/* by sound */
		{ "首席执行官马丁·科尔曼认为，还要再等。Martin Colman在"
		  "邮件里说，不急。",
			"马丁·科尔曼", "Martin Colman", true },
		{ "首席执行官Martin Colman认为，还要再等。科尔曼表示，"
		  "不急。科尔曼说会涨。",
			"Martin Colman", "科尔曼", true },
		{ "首席执行官马丁·科尔曼认为，还要再等。Peter Novak在"
		  "邮件里说，不急。",
			"马丁·科尔曼", "Peter Novak", false },
		/* a slip of the pen, initials, a maker's name left out */
		{ "OpenAI的对手Mistral融资六亿欧元。据悉，Mistral正在扩张。"
		  "Mistal也在融资。",
			"Mistral", "Mistal", true },
		{ "芯片公司Smart Device Lab昨日宣布裁员。SDL成立于2015年，"
		  "SDL CEO陈立伟表示不会再裁。",
			"Smart Device Lab", "SDL", true },
		{ "小米SU7上市了。小米SU7卖得不错，SU7的订单破万。", "小米SU7",
			"SU7", true },
		{ "小米Rune上市了，Xiaomi Rune不便宜。小米Rune的司机在车里。",
			"小米Rune", "Xiaomi Rune", true },
		/* a maker who is named with it alone */
		/* a title and its number; a number more */
		{ "《战神5》昨日发售。玩家说，《战神：诸神黄昏》不便宜，《战神5"
		  "》"
		  "卖得不错。",
			"战神：诸神黄昏", "战神5", true },
		{ "DOTA2昨日更新，DOTA2的玩家很多。Dota的地图没有变。", "DOTA2",
			"Dota", false },
		{ "百度剪映更新了。剪映的用户很多，剪映不收费。", "百度剪映",
			"剪映", true },
		{ "百度剪映更新了。剪映的用户很多，剪映不收费。百度不急。",
			"剪映", "百度剪映", false },
		{ "英特尔推出GPT-7 Rune，新款手机Rune不便宜。", "GPT-7 Rune",
			"Rune", true },
		{ "理想i8上市了，比亚迪海豹06也上市了。i8的订单破万。",
			"理想i8", "i8", true },
		/* forms of address */
		{ "星桥科技CEO陈立伟表示不急。大家叫他老陈，老陈说：“慢慢来。”",
			"陈立伟", "老陈", true },
		/* a given name; what a bracket says it is called */
		{ "星桥科技CEO陈立伟表示不急。立伟在内部信里说，立伟也会加班。",
			"陈立伟", "立伟", true },
		{ "开源模型Tairos（钛螺丝）昨日上线。Tairos的用户在涨，"
		  "钛螺丝的用户也在涨。",
			"Tairos", "钛螺丝", true },
		{ "首席执行官Peter Novak（后简称诺大爷，现居柏林）表示，不急。",
			"Peter Novak", "诺大爷", true },
		/* the name by which a firm is registered */
		{ "小米科技开发有限公司CEO陈立伟表示，小米不会降价。小米去年盈"
		  "利。",
			"小米", "小米科技开发有限公司", true },
		/* how one is spoken to is no part of a whole name */
		{ "首席执行官马丁·科尔曼博士认为，还要再等。科尔曼博士说，不急"
		  "。",
			"马丁·科尔曼", "科尔曼", true },
		/* words that name, with little words around them */
		{ "OpenAI发布了ChatGPT，大家叫它Chatty。Chatty的用户在涨。"
		  "ChatGPT也涨价了。",
			"ChatGPT", "Chatty", true },
		/* a maker and his model */
		{ "小米昨日发布了新车。小米 YU9上市了，YU9的订单破万。",
			"小米 YU9", "YU9", true },
		/* the dot of a foreign name may be another one */
		{ "首席执行官马丁•科尔曼（Martin Colman）认为，还要再等。"
		  "科尔曼说，不急。",
			"马丁•科尔曼", "科尔曼", true },
		/* two surnames of Japan */
		{ "日产汽车社长三宅敏树在东京表示，还要再等。三宅把话挑明，"
		  "三宅敏树的任期到明年。",
			"三宅敏树", "三宅", true },
		/* a firm's name without the words for what it does */
		{ "零食品牌岚舟食品获得融资，岚舟食品CEO陈立伟表示不急。岚舟在"
		  "三个城市开店。",
			"岚舟食品", "岚舟", true },
		/* the place that a registered name begins with */
		{ "江苏岚舟精密仪器有限公司昨日成立。岚舟精密去年融资，"
		  "岚舟精密CEO陈立伟表示，不急。",
			"岚舟精密", "江苏岚舟精密仪器有限公司", true },
		/* a firm of China is another one */
		{ "岚舟半导体CEO陈立伟表示，不急。岚舟半导体（中国）有限公司昨"
		  "日"
		  "成立，岚舟半导体没有回应。",
			"岚舟半导体", "岚舟半导体（中国）有限公司", false },
		/* two that the table has, where the text says so */
		{ "国际清算银行（BIS）昨日发出警告。BIS还提到，股市会跌。",
			"国际清算银行", "BIS", true },
		/* an address of him who is named by far the most */
		{ "星桥科技CEO陈立伟表示不急。陈立伟说，陈立伟会来。陈立伟没有"
		  "来，陈立伟病了。陈立伟认为，陈立伟会好。陈立伟笑了。董事陈"
		  "嘉禾点头。大家叫老陈，老陈说：“慢慢来。”",
			"陈立伟", "老陈", true },
		/* a game without its second title */
		{ "《岚舟纪：归途》昨日上线，《岚舟纪》的玩家在涨，《岚舟纪：归"
		  "途》"
		  "卖了一百万份。",
			"岚舟纪：归途", "岚舟纪", true },
		/* a surname alone, if one has it and it is a subject */
		{ "星桥科技CEO陈立伟表示不急。当晚，陈在会上又说了一遍。",
			"陈立伟", "陈", true },
		{ "星桥科技CEO陈立伟表示不急。当晚，陈醋在会上卖了一遍。",
			"陈立伟", "陈", false },
		{ "星桥科技CEO陈立伟和云栈科技CEO陈启明表示不急。当晚，陈在"
		  "会上又说了一遍。",
			"陈立伟", "陈", false },
		/* initials before the bracket that spells them */
		{ "他们把新系列叫做KR（Kite Robotics），KR卖得很好。"
		  "Kite Robotics去年成立。",
			"Kite Robotics", "KR", true },
		/* a film by what stands behind its series' title */
		{ "《岚舟纪：归途》昨日上线，《归途》的观众在涨，《岚舟纪：归途"
		  "》"
		  "卖了一百万张票，《归途》还要再演。",
			"岚舟纪：归途", "归途", true },
		/* two parts of a foreign name */
		{ "首席执行官马丁·冯·科尔曼认为，还要再等。冯·科尔曼说，不急。"
		  "冯·科尔曼下周离任。",
			"马丁·冯·科尔曼", "冯·科尔曼", true },
		/* a version, and what is a figure */
		{ "OpenAI发布了GPT-4o。用户喜欢GPT-4o，纷纷要求把4o还回来。",
			"GPT-4o", "4o", true },
		{ "谷歌发布了Gemini 3.5。用户喜欢Gemini 3.5，股价涨了3.5%。",
			"Gemini 3.5", "3.5", false },
		/* a title behind a surname */
		{ "星桥科技创始人陈立伟表示不急。员工都说，陈老板不急。",
			"陈立伟", "陈老板", true },
		/* a blank is no mark */
		{ "OpenAI发布了ChatGPT，后面改名 Kitto。Kitto的用户在涨，"
		  "ChatGPT也涨价了。",
			"ChatGPT", "Kitto", true },
		/* the whole before its short form, marks before the bracket */
		{ "开市客昨日开了两家开市客折扣铺（下称“开市客铺”），"
		  "开市客铺卖得不错，开市客铺还要再开。",
			"开市客铺", "开市客折扣铺", true },
		/* what the table has, taken for firm and product */
		{ "推特CEO陈立伟宣布推特裁员，推特昨日收购了一家公司。"
		  "用户在Twitter上发帖，打开Twitter就能看。",
			"Twitter", "推特", true },
		/* an address that is in the dictionary */
		{ "星桥科技CEO王立伟表示不急。会后，老王说：“慢慢来。”",
			"王立伟", "老王", true },
		/* a firm's surname, where nobody else is called so */
		{ "科斯拉创投宣布投资一家芯片公司，科斯拉创投去年也投过它。这轮"
		  "融资由科斯拉领投。",
			"科斯拉创投", "科斯拉", true },
		/* what a thing is, before the bracket */
		{ "OpenAI发布了ChatGPT应用（也就是Chatty）。Chatty的用户在涨，"
		  "ChatGPT也涨价了。",
			"ChatGPT", "Chatty", true },
		/* the whole before what it is now */
		{ "1981年，厂子加入江城柴油机联营公司（即现在的潍柴集团）。"
		  "潍柴集团去年盈利，潍柴集团CEO陈立伟表示不急。",
			"潍柴集团", "江城柴油机联营公司", true },
		/* a common word that is of the firm named with it */
		{ "银泰集团去年盈利，银泰集团CEO陈立伟表示不急。银泰在三个城市"
		  "开店。",
			"银泰集团", "银泰", true },
		/* not what the table knows as two */
		{ "阿里巴巴和阿里云都参加了会议。", "阿里巴巴", "阿里云",
			false },
		{ "腾讯更新了QQ。QQ浏览器的用户也在涨，QQ的用户少了。", "QQ",
			"QQ浏览器", false },
		/* a version is a product of its own, an arm a firm */
		{ "OpenAI发布了GPT-4。此前的GPT-3也很强。", "GPT-4", "GPT-3",
			false },
		{ "特斯拉公布财报。特斯拉中国的销量也在增长。特斯拉很忙。",
			"特斯拉", "特斯拉中国", false },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = understand(cases[i].text, false);

		if (has_alias(&a, str_of(cases[i].name),
			    str_of(cases[i].alias)) != cases[i].tied)
			fail_msg("%s: %.*s", cases[i].text,
				STR_ARG(players_of(&a)));
	}
}

static void
a_name_sounds_as_it_is_spelt_out(void **state)
{
	static const struct {
		const char *han, *latin;
		bool alike;
	} cases[] = {
		{ "科尔曼", "Colman", true },
		{ "德拉克鲁瓦", "Delacroix", true },
		{ "诺瓦克", "Novák", true },
		{ "施密特", "Schmidt", true },
		{ "科尔曼", "Novak", false },
		{ "施密特", "Garcia", false },
		{ "星桥", "Starbridge", false },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct sound han, latin;

		assert_true(sound_read_han(str_of(cases[i].han), &han));
		assert_true(sound_read_latin(str_of(cases[i].latin), &latin));
		if ((sound_fit(&han, &latin, sound_learnt, NULL, NULL) > 20) !=
			cases[i].alike)
			fail_msg("%s", cases[i].latin);
	}
	struct sound s;
	assert_false(sound_read_han(STR("A科"), &s));
	assert_false(sound_read_latin(STR("Col曼"), &s));
	assert_false(sound_read_latin(STR("7"), &s));
}

static void
an_address_that_two_could_mean_stays_alone(void **state)
{
	struct article a = understand(
		"星桥科技CEO陈立伟表示不急。云栈科技CEO陈启明表示很急。"
		"老陈说：“都别急。”老陈认为价格还会再降。",
		false);

	(void)state;
	assert_false(has_alias(&a, STR("陈立伟"), STR("老陈")));
	assert_false(has_alias(&a, STR("陈启明"), STR("老陈")));
}

static void
an_address_means_who_alone_was_named_before_it(void **state)
{
	struct article a =
		understand("星桥科技CEO陈立伟表示不急。老陈说：“都别急。”"
			   "云栈科技CEO陈启明表示很急。",
			false);

	(void)state;
	assert_true(has_alias(&a, STR("陈立伟"), STR("老陈")));
}

static void
a_key_of_the_keyboard_is_no_player(void **state)
{
	struct article a = understand("按 Enter 打开一篇，按 Esc 回来。再按 "
				      "Enter，百度的那一篇就开了。",
		false);

	(void)state;
	assert_str_equal(players_of(&a), STR("百度/org"));
}

static void
players_come_most_mentioned_first_and_places_last(void **state)
{
	struct article a = understand("百度在北京。北京很大。北京很冷。"
				      "腾讯和百度都来了。",
		false);

	(void)state;
	assert_str_equal(players_of(&a), STR("百度/org 腾讯/org 北京/place"));
}

static void
groups_are_read_from_enumerations(void **state)
{
	static const struct {
		const char *text, *name, *group;
	} cases[] = {
		{ "百度、腾讯、京东等互联网巨头都来了。", "腾讯",
			"互联网巨头" },
		{ "头部玩家包括小米、百度和京东。", "百度", "头部玩家" },
		{ "以小米、百度为代表的科技公司在招人。", "小米", "科技公司" },
		{ "小米、百度和京东今天开会。", "小米", "" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = understand(cases[i].text, false);

		if (!str_eq(group_of(&a, str_of(cases[i].name)),
			    str_of(cases[i].group)))
			fail_msg("%s: %.*s", cases[i].text,
				STR_ARG(group_of(&a, str_of(cases[i].name))));
	}
}

static void
announced_classes_are_told_one_after_the_other(void **state)
{
	struct article a = understand(
		"参赛者可以分为两类：一类是互联网大厂，一类是硬件厂商。\n"
		"互联网大厂来得最早。百度拿出了样机；腾讯租下了展台。\n"
		"硬件厂商也没有闲着。小米把产线改了一遍；华为换了供应商。\n"
		"但时间不多了。京东还在看。\n",
		false);

	(void)state;
	assert_str_equal(group_of(&a, STR("百度")), STR("互联网大厂"));
	assert_str_equal(group_of(&a, STR("腾讯")), STR("互联网大厂"));
	assert_str_equal(group_of(&a, STR("小米")), STR("硬件厂商"));
	assert_str_equal(group_of(&a, STR("华为")), STR("硬件厂商"));
	assert_str_equal(group_of(&a, STR("京东")), STR(""));
}

static void
a_figure_belongs_to_the_player_of_its_clause(void **state)
{
	struct article a =
		understand("百度去年营收1200亿元，腾讯营收5000亿元。", false);

	(void)state;
	for (size_t i = 0; i < a.figures.n; i++) {
		const struct figure *f = &a.figures.v[i];

		if (f->kind != FIGURE_MONEY)
			continue;
		str want = f->value < 2e11 ? STR("百度") : STR("腾讯");
		assert_int_equal(f->player, player_named(&a, want));
	}
}

/* Ten times the text may cost no more than some twenty times the memory. */
static void
long_texts_of_one_kind_stay_cheap(void **state)
{
	static const char *const parts[] = { "王", "A", "GPT-", "北京", "·",
		"、小米CEO陈立伟", "（", "“", "公司", "老王", "1、", "年",
		"欧理（ouli）", "Ab Cd（后简称诺大爷）" };
	enum { TIMES = 20000 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(parts); i++) {
		struct buf b = { 0 };

		for (int n = 0; n < TIMES; n++)
			buf_put(&b, str_of(parts[i]));
		buf_putc(&b, 0);
		(void)understand(b.s, false);
		buf_free(&b);
		arena_reset(&perm);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_of_one_player_are_tied_together),
		cmocka_unit_test(a_name_sounds_as_it_is_spelt_out),
		cmocka_unit_test(an_address_that_two_could_mean_stays_alone),
		cmocka_unit_test(
			an_address_means_who_alone_was_named_before_it),
		cmocka_unit_test(a_key_of_the_keyboard_is_no_player),
		cmocka_unit_test(
			players_come_most_mentioned_first_and_places_last),
		cmocka_unit_test(groups_are_read_from_enumerations),
		cmocka_unit_test(
			announced_classes_are_told_one_after_the_other),
		cmocka_unit_test(a_figure_belongs_to_the_player_of_its_clause),
		cmocka_unit_test(long_texts_of_one_kind_stay_cheap),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
