/* Whatever stands where a date should: a date in ISO form, or none. */
#include "base/utf8.h"
#include "content/document.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena a = { 0 };
	str s = { (const char *)bytes, n }, iso = { 0 };

	assert(date_take(s, &a, &iso) <= n);
	iso = date_normal(s, &a);
	assert(utf8_valid(iso) && iso.n < 64);
	arena_free(&a);
	return 0;
}
