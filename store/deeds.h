/* Remembering what was before, for state.h's undoing.  For store/ alone. */
#ifndef STORE_DEEDS_H
#define STORE_DEEDS_H

#include "store/state.h"
#include "store/store_internal.h"

/*
 * To be called before the change.  Key: an article's uid, or the number of a
 * saved search or note; name: the tag, else empty.
 */
bool deed_record(struct store *, enum deed_kind, struct sql_value key, str name,
	struct err *);

#endif
