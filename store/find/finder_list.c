#include "store/find/finder_work.h"

/* The next candidate, if it matches; WALK_ON: this one does not. */
static enum walk_state
next_match(struct finder *f, bool read, struct found *found, struct doc *doc,
	struct err *e)
{
	enum walk_state state = walk_next(f->walk, found, e);

	if (state != WALK_FOUND)
		return state;
	int passes = finder_examine(f, found->id, read, doc, e);
	return passes < 0 ? WALK_FAILED : passes ? WALK_FOUND : WALK_ON;
}

int
finder_next(struct finder *f, struct doc *doc, struct err *e)
{
	struct found found;
	enum walk_state state = WALK_ON;

	if (f->phase == PHASE_DONE)
		return 0;
	arena_rewind(&f->tmp, f->asked);
	while (state == WALK_ON)
		state = next_match(f, true, &found, doc, e);
	return state;
}

bool
finder_newest(struct finder *f, size_t most, double until, struct arena *perm,
	struct ids *out, struct err *e)
{
	struct found found;
	struct doc doc;
	enum walk_state state = WALK_ON;

	for (size_t i = 0; i < f->n_newest && i < most; i++)
		*vec_push(perm, out) = f->newest[i];
	while (state > WALK_END && out->n < most && finder_clock() < until) {
		if (finder_stopped(f, e))
			return false;
		state = next_match(f, false, &found, &doc, e);
		if (state == WALK_FOUND)
			*vec_push(perm, out) = found.id;
	}
	return state != WALK_FAILED;
}

bool
finder_count(struct finder *f, int64_t after, size_t *total, size_t *above,
	struct err *e)
{
	struct found found;
	struct doc doc;
	int64_t newest;
	enum walk_state state = f->phase == PHASE_DONE ? WALK_END : WALK_ON;

	*total = *above = 0;
	f->best = false;
	f->phase = state == WALK_ON ? PHASE_COUNT : PHASE_DONE;
	if (!sql_number(f->sql,
		    sql_ask(f->sql, e, "select max(id) from article"), 0,
		    &newest, e))
		return false;
	int counted = newest <= after ? finder_count_all(f, e) : 0;
	*total = counted > 0 ? f->answer->total : 0;
	while (counted == 0 && state > WALK_END) {
		if (finder_stopped(f, e))
			return false;
		state = next_match(f, false, &found, &doc, e);
		*total += state == WALK_FOUND;
		*above += state == WALK_FOUND && found.id > after;
	}
	return counted >= 0 && state != WALK_FAILED;
}
