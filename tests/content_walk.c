/* The walk from bytes to articles, and what is refused on it. */
#include "tests/content_groups.h"
#include "tests/test.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "content/content.h"
#include "content/document.h"

#include <string.h>

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
	assert_true(utf8_valid(a->words));
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
	assert_false(read_input(
		&(struct input){ .bytes = STR("PK\x03\x04 [Content_Types].xml"),
			.path = STR("a.docx") },
		&g, &e));
	assert_string_equal(e.text,
		"a.docx is an Office document, which is not read: save it as "
		"HTML or plain text");
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
one_piece_of_json_holds_articles_or_is_refused(void **state)
{
	static const char none[] =
		"x.json has no \"title\", \"body\" or \"text\"";
	static const struct {
		str bytes;
		const char *out, *refused;
	} cases[] = {
		{ STR0("[{\"title\":\"甲\",\"text\":\"一条新闻\"},\n"
		       " {\"a\":1},\n {\"body\":\"Two.\"}]"),
			"甲|||zh|json|\nTwo.|||en|json|\n"
			"refused x.json: 1 of 3 objects are no articles\n",
			NULL },
		{ STR0("{\n\"ok\": [1],\n"
		       "\"articles\": [{\"text\":\"One.\"}]\n}"),
			"One.|||en|json|\n", NULL },
		{ STR0("{\n\"text\": \"One.\",\n\"tags\": [{\"a\": 1}]\n}"),
			"One.|||en|json|\n", NULL },
		{ STR0("[{\"a\": 1}"), "", "x.json is no JSON (at byte 9)" },
		{ STR0("[{\"a\": 1}]"), "", none },
		{ STR0("{\n\"a\": 1}"), "", none },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct input in = { .path = STR("x.json"),
			.bytes = cases[i].bytes };
		struct given g = { 0 };
		struct err e;

		bool ok = read_input(&in, &g, &e);
		assert_str_equal(buf_str(&g.out), str_of(cases[i].out));
		assert_int_equal(ok, !cases[i].refused);
		if (!ok)
			assert_string_equal(e.text, cases[i].refused);
		buf_free(&g.out);
	}
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
	assert_int_equal(format_guess(STR("a.json"), STR("{\n  \"text\": 1")),
		FORMAT_JSON);
	assert_int_equal(
		format_guess(STR("a.json"), STR("{\"a\": 1}")), FORMAT_JSON);
	assert_int_equal(format_guess(STR("a.json"), STR("{\"a\": 1}\n{}")),
		FORMAT_JSONL);
	assert_int_equal(
		format_guess(STR("-"), STR("[\n{ \"a\": 1}")), FORMAT_JSON);
	assert_int_equal(format_guess(STR("-"), STR("[1] words")), FORMAT_TEXT);
	assert_true(format_is_lines(FORMAT_JSONL));
	assert_false(format_is_lines(FORMAT_TEXT));
}

/* A long paragraph is tagged in pieces, also where something like a name is. */
static void
no_name_is_cut_in_a_paragraph_without_full_stops(void **state)
{
	(void)state;
	for (int shift = 0; shift < 3; shift++) {
		struct buf text = { 0 };
		struct given g = { 0 };
		struct input in = { .path = STR("a.txt"), .as = FORMAT_TEXT };
		struct err e;

		buf_printf(&text, "题\n\n%.*s", shift, "ab");
		while (text.n < (8 << 10) - 60)
			buf_put(&text, STR("，"));
		for (uint32_t i = 1; i <= 40; i++) {
			char rune[UTF8_MAX];
			size_t n = utf8_encode(0x9000 + i * i % 1021, rune);

			buf_put(&text, (str){ rune, n });
		}
		in.bytes = buf_str(&text);
		assert_true(read_input(&in, &g, &e));
		assert_int_equal(g.articles, 1);
		buf_free(&g.out);
		buf_free(&text);
	}
}

int
test_walk(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reading_gives_facts_and_overrides_them),
		cmocka_unit_test(refusals_name_the_path_and_why),
		cmocka_unit_test(bad_lines_do_not_stop_the_good_ones),
		cmocka_unit_test(a_sink_that_fails_stops_the_reading),
		cmocka_unit_test(long_texts_are_split_at_paragraphs),
		cmocka_unit_test(one_very_long_line_is_one_paragraph),
		cmocka_unit_test(
			one_piece_of_json_holds_articles_or_is_refused),
		cmocka_unit_test(
			formats_are_known_by_name_ending_and_beginning),
		cmocka_unit_test(
			no_name_is_cut_in_a_paragraph_without_full_stops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
