/* Any bytes become well-formed UTF-8 or are refused. */
#include "base/utf8.h"
#include "content/charset/decode.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static const str labels[] = { STR0(""), STR0("utf-8"), STR0("gbk"),
		STR0("utf-16le"), STR0("utf-16be"), STR0("latin1"),
		STR0("big5"), STR0("sjis"), STR0("euc-kr"), STR0("iso-2022-jp"),
		STR0("hz"), STR0("koi8-r") };
	struct arena a = { 0 };

	for (size_t i = 0; i < 2 * sizeof labels / sizeof *labels; i++) {
		struct decoded d;
		str s = { (const char *)bytes, n };

		if (decode(s, labels[i / 2], i % 2, &a, &d, NULL))
			assert(utf8_valid(d.text));
		arena_reset(&a);
	}
	arena_free(&a);
	return 0;
}
