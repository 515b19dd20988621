/* Characters: how they are read and measured, and which get to a terminal. */
#include "tests/test.h"

#include "base/buf.h"
#include "base/clean.h"
#include "base/utf8.h"

static void
runes_are_read_and_written_alike(void **state)
{
	char bytes[UTF8_MAX];

	(void)state;
	for (uint32_t r = 0; r <= 0x10FFFF; r++) {
		size_t n = utf8_encode(r, bytes), at = 0, end = n;
		bool surrogate = r >= 0xD800 && r <= 0xDFFF;
		str s = { bytes, n };

		assert_int_equal(utf8_next(s, &at), surrogate ? UTF8_BAD : r);
		assert_int_equal(at, n);
		assert_int_equal(utf8_prev(s, &end), surrogate ? UTF8_BAD : r);
		assert_int_equal(end, 0);
	}
	assert_int_equal(utf8_encode(0x110000, bytes), 3);
}

/* Unicode 15, table 3-8 and its like: one U+FFFD a maximal subpart. */
static void
bad_bytes_are_replaced_by_maximal_subparts(void **state)
{
	static const struct {
		str bytes, repaired;
		size_t bad;
	} cases[] = {
		{ STR0("plain"), STR0("plain"), 0 },
		{ STR0("\xEF\xBF\xBD"), STR0("\uFFFD"), 0 },
		{ STR0("a\xF1\x80\x80\xE1\x80\xC2"
		       "b\x80"
		       "c\x80\xBF"
		       "d"),
			STR0("a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd"), 6 },
		{ STR0("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
			STR0("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
			     "A"),
			8 },
		{ STR0("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"),
			STR0("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
			     "A"),
			8 },
		{ STR0("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"),
			STR0("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
			     "A\uFFFD\uFFFDB"),
			7 },
		{ STR0("\xE4\xB8"), STR0("\uFFFD"), 1 },
		{ STR0("\xF0\x9F\x98"), STR0("\uFFFD"), 1 },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		size_t bad;

		assert_str_equal(utf8_repair(&a, cases[i].bytes, &bad),
			cases[i].repaired);
		assert_int_equal(bad, cases[i].bad);
		assert_int_equal(utf8_valid(cases[i].bytes), !cases[i].bad);
		assert_int_equal(utf8_count(cases[i].bytes),
			utf8_count(cases[i].repaired));
	}
	arena_free(&a);
}

static void
reading_back_finds_the_same_borders(void **state)
{
	static const str texts[] = {
		STR0("a\xF1\x80\x80\xE1\x80\xC2"
		     "b\x80"
		     "c中é😀\xE4\xB8"),
		STR0("\x80\x80\x80\x80\x80"),
		STR0("\xF0\x9F\x98\x80\x80"),
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(texts); i++) {
		size_t borders[32], n = 0, at = 0;

		while (at < texts[i].n) {
			borders[n++] = at;
			utf8_next(texts[i], &at);
		}
		while (at > 0) {
			size_t end = at;

			utf8_prev(texts[i], &at);
			assert_int_equal(at, borders[--n]);
			if (utf8_valid(texts[i]))
				while (end-- > at)
					assert_int_equal(
						utf8_border(texts[i], end), at);
		}
	}
}

static void
clusters_stay_whole(void **state)
{
	static const struct {
		str s;
		size_t length;
		int columns;
	} cases[] = {
		{ STR0("ab"), 1, 1 },
		{ STR0("中文"), 3, 2 },
		{ STR0("e\u0301x"), 3, 1 },
		{ STR0("👩‍👩‍👧x"), 18, 2 },
		{ STR0("🇨🇳🇨🇳"), 8, 2 },
		{ STR0("❤\uFE0F"), 6, 2 },
		{ STR0("ｱ"), 3, 1 },
		{ STR0("Ａ"), 3, 2 },
		{ STR0("\r\n"), 2, 0 },
		{ STR0("“"), 3, 1 },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		size_t at = 0;

		assert_int_equal(
			utf8_cluster(cases[i].s, &at), cases[i].columns);
		assert_int_equal(at, cases[i].length);
	}
}

static void
fitting_cuts_at_clusters(void **state)
{
	(void)state;
	assert_int_equal(utf8_width(STR("a中e\u0301")), 4);
	assert_str_equal(utf8_fit(STR("中文字"), 5), STR("中文"));
	assert_str_equal(utf8_fit(STR("ae\u0301b"), 2), STR("ae\u0301"));
	assert_str_equal(utf8_fit(STR("中"), 1), STR(""));
	assert_str_equal(utf8_fit(STR("abc"), 9), STR("abc"));
}

static void
runes_have_their_classes(void **state)
{
	(void)state;
	assert_true(rune_is_han(0x4E2D));
	assert_true(rune_is_han(0x3007));
	assert_true(rune_is_han(0x20000));
	assert_false(rune_is_han(0x3002));
	assert_true(rune_is_kana(0x30AB));
	assert_false(rune_is_kana(0x30FB));
	assert_true(rune_is_space(0x3000));
	assert_false(rune_is_space(0x200B));
	assert_true(rune_is_word(0xE9));
	assert_true(rune_is_word('7'));
	assert_false(rune_is_word('-'));
	assert_false(rune_is_word(0x4E2D));
}

static void
a_text_has_its_scripts(void **state)
{
	(void)state;
	assert_int_equal(utf8_scripts(STR("中文")), SCRIPT_HAN);
	assert_int_equal(utf8_scripts(STR("中a7")),
		SCRIPT_HAN | SCRIPT_LATIN | SCRIPT_DIGIT);
	assert_int_equal(utf8_scripts(STR("é-")), SCRIPT_LATIN | SCRIPT_OTHER);
	assert_int_equal(utf8_scripts(STR("")), 0);
}

static void
gate_lets_nothing_invisible_through(void **state)
{
	static const struct {
		str in, out;
	} cases[] = {
		{ STR0("plain 中文 é 😀"), STR0("plain 中文 é 😀") },
		{ STR0("\x1B[31mred"), STR0("^[[31mred") },
		{ STR0("a\x07\x7F"), STR0("a^G^?") },
		{ STR0("\xC2\x9B[2J"), STR0("<U+009B>[2J") },
		{ STR0("a\u202Eb"), STR0("a<U+202E>b") },
		{ STR0("a\u2066b"), STR0("a<U+2066>b") },
		{ STR0("a\u200Bb\u2060\uFEFF"),
			STR0("a<U+200B>b<U+2060><U+FEFF>") },
		{ STR0("a\U000E0041"), STR0("a<U+E0041>") },
		{ STR0("a\uFE0F\U000E0100"), STR0("a<U+FE0F><U+E0100>") },
		/* The form of a picture and what joins two say nothing. */
		{ STR0("❤\uFE0F\u200D🔥 ☎\uFE0E"), STR0("❤🔥 ☎") },
		{ STR0("1\uFE0F\u20E3"), STR0("1\u20E3") },
		{ STR0("👨🏽\u200D👩"), STR0("👨🏽👩") },
		{ STR0("❤\uFE0F\uFE0F\uFE0F"), STR0("❤<U+FE0F>") },
		{ STR0("字\u200D字\uFE0F"), STR0("字<U+200D>字<U+FE0F>") },
		{ STR0("\uE000"), STR0("<U+E000>") },
		{ STR0("\u0378"), STR0("<U+0378>") },
		{ STR0("\u3164\u2800"), STR0("<U+3164><U+2800>") },
		{ STR0("\u2028x"), STR0(" x") },
		{ STR0("a\u00A0b\u3000c"), STR0("a b\u3000c") },
		{ STR0("tab\there\nnext\r"), STR0("tab here next ") },
		{ STR0("\xFF\xC2"), STR0("\uFFFD\uFFFD") },
		{ STR0("e\u0301\u0301\u0301\u0301\u0301\u0301"),
			STR0("e\u0301\u0301\u0301\u0301") },
		{ STR0("\n\u0301"), STR0(" <U+0301>") },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct buf b = { 0 };

		clean_line(&b, cases[i].in);
		assert_str_equal(buf_str(&b), cases[i].out);
		buf_free(&b);
	}
}

static void
gate_keeps_lines_of_texts(void **state)
{
	struct buf b = { 0 };
	struct arena a = { 0 };

	(void)state;
	clean_text(&b, STR("a\tb\r\nc\x1B"));
	assert_str_equal(buf_str(&b), STR("a    b\nc^["));
	buf_free(&b);
	str plain = STR("as it is");
	assert_ptr_equal(clean_copy(&a, plain).s, plain.s);
	assert_str_equal(clean_copy(&a, STR("\x1B]0;x\x07")), STR("^[]0;x^G"));
	arena_free(&a);
}

static void
every_rune_is_judged(void **state)
{
	(void)state;
	for (uint32_t r = 0; r < 0x20; r++)
		assert_false(clean_rune(r));
	for (uint32_t r = 0x7F; r < 0xA0; r++)
		assert_false(clean_rune(r));
	for (uint32_t r = 0xE0000; r < 0xE0200; r++)
		assert_false(clean_rune(r));
	for (uint32_t r = 0x4E00; r < 0xA000; r++)
		assert_true(clean_rune(r));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(runes_are_read_and_written_alike),
		cmocka_unit_test(bad_bytes_are_replaced_by_maximal_subparts),
		cmocka_unit_test(reading_back_finds_the_same_borders),
		cmocka_unit_test(clusters_stay_whole),
		cmocka_unit_test(fitting_cuts_at_clusters),
		cmocka_unit_test(runes_have_their_classes),
		cmocka_unit_test(a_text_has_its_scripts),
		cmocka_unit_test(gate_lets_nothing_invisible_through),
		cmocka_unit_test(gate_keeps_lines_of_texts),
		cmocka_unit_test(every_rune_is_judged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
