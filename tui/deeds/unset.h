/*
 * Settings that were changed, the last ones: `u` sets them back, in turn with
 * what else was done (deed.h).  Only as long as the program runs, as the
 * changes themselves.
 */
#ifndef TUI_UNSET_H
#define TUI_UNSET_H

#include "base/err.h"
#include "tui/config/settings.h"

struct app;

enum { UNSET_MAX = 50 }; /* the oldest are forgotten */

struct unset {
	enum setting setting;
	int before;
	bool written; /* into the configuration: its last line goes */
	int64_t step; /* of the deeds that was the last one then */
};

struct unsets {
	struct unset v[UNSET_MAX];
	size_t n;
};

/* To be called before it is done. */
void unset_note(struct app *, enum setting, bool written);

/* Was one changed later than the step of deeds that is the last one? */
bool unset_is_next(const struct app *, int64_t step);

/* The last one; says so. */
bool unset_undo(struct app *, struct err *);

#endif
