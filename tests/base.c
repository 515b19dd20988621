#include "tests/test.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/clean.h"
#include "base/utf8.h"

static void
cut_gives_both_sides(void **state)
{
	str before, after;

	(void)state;
	assert_true(str_cut(STR("a=b=c"), STR("="), &before, &after));
	assert_str_equal(before, STR("a"));
	assert_str_equal(after, STR("b=c"));
	assert_false(str_cut(STR("abc"), STR("="), &before, &after));
	assert_str_equal(before, STR("abc"));
	assert_str_equal(after, STR(""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cut_gives_both_sides),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
