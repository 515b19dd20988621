/* How characters are read, and what may be typed for them. */
#include "content/words/pinyin.h"

#include "tests/random.h"
#include "tests/test.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

static void
read_word(str s, struct pinyin_word *w)
{
	uint16_t rune[PINYIN_LONGEST];
	size_t n = 0;

	for (size_t at = 0; at < s.n && n < PINYIN_LONGEST;)
		rune[n++] = lookup_fold(utf8_next(s, &at));
	assert_true(pinyin_read(rune, n, w));
}

static void
words_are_read_as_one_says_them(void **state)
{
	static const struct {
		const char *word, *syllables;
	} cases[] = {
		{ "银行", "yin hang " },
		{ "步行", "bu xing " },
		{ "重庆", "chong qing " },
		{ "重要", "zhong yao " },
		{ "音乐会", "yin yue hui " },
		{ "快乐", "kuai le " },
		{ "长安", "chang an " },
		{ "校长", "xiao zhang " },
		{ "朝阳", "chao yang " },
		{ "单于", "chan yu " },
		{ "得益于", "de yi yu " },
		{ "西藏", "xi zang " },
		{ "收藏", "shou cang " },
		{ "增长率", "zeng zhang lv " },
		{ "女儿", "nv er " },
		{ "银行行长", "yin hang hang zhang " },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct pinyin_word w;
		struct buf got = { 0 };

		read_word(str_of(cases[i].word), &w);
		for (size_t k = 0; k < w.n; k++)
			buf_printf(
				&got, "%s ", pinyin_syllable(w.at[k].code[0]));
		assert_str_equal(buf_str(&got), str_of(cases[i].syllables));
		buf_free(&got);
	}
}

static bool
stands_for(const char *typed, bool open, const char *word)
{
	struct pinyin_typed t;
	struct pinyin_word w;

	read_word(str_of(word), &w);
	return pinyin_type(str_of(typed), open, &t) &&
	       pinyin_match(&t, &w) != PINYIN_NO;
}

static void
syllables_initials_and_characters_mix(void **state)
{
	static const struct {
		const char *typed, *word;
		bool open, matches;
	} cases[] = {
		{ "wenxinyiyan", "文心一言", false, true },
		{ "wxyy", "文心一言", false, true },
		{ "wenxyy", "文心一言", false, true },
		{ "wenxin一言", "文心一言", false, true },
		{ "文xin一y", "文心一言", false, true },
		{ "wenxinyiya", "文心一言", true, true },
		{ "wenxinyiya", "文心一言", false, false },
		{ "wenxinyi", "文心一言", true, false },
		{ "xian", "西安", false, true },
		{ "xian", "先", false, true },
		{ "xi'an", "西安", false, true },
		{ "xi'an", "先", false, false },
		{ "xi1an1", "西安", false, true },
		{ "xian1", "先", false, true },
		{ "xian1", "西安", false, true },
		{ "fangan", "方案", false, true },
		{ "fangan", "反感", false, true },
		{ "wen2xin1", "文心", false, true },
		{ "wen2xin2", "文心", false, false },
		{ "wénxīn", "文心", false, true },
		{ "nver", "女儿", false, true },
		{ "nüer", "女儿", false, true },
		{ "nǚer", "女儿", false, true },
		{ "shenglve", "省略", false, true },
		{ "shenglue", "省略", false, true },
		{ "zhongg", "中国", false, true },
		{ "zhg", "中国", false, true },
		{ "zg", "中国", false, true },
		{ "zgu", "中国", false, false },
		{ "zgu", "中国", true, true },
		{ "yinxing", "银行", false, false },
		{ "afhan", "阿富汗", false, true },
		{ "qiuh", "仇和", false, true },
		{ "zengqh", "曾庆红", false, true },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		if (stands_for(cases[i].typed, cases[i].open, cases[i].word) !=
			cases[i].matches)
			fail_msg("%s for %s", cases[i].typed, cases[i].word);
	}
}

static void
what_is_no_pinyin_is_refused(void **state)
{
	static const char *const cases[] = { "", "'", "文心", "1wen", "wen6",
		"вен", "wen+xin", "12" };
	struct pinyin_typed t;

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_false(pinyin_type(str_of(cases[i]), true, &t));
}

static bool
has_head(const char *typed, bool open, struct pinyin_head want)
{
	struct pinyin_head heads[PINYIN_HEADS];
	struct pinyin_typed t;
	size_t n = 0;

	if (pinyin_type(str_of(typed), open, &t))
		n = pinyin_heads(&t, heads);
	for (size_t i = 0; i < n; i++) {
		if (heads[i].first == want.first &&
			heads[i].second == want.second &&
			heads[i].length == want.length)
			return true;
	}
	return false;
}

static void
letters_part_into_syllables_in_every_way(void **state)
{
	static const struct {
		const char *typed;
		struct pinyin_head head;
		bool open, has;
	} cases[] = {
		{ "xian", { 'x', 'a', 2 }, false, true },
		{ "xian", { 'x', 'a', 3 }, false, true }, /* xi a n */
		{ "xian", { 'x', 'i', 2 }, false, false },
		{ "xi'an", { 'x', 'a', 2 }, false, true },
		{ "fangan", { 'f', 'g', 2 }, false, true },
		{ "fangan", { 'f', 'a', 2 }, false, true },
		{ "shang", { 's', 'h', 2 }, false, true }, /* s hang */
		{ "shang", { 's', 'a', 2 }, false, true }, /* sh ang */
		{ "wxyy", { 'w', 'x', 4 }, false, true },
		{ "wxyy", { 'w', 'x', 3 }, false, false },
		{ "wenxinyiya", { 'w', 'x', 4 }, true, true },
		{ "chang长", { 'c', 'z', 2 }, false, true },
		{ "chang长", { 'c', 'c', 2 }, false, true },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		if (has_head(cases[i].typed, cases[i].open, cases[i].head) !=
			cases[i].has)
			fail_msg("%s %c%c%u", cases[i].typed,
				cases[i].head.first, cases[i].head.second,
				cases[i].head.length);
	}
}

/* What one types for a word by one reading, in syllables or initials. */
static void
check_own(const struct pinyin_word *w, size_t reading, bool full)
{
	struct pinyin_head heads[PINYIN_HEADS];
	struct buf typed = { 0 };
	struct pinyin_typed t;

	for (size_t i = 0; i < w->n; i++) {
		const char *s =
			pinyin_syllable(w->at[i].code[reading % w->at[i].n]);

		if (full)
			buf_put(&typed, str_of(s));
		else
			buf_putc(&typed, *s);
	}
	assert_true(pinyin_type(buf_str(&typed), false, &t));
	if (pinyin_match(&t, w) == PINYIN_NO)
		fail_msg("%.*s", STR_ARG(buf_str(&typed)));
	size_t n = pinyin_heads(&t, heads), i = 0;
	while (i < n &&
		(heads[i].length != w->n ||
			heads[i].first !=
				*pinyin_syllable(
					w->at[0].code[reading % w->at[0].n]) ||
			heads[i].second !=
				*pinyin_syllable(
					w->at[1].code[reading % w->at[1].n])))
		i++;
	if (i == n)
		fail_msg("no head for %.*s", STR_ARG(buf_str(&typed)));
	buf_free(&typed);
}

static void
a_words_own_pinyin_always_finds_it(void **state)
{
	(void)state;
	for (int round = 0; round < 20000; round++) {
		uint16_t rune[PINYIN_LONGEST];
		struct pinyin_word w;
		size_t n = 2 + random_below(5);

		for (size_t i = 0; i < n; i++)
			rune[i] =
				(uint16_t)(PINYIN_FIRST + random_below(20000));
		if (!pinyin_read(rune, n, &w))
			continue;
		for (size_t r = 0; r < PINYIN_READINGS; r++) {
			check_own(&w, r, true);
			check_own(&w, r, false);
		}
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_read_as_one_says_them),
		cmocka_unit_test(syllables_initials_and_characters_mix),
		cmocka_unit_test(what_is_no_pinyin_is_refused),
		cmocka_unit_test(letters_part_into_syllables_in_every_way),
		cmocka_unit_test(a_words_own_pinyin_always_finds_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
