/* Frames for fast, far and slow lines, and for terminals that do not answer. */
#include "tests/test.h"

#include "tui/terminal/pace.h"

enum { PAGE = 1700, LINE = 100 };

/* One that has answered what it was asked at the start. */
static struct pace
begin(double way)
{
	struct pace p = { 0 };

	pace_greet(&p, 0);
	pace_greeted(&p, way);
	return p;
}

/* A frame that the terminal has shown after a time. */
static void
send(struct pace *p, size_t bytes, double now, double took)
{
	if (!pace_wants(p, bytes))
		return;
	pace_ask(p, bytes, now);
	pace_answered(p, now + took);
}

static void
only_one_that_answers_is_asked(void **state)
{
	struct pace p = { 0 };

	(void)state;
	pace_greet(&p, 0);
	assert_false(pace_wants(&p, PAGE));
	assert_true(pace_wait(&p, 100) == 0);
	pace_greeted(&p, 0.1);
	assert_true(pace_wants(&p, PAGE));
	assert_false(pace_wants(&p, LINE));
}

static void
a_good_line_waits_for_nothing_however_far(void **state)
{
	static const double ways[] = { 0.001, 0.3, 0.9 };

	(void)state;
	for (size_t i = 0; i < TESTS_N(ways); i++) {
		struct pace p = begin(ways[i]);

		for (int k = 1; k < 9; k++)
			send(&p, PAGE, k, ways[i] + 0.1);
		assert_false(p.slow);
		pace_ask(&p, PAGE, 10);
		assert_true(pace_wait(&p, 10 + ways[i]) == 0);
	}
}

static void
a_slow_line_waits_for_each_frame(void **state)
{
	struct pace p = begin(0.2);

	(void)state;
	/* 2,400 baud. */
	send(&p, PAGE, 1, PAGE / 240.0);
	assert_true(pace_wants(&p, LINE));
	assert_false(pace_wants(&p, 0));
	pace_ask(&p, LINE, 10);
	assert_true(pace_wait(&p, 10.1) > 0);
	pace_answered(&p, 10.4);
	assert_true(pace_wait(&p, 10.4) == 0);
	/* It has become a better one. */
	send(&p, PAGE, 20, 0.3);
	assert_false(pace_wants(&p, LINE));
}

static void
a_page_that_takes_long_is_waited_for_at_once(void **state)
{
	struct pace p = begin(0.1);

	(void)state;
	pace_ask(&p, PAGE, 1);
	assert_true(pace_wait(&p, 1.5) == 0);
	assert_true(pace_wait(&p, 1.7) > 0);
}

static void
an_answer_that_never_comes_is_not_waited_for_again(void **state)
{
	struct pace p = begin(0.1);

	(void)state;
	pace_ask(&p, PAGE, 1);
	assert_true(pace_wait(&p, 2) > 0);
	assert_true(pace_wait(&p, 60) == 0);
	assert_false(pace_wants(&p, PAGE));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_one_that_answers_is_asked),
		cmocka_unit_test(a_good_line_waits_for_nothing_however_far),
		cmocka_unit_test(a_slow_line_waits_for_each_frame),
		cmocka_unit_test(a_page_that_takes_long_is_waited_for_at_once),
		cmocka_unit_test(
			an_answer_that_never_comes_is_not_waited_for_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
