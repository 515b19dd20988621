/* Folding, identity, decoding; and the other groups of this program. */
#include "tests/content_groups.h"
#include "tests/test.h"

#include "base/utf8.h"
#include "content/content.h"
#include "content/charset/decode.h"
#include "content/words/fold.h"

#include <string.h>

static void
folding_makes_writings_of_one_word_equal(void **state)
{
	static const struct {
		str s, folded;
	} cases[] = {
		{ STR0("Plain ASCII"), STR0("plain ascii") },
		{ STR0("ＡＢｃ１２３，"), STR0("abc123,") },
		{ STR0("電腦與軟體"), STR0("电脑与软体") },
		{ STR0("乾薴"), STR0("干苎") },
		{ STR0("ｶﾅカナ"), STR0("カナカナ") },
		{ STR0("Straße ﬁ Ω"), STR0("strasse fi ω") },
		{ STR0("㍿①½"), STR0("株式会社11⁄2") },
		{ STR0("É"), STR0("é") },
		{ STR0("a\u200Bb\u202Ec\x07"
		       "d\uFE0F\u00AD"),
			STR0("abcd") },
		{ STR0("a\u3000b\u00A0c\td\r\ne"), STR0("a b c d \ne") },
		{ STR0("豈"), STR0("岂") },
		{ STR0("\U00020C35"), STR0("\U00020C35") },
		{ STR0("\xFF"), STR0("\uFFFD") },
		{ STR0("𝐀"), STR0("a") },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct buf b = { 0 };

		assert_str_equal(fold(&a, cases[i].s), cases[i].folded);
		fold_put(&b, cases[i].s);
		assert_str_equal(buf_str(&b), cases[i].folded);
		buf_free(&b);
	}
	arena_free(&a);
}

static void
folding_twice_changes_nothing(void **state)
{
	uint32_t once[FOLD_MAX], twice[FOLD_MAX];

	(void)state;
	for (uint32_t r = 0; r < 0x110000; r++) {
		int n = fold_rune(r, once);

		assert_in_range(n, 0, FOLD_MAX);
		for (int i = 0; i < n; i++) {
			assert_int_equal(fold_rune(once[i], twice), 1);
			assert_int_equal(twice[0], once[i]);
		}
	}
}

static str
uid_of(struct arena *a, str text)
{
	struct article x = { .text = text };

	return article_uid(&x, a);
}

static void
uid_is_the_same_for_the_same_words(void **state)
{
	struct arena a = { 0 };
	str uid = uid_of(&a, STR("第一段。\n\nSecond part, 2。"));

	(void)state;
	assert_int_equal(uid.n, 32);
	assert_str_equal(uid_of(&a, STR("第一段\n第二")),
		uid_of(&a, STR("第一段，第二。")));
	assert_str_equal(
		uid, uid_of(&a, STR("　第一段.\r\n\r\n ＳECOND  part ２")));
	assert_false(str_eq(uid, uid_of(&a, STR("第二段。\n\nSecond part 1"))));
	assert_false(str_eq(uid, uid_of(&a, STR("第一段"))));
	assert_false(str_eq(uid_of(&a, STR("甲")), uid_of(&a, STR("甲甲"))));
	assert_int_equal(uid_of(&a, (str){ 0 }).n, 32);
	arena_free(&a);
}

static void
bytes_become_text_by_looks_and_label(void **state)
{
	/* 一条新闻，说的是一件小事。 in GB18030 */
#define GB                                                         \
	"\xD2\xBB\xCC\xF5\xD0\xC2\xCE\xC5\xA3\xAC\xCB\xB5\xB5\xC4" \
	"\xCA\xC7\xD2\xBB\xBC\xFE\xD0\xA1\xCA\xC2\xA1\xA3"
#define UTF "一条新闻，说的是一件小事。"
	static const struct {
		str bytes, label;
		bool force;
		const char *charset;
		str text;
		size_t bad;
	} cases[] = {
		{ STR0("abc"), STR0(""), false, "UTF-8", STR0("abc"), 0 },
		{ STR0(UTF), STR0(""), false, "UTF-8", STR0(UTF), 0 },
		{ STR0("\xEF\xBB\xBF" UTF), STR0(""), false, "UTF-8", STR0(UTF),
			0 },
		{ STR0(UTF), STR0("gbk"), false, "UTF-8", STR0(UTF), 0 },
		{ STR0(UTF), STR0("nonsense"), false, "UTF-8", STR0(UTF), 0 },
		{ STR0(GB), STR0(""), false, "GB18030", STR0(UTF), 0 },
		{ STR0(GB), STR0("utf-8"), false, "GB18030", STR0(UTF), 0 },
		{ STR0(GB), STR0("latin1"), false, "GB18030", STR0(UTF), 0 },
		{ STR0(GB), STR0(" GB2312 "), true, "GB18030", STR0(UTF), 0 },
		{ STR0("abc"), STR0("gbk"), false, "GB18030", STR0("abc"), 0 },
		{ STR0("caf\xE9 and th\xE9, here"), STR0(""), false,
			"windows-1252", STR0("café and thé, here"), 0 },
		{ STR0("\x93so\x94 \x80"), STR0("iso-8859-1"), true,
			"windows-1252", STR0("“so” €"), 0 },
		{ STR0("\xFF\xFE\x2D\x4E\x0A\x00"), STR0(""), false, "UTF-16LE",
			STR0("中\n"), 0 },
		{ STR0("\xFE\xFF\x4E\x2D\x00\x0A"), STR0(""), false, "UTF-16BE",
			STR0("中\n"), 0 },
		{ STR0("h\0e\0r\0e\0 \0\x2D\x4E"), STR0(""), false, "UTF-16LE",
			STR0("here 中"), 0 },
		{ STR0("\x2D\x4E\x00\xD8\x2D\x4E"), STR0("utf-16"), true,
			"UTF-16LE", STR0("中\uFFFD中"), 1 },
		{ STR0(UTF "\xE4\xB8 x"), STR0(""), false, "UTF-8",
			STR0(UTF "\uFFFD x"), 1 },
		{ STR0(GB GB GB GB "\xFF x"), STR0("gb2312"), false, "GB18030",
			STR0(UTF UTF UTF UTF "\uFFFD x"), 1 },
		{ STR0(GB "\xD2"), STR0("gbk"), true, "GB18030",
			STR0(UTF "\uFFFD"), 1 },
		{ STR0("\x95\x32\x82\x36\x81\x30\x81"), STR0("gb18030"), true,
			"GB18030", STR0("\U00020000\uFFFD"), 1 },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct decoded d;
		struct err e = { 0 };

		if (!decode(cases[i].bytes, cases[i].label, cases[i].force, &a,
			    &d, &e))
			fail_msg("case %zu: %s", i, e.text);
		assert_string_equal(d.charset, cases[i].charset);
		assert_str_equal(d.text, cases[i].text);
		assert_int_equal(d.bad, cases[i].bad);
	}
	arena_free(&a);
}

static void
what_is_no_text_is_refused(void **state)
{
	static const struct {
		str bytes, label;
		const char *why;
	} cases[] = {
		{ STR0(""), STR0(""), "is empty" },
		{ STR0("\xEF\xBB\xBF"), STR0(""), "is empty" },
		{ STR0(" \n\t\n"), STR0(""), "is empty" },
		{ STR0("ab\0cd efg"), STR0(""), "is no text" },
		{ STR0("\x7F"
		       "ELF\x01\x01\x01\x02\x03"),
			STR0(""), "is no text" },
		{ STR0("\x89\xC0\xC1\xF5\xFE\xFF\x80\x81\xFF\xFF"), STR0(""),
			"is no text" },
		{ STR0("abc"), STR0("klingon"), "\"klingon\" is not known" },
		{ STR0("abc"), STR0("utf-8//IGNORE"), "is not known" },
		{ STR0("abc"), STR0("utf-7"), "is not known" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct decoded d;
		struct err e = { 0 };

		assert_false(decode(
			cases[i].bytes, cases[i].label, true, &a, &d, &e));
		assert_int_equal(e.kind, ERR_INPUT);
		assert_non_null(strstr(e.text, cases[i].why));
	}
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folding_makes_writings_of_one_word_equal),
		cmocka_unit_test(folding_twice_changes_nothing),
		cmocka_unit_test(uid_is_the_same_for_the_same_words),
		cmocka_unit_test(bytes_become_text_by_looks_and_label),
		cmocka_unit_test(what_is_no_text_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) + test_pack() +
	       test_walk();
}
