/* From any bytes to understood articles, and each of them is sound. */
#include "base/buf.h"
#include "content/content.h"
#include "content/pack.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static bool
check(void *ctx, const struct article *a, struct err *e)
{
	struct arena p = { 0 };
	struct article b;
	struct buf out = { 0 };

	(void)ctx, (void)e;
	article_pack(a, true, &out);
	bool sound = article_unpack(buf_str(&out), (str){ 0 }, &p, &b, NULL);
	assert(sound);
	buf_free(&out);
	arena_free(&p);
	return true;
}

/* The first byte is the format. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static const enum format formats[] = { FORMAT_UNKNOWN, FORMAT_TEXT,
		FORMAT_MARKDOWN, FORMAT_JSONL };
	const struct content_sink sink = { .article = check };

	if (n == 0)
		return 0;
	struct input in = { .bytes = { (const char *)bytes + 1, n - 1 },
		.as = formats[bytes[0] % (sizeof formats / sizeof *formats)] };
	content_read(&in, NULL, &sink, NULL);
	return 0;
}
