/*
 * Making real what a reader has deleted.  Until then an article is only
 * hidden from him: it can come back by undoing, and others who read the same
 * archive see it.
 */
#ifndef STORE_PURGE_H
#define STORE_PURGE_H

#include "store/store.h"

enum purge {
	PURGE_SETTLED, /* those whose deletion cannot be undone any more */
	PURGE_ALL,     /* and then it cannot */
};

/*
 * Takes them out in one transaction of the archive, which must be open for
 * writing, then forgets the reader's marks on them; his notes stay.  What is
 * damaged stays, too.  *n: so many are gone.
 */
bool store_purge(struct store *, enum purge, size_t *n, struct err *);

/* The same for settled ones, where the archive is nobody's but this user's;
 * else, and on any failure, nothing happens. */
void purge_settled(const char *path, const char *state_path);

/* Gives the room of what is gone back to the disk, so that nothing of it can
 * be read in the file.  May take long. */
bool store_shrink(struct store *, struct err *);

#endif
