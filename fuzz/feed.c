#include "content/feed/feed.h"
#include "fuzz/document.h"

/* Every entry of what is read must lay out as a sound article. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena p = { 0 };
	struct feed feed;
	str text = utf8_repair(&p, (str){ (const char *)bytes, n }, NULL);

	feed_looks_like(text);
	if (feed_read(text, STR("http://a.example/"), &p, &feed, NULL))
		for (size_t i = 0; i < feed.entries.n; i++) {
			struct document d;
			struct article a = { 0 }, b;
			struct buf out = { 0 };

			feed_document(&feed, &feed.entries.v[i], &p, &d);
			article_lay(&a, &d, &p);
			article_pack(&a, true, &out);
			bool sound = article_unpack(
				buf_str(&out), (str){ 0 }, &p, &b, NULL);
			assert(sound);
			buf_free(&out);
		}
	arena_free(&p);
	return 0;
}
