/* Dates, addresses and lists, as feeds and pages give them. */
#include "tests/test.h"
#include "tests/content_feed_groups.h"

#include "base/buf.h"
#include "content/content.h"
#include "content/feed/feed.h"
#include "content/feed/feed_find.h"
#include "content/feed/opml.h"
#include "content/html/url.h"

static void
dates_are_read_however_they_are_written(void **state)
{
	static const struct {
		const char *in, *want;
	} cases[] = {
		{ "Tue, 03 Feb 2026 08:00:00 GMT", "2026-02-03T08:00:00Z" },
		{ "Tue, 3 Feb 26 8:05:09 EST", "2026-02-03T08:05:09-05:00" },
		{ "Tue, 03 Feb 2026 08:05:1 GMT", "2026-02-03T08:05:01Z" },
		{ "Tue, 03 Feb 2026 08:00:00 -0500 (EST)",
			"2026-02-03T08:00:00-05:00" },
		{ "Tue, 03 Feb 2026 08:00:00 CEST",
			"2026-02-03T08:00:00+02:00" },
		{ "Tue, 03 Feb 2026 08:00:00 CST",
			"2026-02-03T08:00:00-06:00" },
		{ "Tue Feb 03 08:00:00 CST 2026", "2026-02-03T08:00:00+08:00" },
		{ "Mar, 03 fév 2026 08:00:00 +0100",
			"2026-02-03T08:00:00+01:00" },
		{ "Di, 03 Mär 2026 08:00:00 +0100",
			"2026-03-03T08:00:00+01:00" },
		{ "mardi 3 février 2026", "2026-02-03" },
		{ "3 августа 2026 08:00", "2026-08-03T08:00" },
		{ "2026-02-03T08:00:00A", "2026-02-03T08:00:00Z" },
		{ "Sun, 31 Dec 2023 23:59:60 GMT", "2023-12-31T23:59:59Z" },
		{ "2026-02-03T08:00:00.123+0800", "2026-02-03T08:00:00+08:00" },
		{ "yesterday", "" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena a = { 0 };

		assert_str_equal(date_feed(str_of(cases[i].in), &a),
			str_of(cases[i].want));
		arena_free(&a);
	}
}

static void
addresses_are_put_onto_their_base(void **state)
{
	/* The first are RFC 3986, 5.4. */
	static const struct {
		const char *base, *ref, *want;
	} cases[] = {
		{ "http://a/b/c/d;p?q", "g", "http://a/b/c/g" },
		{ "http://a/b/c/d;p?q", "./g/", "http://a/b/c/g/" },
		{ "http://a/b/c/d;p?q", "/g", "http://a/g" },
		{ "http://a/b/c/d;p?q", "//g", "http://g" },
		{ "http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y" },
		{ "http://a/b/c/d;p?q", "#s", "http://a/b/c/d;p?q#s" },
		{ "http://a/b/c/d;p?q", "", "http://a/b/c/d;p?q" },
		{ "http://a/b/c/d;p?q", "../..", "http://a/" },
		{ "http://a/b/c/d;p?q", "../../../g", "http://a/g" },
		{ "http://a/b/c/d;p?q", "g/../h", "http://a/b/c/h" },
		{ "http://a", "b", "http://a/b" },
		{ "", "b", "b" },
		{ "x/y", "b", "b" },
		{ "http://a/", "mailto:x@y", "mailto:x@y" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena a = { 0 };

		assert_str_equal(url_resolve(str_of(cases[i].base),
					 str_of(cases[i].ref), &a),
			str_of(cases[i].want));
		arena_free(&a);
	}
}

static void
a_page_has_one_key(void **state)
{
	static const struct {
		const char *in, *want;
	} cases[] = {
		{ "http://www.A.example/x/?utm_source=r&id=3&spm=1.2#top",
			"a.example/x?id=3" },
		{ "https://a.example:443/x?id=3&fbclid=z", "a.example/x?id=3" },
		{ "https://a.example/x?", "a.example/x" },
		{ "https://a.example", "a.example" },
		{ "ftp://a.example/x", "" },
		{ "x", "" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena a = { 0 };

		assert_str_equal(url_key(str_of(cases[i].in), &a),
			str_of(cases[i].want));
		arena_free(&a);
	}
}

static void
a_page_names_its_feed(void **state)
{
	static const struct {
		const char *in, *want;
	} cases[] = {
		{ "<link rel=stylesheet href='s.css'><link rel=\"alternate\" "
		  "type=\"application/rss+xml\" href=\"/rss\"><LINK "
		  "rel='alternate' type='application/atom+xml' href='/atom'>",
			"http://a.example/rss" },
		{ "<base href='http://b.example/x/'><link href='f' rel='home "
		  "ALTERNATE' type='application/atom+xml;charset=utf-8' />",
			"http://b.example/x/f" },
		{ "<link rel='alternate' hreflang='en' href='/en'>", "" },
		{ "<link rel='alternate' type='application/rss+xml'", "" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct arena a = { 0 };

		assert_str_equal(feed_find(str_of(cases[i].in),
					 STR("http://a.example/p/q"), &a),
			str_of(cases[i].want));
		arena_free(&a);
	}
}

static void
lists_of_feeds_go_in_and_out(void **state)
{
	static const char in[] =
		"<opml version='1.0'><body><outline text='News'>"
		"<outline text='East'><outline text='A &amp; B' "
		"xmlUrl='http://a.example/f' htmlUrl='http://a.example/'/>"
		"</outline><outline title='C' xmlURL='https://c.example/f'>"
		"</outline></outline><outline xmlUrl='file:///etc/passwd'/>"
		"<outline xmlUrl='http://d.example/f'/></body></opml>";
	struct arena a = { 0 };
	struct opml o, again;
	struct buf out = { 0 };
	struct err e;

	(void)state;
	assert_true(opml_read(STR(in), &a, &o, &e));
	assert_int_equal(o.n, 3);
	assert_str_equal(o.v[0].title, STR("A & B"));
	assert_str_equal(o.v[0].folder, STR("News/East"));
	assert_str_equal(o.v[0].site, STR("http://a.example/"));
	assert_str_equal(o.v[1].folder, STR("News"));
	assert_str_equal(o.v[2].url, STR("http://d.example/f"));
	assert_int_equal(o.v[2].folder.n, 0);
	opml_write(&o, &out);
	assert_true(opml_read(buf_str(&out), &a, &again, &e));
	assert_int_equal(again.n, o.n);
	for (size_t i = 0; i < o.n; i++) {
		assert_str_equal(again.v[i].url, o.v[i].url);
		assert_str_equal(again.v[i].folder, o.v[i].folder);
	}
	assert_false(opml_read(STR("<opml/>"), &a, &o, &e));
	buf_free(&out);
	arena_free(&a);
}

int
test_feed_values(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_read_however_they_are_written),
		cmocka_unit_test(addresses_are_put_onto_their_base),
		cmocka_unit_test(a_page_has_one_key),
		cmocka_unit_test(a_page_names_its_feed),
		cmocka_unit_test(lists_of_feeds_go_in_and_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
