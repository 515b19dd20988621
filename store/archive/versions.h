/*
 * Which state of the archive, and of the reader's own database, something was
 * read from: what is kept of it holds as long as the two are the same.  Only
 * for the store that it was asked of.
 */
#ifndef STORE_VERSIONS_H
#define STORE_VERSIONS_H

#include <stdint.h>

#include "base/err.h"

struct store;

struct version {
	int64_t others; /* changes with each commit of another connection, … */
	int64_t own;    /* … and this with each row written by the store's */
};

struct versions {
	struct version archive, state;
};

bool store_versions(struct store *, struct versions *, struct err *);

/* What is known across articles: it is another one with the archive, and with
 * what the reader deletes; his other marks do not matter. */
struct basis {
	struct version archive;
	uint64_t deleted; /* a sum over their numbers */
};

bool store_basis(struct store *, struct basis *, struct err *);

static inline bool
version_same(struct version a, struct version b)
{
	return a.others == b.others && a.own == b.own;
}

static inline bool
versions_same(struct versions a, struct versions b)
{
	return version_same(a.archive, b.archive) &&
	       version_same(a.state, b.state);
}

static inline bool
basis_same(struct basis a, struct basis b)
{
	return version_same(a.archive, b.archive) && a.deleted == b.deleted;
}

/* Is *basis what it was?  If not, or nobody knows, it is brought up to date. */
bool store_keeps(struct store *, struct basis *);

#endif
