/*
 * What quotes and figures have in common: their numbers, their order, and
 * how they are looked for by words.
 */
#ifndef STORE_THING_H
#define STORE_THING_H

#include "store/store_internal.h"

struct thing_kind {
	bool figures; /* else quotes */
	size_t (*count)(const struct article *);
	/* The text that words are looked for in. */
	str (*text)(const struct article *, size_t index);
};

/* All of the archive, or those that hold the words; newest first. */
bool thing_list(struct store *, const struct thing_kind *, str query,
	struct arena *, struct ids *, struct err *);

/* Keeps of ids those that hold the words. */
bool thing_filter(struct store *, const struct thing_kind *, str query,
	struct ids *, struct err *);

/* The article of a thing becomes s->opened; ERR_INPUT without one. */
bool thing_open(
	struct store *, const struct thing_kind *, int64_t id, struct err *);

#endif
