/* Folding, identity, packing, decoding, and the walk from bytes to articles. */
#include "tests/test.h"

#include "base/utf8.h"
#include "content/content.h"
#include "content/decode.h"
#include "content/document.h"
#include "content/fold.h"
#include "content/pack.h"

#include <math.h>
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

/* An article with something in every array. */
static struct article
full_article(struct arena *p)
{
	struct article a = { .text = STR("王某说：“很好。”\n\n营收3亿元。") };

	a.title = article_word_add(&a, p, STR("题目"));
	a.lang = article_word_add(&a, p, STR("zh"));
	*vec_push(p, &a.paragraphs) = (struct paragraph){ .at = { 0, 27 } };
	*vec_push(p, &a.paragraphs) = (struct paragraph){
		.at = { 29, 45 }, .kind = PARAGRAPH_LIST, .depth = 2
	};
	*vec_push(p, &a.sections) =
		(struct section){ .heading = article_word_add(&a, p, STR("节")),
			.at = { 0, 45 },
			.depth = 1 };
	*vec_push(p, &a.players) =
		(struct player){ .name = article_word_add(&a, p, STR("王某")),
			.kind = PLAYER_PERSON };
	*vec_push(p, &a.aliases) =
		(struct alias){ 0, article_word_add(&a, p, STR("老王")) };
	*vec_push(p, &a.roles) =
		(struct role){ .title = article_word_add(&a, p, STR("总裁")),
			.former = true,
			.start = 3 };
	*vec_push(p, &a.mentions) = (struct mention){ .at = { 0, 6 } };
	*vec_push(p, &a.quotes) = (struct quote){ .at = { 15, 24 },
		.speaker_at = { 0, 6 },
		.cue = { 6, 9 },
		.inferred = true };
	*vec_push(p, &a.quotes) =
		(struct quote){ .at = { 15, 24 }, .speaker = NO_INDEX };
	*vec_push(p, &a.abouts) = (struct about){ 1, 0 };
	*vec_push(p, &a.figures) = (struct figure){ .at = { 35, 42 },
		.value = 3e8,
		.unit = article_word_add(&a, p, STR("CNY")),
		.player = NO_INDEX };
	*vec_push(p, &a.links) = (struct link){ .at = { 0, 6 },
		.url = article_word_add(&a, p, STR("http://a.example/")) };
	return a;
}

static void
packing_keeps_everything(void **state)
{
	struct arena p = { 0 };
	struct article a = full_article(&p), b;
	struct buf whole = { 0 }, bare = { 0 }, again = { 0 };
	struct err e;

	(void)state;
	article_pack(&a, true, &whole);
	article_pack(&a, false, &bare);
	assert_true(whole.n == bare.n + a.text.n);
	assert_true(article_unpack(buf_str(&whole), (str){ 0 }, &p, &b, &e));
	assert_str_equal(b.text, a.text);
	assert_str_equal(article_word(&b, b.title), STR("题目"));
	assert_int_equal(b.figures.n, 1);
	assert_true(b.figures.v[0].value == 3e8);
	assert_int_equal(b.quotes.v[1].speaker, NO_INDEX);
	assert_true(b.roles.v[0].former);
	assert_true(article_unpack(buf_str(&bare), a.text, &p, &b, &e));
	article_pack(&b, true, &again);
	assert_str_equal(buf_str(&again), buf_str(&whole));
	/* What was unpacked can grow. */
	assert_str_equal(article_word(&b, article_word_add(&b, &p, STR("new"))),
		STR("new"));
	buf_free(&whole);
	buf_free(&bare);
	buf_free(&again);
	arena_free(&p);
}

static void
packs_of_the_first_version_are_read(void **state)
{
	enum { FACTS_AT = 20, FIRST_FACTS = 9 * 8, LATER_FACTS = 8 * 8 };
	struct arena p = { 0 };
	struct article a = full_article(&p), b;
	struct buf now = { 0 }, before = { 0 };
	struct err e;

	(void)state;
	article_pack(&a, true, &now);
	str all = buf_str(&now);
	buf_put(&before, str_take(all, FACTS_AT + FIRST_FACTS));
	buf_put(&before, str_skip(all, FACTS_AT + FIRST_FACTS + LATER_FACTS));
	before.s[4] = 1;
	assert_true(article_unpack(buf_str(&before), (str){ 0 }, &p, &b, &e));
	assert_str_equal(article_word(&b, b.title), STR("题目"));
	assert_str_equal(b.text, a.text);
	assert_true(word_empty(b.guid));
	buf_free(&now);
	buf_free(&before);
	arena_free(&p);
}

static void
damaged_packs_are_refused(void **state)
{
	struct arena p = { 0 };
	struct article a = full_article(&p), b;
	struct buf whole = { 0 }, again = { 0 };
	struct err e = { 0 };

	(void)state;
	article_pack(&a, true, &whole);
	for (size_t n = 0; n < whole.n; n++)
		assert_false(article_unpack(
			(str){ whole.s, n }, (str){ 0 }, &p, &b, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	assert_int_equal(b.paragraphs.n, 0);
	/* What passes with a changed byte must be as sound as any. */
	for (size_t i = 0; i < whole.n; i++)
		for (int bit = 0; bit < 8; bit++) {
			whole.s[i] = (char)(whole.s[i] ^ 1 << bit);
			if (article_unpack(
				    buf_str(&whole), (str){ 0 }, &p, &b, &e)) {
				buf_reset(&again);
				article_pack(&b, true, &again);
				assert_str_equal(
					buf_str(&again), buf_str(&whole));
			}
			whole.s[i] = (char)(whole.s[i] ^ 1 << bit);
		}
	buf_free(&whole);
	buf_free(&again);
	arena_free(&p);
}

static void
packs_are_checked_thing_by_thing(void **state)
{
	struct arena p = { 0 };

	(void)state;
	for (int i = 0; i < 10; i++) {
		struct article a = full_article(&p), b;
		struct buf out = { 0 };

		switch (i) {
		case 0: a.mentions.v[0].at.end = 7; break;
		case 1: a.mentions.v[0].at.end = 46; break;
		case 2: a.mentions.v[0].at.start = 9; break;
		case 3: a.mentions.v[0].player = 1; break;
		case 4: a.aliases.v[0].player = NO_INDEX; break;
		case 5: a.players.v[0].kind = PLAYER_KINDS; break;
		case 6: a.figures.v[0].value = (double)INFINITY; break;
		case 7: a.quotes.v[1].at.start = 12; break;
		case 8: a.paragraphs.v[1].at.start = 24; break;
		case 9: a.abouts.v[0].quote = 2; break;
		default: break;
		}
		article_pack(&a, true, &out);
		assert_false(article_unpack(
			buf_str(&out), (str){ 0 }, &p, &b, NULL));
		buf_free(&out);
	}
	arena_free(&p);
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

/* What content_read gave, as text: a line of facts an article. */
struct given {
	struct buf out;
	size_t articles, longest, stop_at;
};

static bool
on_article(void *ctx, const struct article *a, struct err *e)
{
	struct given *g = ctx;

	buf_printf(&g->out, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s\n",
		STR_ARG(article_word(a, a->title)),
		STR_ARG(article_word(a, a->source)),
		STR_ARG(article_word(a, a->published)),
		STR_ARG(article_word(a, a->lang)),
		STR_ARG(article_word(a, a->format)),
		STR_ARG(article_word(a, a->warnings)));
	if (a->text.n > g->longest)
		g->longest = a->text.n;
	assert_true(utf8_valid(a->text));
	return ++g->articles != g->stop_at || err_set(e, ERR_STORE, "stop");
}

static void
on_refused(void *ctx, const struct err *e)
{
	buf_printf(&((struct given *)ctx)->out, "refused %s\n", e->text);
}

static bool
read_input(const struct input *in, struct given *g, struct err *e)
{
	struct content_sink sink = { on_article, on_refused, g };

	return content_read(in, NULL, &sink, e);
}

static void
reading_gives_facts_and_overrides_them(void **state)
{
	struct input in = { .bytes = STR(
				    "小题目\n来源：甲报 2024-05-06\n\n正文。"),
		.path = STR("a.txt") };
	struct given g = { 0 };
	struct err e;

	(void)state;
	assert_true(read_input(&in, &g, &e));
	in.source = STR("乙报");
	in.date = STR("2020年1月2日");
	assert_true(read_input(&in, &g, &e));
	in = (struct input){ .bytes = STR("# A title\n\nSome words."),
		.path = STR("-") };
	assert_true(read_input(&in, &g, &e));
	in.as = FORMAT_TEXT;
	assert_true(read_input(&in, &g, &e));
	assert_str_equal(
		buf_str(&g.out), STR("小题目|甲报|2024-05-06|zh|text|\n"
				     "小题目|乙报|2020-01-02|zh|text|\n"
				     "A title|||en|markdown|\n"
				     "# A title|||en|text|\n"));
	buf_free(&g.out);
}

static void
refusals_name_the_path_and_why(void **state)
{
	struct given g = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_false(read_input(
		&(struct input){ .path = STR("dir/a.txt") }, &g, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	assert_string_equal(e.text, "dir/a.txt is empty");
	assert_false(read_input(
		&(struct input){ .bytes = STR("a\0b"), .path = STR("b.md") },
		&g, &e));
	assert_string_equal(e.text, "b.md is no text");
	assert_false(read_input(&(struct input){ .bytes = STR("a"),
					.charset = STR("x"),
					.path = STR("c.txt") },
		&g, &e));
	assert_string_equal(
		e.text, "c.txt cannot be read: the charset \"x\" is not known");
	assert_int_equal(g.articles, 0);
}

static void
bad_lines_do_not_stop_the_good_ones(void **state)
{
	struct input in = { .path = STR("x.jsonl"),
		.bytes = STR(
			"{\"title\":\"T\",\"body\":\"Words here.\"}\n"
			"\n"
			"{\"title\":\n"
			"{\"title\":\"a\0b\"}\r\n"
			"[]\n"
			"{\"body\":\"\\u0000\"}\n"
			"{\"text\":\"\xE4\xB8\xAD\xE4\xB8\xAD\xE4\xB8\xAD"
			"\xE4\xB8\xAD\xE4\xB8\xAD\xFF\"}\n"
			"{\"body\":\"\xD2\xBB\xCC\xF5\xD0\xC2\xCE\xC5\"}") };
	struct given g = { 0 };
	struct err e;

	(void)state;
	assert_true(read_input(&in, &g, &e));
	assert_str_equal(buf_str(&g.out),
		STR("T|||en|jsonl|\n"
		    "refused x.jsonl, line 3: is no JSON (at byte 9)\n"
		    "refused x.jsonl, line 4: is no text\n"
		    "refused x.jsonl, line 5: has no \"title\", \"body\" or "
		    "\"text\"\n"
		    "refused x.jsonl, line 6: is no JSON (at byte 16)\n"
		    "中中中中中\uFFFD|||zh|jsonl|"
		    "1 unreadable places were replaced\n"
		    "一条新闻|||zh|jsonl|\n"));
	buf_free(&g.out);
}

static void
a_sink_that_fails_stops_the_reading(void **state)
{
	struct input in = { .as = FORMAT_JSONL,
		.bytes = STR("{\"body\":\"a\"}\n{\"body\":\"b\"}\n") };
	struct given g = { .stop_at = 1 };
	struct err e;

	(void)state;
	assert_false(read_input(&in, &g, &e));
	assert_int_equal(e.kind, ERR_STORE);
	assert_int_equal(g.articles, 1);
	buf_free(&g.out);
}

static void
long_texts_are_split_at_paragraphs(void **state)
{
	struct arena a = { 0 };
	size_t n = 5 << 20;
	char *bytes = arena_new(&a, char, 3 * n);
	struct given g = { 0 };
	struct err e;

	(void)state;
	memset(bytes, 'x', 3 * n);
	memcpy(bytes, "Title\n\n", 7);
	bytes[n] = bytes[n + 1] = bytes[2 * n] = bytes[2 * n + 1] = '\n';
	struct input in = { .bytes = { bytes, 3 * n }, .as = FORMAT_TEXT };
	assert_true(read_input(&in, &g, &e));
	assert_str_equal(buf_str(&g.out),
		STR("Title (1/3)|||en|text|too long for one article: 3 parts\n"
		    "Title (2/3)|||en|text|too long for one article: 3 parts\n"
		    "Title (3/3)|||en|text|too long for one article: 3 "
		    "parts\n"));
	buf_free(&g.out);
	arena_free(&a);
}

static void
one_very_long_line_is_one_paragraph(void **state)
{
	static const str piece = STR0("这是一句话。");
	struct arena a = { 0 };
	size_t n = ((size_t)50 << 20) / piece.n;
	char *bytes = arena_new(&a, char, n *piece.n);
	struct document d;
	struct err e;

	(void)state;
	for (size_t i = 0; i < n; i++)
		memcpy(bytes + i * piece.n, piece.s, piece.n);
	assert_true(text_read((str){ bytes, n * piece.n }, &a, &d, &e));
	assert_int_equal(d.blocks.n, 1);
	assert_int_equal(d.blocks.v[0].text.n, n * piece.n);
	arena_free(&a);
}

static void
formats_are_known_by_name_ending_and_beginning(void **state)
{
	(void)state;
	assert_int_equal(format_by_name(STR("jsonl")), FORMAT_JSONL);
	assert_int_equal(format_by_name(STR("nonsense")), FORMAT_UNKNOWN);
	assert_string_equal(format_name(FORMAT_MARKDOWN), "markdown");
	assert_int_equal(
		format_guess(STR("a/b.MD"), STR("x")), FORMAT_MARKDOWN);
	assert_int_equal(format_guess(STR("a.ndjson"), STR("")), FORMAT_JSONL);
	assert_int_equal(
		format_guess(STR("-"), STR("{ \"a\":1}")), FORMAT_JSONL);
	assert_int_equal(format_guess(STR("-"), STR("{a}")), FORMAT_TEXT);
	assert_int_equal(format_guess(STR("-"), STR("---\ntitle: x\n---\n")),
		FORMAT_MARKDOWN);
	assert_int_equal(format_guess(STR(""), STR("words")), FORMAT_TEXT);
	assert_true(format_is_lines(FORMAT_JSONL));
	assert_false(format_is_lines(FORMAT_TEXT));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folding_makes_writings_of_one_word_equal),
		cmocka_unit_test(folding_twice_changes_nothing),
		cmocka_unit_test(uid_is_the_same_for_the_same_words),
		cmocka_unit_test(packing_keeps_everything),
		cmocka_unit_test(packs_of_the_first_version_are_read),
		cmocka_unit_test(damaged_packs_are_refused),
		cmocka_unit_test(packs_are_checked_thing_by_thing),
		cmocka_unit_test(bytes_become_text_by_looks_and_label),
		cmocka_unit_test(what_is_no_text_is_refused),
		cmocka_unit_test(reading_gives_facts_and_overrides_them),
		cmocka_unit_test(refusals_name_the_path_and_why),
		cmocka_unit_test(bad_lines_do_not_stop_the_good_ones),
		cmocka_unit_test(a_sink_that_fails_stops_the_reading),
		cmocka_unit_test(long_texts_are_split_at_paragraphs),
		cmocka_unit_test(one_very_long_line_is_one_paragraph),
		cmocka_unit_test(
			formats_are_known_by_name_ending_and_beginning),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
