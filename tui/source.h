/*
 * O: the bytes that an article came from, as text, at the place one was at,
 * and how they were read.
 */
#ifndef TUI_SOURCE_H
#define TUI_SOURCE_H

#include "tui/view.h"

/* at: a byte of the article's text. */
enum outcome source_open(
	struct app *, int64_t article, uint32_t at, struct err *);

/*
 * Where what stands at a byte of a text stands in its source: the bytes of as
 * much of it as is found there unchanged, of several the one with as many
 * before it.  Empty when nothing is.
 */
struct span source_find(str text, uint32_t at, str source);

#endif
