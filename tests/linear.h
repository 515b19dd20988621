/* That many repetitions of a hard piece of text take linear time. */
#ifndef TESTS_LINEAR_H
#define TESTS_LINEAR_H

#include "base/buf.h"
#include "base/clock.h"
#include "tests/test.h"

static inline double
seconds_of(void (*read_text)(const char *), const char *piece, int times)
{
	struct buf b = { 0 };

	for (int n = 0; n < times; n++)
		buf_put(&b, str_of(piece));
	buf_putc(&b, '\0');
	double from = clock_seconds(CLOCK_THREAD_CPUTIME_ID);
	read_text(b.s);
	double to = clock_seconds(CLOCK_THREAD_CPUTIME_ID);
	buf_free(&b);
	return to - from;
}

/* Four times as many may take no more than eight times as long. */
static inline void
expect_linear_time(
	void (*read_text)(const char *), const char *piece, int times)
{
	double few = seconds_of(read_text, piece, times);
	double many = seconds_of(read_text, piece, 4 * times);

	if (many > 8 * few + 0.1)
		fail_msg("%s: %f s, then %f s", piece, few, many);
}

#endif
