/*
 * The articles of this archive that the reader has archived or deleted, with
 * what lists need to pass them over: kept until one of the two databases has
 * changed, and then only what has changed is looked up.  Belongs to one store.
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

/* A row of the state; id is 0 where the archive does not have it. */
struct hidden_row {
	str uid;
	int64_t id;
	bool kept; /* written down: away.h */
};

enum { HIDDEN_KEPT = 64 };

struct hidden {
	struct arena arena;
	struct hidden_article *v; /* by number */
	size_t n, cap;
	struct {
		struct hidden_row *v; /* by uid */
		size_t n, cap;
	} rows;
	int64_t archive, state; /* the versions it is for, … */
	int64_t marks;    /* … how often some were hidden by then, … */
	int64_t facts;    /* … and that of the archive's facts */
	int64_t recalled; /* what was written down of these; -1: nothing */
	bool known;       /* cleared by who changes many marks here */
	struct {
		str *v; /* uids whose marks were changed here */
		size_t n, cap;
	} touched;
	/* How often an article was hidden or shown, and how the last ones were
	 * marked before. */
	uint64_t changes;
	struct hidden_article was[HIDDEN_KEPT];
	size_t n_was;
};

/* An empty one gets room for so many. */
void hidden_reserve(struct hidden *, size_t rows);

/* Brings its articles into their order. */
void hidden_sort(struct hidden *);

/* NULL: failed. */
const struct hidden *hidden_load(struct store *, struct err *);
void hidden_free(struct hidden *);

/* The marks of the article with that uid were changed here.  With the change
 * goes, once for all of them, HIDDEN_NOTE of a query for their uids. */
void hidden_touch(struct hidden *, str uid);

/* What was written down of those that are in lists again is not kept true. */
#define HIDDEN_NOTE(uids)                                         \
	"delete from away where uid in (" uids ") and not exists" \
	" (select 1 from seen where seen.uid = away.uid"          \
	" and (archived = 1 or deleted = 1))"
#define HIDDEN_COUNT "update hidden_changes set n = n + 1"

/* What has changed since hidden->changes was that: articles as they were
 * marked before each time, the oldest first.  NULL: too much. */
const struct hidden_article *hidden_since(
	const struct hidden *, uint64_t changes, size_t *n);

/* The archive was changed here: what has is to be looked up. */
void hidden_forget(struct hidden *);

/* Is it deleted? */
bool hidden_deleted(const struct hidden *, int64_t id);

/* NULL: it is neither. */
const struct hidden_article *hidden_find(const struct hidden *, int64_t id);

#endif
