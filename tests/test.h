/* What every test program includes: cmocka, and slices compared as text. */
#ifndef TESTS_TEST_H
#define TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

#define assert_str_equal(got, want)                                         \
	do {                                                                \
		str got_ = (got), want_ = (want);                           \
		if (!str_eq(got_, want_))                                   \
			fail_msg("\"%.*s\" is not \"%.*s\"", STR_ARG(got_), \
				STR_ARG(want_));                            \
	} while (0)

#define TESTS_N(tests) (sizeof(tests) / sizeof *(tests))

#endif
