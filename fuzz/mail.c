/* Whatever calls itself mail or an archive gives parts or a refusal. */
#include "base/utf8.h"
#include "content/format/part.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static bool
on_article(void *ctx, const struct article *a, struct err *e)
{
	(void)ctx, (void)e;
	assert(utf8_valid(a->text));
	assert(utf8_valid(article_word(a, a->title)));
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static const enum format formats[] = { FORMAT_MAIL, FORMAT_MBOX,
		FORMAT_ARCHIVE, FORMAT_EPUB, FORMAT_WARC };
	struct content_sink sink = { .article = on_article };

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		struct input in = { .bytes = { (const char *)bytes, n },
			.as = formats[i] };

		content_read(&in, NULL, &sink, NULL);
	}
	return 0;
}
