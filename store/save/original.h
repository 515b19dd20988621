/*
 * The bytes that an article came from, kept beside it.  They are packed with
 * zstd, against the article's own text where they gave that article alone: a
 * line of JSON or a page is mostly its text, which is stored anyway.  Articles
 * that came from the same bytes (a feed's) share them.
 */
#ifndef STORE_ORIGINAL_H
#define STORE_ORIGINAL_H

#include "base/buf.h"
#include "store/store.h"

/* Longer ones are not kept. */
enum { ORIGINAL_MAX = 32 << 20 };

/* In memory, packed; what it points at is the caller's. */
struct original {
	str path;
	uint64_t line;
	str declared;
	str packed; /* empty: not kept */
	uint64_t size;
	bool against; /* the text of its one article */
};

/* Packs bytes; against: a text, or empty.  Appends to out. */
void original_pack(str bytes, str against, struct buf *out);

/*
 * Inside a transaction, behind store_save: where that new article came from.
 * first: of the articles that came from the same bytes, the first that was
 * new; its packed bytes are written, those of the others are not.
 */
bool original_save(struct store *, int64_t article, int64_t first,
	const struct original *, struct err *);

/* With the article's rows, before they go. */
bool original_delete(struct store *, int64_t article, struct err *);

#endif
