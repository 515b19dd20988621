/*
 * What unpacks is sound: packed again it is the same bytes.  Input that is no
 * pack is made into one, as an article's text, and changed in a few places.
 */
#include "fuzz/document.h"

static void
unpack(str packed)
{
	struct arena p = { 0 };
	struct article a;
	struct buf out = { 0 };

	if (article_unpack(packed, (str){ 0 }, &p, &a, NULL) && a.text.n) {
		article_pack(&a, true, &out);
		assert(str_eq(buf_str(&out), packed));
	}
	buf_free(&out);
	arena_free(&p);
}

/* Changes the pack of an article as the bytes behind its text say: two bytes
 * for the place, one for the value. */
static void
change(struct buf *pack, const uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i + 2 < n && i < 24; i += 3) {
		size_t at = (size_t)bytes[i] << 8 | bytes[i + 1];

		pack->s[at % pack->n] = (char)bytes[i + 2];
		unpack(buf_str(pack));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena p = { 0 };
	struct document d;
	struct article a = { 0 };
	struct buf pack = { 0 };
	str s = { (const char *)bytes, n };

	unpack(s);
	text_read(utf8_repair(&p, str_skip(s, 24), NULL), &p, &d, NULL);
	article_lay(&a, &d, &p);
	*vec_push(&p, &a.players) = (struct player){ .name = a.title };
	*vec_push(&p, &a.mentions) = (struct mention){ 0 };
	*vec_push(&p, &a.quotes) = (struct quote){ 0 };
	*vec_push(&p, &a.figures) = (struct figure){ .value = 1.5 };
	article_pack(&a, true, &pack);
	unpack(buf_str(&pack));
	change(&pack, bytes, n < 24 ? n : 24);
	buf_free(&pack);
	arena_free(&p);
	return 0;
}
