/*
 * An article as bytes: for pipes between processes and for the store.  A
 * fixed header with a version, then the arrays one behind another, little
 * endian; text and words may be left out (the store keeps the text apart).
 * Packs of older versions are read: what came later is absent in them.
 */
#ifndef CONTENT_PACK_H
#define CONTENT_PACK_H

#include "base/buf.h"
#include "base/err.h"
#include "content/article.h"

enum { PACK_VERSION = 2 };

void article_pack(const struct article *, bool with_text, struct buf *out);

/*
 * Fills a from packed bytes; text is what article_pack left out (else empty).
 * Everything is checked: ranges, indices, order of mentions.  False
 * (ERR_INPUT) on any damage.  What a points at lives in perm.
 */
bool article_unpack(str packed, str text, struct arena *perm, struct article *,
	struct err *);

#endif
