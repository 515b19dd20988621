/*
 * Inside of quote_direct.c: what the features of a marked phrase are made of.
 */
#ifndef CONTENT_QUOTE_DIRECT_H
#define CONTENT_QUOTE_DIRECT_H

#include "content/quotes/quote.h"

/* What several features are made of. */
struct frame {
	const struct reading *r;
	const struct scene *s;
	struct tally *t;
	uint32_t length;
	const char *size;    /* S M L X */
	const char *before;  /* class of the letter before the mark */
	const char *behind;  /* of the one behind it */
	const char *say;     /* how far the verb before it is; "after": there is
	                        none, but one behind it */
	const char *subject; /* of that verb, else of the clauses before */
};

/* The sort of the letter at i as part of a feature's name. */
const char *letter_class(const struct letters *, uint32_t i);

/* What is inside the marks (quote_inside.c). */
void add_inside(struct frame *);

#endif
