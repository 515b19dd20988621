/* What the fuzz targets of the readers share. */
#ifndef FUZZ_DOCUMENT_H
#define FUZZ_DOCUMENT_H

#include "base/buf.h"
#include "base/utf8.h"
#include "content/document.h"
#include "content/pack.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

typedef bool document_fn(str, struct arena *, struct document *, struct err *);

/*
 * Reads bytes as a text, and the text laid out must be a sound article: pack.c
 * checks every range.
 */
static inline int
fuzz_document(document_fn *read, const uint8_t *bytes, size_t n)
{
	struct arena p = { 0 };
	struct document d;
	struct article a = { 0 }, b;
	struct buf out = { 0 };
	str text = utf8_repair(&p, (str){ (const char *)bytes, n }, NULL);

	if (read(text, &p, &d, NULL)) {
		article_lay(&a, &d, &p);
		article_pack(&a, true, &out);
		bool sound =
			article_unpack(buf_str(&out), (str){ 0 }, &p, &b, NULL);
		assert(sound);
		title_guess(&d, &p);
	}
	buf_free(&out);
	arena_free(&p);
	return 0;
}

#endif
