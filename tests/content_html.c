/* What pages of HTML are read as. */
#include "base/clock.h"
#include "tests/test.h"

#include <string.h>

#include "content/html/html.h"
#include "content/html/html_clean.h"
#include "content/html/html_url.h"
#include "tests/show_document.h"

/* Enough of an article for a page to have one. */
#define ONE                                                                                                \
	"<p>青禾镇的水厂昨天停了三个小时，镇上的人说，这是十年来的第一次。" \
	"水厂厂长解释，是一根老管子裂了，夜里就换上了新的。</p>"
#define TWO                                                                                                \
	"<p>管子是一九八六年埋下的，图纸早已找不到，工人们只好沿着马路一段" \
	"一段地听。到凌晨两点，他们在桥头听见了水声，挖下去，果然在那里。</p>"
#define ONE_TEXT                                                                                       \
	"text|青禾镇的水厂昨天停了三个小时，镇上的人说，这是十年来的第一" \
	"次。水厂厂长解释，是一根老管子裂了，夜里就换上了新的。\n"
#define TWO_TEXT                                                                                          \
	"text|管子是一九八六年埋下的，图纸早已找不到，工人们只好沿着马路一" \
	"段一段地听。到凌晨两点，他们在桥头听见了水声，挖下去，果然在那里。\n"
#define MENU                                                                   \
	"<div class=nav><ul><li><a href=/>首页</a><li><a href=/n>新闻</a>" \
	"<li><a href=/s>体育</a></ul></div>"
#define FOOT "<div class=footer><p>版权所有 青禾网</p></div>"

static const char here[] = "http://www.example.com/news/2024/1.html";

struct page_case {
	str in, out;
};

static void
check(const struct page_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena a = { 0 };
		struct document d;
		struct err e = { 0 };

		if (!html_read(cases[i].in, str_of(here), &a, &d, &e))
			fail_msg("refused: %s", e.text);
		assert_str_equal(show_document(&d, &a), cases[i].out);
		arena_free(&a);
	}
}

static void
menus_and_footers_are_left_out(void **state)
{
	static const struct page_case cases[] = {
		{ STR0("<html><body>" MENU
		       "<div class=content><h1>水厂停水三小时</h1>" ONE TWO
		       "</div>" FOOT),
			STR0("T 水厂停水三小时\n" ONE_TEXT TWO_TEXT) },
		{ STR0("<title>水厂停水三小时_青禾网</title>"
		       "<script>document.write('<p>不是正文。</p>')</script>"
		       "<div id=article>" ONE "<!-- <p>也不是。</p> -->" TWO
		       "</div><div class=related><a href=2>相关：旧管子</a>"
		       "</div>"),
			STR0("T 水厂停水三小时\n" ONE_TEXT TWO_TEXT) },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

static void
the_page_says_when_and_who(void **state)
{
	static const struct page_case cases[] = {
		{ STR0("<title>水厂停水三小时 - 青禾网</title>" MENU
		       "<h1>水厂停水三小时</h1><div class=info>2024-03-05 "
		       "08:30　来源：青禾日报　作者：何青</div>"
		       "<div class=text>" ONE TWO "</div>" FOOT),
			STR0("T 水厂停水三小时\nS 青禾日报\nB 何青\n"
			     "D 2024-03-05T08:30\n" ONE_TEXT TWO_TEXT) },
		{ STR0("<title>水厂停水三小时 - 青禾网</title>"
		       "<h1>水厂停水三小时</h1><p>发布时间：2024年3月5日 "
		       "8:30:07 青禾在线</p>"
		       "<div class=text>" ONE TWO
		       "<p>（记者 何青 李小河）</p></div>"),
			STR0("T 水厂停水三小时\nS 青禾在线\nB 何青 李小河\n"
			     "D 2024-03-05T08:30:07\n" ONE_TEXT TWO_TEXT) },
		/* Only markup says it, in UTC. */
		{ STR0("<title>水厂停水三小时</title>"
		       "<meta property=article:published_time "
		       "content=2024-03-04T20:30:00Z>"
		       "<meta name=author content=何青>"
		       "<div class=text>" ONE TWO "</div>"),
			STR0("T 水厂停水三小时\nB 何青\n"
			     "D 2024-03-05T04:30:00+08:00\n" ONE_TEXT
					TWO_TEXT) },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

static void
what_a_newsletter_hides_is_not_read(void **state)
{
	static const struct page_case cases[] = {
		{ STR0("<title>水厂停水三小时</title><div style=\"Display: "
		       "none;"
		       " max-height: 0px; overflow: hidden\">作者：何青，三小时"
		       "没有水的上午，居民怎么过？</div><table><tr><td>"
		       "<div class=text>" ONE TWO "</div></table>"),
			STR0("T 水厂停水三小时\n" ONE_TEXT TWO_TEXT) },
		{ STR0("<title>水厂停水三小时</title><div class=text>"
		       "<p style='mso-hide:all'>作者：何青，三小时没有水的"
		       "上午，居民怎么过？</p>"
		       "<span class=mcnPreviewText>没有水的上午</span>" ONE TWO
		       "</div>"),
			STR0("T 水厂停水三小时\n" ONE_TEXT TWO_TEXT) },
		/* What a saved page shows later is its text. */
		{ STR0("<title>水厂停水三小时</title>"
		       "<div class=text style='display:none'>" ONE TWO
		       "</div>"),
			STR0("T 水厂停水三小时\n" ONE_TEXT TWO_TEXT) },
		{ STR0("<title>水厂停水三小时</title><div class=text "
		       "style='visibility:hidden; opacity: 0'>" ONE TWO
		       "</div>"),
			STR0("T 水厂停水三小时\n" ONE_TEXT TWO_TEXT) },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

static void
linked_data_goes_first_on_other_pages(void **state)
{
	static const struct page_case cases[] = {
		{ STR0("<title>Pipe Breaks Under the Old Bridge | Mill "
		       "Gazette</title><link rel=canonical href=/pipe>"
		       "<script type='application/ld+json'>{\"@graph\": [{"
		       "\"@type\": \"NewsArticle\", \"headline\": \"Pipe "
		       "breaks\", \"datePublished\": "
		       "\"2024-03-05T08:30:00+01:00\", \"author\": [{\"name\": "
		       "\"Ann O&#39;Dell\"}, {\"name\": \"Bo Lind\"}], "
		       "\"publisher\": {\"name\": \"Mill Gazette\"}}]}"
		       "</script><article><h1>Pipe Breaks Under the Old "
		       "Bridge</h1><p>The pipe was laid in 1986, and nobody "
		       "has found the drawings since, the foreman said.</p>"
		       "<p>At two in the morning his crew heard the water "
		       "under the bridge, dug, and there it was.</p>"
		       "</article>"),
			STR0("T Pipe Breaks Under the Old Bridge\n"
			     "S Mill Gazette\nB Ann O'Dell, Bo Lind\n"
			     "D 2024-03-05T08:30:00+01:00\n"
			     "U http://www.example.com/pipe\n"
			     "text|The pipe was laid in 1986, and nobody has "
			     "found the drawings since, the foreman said.\n"
			     "text|At two in the morning his crew heard the "
			     "water under the bridge, dug, and there it "
			     "was.\n") },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

/* Short as it is, it says whose words the next ones are. */
static void
what_announces_a_quote_stays(void **state)
{
	static const struct page_case cases[] = {
		{ STR0("<title>水厂停水三小时</title><div class=content>" ONE
		       "<ul><li>先关闸</li><li>再放水</li><li>后开挖</li></ul>"
		       "<p>镇长写道：</p><blockquote><p>听水的人要把耳朵贴在"
		       "地上，夜里最好，白天车一过，就什么也听不见了。</p>"
		       "</blockquote>" TWO "</div>"),
			STR0("T 水厂停水三小时\n" ONE_TEXT
			     "list|先关闸\nlist|再放水\nlist|后开挖\n"
			     "text|镇长写道：\n"
			     "quote|听水的人要把耳朵贴在地上，夜里最好，白天"
			     "车一过，就什么也听不见了。\n" TWO_TEXT) },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

/* Too short for a paragraph of its own, it belongs to both lists. */
static void
what_leads_from_list_to_list_stays(void **state)
{
	static const struct page_case cases[] = {
		{ STR0("<title>水厂停水三小时</title><div class=content>" ONE
		       "<ul><li>先关闸</li><li>再放水</li></ul><p>接着</p>"
		       "<ol><li>开挖</li><li>换管</li></ol>" TWO "</div>"),
			STR0("T 水厂停水三小时\n" ONE_TEXT
			     "list|先关闸\nlist|再放水\ntext|接着\n"
			     "list|1. 开挖\nlist|2. 换管\n" TWO_TEXT) },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

/* As newsletters are made: a cell of a table for each story. */
static void
a_heading_stays_with_its_paragraph(void **state)
{
	static const struct page_case cases[] = {
		{ STR0("<title>水厂停水三小时</title><table><tr><td>" ONE
		       "</td></tr><tr><td><h2>桥头</h2>" TWO
		       "</td></tr></table>"),
			STR0("T 水厂停水三小时\n" ONE_TEXT
			     "heading2|桥头\n" TWO_TEXT) },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

static void
markup_becomes_kinds_and_links(void **state)
{
	static const struct page_case cases[] = {
		{ STR0("<title>水厂停水三小时</title><div class=content>" ONE
		       "<h2>管子在桥头</h2>" TWO
		       "<p>镇上的<a href='../old.html'>旧报纸</a>记过一笔，当年"
		       "修桥的时候，管子就让过一次路，可见它本来就不直。</p>"
		       "<blockquote><p>听水的人要把耳朵贴在地上，夜里最好，"
		       "白天车一过，就什么也听不见了。</p></blockquote>"
		       "<ul><li>先关掉上游的闸，再把管子里的水放干净，免得一挖"
		       "就淹了。</ul></div>"),
			STR0("T 水厂停水三小时\n" ONE_TEXT
			     "heading2|管子在桥头\n" TWO_TEXT "text|"
			     "镇上的旧报纸记过一笔，当年修桥的时候，管子就让"
			     "过一次路，可见它本来就不直。\n"
			     "<旧报纸>http://www.example.com/news/old.html\n"
			     "quote|"
			     "听水的人要把耳朵贴在地上，夜里最好，白天车一"
			     "过，就什么也听不见了。\n"
			     "list|"
			     "先关掉上游的闸，再把管子里的水放干净，免得一挖"
			     "就淹了。\n") },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

/* As in print; those that a page wrote itself are enough. */
static void
an_ordered_list_has_its_numbers(void **state)
{
	static const struct page_case cases[] = {
		{ STR0("<div class=content><h1>水厂停水三小时</h1>" ONE
		       "<ol start=9><li>先关掉上游的闸，免得一挖就淹了。</li>"
		       "<li><p>再放干<a href=/g>管子里</a>的水，这要两个小时，"
		       "镇上的人都知道。</p><p>夜里也行，只是看不清，还要人在"
		       "桥头守着，不让车过来。</p></li>"
		       "<li>11、最后换上新管子，填平路面，通知各家开水。</li>"
		       "</ol>" TWO "</div>"),
			STR0("T 水厂停水三小时\n" ONE_TEXT
			     "list|9. 先关掉上游的闸，免得一挖就淹了。\n"
			     "list|10. 再放干管子里的水，这要两个小时，镇上的人"
			     "都知道。\n<管子里>http://www.example.com/g\n"
			     "list|夜里也行，只是看不清，还要人在桥头守着，不让"
			     "车过来。\n"
			     "list|11、最后换上新管子，填平路面，通知各家开水。"
			     "\n" TWO_TEXT) },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

/* Whatever it scores: it stands between two paragraphs of the article. */
static void
what_an_article_encloses_is_kept(void **state)
{
	static const struct page_case cases[] = {
		{ STR0("<title>水厂停水三小时</title><div class=content>"
		       "<p>2024-03-05 08:30 来源：青禾日报</p>" ONE
		       "<figure><img src=a><figcaption>桥头的沟</figcaption>"
		       "</figure><table><tr><th>项<th>钱<tr><td>管子<td>三万"
		       "</table><pre>a\n  b</pre>" TWO "</div>"),
			STR0("T 水厂停水三小时\nS 青禾日报\n"
			     "D 2024-03-05T08:30\n" ONE_TEXT
			     "caption|桥头的沟\ntext|项 | 钱\n"
			     "text|管子 | 三万\ncode|a\n  b\n" TWO_TEXT) },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

static void
links_become_whole_addresses(void **state)
{
	static const struct {
		str base, link, url;
	} cases[] = {
		{ STR0("http://a.cn/b/c?d"), STR0("e"),
			STR0("http://a.cn/b/e") },
		{ STR0("http://a.cn/b/c"), STR0("/e"), STR0("http://a.cn/e") },
		{ STR0("http://a.cn"), STR0("e"), STR0("http://a.cn/e") },
		{ STR0("https://a.cn/b/"), STR0("//x.cn/e"),
			STR0("https://x.cn/e") },
		{ STR0("http://a.cn/b/c?d"), STR0("?e"),
			STR0("http://a.cn/b/c?e") },
		{ STR0("http://a.cn/b/c/d"), STR0("../../e/./f"),
			STR0("http://a.cn/e/f") },
		{ STR0("http://a.cn/b"), STR0("../../../e/.."),
			STR0("http://a.cn/") },
		{ STR0("http://a.cn/"), STR0("#here"), STR0("") },
		{ STR0("http://a.cn/"), STR0("javascript:void(0)"), STR0("") },
		{ STR0("http://a.cn/"), STR0("JavaScript:void(0)"), STR0("") },
		{ STR0("http://a.cn/"), STR0("file:///etc/passwd"), STR0("") },
		{ STR0("http://a.cn/"), STR0(" http://b.cn/\n c "),
			STR0("http://b.cn/+c") },
		{ STR0(""), STR0("e.html"), STR0("e.html") },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena a = { 0 };

		assert_str_equal(html_url(cases[i].base, cases[i].link, &a),
			cases[i].url);
		arena_free(&a);
	}
}

static void
the_parser_gets_tame_markup(void **state)
{
	static const struct page_case cases[] = {
		{ STR0("<p onclick='a>b' class=c id=d class=e>x"),
			STR0("<p class=c id=d>x") },
		{ STR0("<B>x</B><my-tag>y</my-tag>"),
			STR0("<span>x</span><span>y</span>") },
		{ STR0("a<script>if (a < b) '</p>'</SCRIPT >b"), STR0("ab") },
		{ STR0("a<script>no end <p>b"), STR0("a") },
		{ STR0("a<textarea>b <p>c"), STR0("ab <p>c") },
		{ STR0("</div>a</i>b</p>"), STR0("ab</p>") },
		{ STR0("1 < 2 <> <3"), STR0("1 &lt; 2 &lt;> &lt;3") },
		{ STR0("a<!-- > -->b<![CDATA[c]]>d<?e?>f"), STR0("abdf") },
		{ STR0("<title>a<b>c</title>"), STR0("<title>a<b>c</title>") },
		{ STR0("a<p title='x"), STR0("a<p>") },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena a = { 0 };
		struct html_clean clean;

		html_clean(cases[i].in, &a, &clean);
		assert_str_equal(buf_str(&clean.markup), cases[i].out);
		buf_free(&clean.markup);
		arena_free(&a);
	}
}

static void
a_page_without_an_article_is_read_as_what_it_is(void **state)
{
	static const struct page_case cases[] = {
		{ STR0("<ul><li><a href=/1>甲</a><li><a href=/2>乙</a></ul>"),
			STR0("list|甲\n<甲>http://www.example.com/1\n"
			     "list|乙\n<乙>http://www.example.com/2\n") },
		{ STR0("<p>hello"), STR0("text|hello\n") },
	};
	static const str empty[] = { STR0("<html><body></body></html>"),
		STR0("<script>1</script>"), STR0("<img src=a.png>"),
		STR0("<title>nothing</title>") };

	(void)state;
	check(cases, TESTS_N(cases));
	for (size_t i = 0; i < TESTS_N(empty); i++) {
		struct arena a = { 0 };
		struct document d;
		struct err e = { 0 };

		assert_false(html_read(empty[i], (str){ 0 }, &a, &d, &e));
		assert_string_equal(e.text, "is a page without text");
		arena_free(&a);
	}
}

/* What a parser of quadratic time or a deep stack would die of. */
static void
hostile_markup_passes_in_linear_time(void **state)
{
	static const struct {
		str piece;
		size_t times;
	} cases[] = {
		{ STR0("<div>"), 200000 },
		{ STR0("<b>"), 200000 },
		{ STR0("<p><b><i>"), 100000 },
		{ STR0("<a href=x><table><td>"), 60000 },
		{ STR0("<table><tr><td><div>"), 50000 },
		{ STR0("<ul><li>"), 100000 },
		{ STR0("</div></p>"), 100000 },
		{ STR0("<x></y>"), 200000 },
		{ STR0("<p a=1 b=2 "), 100000 },
		{ STR0("<body class=x1 id=a>"), 100000 },
		{ STR0("<title>"), 100000 },
		{ STR0("<textarea><script "), 100000 },
		{ STR0("<!--"), 200000 },
		{ STR0("<svg>"), 200000 },
		{ STR0("&amp;&lt"), 200000 },
		{ STR0("<span itemprop=headline>x"), 50000 },
		{ STR0("<template><tr>"), 60000 },
		{ STR0("<button><li>"), 60000 },
		{ STR0("2024-01-01 10:10<br>"), 60000 },
		{ STR0("<object><p>"), 100000 },
		{ STR0("\0<p>"), 100000 },
	};
	static char text[4 << 20];

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena a = { 0 };
		struct document d;
		struct err e = { 0 };
		size_t n = 0;

		for (size_t k = 0; k < cases[i].times; k++) {
			memcpy(text + n, cases[i].piece.s, cases[i].piece.n);
			n += cases[i].piece.n;
		}
		double before = clock_seconds(CLOCK_THREAD_CPUTIME_ID);
		html_read((str){ text, n }, (str){ 0 }, &a, &d, &e);
		if (clock_seconds(CLOCK_THREAD_CPUTIME_ID) - before > 3)
			fail_msg("%s: %f s", cases[i].piece.s,
				clock_seconds(CLOCK_THREAD_CPUTIME_ID) -
					before);
		arena_free(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(menus_and_footers_are_left_out),
		cmocka_unit_test(the_page_says_when_and_who),
		cmocka_unit_test(what_a_newsletter_hides_is_not_read),
		cmocka_unit_test(linked_data_goes_first_on_other_pages),
		cmocka_unit_test(markup_becomes_kinds_and_links),
		cmocka_unit_test(what_announces_a_quote_stays),
		cmocka_unit_test(what_leads_from_list_to_list_stays),
		cmocka_unit_test(a_heading_stays_with_its_paragraph),
		cmocka_unit_test(an_ordered_list_has_its_numbers),
		cmocka_unit_test(what_an_article_encloses_is_kept),
		cmocka_unit_test(links_become_whole_addresses),
		cmocka_unit_test(the_parser_gets_tame_markup),
		cmocka_unit_test(
			a_page_without_an_article_is_read_as_what_it_is),
		cmocka_unit_test(hostile_markup_passes_in_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
