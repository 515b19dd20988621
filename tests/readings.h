/* What a reader of a format makes of bytes, as cases. */
#ifndef TESTS_READINGS_H
#define TESTS_READINGS_H

#include "tests/show_document.h"

typedef bool reader(str, struct arena *, struct document *, struct err *);

struct reading {
	str in, out;
};

static inline void
check_readings(reader *read, const struct reading *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena a = { 0 };
		struct document d;
		struct err e = { 0 };

		assert_true(read(cases[i].in, &a, &d, &e));
		assert_str_equal(show_document(&d, &a), cases[i].out);
		arena_free(&a);
	}
}

#endif
