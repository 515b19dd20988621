/* content/: known and confirmed names, words, labels. */
#include "tests/test.h"

#include <string.h>

#include "base/utf8.h"
#include "content/names/confirmed.h"
#include "content/names/known.h"
#include "content/sections/label.h"
#include "content/words/lexicon.h"
#include "tests/perm.h"

static void
the_longest_known_name_is_matched(void **state)
{
	static const struct {
		const char *text, *surface;
		size_t at;
	} cases[] = {
		{ "阿里云", "阿里云", 0 },
		{ "在阿里巴巴集团工作", "阿里巴巴集团", 3 },
		{ "OPENAI的", "OPENAI", 0 },
		{ "ＯｐｅｎＡＩ", "ＯｐｅｎＡＩ", 0 },
		{ "臺積電", "臺積電", 0 },
		{ "OpenAIs", NULL, 0 },
		{ "XOpenAI", NULL, 1 },
		{ "GPT‑4", "GPT‑4", 0 },
		{ "什么也没有", NULL, 0 },
		{ "", NULL, 0 },
		{ "\xE9\x98", NULL, 0 },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct known_hit hit;
		str text = str_of(cases[i].text);
		bool found = known_match(text, cases[i].at, &hit);

		if (found != (cases[i].surface != NULL))
			fail_msg("%s", cases[i].text);
		if (found)
			assert_str_equal(str_slice(text, cases[i].at,
						 cases[i].at + hit.length),
				str_of(cases[i].surface));
	}
}

static void
a_known_name_has_a_kind_and_is_told_from_aliases(void **state)
{
	struct known_hit hit;

	(void)state;
	assert_true(known_match(STR("Alibaba"), 0, &hit));
	assert_int_equal(hit.kind, PLAYER_ORG);
	assert_false(hit.common);
	assert_true(known_is_name(hit.entry, STR("阿里巴巴")));
	assert_false(known_is_name(hit.entry, STR("阿里")));
	assert_false(known_is_name(hit.entry, STR("Alibaba")));
	assert_false(known_is_name(hit.entry, STR("腾讯")));
	assert_false(known_is_name(hit.entry, STR("")));
	assert_true(known_match(STR("苹果"), 0, &hit));
	assert_true(hit.common);
	assert_true(known_match(STR("OPENAI"), 0, &hit));
	assert_true(known_is_name(hit.entry, STR("OpenAI")));
	assert_false(known_is_name(hit.entry, STR("OPENAI")));
	assert_false(known_is_name(hit.entry, STR("openai")));
}

static size_t
confirmed_length(const struct confirmed_names *names, const char *text)
{
	uint16_t runes[32];
	str s = str_of(text);
	size_t n = 0, length = 0, again = 0;
	struct confirmed_index few = { .names = names }, many;

	for (size_t at = 0; at < s.n; n++)
		runes[n] = lookup_fold(utf8_next(s, &at));
	confirmed_index_make(&many, names, 1000, &perm);
	(void)confirmed_match(&few, runes, n, &length);
	(void)confirmed_match(&many, runes, n, &again);
	assert_int_equal(length, again);
	return length;
}

static void
the_longest_confirmed_name_is_found_among_neighbours(void **state)
{
	static const struct confirmed names[] = {
		{ STR0("星桥"), PLAYER_ORG },
		{ STR0("星桥云"), PLAYER_ORG },
		{ STR0("星桥云栈二号"), PLAYER_PRODUCT },
		{ STR0("星桥算力"), PLAYER_ORG },
	};
	static const struct confirmed_names all = { names, TESTS_N(names) };

	(void)state;
	assert_int_equal(confirmed_length(&all, "星桥云栈发布"), 3);
	assert_int_equal(confirmed_length(&all, "星桥算力拟募资"), 4);
	assert_int_equal(confirmed_length(&all, "星桥算法"), 2);
	assert_int_equal(confirmed_length(&all, "星云"), 0);
	assert_int_equal(confirmed_length(&all, "星桥"), 2);
}

static uint32_t
person_cost(const char *name)
{
	uint16_t runes[8];
	str s = str_of(name);
	size_t n = 0;

	for (size_t at = 0; at < s.n; n++)
		runes[n] = lookup_fold(utf8_next(s, &at));
	return lexicon_person_cost(runes, n);
}

static void
full_names_cost_less_than_words_that_begin_with_a_surname(void **state)
{
	(void)state;
	assert_true(person_cost("陈立伟") < person_cost("陈的是"));
	assert_true(person_cost("欧阳明") > 0);
	assert_int_equal(person_cost("的立伟"), 0);
	assert_int_equal(person_cost("陈"), 0);
	assert_int_equal(person_cost("陈立伟明"), 0);
}

static void
a_label_opens_a_line_or_is_none(void **state)
{
	static const struct {
		const char *line, *rest;
		enum label_sort sort;
	} cases[] = {
		{ "01", "", LABEL_DIGITS },
		{ "02 两条路", "两条路", LABEL_DIGITS },
		{ "1、价格", "价格", LABEL_POINT },
		{ "3. 结语", "结语", LABEL_POINT },
		{ "一、开场", "开场", LABEL_CHINESE },
		{ "（十二）尾声", "尾声", LABEL_CHINESE },
		{ "第三章 回声", "回声", LABEL_CHAPTER },
		{ "PART 2 水下", "水下", LABEL_PART },
		{ "Part One", "", LABEL_PART },
		{ "NO.3 赢家", "赢家", LABEL_PART },
		{ "B", "", LABEL_LETTER },
		{ "3月的交付", "", LABEL_NONE },
		{ "1.5亿元", "", LABEL_NONE },
		{ "一家新公司", "", LABEL_NONE },
		{ "2025年", "", LABEL_NONE },
		{ "AI 的下半场", "", LABEL_NONE },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct letters l;
		struct label label;

		letters_make(str_of(cases[i].line), &perm, &l);
		bool found = label_read(&l, (struct span){ 0, l.n }, &label);
		if (found != (cases[i].sort != LABEL_NONE) ||
			label.sort != cases[i].sort)
			fail_msg("%s", cases[i].line);
		if (found)
			assert_str_equal(letters_str(&l, label.rest, l.n),
				str_of(cases[i].rest));
	}
}

static void
what_looks_like_a_name_is_listed(void **state)
{
	(void)state;
	assert_true(lexicon_is_no_name(STR("北京时间")));
	assert_true(lexicon_is_no_name(STR("transformer")));
	assert_true(lexicon_is_no_name(STR("Gap Year")));
	assert_false(lexicon_is_no_name(STR("北京")));
	assert_false(lexicon_is_no_name(STR("Gap Years")));
	assert_false(lexicon_is_no_name(STR("")));
	assert_false(lexicon_is_no_name(STR("\xE5\x8C")));
}

static void
the_longest_of_several_words_is_skipped(void **state)
{
	static const char *const words[] = { "年", "年多", "CEO", NULL };
	struct letters l;

	(void)state;
	letters_make(STR("三年多 ceo"), &perm, &l);
	assert_int_equal(letters_skip_any(&l, 1, words), 3);
	assert_int_equal(letters_skip_any(&l, 0, words), 0);
	assert_int_equal(letters_skip_any(&l, 4, words), l.n);
	assert_int_equal(letters_skip_any_back(&l, 3, words), 1);
	assert_int_equal(letters_skip_any_back(&l, 1, words), 1);
	assert_int_equal(
		lexicon_word_length(STR("公司开会"), 4), strlen("公司"));
	assert_int_equal(lexicon_word_length(STR("公司开会"), 1), 0);
	assert_int_equal(lexicon_surname_of(STR("欧阳修")), 2);
	assert_int_equal(lexicon_surname_of(STR("王五")), 1);
	assert_int_equal(lexicon_surname_of(STR("的")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_longest_known_name_is_matched),
		cmocka_unit_test(
			a_known_name_has_a_kind_and_is_told_from_aliases),
		cmocka_unit_test(
			the_longest_confirmed_name_is_found_among_neighbours),
		cmocka_unit_test(
			full_names_cost_less_than_words_that_begin_with_a_surname),
		cmocka_unit_test(a_label_opens_a_line_or_is_none),
		cmocka_unit_test(what_looks_like_a_name_is_listed),
		cmocka_unit_test(the_longest_of_several_words_is_skipped),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
