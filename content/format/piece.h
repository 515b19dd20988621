/*
 * A long Markdown text in pieces, so that the parser's tree, which is thirty
 * times as large as its text, is one of a piece.  Cut where a block of the
 * outermost level begins.
 */
#ifndef CONTENT_PIECE_H
#define CONTENT_PIECE_H

#include "base/arena.h"

enum { PIECE_BYTES = 256 << 10 };

/* The next piece, a little longer than PIECE_BYTES or all that is left; false
 * when nothing is. */
bool piece_next(str *rest, str *piece);

/*
 * The link reference definitions of a text ("[name]: url"), to be read with
 * each of its pieces.  Too many of them are not kept.
 */
str piece_references(str text, struct arena *perm);

#endif
