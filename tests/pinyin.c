/* How characters are read, what may be typed for them, what is found. */
#include "content/pinyin.h"

#include "tests/random.h"
#include "tests/store_make.h"
#include "tests/test.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "store/harvest.h"
#include "store/readings.h"
#include "store/search.h"
#include "store/store_internal.h"

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

/* Sentences of no sense, each word in several surroundings. */
static const char *const sentences[] = {
	"海岸的灯塔照着码头，",
	"我们去看灯塔，",
	"灯塔旁边有人钓鱼，",
	"老人在码头钓鱼。",
	"一座灯塔、两个码头。",
	"他爱钓鱼，不爱灯塔。",
};

static void
words_are_harvested_and_their_parts_are_not(void **state)
{
	struct harvest *h = harvest_new();
	struct harvest_words words = { 0 };
	struct arena tmp = { 0 };
	struct pinyin_word want;
	unsigned other = 0, wanted = 0;

	(void)state;
	for (size_t i = 0; i < TESTS_N(sentences); i++)
		harvest_add(h, str_of(sentences[i]));
	harvest_take(h, &tmp, &words);
	harvest_free(h);
	read_word(STR("灯塔"), &want);
	for (size_t i = 0; i < words.n; i++) {
		const struct harvest_word *w = &words.v[i];

		if (w->rune[0] != want.at[0].rune &&
			w->rune[0] != want.at[1].rune)
			continue;
		if (w->n == 2 && w->rune[1] == want.at[1].rune)
			wanted = w->weight;
		else if (w->weight > other)
			other = w->weight;
	}
	assert_true(wanted > 2 * other);
	arena_free(&tmp);
}

static const struct made made[] = {
	{ "灯塔与码头", "2026-01-02", "晚报",
		"海岸的灯塔照着码头。我们去看灯塔，灯塔旁边有人钓鱼。" },
	{ "文心一言", "2026-01-03", "晚报",
		"{o|云栈}说{d|文心一言}来了。{p|仇重山}说：“[3|文心一言"
		"没有说话。]”" },
	{ "Wxyy and gpt", "2026-01-04", "The Ledger",
		"A text about wxyy, gpt and lighthouses." },
};

static void
check_query(struct store *s, struct search_ask ask, const char *read_as,
	const char *hits)
{
	struct arena tmp = { 0 };
	struct answer a = { 0 };
	struct err e = { 0 };
	struct buf got = { 0 };

	ask.sort = SEARCH_NEW;
	if (!search_run(s, &ask, &tmp, &a, &e))
		fail_msg("%.*s: %s", STR_ARG(ask.query), e.text);
	str first = a.read_as.n ? a.read_as.v[0] : STR("");
	if (!str_eq(first, str_of(read_as)))
		fail_msg("%.*s is read as %.*s, not %s", STR_ARG(ask.query),
			STR_ARG(first), read_as);
	for (size_t i = 0; !a.loosened.words && i < a.hits.n; i++)
		buf_printf(&got, "%d", (int)a.hits.v[i].id);
	if (!str_eq(buf_str(&got), str_of(hits)))
		fail_msg("%.*s finds %.*s, not %s", STR_ARG(ask.query),
			STR_ARG(buf_str(&got)), hits);
	buf_free(&got);
	arena_free(&tmp);
}

static void
check_queries(struct store *s)
{
	static const struct {
		const char *query, *read_as, *hits;
		size_t reading;
	} cases[] = {
		{ "dengta", "灯塔", "1", 0 },
		{ "dengt", "灯塔", "1", 0 },
		{ "deng1ta3", "灯塔", "1", 0 },
		{ "灯ta", "灯塔", "1", 0 },
		{ "wenxinyiyan", "文心一言", "2", 0 },
		{ "wenxin一言", "文心一言", "2", 0 },
		{ "wxyy", "文心一言", "32", 0 }, /* and a Latin word */
		{ "wxyy", "文心一言", "3", 1 },  /* behind the last one */
		{ "WXYY", "", "3", 0 },
		{ "\"wxyy\"", "", "3", 0 },
		{ "-wxyy", "", "21", 0 },
		{ "title:wenxinyiyan", "文心一言", "2", 0 },
		{ "title:dengta", "灯塔", "1", 0 },
		{ "wenxinyiyan 云栈", "文心一言", "2", 0 },
		{ "wenxinyiyan 灯塔", "文心一言", "", 0 },
		{ "qiuchongshan", "仇重山", "2", 0 },
		{ "lighthouses", "", "3", 0 },
		/* Blanks between syllables; words each are not joined. */
		{ "deng ta", "灯塔", "1", 0 },
		{ "wen xin yi yan", "文心一言", "2", 0 },
		{ "wen xinyiyan", "文心一言", "2", 0 },
		{ "deng ta matou", "灯塔 码头", "1", 0 },
		{ "dengta matou", "灯塔 码头", "1", 0 },
		{ "dengta matou", "灯塔 码头", "", 1 },
		/* Names. */
		{ "player:qcs", "仇重山", "2", 0 },
		{ "player:qiuchongshan", "仇重山", "2", 0 },
		{ "player:dengta", "", "", 0 },
		{ "said:@qcs", "仇重山", "2", 0 },
		{ "said:wenxinyiyan@qcs", "文心一言 仇重山", "2", 0 },
		{ "said:wxyy@qcs", "文心一言 仇重山", "", 1 },
		{ "player:qcs wxyy", "仇重山 文心一言", "2", 0 },
		/* Two words of the lexicon as one. */
		{ "wenxinyiyanmeiyou", "文心一言没有", "2", 0 },
		{ "wenxinyiyanmeiy", "文心一言没有", "2", 0 },
		{ "wxyymy", "文心一言没有", "2", 0 },
		{ "wenxinyiyanmei2you3", "文心一言没有", "2", 0 },
		{ "wenxinyiyan没有", "文心一言没有", "2", 0 },
		/* No text has them side by side. */
		{ "wenxinyiyandengta", "", "", 0 },
		{ "zzzz", "", "", 0 },
	};

	for (size_t i = 0; i < TESTS_N(cases); i++)
		check_query(s,
			(struct search_ask){ .query = str_of(cases[i].query),
				.reading = cases[i].reading },
			cases[i].read_as, cases[i].hits);
}

static struct store *
open_made(const char *name, struct arena *tmp)
{
	struct store *s = make_store(make_path(tmp, name), STORE_WRITE);

	for (size_t i = 0; i < TESTS_N(made); i++) {
		struct article a;

		make_article(&made[i], tmp, &a);
		make_save(s, &a);
	}
	return s;
}

static void
letters_find_words_without_a_lexicon(void **state)
{
	struct arena tmp = { 0 };
	struct store *s = open_made("plain", &tmp);

	(void)state;
	check_queries(s);
	store_close(s);
	arena_free(&tmp);
}

static void
letters_find_words_of_the_lexicon(void **state)
{
	struct arena tmp = { 0 };
	struct store *s = open_made("kept", &tmp);
	struct err e = { 0 };

	(void)state;
	assert_true(readings_update(&s->archive, &e));
	check_queries(s);
	store_close(s);
	arena_free(&tmp);
}

/* A name, and the Latin word that its initials make. */
static const struct {
	const char *name, *initials;
} names_and_words[] = {
	{ "苏半夏", "sbx" },
	{ "鲁清河", "lqh" },
	{ "柳青禾", "lqh" },
	{ "高培堂", "gpt" },
	{ "何竞", "hj" },
};

enum { MIXED = 120, NAMES = sizeof names_and_words / sizeof *names_and_words };

/* Texts that hold names, or words, or both: bits by number. */
static struct store *
open_mixed(unsigned names[MIXED], unsigned words[MIXED], struct arena *tmp)
{
	struct store *s = make_store(make_path(tmp, "mixed"), STORE_WRITE);

	for (int i = 0; i < MIXED; i++) {
		str text = arena_printf(tmp, "第%d篇。", i);
		struct article a;

		for (int k = 0; k < NAMES; k++) {
			unsigned name = random_below(2);
			unsigned word = random_below(2);

			names[i] |= name << k;
			words[i] |= word << k;
			text = arena_printf(tmp, "%.*s%s%s%s%s。",
				STR_ARG(text), name ? "{p|" : "",
				name ? names_and_words[k].name : "无人",
				name ? "}" : "",
				word ? names_and_words[k].initials : "");
		}
		make_article(&(struct made){ "题", "2026-01-02", "晚报",
				     arena_cstr(tmp, text) },
			tmp, &a);
		make_save(s, &a);
	}
	return s;
}

static void
initials_that_are_a_word_find_both_and_no_more(void **state)
{
	unsigned names[MIXED] = { 0 }, words[MIXED] = { 0 };
	struct arena tmp = { 0 };
	struct store *s = open_mixed(names, words, &tmp);
	struct err e = { 0 };

	(void)state;
	assert_true(readings_update(&s->archive, &e));
	for (size_t q = 0; q < NAMES; q++) {
		str initials = str_of(names_and_words[q].initials);
		struct search_ask ask = { .query = initials };
		size_t n = 1;

		/* With each reading, and at last with none. */
		for (ask.reading = 0; ask.reading <= n; ask.reading++) {
			struct answer a;
			size_t want = 0;

			assert_true(search_run(s, &ask, &tmp, &a, &e));
			n = a.read_as.n;
			for (size_t i = 0; i < MIXED; i++) {
				unsigned hit = 0;

				for (size_t k = 0; k < NAMES; k++) {
					str word = str_of(
						names_and_words[k].initials);
					str name =
						str_of(names_and_words[k].name);

					if (str_eq(word, initials))
						hit |= words[i] >> k & 1;
					if (ask.reading < n &&
						str_eq(name,
							a.read_as.v
								[ask.reading]))
						hit |= names[i] >> k & 1;
				}
				want += hit;
			}
			assert_int_equal(a.total, want);
		}
		assert_true(n > 0);
	}
	store_close(s);
	arena_free(&tmp);
}

static void
new_players_join_the_lexicon(void **state)
{
	static const struct made more = { "苏半夏", "2026-01-05", "晚报",
		"{p|苏半夏}在写字。" };
	struct arena tmp = { 0 };
	struct store *s = open_made("more", &tmp);
	struct article a;
	struct err e = { 0 };

	(void)state;
	assert_true(readings_update(&s->archive, &e));
	check_query(s, (struct search_ask){ .query = STR("subanxia") }, "", "");
	make_article(&more, &tmp, &a);
	make_save(s, &a);
	assert_true(readings_update(&s->archive, &e));
	assert_true(readings_update(&s->archive, &e));
	check_query(s, (struct search_ask){ .query = STR("subanxia") },
		"苏半夏", "4");
	check_query(
		s, (struct search_ask){ .query = STR("sbx") }, "苏半夏", "4");
	store_close(s);
	arena_free(&tmp);
}

static int
clean_up(void **state)
{
	(void)state;
	make_cleanup();
	return 0;
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
		cmocka_unit_test(words_are_harvested_and_their_parts_are_not),
		cmocka_unit_test(letters_find_words_without_a_lexicon),
		cmocka_unit_test(letters_find_words_of_the_lexicon),
		cmocka_unit_test(
			initials_that_are_a_word_find_both_and_no_more),
		cmocka_unit_test(new_players_join_the_lexicon),
	};

	return cmocka_run_group_tests(tests, NULL, clean_up);
}
