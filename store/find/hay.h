/*
 * A text as phrases can be compared with it: folded, or as good as; and the
 * way back from there to the text as it stands.
 *
 * Most texts fold to themselves but for ASCII case and for punctuation, which
 * nobody looks for.  Of the others the places where folding changes more are
 * kept beside the text: between them bytes are copied, which is a hundred
 * times as quick as folding.
 */
#ifndef STORE_HAY_H
#define STORE_HAY_H

#include "base/buf.h"
#include "content/article.h"

struct hay {
	str raw;
	str text;   /* what is compared */
	bool same;  /* byte i of text stands for byte i of raw */
	str places; /* of raw, that are folded in text */

	/* Where the way back was gone last, and the place there or behind. */
	size_t raw_known, text_known, places_read;
	size_t place_start, place_end;
};

enum hay_kind {
	HAY_AS_IS,  /* no words of letters are asked for */
	HAY_PLAIN,  /* runs and words are */
	HAY_FOLDED, /* all counts */
};

/* places: of this text (terms_places); not asked for when all is folded. */
struct hay hay_make(str raw, str places, enum hay_kind, struct arena *);

/* The place in raw of a place in text; quick when asked in rising order. */
size_t hay_raw(struct hay *, size_t at);
struct span hay_raw_span(struct hay *, struct span);

/* Appends raw [start, end), which lies behind *last_end, to places. */
void places_put(struct buf *, size_t *last_end, size_t start, size_t end);

#endif
