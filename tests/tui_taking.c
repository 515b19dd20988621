/* Feeds, what is taken in, and the edition that gives way to it. */
#include "tests/tui_make.h"

#include <signal.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/tui_groups.h"

#include "tui/views/article.h"
#include "tui/config/config.h"
#include "tui/edition.h"
#include "tui/deeds/link.h"
#include "tui/list/table.h"
#include "tui/children/taking.h"

static void
feeds_are_shown_as_the_configuration_says(void **state)
{
	struct config c = { 0 };

	(void)state;
	config_read(&c,
		STR("feed http://a.* name 我的早报\nfeed 晚* folder 甲\n"
		    "feed *Ledger folder 乙\nfeed *.example/* sort oldest\n"),
		"rc");
	tui_app.config = &c;
	tui_press("5");
	str text = tui_text();
	size_t first = str_find(text, STR("The Ledger"));
	size_t second = str_find(text, STR("我的早报"));
	assert_true(str_find(text, STR("乙")) < first);
	assert_true(first < second && second != STR_NONE);
	assert_int_equal(str_find(text, STR("晚报科技")), STR_NONE);
	tui_press("G Enter");
	assert_shows("我的早报 3");
	int64_t oldest = table_id(app_top(&tui_app)->state, 0);
	tui_press("s");
	assert_int_equal(table_id(app_top(&tui_app)->state, 2), oldest);
	tui_press("H");
	config_free(&c);
	c = (struct config){ 0 };
	config_read(&c, STR("feed http://a.* hidden yes\n"), "rc");
	app_renew(&tui_app);
	tui_press("Ctrl-L");
	assert_int_equal(list_count(app_top(&tui_app)), 2);
	tui_app.config = NULL;
	config_free(&c);
}

static void
what_is_archived_leaves_its_feed(void **state)
{
	(void)state;
	tui_press("5 G Enter");
	size_t n = list_count(app_top(&tui_app));
	tui_press("#");
	tui_paste("robots");
	tui_press("Enter");
	assert_shows("#robots");
	tui_press("a");
	assert_int_equal(list_count(app_top(&tui_app)), n - 1);
	assert_false(tui_shows("#robots"));
	tui_press("u");
	assert_int_equal(list_count(app_top(&tui_app)), n);
	assert_shows("#robots");
}

static void
ones_own_archive_takes_the_place_of_the_edition(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "own.db");
	struct session session = { .store = path };
	struct made mine = { "自己收的一篇", "2026-03-02", "手边", "海风。" };
	struct article a;

	(void)state;
	tui_app.sample = true;
	tui_press("2 Enter");
	edition_leave(&session, &tui_app);
	assert_ptr_equal(tui_top(), &view_card);
	struct store *s = make_store(path, STORE_WRITE);
	edition_leave(&session, &tui_app);
	assert_ptr_equal(tui_top(), &view_card);
	make_article(&mine, &tmp, &a);
	make_save(s, &a);
	store_close(s);
	tui_press("/ x");
	edition_leave(&session, &tui_app);
	assert_ptr_equal(tui_top(), &view_results);
	tui_press("Ctrl-U Esc");
	edition_leave(&session, &tui_app);
	assert_ptr_equal(tui_top(), &view_articles);
	assert_false(tui_app.sample);
	tui_press("");
	assert_shows("自己收的一篇");
	arena_free(&tmp);
}

static void
a_reading_room_writes_and_fetches_nothing(void **state)
{
	static const struct {
		const char *keys, *message;
	} cases[] = {
		{ "e", "nothing is written in a reading room" },
		{ "= w", "nothing is written in a reading room" },
		{ "2 c", "nothing can be changed here" },
		{ "R", "nothing is fetched here" },
		{ "A", "nothing is fetched here" },
		{ "+", "nothing is fetched here" },
	};

	(void)state;
	setenv("JIANBAO_SECURE", "1", 1);
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		tui_press("1");
		tui_press(cases[i].keys);
		assert_string_equal(tui_message(), cases[i].message);
	}
	unsetenv("JIANBAO_SECURE");
}

static void
a_feed_is_read_and_given_up_in_its_list(void **state)
{
	(void)state;
	tui_press("5 Tab");
	assert_shows("▌    3    晚报科技");
	tui_press("Tab");
	assert_shows("nothing unread");
	tui_press("m");
	assert_shows("read: 3 articles");
	assert_shows("▌         晚报科技");
	tui_press("u");
	assert_shows("▌    3    晚报科技");
	tui_press("M");
	assert_shows("read: 3 articles");
	tui_app.archive = "/nonexistent/archive.db";
	tui_press("d");
	assert_shows("give up?   晚报科技; its articles stay");
	tui_press("Esc");
	assert_shows("晚报科技");
	tui_press("d n Enter");
	assert_shows("it is followed as before");
	tui_press("d y Enter");
	assert_shows("given up: 晚报科技 · u undoes it");
	assert_int_equal(list_count(app_top(&tui_app)), 2);
	/* Behind what was done since. */
	tui_press("1 * 5 u");
	assert_shows("undone: the star");
	assert_int_equal(list_count(app_top(&tui_app)), 2);
	tui_press("u");
	assert_shows("undone: giving up a feed");
	assert_shows("晚报科技");
	tui_press("5 G Enter");
	assert_shows("晚报科技 3");
}

static void
a_folder_counts_what_is_unread_and_can_be_closed(void **state)
{
	(void)state;
	tui_press("5");
	assert_shows("▌    3  ▾ 报纸");
	assert_shows("feeds 2 · unread 3");
	/* It follows the reading. */
	tui_press("G Enter Enter q q");
	assert_shows("     2  ▾ 报纸");
	assert_shows("▌    2    晚报科技");
	/* From one of its feeds, too; one stands on it then. */
	tui_press("z");
	assert_shows("▌    2  ▸ 报纸");
	assert_int_equal(list_count(app_top(&tui_app)), 1);
	tui_press("s s s");
	assert_int_equal(list_count(app_top(&tui_app)), 1);
	tui_press("Tab");
	assert_shows("nothing unread below");
	tui_press("m");
	assert_shows("read: 2 articles");
	assert_shows("▌       ▸ 报纸");
	tui_press("u M");
	assert_shows("read: 2 articles");
	tui_press("u d");
	assert_shows("a folder goes when its feeds are given up");
	tui_press("Enter");
	assert_shows("▌    2  ▾ 报纸");
	assert_int_equal(list_count(app_top(&tui_app)), 3);
	tui_press("j s z");
	assert_shows("it is in no folder");
}

/* Another explorer beside this one, with the same state. */
static void
check_closed(const char *sign)
{
	struct app beside = { .store = tui_app.store, .today = "2026-03-03" };
	struct screen s = { 0 };
	struct buf text = { 0 };
	struct err e = { 0 };

	assert_true(app_init(&beside, 24, 80, &e));
	app_command(&beside, COMMAND_FEEDS);
	app_draw(&beside, &s);
	screen_text(&s, &text);
	assert_true(str_find(buf_str(&text), str_of(sign)) != STR_NONE);
	buf_free(&text);
	screen_free(&s);
	app_free(&beside);
}

static void
closed_folder_is_closed_the_next_time(void **state)
{
	(void)state;
	check_closed("▾ 报纸");
	tui_press("5 z");
	assert_shows("▸ 报纸");
	check_closed("▸ 报纸");
	tui_press("z");
	check_closed("▾ 报纸");
}

static void
a_link_shows_its_host_and_asks(void **state)
{
	static const struct {
		const char *url, *host;
	} cases[] = {
		{ "https://news.example/a?b=1", "news.example" },
		{ "http://news.example", "news.example" },
		{ "https://bank.example@evil.example/x", "evil.example" },
		{ "https://evil.example\\@bank.example", "evil.example" },
		{ "javascript:alert(1)", "" },
		{ "file:///etc/passwd", "" },
	};
	struct err e = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_str_equal(
			link_host(str_of(cases[i].url)), str_of(cases[i].host));
	setenv("BROWSER", "/nonexistent/browser", 1);
	assert_int_equal(link_ask(&tui_app, STR("https://a@b.example/c"), &e),
		OUTCOME_DONE);
	tui_press("");
	assert_shows("b.example");
	/* The first choice starts nothing. */
	tui_press("Enter");
	assert_ptr_equal(tui_top(), &view_articles);
	assert_str_equal(
		buf_str(&tui_app.shell->copied), STR("https://a@b.example/c"));
	/* What is no plain URL is never handed to a program. */
	link_ask(&tui_app, STR("https://b.example/ -x"), &e);
	tui_press("j j Enter");
	assert_ptr_equal(tui_top(), &view_articles);
	link_ask(&tui_app, STR("https://b.example/"), &e);
	tui_press("j Enter");
	assert_shows("cannot start");
	tui_press("Esc");
	unsetenv("BROWSER");
}

/* As terminals paste what is dropped on them; else it is but text. */
static void
what_is_dropped_is_read_as_terminals_give_it(void **state)
{
	static const struct {
		const char *pasted, *want;
	} cases[] = {
		{ "/tmp/a.html", "/tmp/a.html" },
		{ " /tmp/a.html \n", "/tmp/a.html" },
		{ "'/tmp/two words.md' ", "/tmp/two words.md" },
		{ "\"/tmp/two words.md\"", "/tmp/two words.md" },
		{ "/tmp/two\\ words.md", "/tmp/two words.md" },
		{ "'/tmp/it'\\''s.md'", "/tmp/it's.md" },
		{ "file:///tmp/%E6%8A%A5%20x.md", "/tmp/报 x.md" },
		{ "file://host/tmp/100%", "/tmp/100%" },
		{ "~/news", "~/news" },
		{ "https://a.example/b?c", "https://a.example/b?c" },
		{ "/tmp/a\n/tmp/b", "/tmp/a\n/tmp/b" },
		{ "/tmp/a\r/tmp/b\r\n/tmp/c\t/tmp/d\r",
			"/tmp/a\n/tmp/b\n/tmp/c\n/tmp/d" },
		{ "'/tmp/a' '/tmp/b'", "/tmp/a\n/tmp/b" },
		{ "'/tmp/a\nb'", "" },
		{ "/tmp/a\033b", "" },
		{ "file:///tmp/a%00b", "" },
		{ "/tmp/a and more", "" },
		{ "/tmp/a and", "" },
		{ "a/b", "" },
		{ "QQQ", "" },
		{ "file:", "" },
		{ "", "" },
	};
	struct arena tmp = { 0 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++)
		assert_str_equal(taking_dropped(str_of(cases[i].pasted), &tmp),
			str_of(cases[i].want));
	arena_free(&tmp);
}

static void
dropping_something_asks_what_is_to_become_of_it(void **state)
{
	(void)state;
	tui_app.archive = "/nonexistent/archive.db";
	tui_paste("'/tmp/two words'");
	assert_shows("/tmp/two words");
	assert_shows("take it in, with all below");
	tui_press("Esc");
	tui_paste("https://feeds.example/a");
	assert_shows("feeds.example");
	assert_shows("take in the page");
	assert_shows("follow it as a feed");
	tui_press("Esc");
	assert_ptr_equal(tui_top(), &view_articles);
	tui_paste("/tmp/mine.opml");
	assert_shows("follow the feeds it lists");
	tui_press("Esc");
	tui_paste("some words");
	assert_shows("pasted text is taken behind /");
	tui_press("+");
	assert_shows("follow   an address, or the file");
}

/* One that runs, as if it had been begun. */
static struct fetching *
begun(const char *what, bool takes)
{
	struct fetchings *all = &tui_app.shell->fetchings;
	struct fetching *f = &all->v[all->n++];

	*f = (struct fetching){ .takes = takes };
	f->child.pid = getpid();
	f->child.fd = -1;
	buf_put(&f->what, str_of(what));
	buf_putc(&f->what, 0);
	return f;
}

/* Nothing was: its signals would be ours. */
static void
forget(void)
{
	struct fetchings *all = &tui_app.shell->fetchings;

	for (size_t i = 0; i < all->n; i++) {
		buf_free(&all->v[i].what);
		buf_free(&all->v[i].out);
	}
	*all = (struct fetchings){ 0 };
}

/* Esc, by which one goes back, does not end what may take an hour. */
static void
to_stop_taking_in_is_asked_first(void **state)
{
	struct fetching *f = begun("/tmp/a", true);

	(void)state;
	for (int i = 0; i < 2; i++) {
		tui_press("Enter Esc");
		assert_ptr_equal(tui_top(), &view_article);
		assert_shows("still taking in; Esc again stops it");
		assert_false(f->stopped);
		tui_press("q");
	}
	forget();
}

static void
what_waits_is_counted_and_shown(void **state)
{
	struct fetching *f = begun("/tmp/first", true);
	struct fetching *second = begun("/tmp/second", true);

	(void)state;
	begun("/tmp/third", true);
	f->begun = true;
	buf_put(&f->out, STR("\r12 articles, 1.0 MB/s\n"));
	tui_press("j");
	assert_shows("12 articles, 1.0 MB/s · 2 more wait, Esc shows them");
	tui_press("Esc");
	assert_shows("under way  /tmp/first");
	assert_shows("waits      /tmp/second");
	assert_shows("waits      /tmp/third");
	assert_shows("Esc again stops: /tmp/first");
	/* Another program's import has its turn: the first of ours is next. */
	f->begun = false;
	second->stopped = true;
	tui_press("j Esc");
	assert_shows("waits      /tmp/first");
	assert_shows("Esc again stops: /tmp/first");
	forget();
}

/* One that says something and then waits; its own end of the pipe. */
static int
begin_child(int64_t last, const char *says)
{
	struct fetching *f = begun("/tmp/first", true);
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	f->last = last;
	f->child.fd = ends[0];
	f->child.pid = fork();
	if (f->child.pid == 0) {
		if (*says)
			_exit(0);
		for (;;)
			pause();
	}
	assert_true(f->child.pid > 0);
	assert_int_equal(write(ends[1], says, strlen(says)), strlen(says));
	close(ends[1]);
	return ends[0];
}

/* For want of memory, say: it cannot tell. */
static void
what_is_killed_is_told(void **state)
{
	struct pollfd fd = { .fd = begin_child(0, ""), .revents = POLLHUP };

	(void)state;
	kill(tui_app.shell->fetchings.v[0].child.pid, SIGKILL);
	assert_true(fetching_read(&tui_app, &fd, 1));
	assert_int_equal(tui_app.shell->fetchings.n, 0);
	assert_string_equal(tui_message(),
		"something ended it; what came before is kept, do it again for "
		"the rest");
}

/* It may have no date, and then be the last of all. */
static void
the_one_article_that_came_is_opened(void **state)
{
	int64_t last = store_last_article(tui_app.store);
	struct pollfd fd = { .fd = begin_child(
				     last - 1, "jianbao: added 1 article\n"),
		.revents = POLLIN };

	(void)state;
	assert_false(fetching_read(&tui_app, &fd, 1));
	assert_true(fetching_read(&tui_app, &fd, 1));
	assert_string_equal(tui_message(), "added 1 article · L opens it");
	tui_press("L");
	assert_ptr_equal(tui_top(), &view_article);
	assert_int_equal(article_number(app_top(&tui_app)), last);
}

static void
the_same_is_not_fetched_twice(void **state)
{
	(void)state;
	tui_app.archive = "/nonexistent/archive.db";
	begun("the feeds", false);
	tui_press("R");
	assert_shows("still fetching; Esc stops it");
	while (tui_app.shell->fetchings.n < FETCHINGS_MAX)
		begun("/tmp/more", true);
	tui_press("A");
	tui_paste("/tmp/a");
	tui_press("Enter");
	assert_shows("16 wait already; Esc shows them");
	forget();
}

/* What Tab completes is the whole of it, blanks and all. */
static void
tab_completes_a_path(void **state)
{
	struct arena tmp = { 0 };
	const char *folder = make_path(&tmp, "a folder");

	(void)state;
	mkdir(folder, 0700);
	tui_app.archive = "/nonexistent/archive.db";
	tui_press("A");
	tui_paste(arena_printf(&tmp, "%.*s",
		STR_ARG(str_take(str_of(folder), strlen(folder) - 3)))
			  .s);
	tui_press("Tab");
	assert_str_equal(buf_str(&tui_app.shell->question.prompt.text),
		arena_printf(&tmp, "%s/", folder));
	/* In the order of names, and what a link leads to is a folder, too. */
	for (const char *c = "dca"; *c; c++)
		symlink("..", arena_printf(&tmp, "%s/%c", folder, *c).s);
	for (const char *c = "acd"; *c; c++) {
		tui_press(*c == 'a' ? "/ Backspace Tab" : "Tab");
		assert_str_equal(buf_str(&tui_app.shell->question.prompt.text),
			arena_printf(&tmp, "%s/%c/", folder, *c));
	}
	arena_free(&tmp);
}

int
test_taking(void)
{
	const struct CMUnitTest tests[] = {
		IN_EXPLORER(feeds_are_shown_as_the_configuration_says),
		IN_EXPLORER(what_is_archived_leaves_its_feed),
		IN_EXPLORER(ones_own_archive_takes_the_place_of_the_edition),
		IN_EXPLORER(a_feed_is_read_and_given_up_in_its_list),
		IN_EXPLORER(a_folder_counts_what_is_unread_and_can_be_closed),
		IN_EXPLORER(closed_folder_is_closed_the_next_time),
		IN_EXPLORER(a_link_shows_its_host_and_asks),
		cmocka_unit_test(what_is_dropped_is_read_as_terminals_give_it),
		IN_EXPLORER(dropping_something_asks_what_is_to_become_of_it),
		IN_EXPLORER(to_stop_taking_in_is_asked_first),
		IN_EXPLORER(what_waits_is_counted_and_shown),
		IN_EXPLORER(what_is_killed_is_told),
		IN_EXPLORER(the_one_article_that_came_is_opened),
		IN_EXPLORER(the_same_is_not_fetched_twice),
		IN_EXPLORER(tab_completes_a_path),
		IN_EXPLORER(a_reading_room_writes_and_fetches_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
