/*
 * A text as the statements it is made of: what stands between two marks, each
 * as a hash and a length.  Two texts that share most of them tell the same
 * story.  A text's longest statements are its sketch: what may tell the same
 * is found by them, without looking at any other text.  Pure.
 *
 * After Brin, Davis and Garcia-Molina, "Copy detection mechanisms for digital
 * documents" (1995), whose chunks are sentences too, with the resemblance of
 * Broder, "On the resemblance and containment of documents" (1997), weighed
 * by length.  The longest are taken for the sketch instead of the smallest
 * hashes: they are seldom what every article of a series says.
 */
#ifndef STORE_SKETCH_H
#define STORE_SKETCH_H

#include "base/arena.h"

enum {
	SKETCH_KEYS = 3,
	SKETCH_LONG = 24, /* bytes of a statement that can be a key */
};

struct statement {
	uint32_t hash, n; /* n: bytes, without blanks */
};

struct statements {
	struct statement *v;
	size_t n, cap;
};

/* Of a folded text, or one that is as good as (hay.h). */
void statements_read(str folded, struct arena *, struct statements *);

/* The hashes of the longest ones, at most SKETCH_KEYS; how many there are. */
size_t statements_keys(const struct statements *, uint32_t out[SKETCH_KEYS]);

/* Sorts them and drops what is said twice: for statements_shared. */
void statements_sort(struct statements *);

/* Bytes of what both say, and of what one of them says. */
struct shared {
	uint64_t both, any;
};

struct shared statements_shared(
	const struct statements *, const struct statements *);

#endif
