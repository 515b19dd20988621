/* cli/json.c: any bytes become a string that holds nothing dangerous. */
#include "base/clean.h"
#include "base/utf8.h"
#include "cli/json.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct buf out = { 0 };
	struct json j = { .out = &out };

	json_str(&j, (str){ (const char *)bytes, n });
	str made = buf_str(&out);
	if (made.n < 2 || made.s[0] != '"' || made.s[made.n - 1] != '"')
		abort();
	for (size_t at = 0; at < made.n;) {
		uint32_t r = utf8_next(made, &at);

		if (!clean_rune(r))
			abort();
	}
	buf_free(&out);
	return 0;
}
