/*
 * The number of unread articles from run to run, in the reader's state: it
 * holds for an archive of as many articles with the same last one, as long as
 * no mark has changed.  For store/ alone.
 */
#ifndef STORE_UNREAD_H
#define STORE_UNREAD_H

#include "store/store_internal.h"

/* False: it is not known, and has to be counted. */
bool unread_recall(struct store *, int64_t articles, int64_t *unread);

/* A mark changes: to be said in the same transaction. */
bool unread_changes(struct store *, struct err *);

/* The same inside the transaction of a mark that was counted. */
void unread_write(struct store *);

/* Keeps store.unread, if it is right; where it cannot, it is counted anew. */
void unread_keep(struct store *);

#endif
