/* What the readers of Markdown and JSON Lines make of bytes. */
#include "tests/test.h"

#include "content/document.h"
#include "content/format/header.h"
#include "tests/readings.h"

#include <string.h>

static void
markdown_becomes_blocks(void **state)
{
	static const struct reading cases[] = {
		{ STR0("# Title\n\nA *b* **c** `d<e>` &amp; f\nnext.\n"),
			STR0("T Title\ntext|A b c d<e> & f next.\n") },
		{ STR0("中文\n换行，[一个\n链接](http://a.example/)。\n"),
			STR0("text|中文换行，一个链接。\n"
			     "<一个链接>http://a.example/\n") },
		{ STR0("see\n[a link](/x \"t\") and <http://b.example>\n"),
			STR0("text|see a link and http://b.example\n"
			     "<a link>/x\n"
			     "<http://b.example>http://b.example\n") },
		{ STR0("- one\n- two\n  - deep\n\n    still\n1. a\n2. b\n"),
			STR0("list|one\nlist|two\nlist1|deep\nlist1|still\n"
			     "list|1. a\nlist|2. b\n") },
		{ STR0("7. a\n1. b\n"), STR0("list|7. a\nlist|8. b\n") },
		{ STR0("> quoted\n\n    code\n\n```c\nx\n\ny\n```\n***\nend\n"),
			STR0("quote|quoted\ncode|code\ncode|x\n\ny\nrule|\n"
			     "text|end\n") },
		{ STR0("text ![the *cat*](c.png) here ![](d.png)\n"),
			STR0("text|text  here\ncaption|the cat\n") },
		{ STR0("| a | b |\n|---|:-:|\n| 1 | [2](/y) |\n"),
			STR0("text|a | b\ntext|1 | 2\n<2>/y\n") },
		{ STR0("one  \ntwo<br>three <b>bold</b>\n"),
			STR0("text|one\ntext|two\ntext|three bold\n") },
		{ STR0("<div>raw <i>html</i> a < b</div>\n\n<!-- no -->\n\n"
		       "<script>\nno()\n</script>\n"),
			STR0("text|raw html a < b\n") },
		{ STR0("Title\n=====\n\n作者：李某\n\nSub\n---\nText.\n"),
			STR0("T Title\nB 李某\ntext|作者：李某\n"
			     "heading2|Sub\ntext|Text.\n") },
		{ STR0("## Not the title\n\nText.\n"),
			STR0("heading2|Not the title\ntext|Text.\n") },
		{ STR0(""), STR0("") },
	};

	(void)state;
	check_readings(markdown_read, cases, TESTS_N(cases));
}

static void
front_matter_gives_facts(void **state)
{
	static const struct reading cases[] = {
		{ STR0("---\ntitle: \"A \\\"b\\\": c\"\ndate: 2024-05-06\n"
		       "author: 'Ann O''Hara'\nlink: http://a.example/x\n"
		       "source: 甲刊\ntags:\n  - x\n---\n\n# A \"b\": c\n\n"
		       "Text.\n"),
			STR0("T A \"b\": c\nS 甲刊\nB Ann O'Hara\n"
			     "D 2024-05-06\nU http://a.example/x\n"
			     "text|Text.\n") },
		{ STR0("---\r\nTitle: One\r\nauthors: [Ann, Bob]\r\n...\r\n"
		       "# Two\r\n"),
			STR0("T One\nB Ann, Bob\nheading1|Two\n") },
		/* No second fence: it was a rule. */
		{ STR0("---\ntext: more\n"), STR0("rule|\ntext|text: more\n") },
	};

	(void)state;
	check_readings(markdown_read, cases, TESTS_N(cases));
}

static str
repeat(struct arena *a, str piece, size_t n)
{
	char *s = arena_new(a, char, piece.n *n);

	for (size_t i = 0; i < n; i++)
		memcpy(s + i * piece.n, piece.s, piece.n);
	return (str){ s, piece.n * n };
}

/* Each of these once cost the square of its length somewhere. */
static void
deep_and_odd_markdown_passes_in_linear_time(void **state)
{
	static const str pieces[] = { STR0("> "), STR0("- "), STR0("["),
		STR0("![[]()"), STR0("*a_ "), STR0("\n\n"), STR0("`a``"),
		STR0("<a "), STR0("| - |\n"), STR0("# a\n"), STR0("1. ") };

	(void)state;
	for (size_t i = 0; i < TESTS_N(pieces); i++) {
		struct arena a = { 0 };
		struct document d;
		struct err e;
		str in = arena_printf(&a, "%.*sa\n%.*sb",
			STR_ARG(repeat(&a, pieces[i], 200000)),
			STR_ARG(repeat(&a, STR("\n"), 200000)));

		assert_true(markdown_read(in, &a, &d, &e));
		arena_free(&a);
	}
}

/* Longer than a piece, and no piece shows: the same blocks, a fence across the
 * border, references known everywhere. */
static void
long_markdown_is_the_same_in_pieces(void **state)
{
	struct arena a = { 0 };
	struct document d;
	struct err e;
	str line = STR("- item [x][ref] of a list\n"), code = STR("a = b;\n\n");
	size_t items = 600000 / line.n, lines = 600000 / code.n;

	(void)state;
	str in = arena_printf(&a,
		"%.*s\n```\n%.*s```\n\nEnd [x][ref].\n\n"
		"[ref]: http://a.example/\n",
		STR_ARG(repeat(&a, line, items)),
		STR_ARG(repeat(&a, code, lines)));
	assert_true(markdown_read(in, &a, &d, &e));
	assert_int_equal(d.blocks.n, items + 2);
	for (size_t i = 0; i < items; i++) {
		assert_int_equal(d.blocks.v[i].kind, PARAGRAPH_LIST);
		assert_int_equal(d.blocks.v[i].links.n, 1);
	}
	assert_int_equal(d.blocks.v[items].kind, PARAGRAPH_CODE);
	assert_int_equal(
		d.blocks.v[items].text.n, lines * code.n - STR("\n\n").n);
	assert_str_equal(d.blocks.v[items + 1].text, STR("End x."));
	assert_int_equal(d.blocks.v[items + 1].links.n, 1);
	arena_free(&a);
}

static void
json_lines_are_articles(void **state)
{
	static const struct reading cases[] = {
		{ STR0("{\"title\":\"T\",\"body\":\"T\\nOne.\\nTwo.\","
		       "\"date\":\"2024/5/6\",\"src\":\"甲\",\"url\":\"u\","
		       "\"byline\":\"B\",\"more\":[1,{}]}"),
			STR0("T T\nS 甲\nB B\nD 2024-05-06\nU u\n"
			     "text|One.\ntext|Two.\n") },
		{ STR0("{\"text\":\"One.\\n\\nTwo.\",\"source\":\"甲\","
		       "\"published\":\"2024-05\",\"title\":null}"),
			STR0("S 甲\nD 2024-05\ntext|One.\ntext|Two.\n") },
		/* The first line of the body is more than the title. */
		{ STR0("{\"title\":\"T\",\"body\":\"T and more\\nOne.\"}"),
			STR0("T T\ntext|T and more\ntext|One.\n") },
		{ STR0("{\"title\":\"T\",\"body\":\"\",\"date\":1682412360}"),
			STR0("T T\nD 2023-04-25T08:46:00Z\ntext|T\n") },
		{ STR0("{\"body\":\"x\",\"date\":\"some day\"}"),
			STR0("text|x\n") },
	};

	(void)state;
	check_readings(jsonl_read, cases, TESTS_N(cases));
}

static void
other_json_is_refused(void **state)
{
	static const str lines[] = { STR0(""), STR0("{}"), STR0("[]"),
		STR0("\"text\""), STR0("{\"body\":\"x\"} y"),
		STR0("{\"body\":"), STR0("{\"body\":\"\\u0000\"}"),
		STR0("{\"body\":\"\xFF\"}"),
		STR0("{\"title\":\"\",\"body\":\" \"}"),
		STR0("{\"body\":[\"x\"]}") };
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(lines); i++) {
		struct document d;
		struct err e = { 0 };

		assert_false(jsonl_read(lines[i], &a, &d, &e));
		assert_int_equal(e.kind, ERR_INPUT);
	}
	str deep = arena_printf(
		&a, "{\"body\":%.*s", STR_ARG(repeat(&a, STR("["), 200000)));
	struct document d;
	assert_false(jsonl_read(deep, &a, &d, NULL));
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markdown_becomes_blocks),
		cmocka_unit_test(front_matter_gives_facts),
		cmocka_unit_test(deep_and_odd_markdown_passes_in_linear_time),
		cmocka_unit_test(long_markdown_is_the_same_in_pieces),
		cmocka_unit_test(json_lines_are_articles),
		cmocka_unit_test(other_json_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
