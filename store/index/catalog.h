/*
 * What a search keeps in memory of the index from question to question.
 * Belongs to one connection.
 */
#ifndef STORE_CATALOG_H
#define STORE_CATALOG_H

#include "store/index/common.h"
#include "store/index/frequent.h"
#include "store/index/terms.h"
#include "store/find/walk.h"

struct catalog {
	struct sql *sql;
	struct facts *facts;
	struct terms *terms; /* for the common set */
	struct common common;
	struct lanes lanes;
	struct frequent frequent;
	uint32_t newest; /* article: fact.when */
	/* The index cannot be used, at this version of the archive: texts
	 * must be looked at. */
	bool damaged;
	bool has_common; /* the archive has its set of common characters */
	int64_t version;
	struct arena arena;
};

void catalog_init(struct catalog *, struct sql *);
void catalog_free(struct catalog *);

/*
 * Brings it up to what the present transaction sees.  True, with `damaged`
 * set, when the articles alone can be read.
 */
bool catalog_update(struct catalog *, struct err *);

/* Something of the index turned out to be damaged: does without it. */
bool catalog_do_without(struct catalog *, struct err *);

#endif
