/*
 * Markup made small and tame before the parser sees it, in one pass: without
 * scripts, styles, comments and attributes that say nothing about the text,
 * and never nested deeper than a parser of quadratic time can bear.  Elements
 * that only change the look of letters all become <span>.
 */
#ifndef CONTENT_HTML_CLEAN_H
#define CONTENT_HTML_CLEAN_H

#include "base/arena.h"
#include "base/buf.h"

/* Is set on what a newsletter hides (preheader.h). */
#define HTML_HIDDEN "data-hidden"

enum {
	HTML_BLOCKS_DEEP = 256, /* elements that end a paragraph */
	HTML_SPANS_DEEP = 64,   /* others */
	HTML_VALUE_MAX = 8192,  /* bytes of an attribute's value */
};

struct html_clean {
	struct buf markup; /* the caller frees it */
	/* What JSON-LD scripts hold: slices of the text. */
	struct {
		str *v;
		size_t n, cap;
	} json;
};

void html_clean(str text, struct arena *perm, struct html_clean *);

#endif
