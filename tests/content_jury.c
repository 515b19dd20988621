/* content/: strings judged, names mended, what is a name only as another's. */
#include "tests/test.h"

#include <string.h>

#include "content/names/name_bracket.h"
#include "content/names/name_cut.h"
#include "content/names/name_brief.h"
#include "content/names/name_jury.h"
#include "content/names/name_mend.h"
#include "content/names/name_office.h"
#include "content/names/name_stem.h"
#include "content/players/player.h"
#include "tests/understand.h"

static struct name
name_at(str text, const char *surface, enum player_kind kind)
{
	size_t at = str_find(text, str_of(surface));

	assert_int_not_equal(at, STR_NONE);
	return (struct name){
		.at = { (uint32_t)at, (uint32_t)(at + strlen(surface)) },
		.kind = (uint8_t)kind,
		.entry = NO_INDEX,
	};
}

static void
names_that_were_cut_short_are_mended(void **state)
{
	static const struct {
		const char *text, *name, *second, *mended;
		enum player_kind kind, second_kind;
	} cases[] = {
		{ "在浙江大学星桥系读书", "浙江大学星桥系", NULL, "浙江大学",
			PLAYER_ORG, 0 },
		{ "由星桥（苏州）精密仪器有限公司生产", "星桥", NULL,
			"星桥（苏州）精密仪器有限公司", PLAYER_ORG, 0 },
		{ "星桥集团的财报", "星桥", NULL, "星桥集团", PLAYER_ORG, 0 },
		{ "星桥科技在扩张", "星桥", NULL, "星桥科技", PLAYER_PRODUCT,
			0 },
		{ "星桥智能手机卖得好", "星桥", NULL, "星桥", PLAYER_ORG, 0 },
		{ "星桥（苏州）很大", "星桥", NULL, "星桥", PLAYER_ORG, 0 },
		{ "星桥去了有限公司", "星桥", NULL, "星桥", PLAYER_PERSON, 0 },
		{ "如Kite Lane风桥等", "Kite Lane", "风桥", "Kite Lane风桥",
			PLAYER_ORG, PLAYER_ORG },
		{ "如Kite Lane的风桥", "Kite Lane", "风桥", "Kite Lane",
			PLAYER_ORG, PLAYER_ORG },
		{ "星桥GT-4上市", "星桥", "GT-4", "星桥", PLAYER_ORG,
			PLAYER_ORG },
		{ "Kite王小川说", "Kite", "王小川", "Kite", PLAYER_ORG,
			PLAYER_PERSON },
		{ "小米中国区总裁", "小米中国区", NULL, "小米", PLAYER_PRODUCT,
			0 },
		{ "江北晚报讯（记者）", "江北晚报讯", NULL, "江北晚报",
			PLAYER_ORG, 0 },
		{ "商务部新闻发言人说", "商务部新闻", NULL, "商务部",
			PLAYER_ORG, 0 },
		{ "江北通讯（记者）", "江北通讯", NULL, "江北通讯", PLAYER_ORG,
			0 },
		{ "作者：［美］科尔曼著", "［美］科尔曼", NULL, "科尔曼",
			PLAYER_PERSON, 0 },
		{ "《 星桥集 》写得好", " 星桥集 ", NULL, "星桥集",
			PLAYER_PRODUCT, 0 },
		{ "苹果中国区总裁", "苹果中国", NULL, "苹果", PLAYER_ORG, 0 },
		{ "星桥中国区总裁", "星桥中国区", NULL, "星桥中国区",
			PLAYER_ORG, 0 },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		str text = str_of(cases[i].text);
		struct name v[2] = { name_at(
			text, cases[i].name, cases[i].kind) };
		struct names names = { .v = v, .n = 1, .cap = 2 };

		if (cases[i].second)
			v[names.n++] = name_at(
				text, cases[i].second, cases[i].second_kind);
		name_mend(text, &names);
		assert_str_equal(str_slice(text, v[0].at.start, v[0].at.end),
			str_of(cases[i].mended));
	}
}

/* All names, "|" between them. */
static str
surfaces_of(str text, const struct names *names)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < names->n; i++)
		buf_printf(&b, "%s%.*s", i ? "|" : "",
			STR_ARG(str_slice(text, names->v[i].at.start,
				names->v[i].at.end)));
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

static void
an_office_ends_the_name_before_it(void **state)
{
	static const struct {
		const char *text, *name, *again, *all;
		enum player_kind kind;
	} cases[] = {
		{ "星桥社长风间在场。风间没有说话。", "星桥社长风间", "。风间",
			"星桥|风间|风间", PLAYER_ORG },
		{ "青州市委书记王小川在场", "青州市委书记王小川", NULL,
			"青州市委|王小川", PLAYER_ORG },
		{ "比利时国王萨尔维诺在场", "比利时国王萨尔维诺", NULL,
			"比利时|萨尔维诺", PLAYER_PLACE },
		{ "青州市委书记在场", "青州市委书记", NULL, "青州市委",
			PLAYER_ORG },
		{ "星桥社长风间在场", "星桥社长风间", NULL, "星桥社长风间",
			PLAYER_ORG },
		{ "英国国王学院", "英国国王学院", NULL, "英国国王学院",
			PLAYER_ORG },
		{ "星桥书记处在场", "星桥书记处", NULL, "星桥书记处",
			PLAYER_ORG },
		{ "《星桥总统》上映", "星桥总统", NULL, "星桥总统",
			PLAYER_PRODUCT },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		str text = str_of(cases[i].text);
		struct names names = { 0 };

		*vec_push(&perm, &names) =
			name_at(text, cases[i].name, cases[i].kind);
		if (cases[i].again) {
			struct name *n = vec_push(&perm, &names);

			*n = name_at(text, cases[i].again, PLAYER_ORG);
			n->at.start += (uint32_t)strlen("。");
		}
		name_office(text, &perm, &names);
		assert_str_equal(
			surfaces_of(text, &names), str_of(cases[i].all));
		if (cases[i].again)
			assert_int_equal(names.v[2].kind, PLAYER_PERSON);
	}
}

static void
places_of_one_sentence_are_joined_with_what_lies_in_them(void **state)
{
	static const struct {
		const char *text, *place, *behind, *all;
		enum player_kind kind;
	} cases[] = {
		{ "他生于青州江城。", "青州", "江城", "青州江城",
			PLAYER_PLACE },
		{ "青州气象局的预报", "青州", "气象局", "青州气象局",
			PLAYER_ORG },
		{ "青州、江城在南方", "青州", "江城", "青州|江城",
			PLAYER_PLACE },
		{ "青州王小川说", "青州", "王小川", "青州|王小川",
			PLAYER_PERSON },
		{ "他到了青州江城。他走了。", "青州", "江城", "青州|江城",
			PLAYER_PLACE },
		{ "青州江城\n他走了", "青州", "江城", "青州|江城",
			PLAYER_PLACE },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		str text = str_of(cases[i].text);
		struct name v[2] = {
			name_at(text, cases[i].place, PLAYER_PLACE),
			name_at(text, cases[i].behind, cases[i].kind),
		};
		struct names names = { .v = v, .n = 2, .cap = 2 };

		name_brief(text, &names);
		assert_str_equal(
			surfaces_of(text, &names), str_of(cases[i].all));
	}
}

static void
brackets_tell_organisations(void **state)
{
	static const struct {
		const char *text, *name, *all;
		enum player_kind kind;
	} cases[] = {
		{ "由国际星桥协会（ISA）领导。ISA的人说，XISA不是。", NULL,
			"国际星桥协会|ISA|ISA", 0 },
		{ "从SBG（星桥事业群）转来", NULL, "SBG|星桥事业群", 0 },
		{ "星桥（SBX）发布财报", "星桥", "星桥|SBX", PLAYER_ORG },
		{ "星桥（SBX）发布财报", "星桥", "星桥", PLAYER_PRODUCT },
		{ "星桥（SBX）发布财报", NULL, "", 0 },
		{ "星桥（SBX.O）发布财报", "星桥", "星桥", PLAYER_ORG },
		{ "星桥协会（（（ISA", NULL, "", 0 },
		{ "的协会（ISA）", NULL, "", 0 },
		{ "他管着国际星桥协会（ISA）", NULL, "国际星桥协会|ISA", 0 },
		{ "新公司叫岚桥智合（江城）汽车科技有限公司，", NULL,
			"岚桥智合（江城）汽车科技有限公司", 0 },
		{ "签在星桥岚合（江城）有限责任公司的", "星桥",
			"星桥岚合（江城）有限责任公司", PLAYER_ORG },
		{ "是岚桥智合（江城）汽车科技公司，", NULL, "", 0 },
		{ "是（江城）汽车科技有限公司，", NULL, "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		str text = str_of(cases[i].text);
		struct names names = { 0 };

		if (cases[i].name)
			*vec_push(&perm, &names) =
				name_at(text, cases[i].name, cases[i].kind);
		name_bracket(text, &perm, &names);
		assert_str_equal(
			surfaces_of(text, &names), str_of(cases[i].all));
	}
}

/* Names that stand apart with "|" between them, in order; '?' before one that
 * is doubtful. */
static struct names
names_at(str text, const char *list, enum player_kind kind)
{
	struct names names = { 0 };
	str rest = str_of(list), one;
	size_t from = 0;

	for (bool more = true; more;) {
		more = str_cut(rest, STR("|"), &one, &rest);
		bool doubtful = str_starts(one, STR("?"));
		str surface = str_skip(one, doubtful);
		size_t at = str_find(str_skip(text, from), surface);

		assert_int_not_equal(at, STR_NONE);
		from += at + surface.n;
		*vec_push(&perm, &names) = (struct name){
			.at = { (uint32_t)(from - surface.n), (uint32_t)from },
			.kind = (uint8_t)kind,
			.doubtful = doubtful,
			.entry = NO_INDEX,
		};
	}
	return names;
}

static void
a_letter_behind_a_person_is_no_part_of_his_name(void **state)
{
	static const struct {
		const char *text, *names, *all;
	} cases[] = {
		{ "陆昭来了，陆昭抛出一句", "陆昭|陆昭抛", "陆昭|陆昭" },
		{ "陆昭抛出一句，陆昭来了", "陆昭抛|陆昭", "陆昭|陆昭" },
		{ "陆昭明来了，陆昭明走了，陆昭也走", "陆昭明|陆昭明|陆昭",
			"陆昭明|陆昭明|陆昭" },
		{ "陆昭明来了", "陆昭明", "陆昭明" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		str text = str_of(cases[i].text);
		struct names names =
			names_at(text, cases[i].names, PLAYER_PERSON);

		name_cut_persons(text, &names);
		assert_str_equal(
			surfaces_of(text, &names), str_of(cases[i].all));
	}
}

static void
a_land_before_a_university_is_no_part_of_it(void **state)
{
	static const struct {
		const char *text, *name, *all;
	} cases[] = {
		{ "德国海德堡大学的人来了。海德堡大学很大", "德国海德堡大学",
			"海德堡大学|海德堡大学" },
		{ "德国星桥大学的人来了", "德国星桥大学", "德国星桥大学" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		str text = str_of(cases[i].text);
		struct names names = names_at(text, cases[i].name, PLAYER_ORG);

		name_cut_fronts(text, &perm, &names);
		assert_str_equal(
			surfaces_of(text, &names), str_of(cases[i].all));
	}
}

static void
the_stem_of_a_legal_name_is_the_firm_elsewhere(void **state)
{
	static const struct {
		const char *text, *name, *all;
	} cases[] = {
		{ "北岭重工有限公司来了。北岭重工走了，北岭重工有限公司也走",
			"北岭重工有限公司",
			"北岭重工有限公司|北岭重工|北岭重工" },
		{ "北岭有限公司来了，北岭也来", "北岭有限公司",
			"北岭有限公司" },
		{ "互联网有限公司来了，互联网也来", "互联网有限公司",
			"互联网有限公司" },
		{ "北岭重工来了，北岭也来", "北岭重工", "北岭重工" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		str text = str_of(cases[i].text);
		struct names names = { 0 };

		*vec_push(&perm, &names) =
			name_at(text, cases[i].name, PLAYER_ORG);
		name_stem(text, &perm, &names);
		assert_str_equal(
			surfaces_of(text, &names), str_of(cases[i].all));
	}
}

static void
the_class_of_a_row_speaks_of_all_its_members(void **state)
{
	static const struct {
		const char *text, *names;
		int kind; /* of every member; PLAYER_KINDS: none */
	} cases[] = {
		{ "外卖平台如青禾、北岭和星桥都涨了价", "青禾|北岭|星桥",
			PLAYER_PRODUCT },
		{ "平台包括：“青禾”、“北岭”", "青禾|北岭", PLAYER_PRODUCT },
		{ "青禾、北岭等头部手机厂商", "青禾|北岭", PLAYER_ORG },
		{ "《青禾》、《北岭》等电影", "青禾|北岭", PLAYER_PRODUCT },
		{ "青禾和北岭平台", "青禾|北岭", PLAYER_KINDS },
		{ "青禾平台", "青禾", PLAYER_KINDS },
		{ "青禾、北岭等，平台", "青禾|北岭", PLAYER_KINDS },
		{ "青禾、北岭等", "青禾|北岭", PLAYER_KINDS },
		{ "青禾", "青禾", PLAYER_KINDS },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = { .text = str_of(cases[i].text) };
		struct readings r = { .tagged = names_at(a.text, cases[i].names,
					      PLAYER_ORG) };
		struct jury j = { 0 };

		jury_fill(&j, &a, &r, &perm);
		assert_int_not_equal(j.ballots.n, 0);
		for (size_t b = 0; b < j.ballots.n; b++)
			for (int k = 0; k < PLAYER_KINDS; k++)
				if ((j.ballots.v[b].beside.group[k] > 0) !=
					(k == cases[i].kind))
					fail_msg("%s", cases[i].text);
	}
}

static void
a_doubtful_name_is_one_as_another_name_of_a_sure_one(void **state)
{
	static const struct {
		const char *text, *names, *players;
		enum player_kind kind;
		size_t mentions;
	} cases[] = {
		{ "陆文昭来了，文昭笑了", "陆文昭|?文昭", "陆文昭/person",
			PLAYER_PERSON, 2 },
		{ "陆文昭来了，岚桥笑了", "陆文昭|?岚桥", "陆文昭/person",
			PLAYER_PERSON, 1 },
		{ "星桥来了，星桥集团笑了", "星桥|?星桥集团", "星桥/org",
			PLAYER_ORG, 2 },
		{ "陆文昭和陆子明来了，文昭笑了，老陆也是",
			"陆文昭|陆子明|?文昭|?老陆",
			"陆文昭/person 陆子明/person", PLAYER_PERSON, 3 },
		{ "岚桥来了", "?岚桥", "", PLAYER_ORG, 0 },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = { .text = str_of(cases[i].text) };
		struct names names =
			names_at(a.text, cases[i].names, cases[i].kind);

		player_find(&a, &names, &perm);
		assert_str_equal(players_of(&a), str_of(cases[i].players));
		assert_int_equal(a.mentions.n, cases[i].mentions);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_class_of_a_row_speaks_of_all_its_members),
		cmocka_unit_test(names_that_were_cut_short_are_mended),
		cmocka_unit_test(an_office_ends_the_name_before_it),
		cmocka_unit_test(
			places_of_one_sentence_are_joined_with_what_lies_in_them),
		cmocka_unit_test(brackets_tell_organisations),
		cmocka_unit_test(a_land_before_a_university_is_no_part_of_it),
		cmocka_unit_test(
			a_letter_behind_a_person_is_no_part_of_his_name),
		cmocka_unit_test(
			the_stem_of_a_legal_name_is_the_firm_elsewhere),
		cmocka_unit_test(
			a_doubtful_name_is_one_as_another_name_of_a_sure_one),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
