#include "content/html/html.h"
#include "fuzz/document.h"

static bool
read_page(str text, struct arena *perm, struct document *d, struct err *e)
{
	return html_read(text, STR("http://example.com/a/b"), perm, d, e);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	return fuzz_document(read_page, bytes, n);
}
