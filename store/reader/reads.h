/*
 * Which articles of this archive are read, as a bit each by number: to look
 * along a list for the next unread one without asking both databases about
 * every article.  To make them takes long, so the searching thread does; they
 * are kept up with marks made here, and hold as long as the state's count of
 * changes says that nobody else has made one.
 */
#ifndef STORE_READS_H
#define STORE_READS_H

#include "base/err.h"
#include "base/str.h"

struct store;

struct reads {
	uint64_t *bits;  /* malloc; NULL: they are not known */
	int64_t end;     /* of articles below this */
	int64_t changes; /* of the state, that they are for */
	bool on;         /* between store_reads_begin and store_reads_end */
};

/* Without a state there are none, and true. */
bool reads_make(struct store *, struct reads *, struct err *);
void reads_forget(struct reads *);

/* It was marked here. */
void reads_mark(struct reads *, int64_t article, bool read);

/* From the one to the other store_is_read looks there; false: they are not
 * known, or not true any more.  Nothing may be marked in between. */
bool store_reads_begin(struct store *);
void store_reads_end(struct store *);

/* What another connection to the same files has made: *reads is taken. */
void store_reads_take(struct store *, struct reads *);

#endif
