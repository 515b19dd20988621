/* What the reader of feeds makes of good and bad ones. */
#include "base/clock.h"
#include "tests/content_feed_groups.h"
#include "tests/test.h"

#include "base/buf.h"
#include "content/content.h"
#include "content/feed/feed.h"

#include <stdlib.h>
#include <string.h>

static void
put(struct buf *out, const char *name, str value)
{
	if (value.n)
		buf_printf(out, "%s %.*s\n", name, STR_ARG(value));
}

/* A feed as text: a line a fact, entries parted by "--". */
static str
show(const struct feed *f, struct arena *a)
{
	struct buf out = { 0 };

	put(&out, "F", f->facts.title);
	put(&out, "U", f->facts.url);
	put(&out, "I", f->facts.id);
	put(&out, "X", f->facts.text);
	put(&out, "B", f->facts.byline);
	for (size_t i = 0; i < f->entries.n; i++) {
		const struct feed_entry *e = &f->entries.v[i];
		struct document d;

		feed_document(f, e, a, &d);
		buf_put(&out, STR("--\n"));
		put(&out, "t", d.title);
		put(&out, "u", d.url);
		put(&out, "i", d.guid);
		put(&out, "b", d.byline);
		put(&out, "p", d.published);
		put(&out, "m", d.updated);
		put(&out, "s", d.summary);
		for (size_t k = 0; k < d.blocks.n; k++)
			put(&out, paragraph_kind_name(d.blocks.v[k].kind),
				d.blocks.v[k].text);
	}
	str s = arena_copy(a, buf_str(&out));
	buf_free(&out);
	return s;
}

struct reading {
	const char *in, *out;
};

static void
check(const struct reading *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena a = { 0 };
		struct feed f;
		struct err e = { 0 };

		if (!feed_read(str_of(cases[i].in),
			    STR("http://a.example/feed"), &a, &f, &e))
			fail_msg("case %zu: %s", i, e.text);
		assert_str_equal(show(&f, &a), str_of(cases[i].out));
		arena_free(&a);
	}
}

static void
every_kind_of_feed_is_read(void **state)
{
	static const struct reading cases[] = {
		{ "<rss version='2.0'><channel><title>晨报</title>"
		  "<link>http://a.example/</link><description>日报</"
		  "description>"
		  "<item><title>一条</title><link>/1</link><guid>g1</guid>"
		  "<author>li@a.example (李木)</author>"
		  "<pubDate>Tue, 03 Feb 2026 08:00:00 +0800</pubDate>"
		  "<description>&lt;p&gt;正文。&lt;/p&gt;</description></item>"
		  "</channel></rss>",
			"F 晨报\nU http://a.example/\nX 日报\n--\nt 一条\n"
			"u http://a.example/1\ni g1\nb 李木\n"
			"p 2026-02-03T08:00:00+08:00\ns <p>正文。</p>\n"
			"text 正文。\n" },
		{ "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-"
		  "ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://"
		  "purl.org/dc/elements/1.1/'><channel><title>R</title>"
		  "</channel><item rdf:about='http://a.example/9'>"
		  "<title>N</title><dc:creator>Ann</dc:creator>"
		  "<dc:date>2026-02-03T08:00Z</dc:date></item></rdf:RDF>",
			"F R\n--\nt N\nu http://a.example/9\n"
			"i http://a.example/9\nb Ann\np 2026-02-03T08:00Z\n"
			"m 2026-02-03T08:00Z\ntext N\n" },
		{ "<feed xmlns='http://www.w3.org/2005/Atom' "
		  "xml:base='http://b.example/x/'><title type='html'>A "
		  "&amp;lt; "
		  "B</title><id>tag:f</id><link rel='self' href='f'/>"
		  "<link href='.'/><entry><title>T</title><id>tag:1</id>"
		  "<link rel='enclosure' href='m.mp3'/><link href='1'/>"
		  "<author><name>Bo</name><email>bo@b.example</email></author>"
		  "<author><name>Cy</name></author>"
		  "<updated>2026-02-03T08:00:00Z</updated>"
		  "<content type='xhtml'><div xmlns='http://www.w3.org/1999/"
		  "xhtml'>One<br/>two <b>bold</b>.</div></content></entry>"
		  "</feed>",
			"F A < B\nU http://b.example/x/\nI tag:f\n--\nt T\n"
			"u http://b.example/x/1\ni tag:1\nb Bo, Cy\n"
			"p 2026-02-03T08:00:00Z\nm 2026-02-03T08:00:00Z\n"
			"text One\ntext two bold.\n" },
		{ "<CHANNEL HREF='http://a.example/'><TITLE>C</TITLE>"
		  "<ABSTRACT>about</ABSTRACT><ITEM HREF='http://a.example/i'>"
		  "<TITLE>I</TITLE><ABSTRACT>text</ABSTRACT></ITEM></CHANNEL>",
			"F C\nU http://a.example/\nX about\n--\nt I\n"
			"u http://a.example/i\ns text\ntext text\n" },
		{ "{\"version\": \"https://jsonfeed.org/version/1.1\","
		  "\"title\": \"J\", \"home_page_url\": \"http://a.example/\","
		  "\"items\": [{\"id\": 7, \"url\": \"/7\", "
		  "\"authors\": [{\"name\": \"Di\"}], \"content_text\": "
		  "\"1 < 2.\", \"date_published\": \"2026-02-03\"}]}",
			"F J\nU http://a.example/\n--\nu http://a.example/7\n"
			"i 7\nb Di\np 2026-02-03\ntext 1 < 2.\n" },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

static void
broken_feeds_are_read(void **state)
{
	static const struct reading cases[] = {
		/* Entities of HTML, bare ampersands, an end that is missing. */
		{ "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x 'evil'>]>"
		  "<rss><channel><title>caf&eacute; & t&euml;a &x; AT&T</title>"
		  "<item><title>2 < 3 &#151; &#X41;</title>"
		  "<description>a<b>c</p></description>"
		  "<!-- a -- b --></item><item><title>\001next</title>",
			"F café & tëa &x; AT&T\n--\nt 2 < 3 — A\n"
			"s a<b>c</b>\ntext ac\n--\nt next\ntext next\n" },
		/* Nothing before the declaration, text behind the end. */
		{ "\n <rss><channel><item><title>x</title></item></channel>"
		  "</rss></rss><item><title>y</title></item> trailing",
			"--\nt x\ntext x\n--\nt y\ntext y\n" },
		/* Prefixes that are not declared; modules of others. */
		{ "<rss><channel><item><title>T</title><foo:title>no</"
		  "foo:title>"
		  "<dc:creator>D</dc:creator><content:encoded><![CDATA[<p>full"
		  "</p>]]></content:encoded><description>short</description>"
		  "</item></channel></rss>",
			"--\nt T\nb D\ns short\ntext full\n" },
		/* A quote that is not closed. */
		{ "<rss><channel><item><link href='http://a.example/q>x</link>"
		  "<title>T</title></item></channel></rss>",
			"--\nt T\nu http://a.example/q\ntext T\n" },
	};

	(void)state;
	check(cases, TESTS_N(cases));
}

static void
what_is_no_feed_is_refused(void **state)
{
	static const struct reading cases[] = {
		{ "<html><body><p>x</p></body></html>",
			"is a page, not a feed" },
		{ "<opml><body><outline xmlUrl='http://a.example/'/></body>"
		  "</opml>",
			"is a list of feeds: jianbao follow --opml takes it" },
		{ "hello", "is no feed" },
		{ "", "is no feed" },
		{ "{\"version\": 1}", "is no feed" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena a = { 0 };
		struct feed f;
		struct err e = { 0 };

		assert_false(
			feed_read(str_of(cases[i].in), (str){ 0 }, &a, &f, &e));
		assert_string_equal(e.text, cases[i].out);
		assert_int_equal(e.kind, ERR_INPUT);
		arena_free(&a);
	}
}

/* Repeats a piece until there are so many bytes, between head and tail. */
static str
repeat(struct buf *out, const char *head, const char *piece, size_t n)
{
	buf_put(out, str_of(head));
	while (out->n < n)
		buf_put(out, str_of(piece));
	return buf_str(out);
}

/* Each must cost time in its length and no more: 4 MB within seconds, also
 * under a sanitizer. */
static void
hostile_feeds_cost_little(void **state)
{
	static const struct {
		const char *head, *piece;
	} cases[] = {
		{ "<rss><channel>", "<a>" },
		{ "<rss><channel>", "<a b='" },
		{ "<rss><channel>", "<a b=\"c\" " },
		{ "<rss><channel><item><title>", "<" },
		{ "<rss><channel><item><title>", "&" },
		{ "<rss><channel><item><title>", "&lol9;" },
		{ "<rss><channel>", "<!--" },
		{ "<rss><channel>", "<![CDATA[" },
		{ "<rss><channel>", "<?" },
		{ "<rss><channel>", "<!DOCTYPE [" },
		{ "<rss><channel>", "<a xmlns:b='c'>" },
		{ "<rss><channel>", "<a></b>" },
		{ "<rss><channel>", "<item/>" },
		{ "<rss><channel><item><description>", "<i>x" },
		{ "<rss><channel><item><title>", "&lt;!--" },
		{ "<rss><channel><item><title>", "&lt;script>&lt;/" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena a = { 0 };
		struct buf text = { 0 };
		struct feed f;
		struct err e = { 0 };
		double began = clock_seconds(CLOCK_PROCESS_CPUTIME_ID);

		repeat(&text, cases[i].head, cases[i].piece, 4 << 20);
		if (feed_read(buf_str(&text), (str){ 0 }, &a, &f, &e))
			assert_true(f.entries.n <= FEED_ENTRIES);
		if (clock_seconds(CLOCK_PROCESS_CPUTIME_ID) - began > 4)
			fail_msg("case %zu takes %.1f s", i,
				clock_seconds(CLOCK_PROCESS_CPUTIME_ID) -
					began);
		buf_free(&text);
		arena_free(&a);
	}
}

static void
nothing_outside_is_read(void **state)
{
	static const char in[] =
		"<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\">"
		"<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\"> %p;]>"
		"<rss><channel><title>[&f;]</title></channel></rss>";
	struct arena a = { 0 };
	struct feed f;
	struct err e;

	(void)state;
	assert_true(feed_read(STR(in), (str){ 0 }, &a, &f, &e));
	assert_str_equal(f.facts.title, STR("[&f;]"));
	arena_free(&a);
}

/* What content_read gives: titles, and a "!" for what was refused. */
struct told {
	struct buf out;
	size_t refused;
};

static bool
tell(void *ctx, const struct article *a, struct err *e)
{
	struct told *t = ctx;

	(void)e;
	buf_printf(&t->out, "%.*s|%.*s|%d\n",
		STR_ARG(article_word(a, a->title)),
		STR_ARG(article_word(a, a->feed_title)),
		article_is_feed_alone(a));
	return true;
}

static void
tell_refused(void *ctx, const struct err *e)
{
	struct told *t = ctx;

	(void)e;
	t->refused++;
}

static void
a_feed_becomes_articles(void **state)
{
	static const struct reading cases[] = {
		{ "<rss><channel><title>F</title><item><title>a</title></item>"
		  "<item><title>b</title></item></channel></rss>",
			"a|F|0\nb|F|0\n" },
		{ "<rss><channel><title>F</title></channel></rss>", "|F|1\n" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct told t = { 0 };
		struct content_sink sink = { tell, tell_refused, &t };
		struct input in = { .bytes = str_of(cases[i].in),
			.path = STR("no-ending") };
		struct err e;

		assert_true(content_read(&in, NULL, &sink, &e));
		assert_str_equal(buf_str(&t.out), str_of(cases[i].out));
		buf_free(&t.out);
	}
}

static void
a_feed_is_known_by_its_bytes(void **state)
{
	static const struct {
		const char *in;
		bool is;
	} cases[] = {
		{ "<?xml version='1.0'?>\n<!-- c --><rss version='2.0'>",
			true },
		{ "<rdf:RDF xmlns='x'>", true },
		{ "<atom:feed xmlns:atom='y'>", true },
		{ "<!DOCTYPE rss><rss>", true },
		{ "<!DOCTYPE html><html>", false },
		{ "<feedback>", false },
		{ "{\"version\": \"https://jsonfeed.org/version/1\"", true },
		{ "{\"title\": \"x\"}", false },
		{ "rss", false },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		if (feed_looks_like(str_of(cases[i].in)) != cases[i].is)
			fail_msg("case %zu", i);
	assert_true(feed_looks_like((str){ "\xFF\xFE<\0r\0s\0s\0>\0", 12 }));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_of_feed_is_read),
		cmocka_unit_test(broken_feeds_are_read),
		cmocka_unit_test(what_is_no_feed_is_refused),
		cmocka_unit_test(hostile_feeds_cost_little),
		cmocka_unit_test(nothing_outside_is_read),
		cmocka_unit_test(a_feed_becomes_articles),
		cmocka_unit_test(a_feed_is_known_by_its_bytes),
	};

	return cmocka_run_group_tests_name("content_feed", tests, NULL, NULL) +
	       test_feed_values();
}
