/*
 * O: the bytes that an article came from, as text, at the place one was at,
 * and how they were read.
 */
#ifndef TUI_SOURCE_H
#define TUI_SOURCE_H

#include "tui/view.h"

struct source_place {
	int64_t article;             /* 0: none, and nothing is opened */
	uint32_t at;                 /* byte of its text */
	const struct article *known; /* while it is opened; NULL: it is read */
};

enum outcome source_open(
	struct app *, const struct source_place *, struct err *);

/*
 * Where what stands at a byte of a text stands in its source: the bytes of as
 * much of it as is found there unchanged, of several the one with as many
 * before it.  Empty when nothing is.
 */
struct span source_find(str text, uint32_t at, str source);

#endif
