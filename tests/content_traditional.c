/* content/: a text in traditional characters is understood as the same text in
 * simplified ones, and what is found in it is given as it is written. */
#include "tests/understand.h"
#include "tests/test.h"

#include "content/words/fold.h"

#define HAN_SIMPLIFIED                                                                                           \
	"#02 潮汐铁路的后台\n\n"                                                                          \
	"潮声科技创始人兼执行长闻人溪昨日在发布会上说：“我们的机器人今年要卖" \
	"两万台。”\n\n"                                                                                    \
	"该公司财务长顾时雨则认为，网络业务的营收明年会增长30%，达到7万5,"          \
	"000美元。顾时雨没有回应裁员的传闻。\n\n"                                                \
	"潮声科技总裁陈万里强调，这条铁路“三个月内就会开通”。\n"

#define HAN_TRADITIONAL                                                                                          \
	"#02 潮汐鐵路的後臺\n\n"                                                                          \
	"潮聲科技創始人兼執行長聞人溪昨日在發布會上說：“我們的機器人今年要賣" \
	"兩萬臺。”\n\n"                                                                                    \
	"該公司財務長顧時雨則認為，網絡業務的營收明年會增長30%，達到7萬5,"          \
	"000美元。顧時雨沒有回應裁員的傳聞。\n\n"                                                \
	"潮聲科技總裁陳萬里強調，這條鐵路“三個月內就會開通”。\n"

static const char *
folded(const struct article *a, struct word w)
{
	return arena_cstr(&perm, fold(&perm, article_word(a, w)));
}

/* The same word, once folded. */
static void
check_word(const struct article *a, struct word one, const struct article *b,
	struct word two)
{
	assert_string_equal(folded(a, one), folded(b, two));
}

static void
test_same(void **state)
{
	struct article a = understand(HAN_SIMPLIFIED, true);
	struct article b = understand(HAN_TRADITIONAL, true);

	(void)state;
	assert_true(a.players.n >= 4 && a.roles.n >= 3 && a.quotes.n >= 3);
	assert_int_equal(a.players.n, b.players.n);
	for (size_t i = 0; i < a.players.n; i++)
		check_word(&a, a.players.v[i].name, &b, b.players.v[i].name);
	assert_int_equal(a.roles.n, b.roles.n);
	for (size_t i = 0; i < a.roles.n; i++) {
		check_word(&a, a.roles.v[i].title, &b, b.roles.v[i].title);
		check_word(&a, a.roles.v[i].of, &b, b.roles.v[i].of);
	}
	assert_int_equal(a.quotes.n, b.quotes.n);
	for (size_t i = 0; i < a.quotes.n; i++) {
		assert_int_equal(
			a.quotes.v[i].at.start, b.quotes.v[i].at.start);
		assert_int_equal(a.quotes.v[i].at.end, b.quotes.v[i].at.end);
		assert_int_equal(a.quotes.v[i].speaker, b.quotes.v[i].speaker);
	}
	assert_int_equal(a.figures.n, b.figures.n);
	for (size_t i = 0; i < a.figures.n; i++)
		assert_true(a.figures.v[i].value == b.figures.v[i].value);
	assert_int_equal(a.sections.n, b.sections.n);
}

static bool
has_role(const struct article *a, str title, str of)
{
	for (size_t i = 0; i < a->roles.n; i++)
		if (str_eq(article_word(a, a->roles.v[i].title), title) &&
			str_eq(article_word(a, a->roles.v[i].of), of))
			return true;
	return false;
}

static void
test_as_written(void **state)
{
	struct article a = understand(HAN_TRADITIONAL, true);

	(void)state;
	assert_true(player_named(&a, STR("潮聲科技")) != NO_INDEX);
	assert_true(player_named(&a, STR("聞人溪")) != NO_INDEX);
	assert_true(has_role(&a, STR("總裁"), STR("潮聲科技")));
	assert_true(str_ends(article_word(&a, a.sections.v[0].heading),
		STR("潮汐鐵路的後臺")));
	assert_true(str_eq(a.text, STR(HAN_TRADITIONAL)));
}

/* Taiwan and Hong Kong write the world's names otherwise. */
static void
test_names_of_the_world(void **state)
{
	static const char *const places[] = { "紐西蘭", "坎培拉", "義大利" };
	struct article a =
		understand("#紐西蘭財長訪問澳洲\n\n"
			   "紐西蘭財長顧時雨昨日抵達坎培拉，與義大利外長會"
			   "談，雙方將向聯合國安全理事會提案。\n",
			true);

	(void)state;
	for (size_t i = 0; i < TESTS_N(places); i++) {
		int32_t k = player_named(&a, str_of(places[i]));

		assert_true(k != NO_INDEX);
		assert_int_equal(a.players.v[k].kind, PLAYER_PLACE);
	}
	assert_true(player_named(&a, STR("聯合國安全理事會")) != NO_INDEX);
}

/* What would become longer or shorter stays, so that all places hold. */
static void
test_bytes(void **state)
{
	static const struct {
		const char *text, *folded;
	} cases[] = {
		{ "說A說", "说A说" },
		{ "说", "说" },
		{ "\xE3\x91\xAE說", "\xE3\x91\xAE说" }, /* U+346E */
		{ "\xFF說", "\xFF说" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_true(
			str_eq(fold_traditional(&perm, str_of(cases[i].text)),
				str_of(cases[i].folded)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_as_written),
		cmocka_unit_test(test_names_of_the_world),
		cmocka_unit_test(test_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, free_perm);
}
