/* What the explorer sends for keys in lists, in a pseudo-terminal. */
#include "tests/bytes_bill.h"
#include "tests/pty_run.h"
#include "tests/store_make.h"
#include "tests/test.h"

static struct bill
type(int rows, int columns, const char *const *keys, size_t n)
{
	struct bill b = { 0 };

	run_start_seen("xterm-256color", rows, columns);
	run_see("/");
	for (size_t k = 0; k < n; k++)
		bill_add(keys[k], &b);
	bill_tell(&b, rows, columns);
	run_send("\033Q");
	assert_int_equal(run_finish(), 0);
	return b;
}

static void
expect_cheap_typing(const char *const *keys, size_t n)
{
	enum { PAGE_MOST = 120 };
	static const struct {
		int rows, columns;
	} cases[] = { { 24, 80 }, { 50, 200 } };

	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct bill b = type(cases[i].rows, cases[i].columns, keys, n);

		/* On a busy machine a page may come in two steps. */
		if (b.worst > PAGE_MOST)
			b = type(cases[i].rows, cases[i].columns, keys, n);
		assert_true(bill_percent(b.bytes, b.text) <= 110);
		assert_true(b.worst <= PAGE_MOST);
	}
}

static void
typing_costs_little_more_than_the_rows_that_change(void **state)
{
	static const char *const keys[] = { "降", "价", "\177", "\177", "云",
		"栈", "\177", "\177", "p", "r", "i", "c", "e" };

	(void)state;
	expect_cheap_typing(keys, TESTS_N(keys));
}

static void
neither_does_typing_for_long(void **state)
{
	static const char *const keys[] = { "芯", "片", " ", "成", "本", "\177",
		"\177", "\177", "何", "\177", "\177", "\177", "w", "e", "i",
		"g", "h", "\177", "\177", "\177", "\177", "\177", "降", "价",
		" ", "s", "a", "i", "d", ":", "云", "\177" };

	(void)state;
	expect_cheap_typing(keys, TESTS_N(keys));
}

/* From the list, of so many articles; back again costs nothing here. */
static void
expect_cheap_opening(int articles, const size_t most[2])
{
	static const struct {
		int rows, columns;
	} cases[] = { { 40, 120 }, { 50, 200 } };

	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct bill b = { 0 };

		run_start_seen(
			"xterm-256color", cases[i].rows, cases[i].columns);
		for (int article = 0; article < articles; article++) {
			bill_add("\r", &b);
			run_see("1j");
		}
		bill_tell(&b, cases[i].rows, cases[i].columns);
		assert_true(bill_percent(b.bytes, b.text) <= most[i]);
		run_send("Q");
		assert_int_equal(run_finish(), 0);
	}
}

static void
opening_news_from_a_list_costs_its_text_and_15_percent(void **state)
{
	(void)state;
	if (!bill_shared("data/zh-news/dev/*.txt"))
		skip();
	expect_cheap_opening(15, (const size_t[2]){ 115, 114 });
}

/* Twice as many quotes beside them. */
static void
opening_the_edition_costs_little_more(void **state)
{
	(void)state;
	make_folder();
	expect_cheap_opening(12, (const size_t[2]){ 117, 115 });
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			typing_costs_little_more_than_the_rows_that_change),
		cmocka_unit_test(neither_does_typing_for_long),
		cmocka_unit_test(
			opening_news_from_a_list_costs_its_text_and_15_percent),
		cmocka_unit_test(opening_the_edition_costs_little_more),
	};

	return run_all(tests, TESTS_N(tests));
}
