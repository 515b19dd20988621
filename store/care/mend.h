/*
 * Building a damaged index anew from the articles, a little at a time.  While
 * it goes on the archive can be read, searched (finder.h looks at the texts
 * then) and added to.  One that is broken off is begun anew the next time.
 *
 * Where the index's own pages are so damaged that they cannot even be given
 * free, the tables are taken out of the schema and made anew beside them; the
 * old pages stay in the file until mend_tidy.
 */
#ifndef STORE_MEND_H
#define STORE_MEND_H

#include "base/err.h"
#include "base/str.h"

struct mend;

/* A connection of its own, which must be able to write. */
bool mend_begin(const char *path, struct mend **, struct err *);
void mend_end(struct mend *);

/* Some milliseconds of work.  1: more is left; 0: done; -1: failed. */
int mend_step(struct mend *, struct err *);

/* How many articles are in the index again, and how many there are. */
void mend_progress(const struct mend *, int64_t *done, int64_t *of);

/* Behind the last step: gives pages that are lost back.  May take long. */
bool mend_tidy(struct mend *, struct err *);

#endif
