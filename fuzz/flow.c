/* Any bytes at any width: lines rise, and all but blanks is on one of them. */
#include "base/utf8.h"
#include "tui/page/flow.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void
check(str text, const struct flow_lines *lines)
{
	size_t at = 0;

	for (size_t i = 0; i <= lines->n; i++) {
		bool last = i == lines->n;
		size_t start = last ? text.n : lines->v[i].at.start;

		if (start < at || start > text.n)
			abort();
		while (at < start)
			if (!rune_is_space(utf8_next(text, &at)))
				abort();
		at = last ? at : lines->v[i].at.end;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	if (n < 3)
		return 0;
	struct arena perm = { 0 }, tmp = { 0 };
	struct flow_lines lines = { 0 };
	struct flow_rule rule = {
		.columns = bytes[0] + 1,
		.hang = bytes[1] & 3,
		.first = bytes[1] >> 4,
		.rest = bytes[2] >> 4,
		.verbatim = bytes[2] & 1,
	};
	str text = { (const char *)bytes + 3, n - 3 };

	flow_text(text, &rule, &perm, &tmp, &lines);
	check(text, &lines);
	arena_free(&perm);
	arena_free(&tmp);
	return 0;
}
