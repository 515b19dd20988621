/* What mail, books and archives hold, read part by part. */
#include "tests/test.h"

#include "base/buf.h"
#include "content/format/mail_flow.h"
#include "content/format/mail_words.h"
#include "content/format/part.h"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#ifdef HAVE_ARCHIVES
#include <archive.h>
#include <archive_entry.h>
#endif

#define PAGE                                                                                                \
	"<!DOCTYPE html><html><head><meta charset=utf-8><title>小桥通车</"                              \
	"title></head><body><h1>小桥通车</h1><p>小桥今天通车，住在河边的人都"             \
	"来看热闹，有人带了孩子。</p><p>管桥的老陈说，以后过河不用再等渡船，" \
	"上学也近了。</p></body></html>"

/* A line an article: title, source, date, URL; a line "! why" a refusal. */
struct told {
	struct buf out;
};

static bool
on_article(void *ctx, const struct article *a, struct err *e)
{
	struct told *t = ctx;

	(void)e;
	buf_printf(&t->out, "%.*s|%.*s|%.*s|%.*s\n",
		STR_ARG(article_word(a, a->title)),
		STR_ARG(article_word(a, a->source)),
		STR_ARG(article_word(a, a->published)),
		STR_ARG(article_word(a, a->url)));
	return true;
}

static void
on_refused(void *ctx, const struct err *e)
{
	struct told *t = ctx;

	buf_printf(&t->out, "! %s\n", e->text);
}

static void
check(const char *path, str bytes, const char *want)
{
	struct told t = { 0 };
	struct content_sink sink = { on_article, on_refused, &t };
	struct input in = { .bytes = bytes, .path = str_of(path) };
	struct err e = { 0 };

	if (!content_read(&in, NULL, &sink, &e))
		on_refused(&t, &e);
	assert_str_equal(buf_str(&t.out), str_of(want));
	buf_free(&t.out);
}

static void
header_words_are_read_in_their_charset(void **state)
{
	static const struct {
		str in, out;
	} cases[] = {
		{ STR0("plain words"), STR0("plain words") },
		{ STR0("=?utf-8?B?5bCP5qGl?="), STR0("小桥") },
		{ STR0("=?UTF-8?q?caf=C3=A9_one?= two"), STR0("café one two") },
		/* A character cut in two, and a blank that is none. */
		{ STR0("=?utf-8?B?5bCP5g==?=  =?utf-8?B?oaU=?="),
			STR0("小桥") },
		/* What calls itself gb2312 is often GBK: 镕 is not in it. */
		{ STR0("=?gb2312?B?6UY=?="), STR0("镕") },
		{ STR0("=?iso-2022-jp?B?GyRCPi42NhsoQg==?="), STR0("小橋") },
		{ STR0("\xD0\xA1\xC7\xC5\xCD\xA8\xB3\xB5"), STR0("小桥通车") },
		{ STR0("=?utf-8?X?abc?= =?"), STR0("=?utf-8?X?abc?= =?") },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_str_equal(mail_words(cases[i].in, &a), cases[i].out);
	assert_str_equal(mail_unfold(STR("a\r\n  b\tc"), &a), STR("a b c"));
	arena_free(&a);
}

static void
mail_that_flows_is_joined(void **state)
{
	static const struct {
		str in;
		bool close;
		str out;
	} cases[] = {
		{ STR0("one \r\ntwo\r\nthree \r\n\r\n four\r\n"), false,
			STR0("one two\nthree \n\nfour") },
		{ STR0("> one \n> two \n> > three \nfour"), false,
			STR0("> one two \n>> three \nfour") },
		{ STR0("小桥 \n通车"), true, STR0("小桥通车") },
		{ STR0("end \n-- \nname"), false, STR0("end \n-- \nname") },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_str_equal(mail_unflow(cases[i].in, cases[i].close, &a),
			cases[i].out);
	arena_free(&a);
}

#ifdef HAVE_MAIL
#define HEAD                                                        \
	"From: =?utf-8?B?5rKz6L655ZGo5oql?= <post@example.org>\r\n" \
	"Subject: =?utf-8?B?5bCP5qGl6YCa6L2m?=\r\n"                 \
	"Date: Mon, 06 May 2024 08:30:00 +0800\r\nMIME-Version: 1.0\r\n"
#define FACTS "小桥通车|河边周报|2024-05-06T08:30:00+08:00|"

static void
mail_is_read_as_its_page_or_its_text(void **state)
{
	(void)state;
	check("a.eml", STR(HEAD "\r\n河边的人说，小桥通车是一件好事。\r\n"),
		FACTS "\n");
	/* Its name does not matter; where it stands in the list does. */
	check("a",
		STR(HEAD "Archived-At: <https://example.org/1>\r\n"
			 "Content-Type: multipart/alternative; boundary=x\r\n"
			 "\r\n--x\r\n\r\nplain\r\n--x\r\n"
			 "Content-Type: text/html; charset=gb2312\r\n\r\n" PAGE
			 "\r\n--x--\r\n"),
		FACTS "https://example.org/1\n");
	/* Attachments are no text of it; a message in it is. */
	check("a.eml",
		STR(HEAD "Content-Type: multipart/mixed; boundary=x\r\n\r\n"
			 "--x\r\nContent-Disposition: attachment\r\n\r\nno\r\n"
			 "--x\r\nContent-Type: message/rfc822\r\n\r\n"
			 "Subject: inner\r\n\r\nInner words are here.\r\n"
			 "--x--\r\n"),
		"inner|||\n");
	check("a.eml", STR(HEAD "\r\n"), "! a.eml holds no text\n");
	check("two.mbox",
		STR("From a Mon May  6 08:30:00 2024\r\n" HEAD
		    "\r\n第一封信说了小桥的事。\r\n\r\n"
		    "From b Mon May  6 08:31:00 2024\r\n"
		    "Subject: two\r\nMessage-ID: <2@x>\r\n\r\n"
		    "Second letter, some words.\r\n"),
		FACTS "\ntwo|||\n");
}

static void
mail_of_ten_thousand_parts_is_refused(void **state)
{
	struct buf b = { 0 };

	(void)state;
	buf_put(&b, STR(HEAD "Content-Type: multipart/mixed; boundary=x\r\n"));
	for (int i = 0; i < 10000; i++)
		buf_put(&b, STR("\r\n--x\r\n\r\nwords\r\n"));
	check("a.eml", buf_str(&b), "! a.eml has more than 1000 parts\n");
	buf_reset(&b);
	buf_put(&b, STR(HEAD));
	for (int i = 0; i < 10000; i++)
		buf_printf(&b,
			"Content-Type: multipart/mixed; boundary=x%d\r\n"
			"\r\n--x%d\r\n",
			i, i);
	check("a.eml", buf_str(&b), "! a.eml is nested too deep\n");
	buf_free(&b);
}
#endif

#ifndef HAVE_MAIL
static void
mail_is_refused_where_it_is_left_out(void **state)
{
	(void)state;
	check("a.eml", STR("Subject: x\r\n\r\nwords\r\n"),
		"! a.eml is mail, which this jianbao was built without\n");
}
#endif

#ifdef HAVE_ARCHIVES
/* An archive being written in memory. */
struct made {
	struct archive *a;
	char *bytes;
	size_t n, cap;
};

static void
make(struct made *m, bool stored)
{
	m->cap = 4 << 20;
	m->bytes = malloc(m->cap);
	m->a = archive_write_new();
	archive_write_set_format_zip(m->a);
	if (stored)
		archive_write_zip_set_compression_store(m->a);
	archive_write_open_memory(m->a, m->bytes, m->cap, &m->n);
}

static void
put(struct made *m, const char *name, str bytes)
{
	struct archive_entry *e = archive_entry_new();

	archive_entry_set_pathname(e, name);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_size(e, (la_int64_t)bytes.n);
	archive_write_header(m->a, e);
	archive_write_data(m->a, bytes.s, bytes.n);
	archive_entry_free(e);
}

static void
check_made(struct made *m, const char *path, const char *want)
{
	archive_write_free(m->a);
	check(path, (str){ m->bytes, m->n }, want);
	free(m->bytes);
	*m = (struct made){ 0 };
}

static void
archives_give_their_texts(void **state)
{
	struct made m = { 0 };

	(void)state;
	make(&m, false);
	put(&m, "pages/one.html", STR(PAGE));
	put(&m, "pages/one_files/advert.html", STR(PAGE));
	put(&m, "pages/one_files/picture.png", STR("\x89PNG\0"));
	put(&m, "picture.png", STR("\x89PNG\0"));
	put(&m, "note.md", STR("# 短记\n\n今天天气好。\n"));
	put(&m, "../../out.txt", STR("words"));
	put(&m, "empty.txt", STR(""));
	check_made(&m, "a.zip",
		"小桥通车|||\n短记|||\n"
		"! a.zip: ../../out.txt would be put outside of the archive's"
		" folder\n");
	make(&m, false);
	put(&m, "picture.png", STR("\x89PNG\0"));
	check_made(&m, "a.zip", "! a.zip holds no text\n");
}

static void
what_is_whole_in_a_cut_archive_is_read(void **state)
{
	struct made m = { 0 };
	struct told t = { 0 };
	struct content_sink sink = { on_article, on_refused, &t };
	struct err e = { 0 };

	(void)state;
	make(&m, true);
	put(&m, "note.md", STR("# 短记\n\n今天天气好。\n"));
	put(&m, "page.html", STR(PAGE));
	archive_write_free(m.a);
	struct input in = { .bytes = { m.bytes, 400 }, .path = STR("a.zip") };
	assert_false(content_read(&in, NULL, &sink, &e));
	assert_str_equal(buf_str(&t.out), STR("短记|||\n"));
	assert_non_null(strstr(e.text, "a.zip is damaged: "));
	buf_free(&t.out);
	free(m.bytes);
}

static void
a_bomb_does_not_go_off(void **state)
{
	enum { SIZE = 40 << 20 };
	struct made m = { 0 };
	char *zeros = calloc(1, SIZE);

	(void)state;
	memset(zeros, 'a', SIZE);
	make(&m, false);
	put(&m, "one.txt", (str){ zeros, SIZE });
	put(&m, "two.txt", (str){ zeros, SIZE });
	check_made(&m, "a.zip",
		"! a.zip unpacks to more than 200 times its size\n");
	free(zeros);
}

static void
books_are_read_in_their_order(void **state)
{
	struct made m = { 0 };

	(void)state;
	make(&m, true);
	put(&m, "mimetype", STR("application/epub+zip"));
	put(&m, "META-INF/container.xml",
		STR("<container xmlns='urn:x'><rootfiles><rootfile "
		    "full-path='in/book.opf'/></rootfiles></container>"));
	put(&m, "in/b%20.xhtml", STR("no page of it"));
	put(&m, "in/b .xhtml",
		STR("<html><head><title>二</title></head><body><h1>二</h1>"
		    "<p>第二章说的是河，河水很清，鱼很多。</p></body></html>"));
	put(&m, "in/a.xhtml",
		STR("<html><head><title>一</title></head><body><h1>一</h1>"
		    "<p>第一章说的是桥，桥是石头的，很老。</p></body></html>"));
	put(&m, "in/book.opf",
		STR("<package xmlns:dc='urn:dc'><metadata><dc:title>河边</"
		    "dc:title><dc:date>2001-02-03</dc:date></metadata>"
		    "<manifest><item id='2' href='b%20.xhtml'/><item id='1' "
		    "href='a.xhtml#top'/><item id='n' properties='nav' "
		    "href='n.xhtml'/></manifest><spine><itemref idref='1'/>"
		    "<itemref idref='n'/><itemref idref='2'/></spine>"
		    "</package>"));
	check_made(&m, "a.epub", "一|河边|2001-02-03|\n二|河边|2001-02-03|\n");
}

static void
a_crawl_gives_its_pages(void **state)
{
	(void)state;
#define BODY                                                     \
	"WARC/1.0\r\nWARC-Type: resource\r\n"                    \
	"WARC-Target-URI: http://example.org/two/\r\n"           \
	"Content-Type: text/plain\r\nContent-Length: 37\r\n\r\n" \
	"Words of a page that was only words.\n\r\n\r\n"
	check("a.warc",
		STR("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: "
		    "<http://example.org/>\r\nContent-Length: 145\r\n\r\n"
		    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
		    "Transfer-Encoding: chunked\r\n\r\n"
		    "1e\r\n<html><title>One</title><p>Ten\r\n"
		    "1a\r\n words in a page in chunks\r\n0\r\n\r\n"
		    "\r\n\r\n" BODY),
		"One|||http://example.org/\n"
		"Words of a page that was only words.|||"
		"http://example.org/two/\n");
	check("a.warc", STR(BODY "WARC/1.0\r\nContent-Length: 99\r\n\r\nx"),
		"Words of a page that was only words.|||"
		"http://example.org/two/\n"
		"! a.warc is damaged: a record ends too early\n");
}
#endif

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mail_that_flows_is_joined),
		cmocka_unit_test(header_words_are_read_in_their_charset),
#ifndef HAVE_MAIL
		cmocka_unit_test(mail_is_refused_where_it_is_left_out),
#endif
#ifdef HAVE_MAIL
		cmocka_unit_test(mail_is_read_as_its_page_or_its_text),
		cmocka_unit_test(mail_of_ten_thousand_parts_is_refused),
#endif
#ifdef HAVE_ARCHIVES
		cmocka_unit_test(archives_give_their_texts),
		cmocka_unit_test(what_is_whole_in_a_cut_archive_is_read),
		cmocka_unit_test(a_bomb_does_not_go_off),
		cmocka_unit_test(books_are_read_in_their_order),
		cmocka_unit_test(a_crawl_gives_its_pages),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
