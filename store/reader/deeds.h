/* Remembering what was before, for state.h's undoing.  For store/ alone. */
#ifndef STORE_DEEDS_H
#define STORE_DEEDS_H

#include "store/state.h"
#include "store/store_internal.h"

/* Does it take an article out of lists? */
static inline bool
deed_hides(enum deed_kind kind)
{
	return kind == DEED_ARCHIVED || kind == DEED_DELETED;
}

/*
 * To be called before the change.  Key: an article's uid, or the number of a
 * saved search or note; name: the tag, else empty.
 */
bool deed_record(struct store *, enum deed_kind, struct sql_value key, str name,
	struct err *);

/* As store_mark_all. */
bool state_mark(struct store *, const struct strs *uids, enum deed_kind,
	bool on, size_t *changed, struct err *);

/* Begins a piece of a step: of a new one where *step is 0, which is told. */
bool store_step_go_on(struct store *, int64_t *step, struct err *);

/* Undoes some of a step's deeds, in a transaction; more: are left.  *out grows
 * by what was undone. */
bool store_undo_some(struct store *, int64_t step, size_t most,
	struct undone *out, bool *more, struct err *);

#endif
