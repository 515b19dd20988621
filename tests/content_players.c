/* content/: players from names: aliases, roles, groups, whose figures. */
#include "tests/test.h"

#include "content/sound.h"
#include "content/title.h"
#include "tests/understand.h"

static int32_t
player_named(const struct article *a, str name)
{
	for (size_t i = 0; i < a->players.n; i++)
		if (str_eq(article_word(a, a->players.v[i].name), name))
			return (int32_t)i;
	return NO_INDEX;
}

static bool
has_alias(const struct article *a, str name, str alias)
{
	int32_t player = player_named(a, name);

	for (size_t i = 0; i < a->aliases.n; i++)
		if (a->aliases.v[i].player == player && player != NO_INDEX &&
			str_eq(article_word(a, a->aliases.v[i].name), alias))
			return true;
	return false;
}

/* "title@of title@of …" of a player; "-" before one that is former. */
static str
roles_of(const struct article *a, str name)
{
	int32_t player = player_named(a, name);
	struct buf b = { 0 };

	for (size_t i = 0; i < a->roles.n; i++) {
		const struct role *r = &a->roles.v[i];

		if (r->player != player)
			continue;
		buf_printf(&b, "%s%s%.*s@%.*s", b.n ? " " : "",
			r->former ? "-" : "",
			STR_ARG(article_word(a, r->title)),
			STR_ARG(article_word(a, r->of)));
	}
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

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
		{ "理想i8上市了，比亚迪海豹06也上市了。i8的订单破万。",
			"理想i8", "i8", true },
		/* forms of address */
		{ "星桥科技CEO陈立伟表示不急。大家叫他老陈，老陈说：“慢慢来。”",
			"陈立伟", "老陈", true },
		/* not what the table knows as two */
		{ "阿里巴巴和阿里云都参加了会议。", "阿里巴巴", "阿里云",
			false },
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
titles_are_taken_apart_at_ties(void **state)
{
	static const struct {
		const char *text, *titles;
	} cases[] = {
		{ "CEO", "CEO" },
		{ "董事长兼CEO", "董事长 CEO" },
		{ "联合创始人、首席科学家", "联合创始人 首席科学家" },
		{ "前首席执行官", "-首席执行官" },
		{ "前端负责人", "前端负责人" },
		{ "原创部主任", "原创部主任" },
		{ "的产品负责人", "产品负责人" },
		{ "首席增长官", "首席增长官" },
		{ "宣布任命CEO", NULL },
		{ "很高兴", NULL },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct letters l;
		struct titles t;
		struct buf b = { 0 };

		letters_make(str_of(cases[i].text), &perm, &l);
		bool found = title_split(&l, 0, l.n, &t);
		if (found != (cases[i].titles != NULL))
			fail_msg("%s", cases[i].text);
		for (size_t k = 0; found && k < t.n; k++)
			buf_printf(&b, "%s%s%.*s", k ? " " : "",
				t.v[k].former ? "-" : "",
				STR_ARG(letters_str(
					&l, t.v[k].at.start, t.v[k].at.end)));
		assert_str_equal(buf_str(&b), str_of(cases[i].titles));
		buf_free(&b);
	}
}

static void
roles_are_read_before_and_behind_a_name(void **state)
{
	static const struct {
		const char *text, *name, *roles;
	} cases[] = {
		/* before */
		{ "小米CEO陈立伟表示，今年不涨价。", "陈立伟", "CEO@小米" },
		{ "小米董事长兼CEO陈立伟表示，不涨价。", "陈立伟",
			"董事长@小米 CEO@小米" },
		{ "前小米CEO陈立伟表示，不涨价。", "陈立伟", "-CEO@小米" },
		{ "小米前CEO陈立伟表示，不涨价。", "陈立伟", "-CEO@小米" },
		{ "小米的产品负责人陈立伟表示，不涨价。", "陈立伟",
			"产品负责人@小米" },
		{ "小米首席执行官（CEO）陈立伟表示，不涨价。", "陈立伟",
			"首席执行官@小米" },
		{ "小米联合创始人、百度董事陈立伟表示，不涨价。", "陈立伟",
			"董事@百度 联合创始人@小米" },
		{ "财政部金融司司长陈立伟表示，不涨价。", "陈立伟",
			"司长@财政部金融司" },
		{ "美国总统陈立伟表示，不涨价。", "陈立伟", "总统@美国" },
		/* the organisation named before */
		{ "百度发布了新的手表。CEO陈立伟表示，不涨价。", "陈立伟",
			"CEO@百度" },
		{ "百度发布了新的手表，在清华大学展出。CEO陈立伟表示，不涨价。",
			"陈立伟", "CEO@百度" },
		{ "百度（Baidu）发布了新的手表。CEO陈立伟表示，不涨价。",
			"陈立伟", "CEO@百度" },
		{ "百度与小米发布了新的手表。CEO陈立伟表示，百度不涨价。",
			"陈立伟", "CEO@百度" },
		/* behind */
		{ "陈立伟是小米CEO。陈立伟表示不涨价。", "陈立伟", "CEO@小米" },
		{ "陈立伟（现任小米CEO）表示，不涨价。陈立伟说不急。", "陈立伟",
			"CEO@小米" },
		{ "陈立伟教授表示，不涨价。陈立伟说不急。", "陈立伟", "教授@" },
		/* the holder tied to the title by little words */
		{ "时任小米首席科学家的陈立伟表示不急。陈立伟说不涨价。",
			"陈立伟", "-首席科学家@小米" },
		{ "小米早期投资者之一的陈立伟表示不急。陈立伟说不涨价。",
			"陈立伟", "早期投资者@小米" },
		{ "小米创始人之一的陈立伟表示不急。陈立伟说不涨价。", "陈立伟",
			"创始人之一@小米" },
		{ "陈立伟表示不急。小米的总经理正是陈立伟。", "陈立伟",
			"总经理@小米" },
		{ "某大型家电企业的市场总监陈立伟表示，不涨价。", "陈立伟",
			"市场总监@某大型家电企业" },
		{ "陈立伟表示不急。小米的创始人叫陈立伟。", "陈立伟",
			"创始人@小米" },
		{ "《纽约时报》记者陈立伟表示不急。陈立伟说不涨价。", "陈立伟",
			"记者@纽约时报" },
		{ "陈立伟表示不急。小米的董事长由陈立伟担任。", "陈立伟",
			"董事长@小米" },
		{ "当过小米设计总监的陈立伟表示不急。陈立伟说不涨价。",
			"陈立伟", "设计总监@小米" },
		{ "陈立伟表示不急。小米（01810）的新总裁陈立伟说不涨价。",
			"陈立伟", "总裁@小米" },
		{ "百度兼职教授陈立伟表示，不涨价。", "陈立伟",
			"兼职教授@百度" },
		{ "百度首席系统架构师陈立伟表示，不涨价。", "陈立伟",
			"首席系统架构师@百度" },
		{ "百度名誉会长陈立伟表示，不涨价。", "陈立伟",
			"名誉会长@百度" },
		{ "英国作家陈立伟表示，不涨价。", "陈立伟", "作家@" },
		{ "英国记者陈立伟表示，不涨价。", "陈立伟", "记者@英国" },
		{ "清华大学数据科学学院教授陈立伟表示，不涨价。", "陈立伟",
			"教授@清华大学数据科学学院" },
		{ "小米公关部总经理陈立伟表示，不涨价。", "陈立伟",
			"公关部总经理@小米" },
		{ "资深媒体人陈立伟表示，不涨价。", "陈立伟", "资深媒体人@" },
		{ "投资人、小米总裁陈立伟表示，不涨价。", "陈立伟",
			"总裁@小米 投资人@" },
		/* trades, by their endings, right before a name */
		{ "注册营养师陈立伟表示，不涨价。", "陈立伟", "注册营养师@" },
		{ "老钳工陈立伟表示，不涨价。", "陈立伟", "钳工@" },
		{ "国家博物馆的讲解员陈立伟表示，不涨价。", "陈立伟",
			"讲解员@国家博物馆" },
		{ "这两家的对手陈立伟表示，不涨价。", "陈立伟", "" },
		{ "“慢慢屋”的老板陈立伟表示，不涨价。", "陈立伟",
			"老板@慢慢屋" },
		{ "一家家电公司的负责人陈立伟表示，不涨价。", "陈立伟",
			"负责人@家电公司" },
		/* nobody's */
		{ "百度发布了新的手表。作家陈立伟表示，不涨价。", "陈立伟",
			"作家@" },
		{ "新华社5月2日电（记者陈启明 陈立伟）今天不涨价。陈立伟说。",
			"陈立伟", "记者@新华社" },
		{ "小米发布了新的手表。发言人陈立伟表示，不涨价。", "陈立伟",
			"发言人@小米" },
		/* one that several persons may have, before the first of them */
		{ "小米研究员陈启明和陈立伟表示，不涨价。", "陈立伟",
			"研究员@小米" },
		{ "小米CEO陈启明和陈立伟表示，不涨价。", "陈立伟", "" },
		/* a region belongs to the title */
		{ "小米中国区总裁陈立伟表示，不涨价。", "陈立伟",
			"中国区总裁@小米" },
		/* careers */
		{ "陈立伟表示不急。去年，陈立伟出任小米CEO。", "陈立伟",
			"CEO@小米" },
		{ "陈立伟表示不急。陈立伟曾任小米CEO。", "陈立伟",
			"-CEO@小米" },
		{ "陈立伟表示不急。陈立伟加入小米，担任CEO。", "陈立伟",
			"CEO@小米" },
		{ "陈立伟表示不急。陈立伟在小米做到副总裁。", "陈立伟",
			"副总裁@小米" },
		{ "陈立伟表示不急。陈立伟在小米，还是要做产品。", "陈立伟",
			"" },
		{ "陈立伟表示不急。他曾任小米CEO。", "陈立伟", "-CEO@小米" },
		{ "陈立伟表示不急。他们曾任小米CEO。", "陈立伟", "" },
		{ "陈立伟表示不急。他从小就想当科学家。", "陈立伟", "" },
		{ "陈立伟表示不急。陈立伟作为小米的顾问，说不涨价。", "陈立伟",
			"顾问@小米" },
		{ "陈立伟表示不急。\n他曾任小米CEO。", "陈立伟", "-CEO@小米" },
		{ "陈立伟表示不急。\n不涨价。\n他曾任小米CEO。", "陈立伟", "" },
		{ "陈立伟表示不急。这位小米的创始人还想等等。", "陈立伟",
			"创始人@小米" },
		{ "陈立伟表示不急。这位小米总裁已经等了很久。", "陈立伟",
			"总裁@小米" },
		{ "陈立伟表示不急。百度一位前高管不这么看，这位高管说不涨价。",
			"陈立伟", "" },
		{ "陈立伟表示不急。陈立伟是小米总裁，曾任百度CTO。", "陈立伟",
			"总裁@小米 -CTO@百度" },
		{ "陈立伟表示不急。他是小米的总裁、百度的顾问，不涨价。",
			"陈立伟", "总裁@小米 顾问@百度" },
		{ "陈立伟表示不急。陈立伟在小米当了六年总裁。", "陈立伟",
			"总裁@小米" },
		{ "陈立伟表示不急。陈立伟仍是小米的总裁。", "陈立伟",
			"总裁@小米" },
		{ "陈启明见了陈立伟。陈启明请来了同时也是小米总裁的陈立伟。",
			"陈启明", "" },
		{ "陈立伟表示不急。陈立伟今年四十岁，是小米的总裁。", "陈立伟",
			"总裁@小米" },
		{ "陈立伟表示不急。陈立伟曾任小米和百度的顾问。", "陈立伟",
			"-顾问@百度 -顾问@小米" },
		{ "百度上市了。陈立伟在小米做过三年，升总监。", "陈立伟",
			"总监@小米" },
		{ "陈立伟表示不急。陈立伟成为小米最年轻的副总裁。", "陈立伟",
			"副总裁@小米" },
		/* English */
		{ "Google CEO Ann Lee said prices would fall.", "Ann Lee",
			"CEO@Google" },
		{ "Google's chief executive Ann Lee said so.", "Ann Lee",
			"chief executive@Google" },
		{ "Ann Lee, the former head of design at Google, said so.",
			"Ann Lee", "-head of design@Google" },
		/* bylines */
		{ "编辑｜陈立伟\n陈立伟说，不急。", "陈立伟", "编辑@" },
		/* none */
		{ "陈立伟表示，小米今年不涨价。", "陈立伟", "" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = understand(cases[i].text, false);
		str roles = roles_of(&a, str_of(cases[i].name));

		if (!str_eq(roles, str_of(cases[i].roles)))
			fail_msg("%s: \"%.*s\" of %.*s", cases[i].text,
				STR_ARG(roles), STR_ARG(players_of(&a)));
	}
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
		"、小米CEO陈立伟", "（", "“", "公司", "老王", "1、", "年" };
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
		cmocka_unit_test(titles_are_taken_apart_at_ties),
		cmocka_unit_test(roles_are_read_before_and_behind_a_name),
		cmocka_unit_test(groups_are_read_from_enumerations),
		cmocka_unit_test(
			announced_classes_are_told_one_after_the_other),
		cmocka_unit_test(a_figure_belongs_to_the_player_of_its_clause),
		cmocka_unit_test(long_texts_of_one_kind_stay_cheap),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
