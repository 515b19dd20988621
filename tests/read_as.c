/* Words of an archive, and what finds them: letters that are their pinyin. */
#include "tests/random.h"
#include "tests/store_make.h"
#include "tests/test.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "content/words/pinyin.h"
#include "store/find/harvest.h"
#include "store/find/readings.h"
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
		cmocka_unit_test(words_are_harvested_and_their_parts_are_not),
		cmocka_unit_test(letters_find_words_without_a_lexicon),
		cmocka_unit_test(letters_find_words_of_the_lexicon),
		cmocka_unit_test(
			initials_that_are_a_word_find_both_and_no_more),
		cmocka_unit_test(new_players_join_the_lexicon),
	};

	return cmocka_run_group_tests(tests, NULL, clean_up);
}
