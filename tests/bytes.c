/* What the explorer sends for keys in an article, in a pseudo-terminal. */
#include <stdio.h>
#include <string.h>

#include "tests/bytes_bill.h"
#include "tests/pty_run.h"
#include "tests/store_make.h"
#include "tests/test.h"
#include "tests/vt.h"

/* Over a slow line every byte is waited for. */
static void
a_line_costs_few_bytes(void **state)
{
	static const struct {
		int rows, columns;
		size_t most; /* bytes a line, on an average */
	} cases[] = { { 24, 80, 108 }, { 50, 200, 118 } };
	enum { LINES = 40 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		size_t bytes = 0;

		run_start("xterm-256color", cases[i].rows, cases[i].columns);
		run_expect("examples");
		run_press("j\rg", "paragraph 1");
		/* Behind a repaint curses knows nothing to scroll. */
		run_send("j");
		while (run_take(QUIET_MS))
			;
		for (int k = 0; k < LINES; k++) {
			buf_reset(&run.seen);
			run_send("j");
			while (run_take(run.seen.n ? 20 : QUIET_MS))
				;
			bytes += run.seen.n;
		}
		printf("%dx%d: %zu bytes a line\n", cases[i].columns,
			cases[i].rows, bytes / LINES);
		assert_true(bytes / LINES <= cases[i].most);
		run_send("Q");
		assert_int_equal(run_finish(), 0);
	}
}

/* Keys that were held are taken before anything is drawn. */
static void
held_keys_and_jumps_cost_no_more_than_pages(void **state)
{
	static const struct {
		int rows, columns;
	} cases[] = { { 24, 80 }, { 50, 200 }, { 12, 40 } };
	char held[41];

	(void)state;
	memset(held, 'j', 40);
	held[40] = 0;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		run_start("xterm-256color", cases[i].rows, cases[i].columns);
		run_expect("12");
		while (run_take(QUIET_MS))
			;
		run_cost("j\r");
		run_cost("g");
		run_cost("j");
		/* Most of what a page can be. */
		size_t page = run_cost("  ");
		size_t again = run_cost(" ");
		if (again > page)
			page = again;
		size_t jump = run_cost("g]"), all = run_cost(held);
		printf("%dx%d: page %zu, jump %zu, 40 keys held %zu\n",
			cases[i].columns, cases[i].rows, page, jump, all);
		assert_true(jump <= page + page / 10);
		assert_true(all <= 2 * page);
		run_send("Q");
		assert_int_equal(run_finish(), 0);
	}
}

/* A terminal that answers late shows one frame after the other, and none that is
 * past; one that does not answer is not waited for. */
static void
a_slow_line_gets_no_frame_before_it_has_shown_the_last(void **state)
{
	static const char ready[] = "\033[0n";

	(void)state;
	run_start("xterm-256color", 24, 80);
	while (!run_has("12") && run_take(PATIENCE_MS))
		;
	run_cost("\033[2;2R");
	assert_true(run_cost("\r") > 1000);
	assert_true(run_has("\033[5n"));
	run_cost("");
	run_cost("");
	assert_int_equal(run_cost("g"), 0);
	assert_int_equal(run_cost(" "), 0);
	assert_int_equal(run_cost(" "), 0);
	assert_true(run_cost(ready) > 0);
	assert_true(run_has("\033[5n"));
	assert_int_equal(run_cost("k"), 0);
	assert_int_equal(run_cost("j"), 0);
	/* The same screen again. */
	assert_int_equal(run_cost(ready), 0);
	run_send("Q");
	assert_int_equal(run_finish(), 0);
}

/* "ESC [ 4 m" and "ESC [ m" are the shortest that there are for a word that is
 * marked; the edition has twice as many players and figures as news. */
static void
a_page_costs_little_more_than_its_text(void **state)
{
	static const struct {
		int rows, columns, pages;
		const char *config;
		size_t most, plain; /* percent of the text; but for marks */
	} cases[] = {
		{ 24, 80, 4, "", 113, 107 },
		{ 50, 200, 1, "", 110, 107 },
		{ 24, 80, 4, "set mark-players no\nset mark-figures no\n", 108,
			107 },
	};
	enum { MARK = 7 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct bill b = { 0 };

		make_bytes(make_path(&run.perm, "config"),
			str_of(cases[i].config));
		run_start_seen(
			"xterm-256color", cases[i].rows, cases[i].columns);
		run_see("j\rg");
		for (int page = 0; page < cases[i].pages; page++)
			bill_add(" ", &b);
		size_t plain = bill_percent(b.bytes - MARK * b.marks, b.text);
		printf("%dx%d: %zu bytes for %zu of text with %zu marks: "
		       "%zu %%, %zu %% without marks, a page at most %zu %%\n",
			cases[i].columns, cases[i].rows, b.bytes, b.text,
			b.marks, bill_percent(b.bytes, b.text), plain, b.worst);
		assert_true(bill_percent(b.bytes, b.text) <= cases[i].most);
		assert_true(b.worst <= 115);
		assert_true(plain <= cases[i].plain);
		run_send("Q");
		assert_int_equal(run_finish(), 0);
	}
	make_bytes(make_path(&run.perm, "config"), STR(""));
}

/* Companies are told one after another, twelve a paragraph. */
static void
add_names(void)
{
	static const str first[] = { STR0("云帆"), STR0("海石"), STR0("青岚"),
		STR0("白沙"), STR0("远图"), STR0("新桥"), STR0("长汀"),
		STR0("明湖") };
	static const str second[] = { STR0("科技"), STR0("半导体"),
		STR0("汽车"), STR0("网络"), STR0("资本"), STR0("能源"),
		STR0("传媒"), STR0("机器人"), STR0("航空") };
	enum { FIRST = TESTS_N(first), SECOND = TESTS_N(second), NAMES = 600 };
	struct buf text = { 0 };

	make_folder();
	buf_put(&text, STR("# 谁都来了\n"));
	for (size_t i = 0; i < NAMES; i++) {
		str a = first[(i * 5 + i / 12) % FIRST];
		str b = second[(i * 7 + i / 12 * 4) % SECOND];

		if (i % 12 == 0)
			buf_put(&text, STR("\n\n来到会场的公司有"));
		buf_printf(&text, "%.*s%.*s公司、", STR_ARG(a), STR_ARG(b));
		if (i % 12 == 11)
			buf_put(&text, STR("等，各自签下300万元的订单。"));
	}
	make_bytes(make_path(&run.perm, "names.md"), buf_str(&text));
	buf_free(&text);
	assert_true(bill_files(make_path(&run.perm, "names.md")));
}

/* Of so many articles, so many pages each. */
static void
expect_cheap_pages(int articles, int pages)
{
	static const struct {
		int rows, columns;
	} cases[] = { { 24, 80 }, { 50, 200 } };

	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct bill b = { 0 };

		run_start_seen(
			"xterm-256color", cases[i].rows, cases[i].columns);
		for (int article = 0; article < articles; article++) {
			run_see("\r");
			run_see("g");
			for (int page = 0; page < pages; page++)
				bill_add(" ", &b);
			run_see("1j");
		}
		bill_tell(&b, cases[i].rows, cases[i].columns);
		assert_true(bill_percent(b.bytes, b.text) <= 113);
		assert_true(b.worst <= 115);
		run_send("Q");
		assert_int_equal(run_finish(), 0);
	}
}

static void
a_page_of_names_costs_its_text_and_15_percent(void **state)
{
	(void)state;
	add_names();
	expect_cheap_pages(1, 3);
}

/* Who says what, and how much of it there is, in every sentence. */
static void
add_dense(void)
{
	static const char *const names[] = { "许远", "沈岸", "方青", "陆舟",
		"何川", "谢明", "林帆", "郑桥" };
	static const char *const firms[] = { "云帆科技", "海石资本", "青岚汽车",
		"白沙能源", "远图网络", "新桥传媒", "长汀航空" };
	enum { NAMES = TESTS_N(names), FIRMS = TESTS_N(firms), TIMES = 40 };
	struct buf text = { 0 };

	make_folder();
	buf_put(&text, STR("# 港口里的账\n"));
	for (size_t i = 0; i < TIMES; i++)
		buf_printf(&text,
			"\n%s创始人%s说：“今年卖出了%zu万艘，比去年多%zu%%。”"
			"%s投了%zu亿元，占%zu%%的股份，%s拿出%zu万元买下三条"
			"航线，%s只买了两条。\n\n%s表示，%s还欠着%s%zu万元。\n",
			firms[i % FIRMS], names[i % NAMES], i + 3, i + 12,
			firms[(i + 2) % FIRMS], i + 2, i + 5,
			firms[(i + 3) % FIRMS], 10 * i + 40,
			firms[(i + 5) % FIRMS], names[(i + 3) % NAMES],
			firms[(i + 1) % FIRMS], firms[(i + 4) % FIRMS], i + 70);
	make_bytes(make_path(&run.perm, "dense.md"), buf_str(&text));
	buf_free(&text);
	assert_true(bill_files(make_path(&run.perm, "dense.md")));
}

static void
no_page_of_the_edition_costs_more(void **state)
{
	(void)state;
	make_folder();
	expect_cheap_pages(12, 2);
}

static void
where_all_is_who_says_how_much_a_page_costs_no_more(void **state)
{
	(void)state;
	add_dense();
	expect_cheap_pages(1, 6);
}

static void
a_page_of_news_costs_its_text_and_15_percent(void **state)
{
	(void)state;
	if (!bill_shared("data/zh-news/dev/*.txt"))
		skip();
	expect_cheap_pages(15, 3);
}

static void
neither_does_one_that_is_full_of_marks_cost_more(void **state)
{
	(void)state;
	if (!bill_shared("reference/*.txt"))
		skip();
	expect_cheap_pages(1, 6);
}

/* What was read, and where. */
static void
forget(void)
{
	remove(make_path(&run.perm, "state.db"));
	remove(make_path(&run.perm, "state.db-wal"));
	remove(make_path(&run.perm, "state.db-shm"));
}

/* By the painter and by curses, with few abilities and with many. */
static void
every_terminal_shows_the_same(void **state)
{
	static const char *const terms[] = { "xterm-256color", "xterm", "linux",
		"screen", "tmux-256color", "vt100", "vt220" };
	static const char *const keys[] = { "j", "\rg", " ", "j", "k", "]", "z",
		"z", "\004", "H", "2", "j", " ", "?", "H1" };
	enum { STEPS = TESTS_N(keys) };
	static struct vt want[STEPS];

	(void)state;
	for (size_t i = 0; i < TESTS_N(terms); i++) {
		forget();
		run_start_seen(terms[i], 24, 80);
		for (size_t k = 0; k < STEPS; k++) {
			run_see(keys[k]);
			if (i == 0)
				want[k] = vt;
			for (int c = 0; c < 24 * 80; c++)
				if (strcmp(vt.cells[c / 80][c % 80].text,
					    want[k].cells[c / 80][c % 80].text))
					fail_msg("%s: row %d, column %d behind "
						 "key %zu",
						terms[i], c / 80, c % 80, k);
		}
		run_send("Q");
		assert_int_equal(run_finish(), 0);
	}
}

/* Is it put where it belongs, by number, or does a stand-in of one column that
 * all agree about take its place? */
static void
a_face_moves_nothing_on_old_terminals(void **state)
{
	static const struct {
		const char *term, *words;
	} cases[] = { { "vt100", "🙂\r\033[" }, { "ansi", "A ?? and more" } };

	(void)state;
	make_folder();
	make_bytes(make_path(&run.perm, "a.md"),
		STR("# Faces\n\nA 🙂 and more.\n"));
	assert_true(bill_files(make_path(&run.perm, "a.md")));
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		run_start(cases[i].term, 24, 80);
		run_press("\r", cases[i].words);
		run_send("Q");
		assert_int_equal(run_finish(), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_costs_few_bytes),
		cmocka_unit_test(held_keys_and_jumps_cost_no_more_than_pages),
		cmocka_unit_test(
			a_slow_line_gets_no_frame_before_it_has_shown_the_last),
		cmocka_unit_test(a_page_costs_little_more_than_its_text),
		cmocka_unit_test(no_page_of_the_edition_costs_more),
		cmocka_unit_test(
			where_all_is_who_says_how_much_a_page_costs_no_more),
		cmocka_unit_test(a_page_of_names_costs_its_text_and_15_percent),
		cmocka_unit_test(a_page_of_news_costs_its_text_and_15_percent),
		cmocka_unit_test(
			neither_does_one_that_is_full_of_marks_cost_more),
		cmocka_unit_test(every_terminal_shows_the_same),
		cmocka_unit_test(a_face_moves_nothing_on_old_terminals),
	};

	return run_all(tests, TESTS_N(tests));
}
