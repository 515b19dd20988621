/*
 * What of a listing still holds when the reader has put articles away, or
 * taken them back: all but the rows of these, and of those who tell the same.
 * For listing.c alone.
 */
#ifndef STORE_LISTING_KEEP_H
#define STORE_LISTING_KEEP_H

#include "store/rows/listing.h"

/* Makes the listing true for what the archive and the reader's marks are now;
 * false: too much has changed. */
bool listing_keep(struct listing *);

/* Looks which articles are not rows of their own, for a new one. */
bool listing_look(struct listing *, struct err *);

#endif
