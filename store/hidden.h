/*
 * The articles of this archive that the reader has archived or deleted, with
 * what lists need to pass them over: kept until one of the two databases has
 * changed.  Belongs to one store.
 */
#ifndef STORE_HIDDEN_H
#define STORE_HIDDEN_H

#include "base/arena.h"
#include "base/err.h"

struct store;

struct hidden_article {
	int64_t id, at, quotes, figures;
	bool archived, deleted;
};

struct hidden {
	struct arena arena;
	struct hidden_article *v; /* by number */
	size_t n, cap;
	int64_t archive, state; /* the versions it is for */
	bool known;             /* cleared by who changes the marks here */
};

/* NULL: failed. */
const struct hidden *hidden_load(struct store *, struct err *);
void hidden_free(struct hidden *);

/* Is it deleted? */
bool hidden_deleted(const struct hidden *, int64_t id);

/* NULL: it is neither. */
const struct hidden_article *hidden_find(const struct hidden *, int64_t id);

#endif
