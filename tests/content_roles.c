/* content/: titles, and the roles that a text tells of. */
#include "tests/linear.h"
#include "tests/test.h"

#include "content/players/title.h"
#include "tests/understand.h"

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

static void
assert_roles(const char *text, const char *name, const char *wanted)
{
	struct article a = understand(text, false);
	str roles = roles_of(&a, str_of(name));

	if (!str_eq(roles, str_of(wanted)))
		fail_msg("%s: \"%.*s\" of %.*s", text, STR_ARG(roles),
			STR_ARG(players_of(&a)));
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
		{ "Google fell. Chief Executive Ann Lee said so.", "Ann Lee",
			"Chief Executive@" },
		{ "He met Foreign Minister Ann Lee and Google engineers.",
			"Ann Lee", "Foreign Minister@" },
		/* bylines */
		{ "编辑｜陈立伟\n陈立伟说，不急。", "陈立伟", "编辑@" },
		{ "编辑｜阿里巴巴 陈立伟\n陈立伟说，不急。阿里巴巴发布了财报，"
		  "阿里巴巴CEO认为，阿里巴巴的云业务在增长。",
			"陈立伟", "编辑@阿里巴巴" },
		{ "陈立伟｜26岁 青岛 产品经理\n陈立伟说，不急。", "陈立伟",
			"产品经理@" },
		{ "陈立伟和王建国加入小米，分别担任小米CEO、CTO。", "王建国",
			"CTO@小米" },
		/* none */
		{ "陈立伟表示，小米今年不涨价。", "陈立伟", "" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_roles(cases[i].text, cases[i].name, cases[i].roles);
}

static void
titles_are_held_in_bodies_that_have_no_player(void **state)
{
	static const struct {
		const char *text, *roles;
	} cases[] = {
		/* unknown ones, at the front of a title or 的 behind */
		{ "百度上市了。青石湖水务研究院研究员陈立伟表示，不涨价。",
			"研究员@青石湖水务研究院" },
		{ "百度上市了。青石湖餐饮公司的创始人陈立伟表示，不涨价。",
			"创始人@青石湖餐饮公司" },
		{ "陈立伟表示不急。他是青石湖水务协会的会长。",
			"会长@青石湖水务协会" },
		{ "陈立伟表示不急。他曾任市政协副主席。", "-副主席@市政协" },
		{ "百度上市了。青石湖资本合伙人陈立伟表示，不涨价。",
			"合伙人@青石湖资本" },
		{ "百度上市了。战略投资负责人陈立伟表示，不涨价。",
			"战略投资负责人@百度" },
		/* a unit of the firm is not one */
		{ "小米联合创始人、技术委员会主任陈立伟表示，不涨价。",
			"联合创始人@小米 技术委员会主任@小米" },
		/* parts of what was found */
		{ "湖北省委书记陈立伟表示，不涨价。", "书记@湖北省委" },
		{ "小米党委书记陈立伟表示，不涨价。", "党委书记@小米" },
		{ "小米战略委员会原主任陈立伟表示，不涨价。",
			"-主任@小米战略委员会" },
		{ "商务部服贸司现任司长陈立伟表示，不涨价。",
			"司长@商务部服贸司" },
		{ "美国商务部长陈立伟表示，不涨价。", "商务部长@美国" },
		{ "中国驻法国大使陈立伟表示，不涨价。", "驻法国大使@中国" },
		{ "清华大学的陈立伟教授表示，不涨价。", "教授@清华大学" },
		/* 总统 says nothing that is not known already */
		{ "法国总统陈立伟到了。陈立伟总统表示，不涨价。", "总统@法国" },
		{ "中共中央总书记、国家主席陈立伟表示，不涨价。",
			"总书记@中共中央 国家主席@" },
		/* told by who or what stands before */
		{ "百度与小米签了字，小米上市，其总裁陈立伟说不涨价。",
			"总裁@小米" },
		{ "法国总统王建国、总理陈立伟表示，不涨价。", "总理@法国" },
		{ "法国总统王建国、作家陈立伟表示，不涨价。", "作家@" },
		/* titles of the news */
		{ "华山医院主治医师陈立伟表示不急。", "主治医师@华山医院" },
		{ "美国贸易代表陈立伟表示不急。", "贸易代表@美国" },
		{ "陈立伟表示不急。陈立伟出任百度总会计师。", "总会计师@百度" },
		/* datelines */
		{ "新华社（北京，记者 陈立伟）讯，今天不涨价。陈立伟说。",
			"记者@新华社" },
		/* who rose */
		{ "陈立伟表示不急。陈立伟从阿里巴巴产品总监升任百度总裁。",
			"-产品总监@阿里巴巴 总裁@百度" },
		{ "作家、《三体》编剧陈立伟表示，不涨价。", "编剧@三体 作家@" },
		/* another's */
		{ "陈立伟到了。陈立伟的女婿王建国说，曾任百度顾问。", "" },
		{ "陈立伟到了。员工成为陈立伟公司的一员，后来担任百度顾问。",
			"" },
		/* words that are no title */
		{ "百度会见前总裁陈立伟，谈了涨价。", "-总裁@百度" },
		{ "陈立伟表示不急。陈立伟很照顾当地员工。", "" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_roles(cases[i].text, "陈立伟", cases[i].roles);
}

static void
understand_alone(const char *text)
{
	understand(text, false);
}

/* Without a full stop. */
static void
many_titles_take_linear_time(void **state)
{
	static const char *const pieces[] = { "其总裁陈立伟，",
		"其总裁陈立伟、CTO王建国", "从总监升任总裁陈立伟，",
		"某企业的主管陈立伟、", "星桥公司CEO陈立伟（左）、" };

	(void)state;
	for (size_t i = 0; i < TESTS_N(pieces); i++)
		expect_linear_time(understand_alone, pieces[i], 3000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_are_taken_apart_at_ties),
		cmocka_unit_test(roles_are_read_before_and_behind_a_name),
		cmocka_unit_test(titles_are_held_in_bodies_that_have_no_player),
		cmocka_unit_test(many_titles_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
