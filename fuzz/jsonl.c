#include "fuzz/document.h"

/* The last text of a whole piece of JSON, or of a line. */
static bool
read_any(str text, struct arena *perm, struct document *d, struct err *e)
{
	struct json_texts all;

	if (!json_texts_open(text, &all, e))
		return jsonl_read(text, perm, d, e);
	bool ok = json_texts_at(&all, all.n - 1, perm, d, e);
	json_texts_close(&all);
	return ok;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	return fuzz_document(read_any, bytes, n);
}
