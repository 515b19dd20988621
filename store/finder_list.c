#include "store/finder_work.h"

int
finder_next(struct finder *f, struct doc *doc, struct err *e)
{
	struct found found;
	int more = 0, passes = 0;

	arena_rewind(&f->tmp, f->asked);
	while (f->phase != PHASE_DONE && passes == 0 &&
		(more = walk_next(f->walk, &found, e)) > 0)
		passes = finder_examine(f, found.id, true, doc, e);
	return passes ? passes : more;
}

bool
finder_newest(struct finder *f, size_t most, double until, struct arena *perm,
	struct ids *out, struct err *e)
{
	struct found found;
	struct doc doc;
	int more = 1;

	for (size_t i = 0; i < f->n_newest && i < most; i++)
		*vec_push(perm, out) = f->newest[i];
	while (more > 0 && out->n < most && finder_clock() < until) {
		if (finder_stopped(f, e))
			return false;
		more = walk_next(f->walk, &found, e);
		int passes =
			more > 0 ? finder_examine(f, found.id, false, &doc, e)
				 : more;
		if (passes < 0)
			return false;
		if (passes > 0)
			*vec_push(perm, out) = found.id;
	}
	return true;
}

bool
finder_count(struct finder *f, int64_t after, size_t *total, size_t *above,
	struct err *e)
{
	struct found found;
	struct doc doc;
	int64_t newest;
	int more = f->phase != PHASE_DONE;

	*total = *above = 0;
	f->best = false;
	f->phase = more ? PHASE_COUNT : PHASE_DONE;
	if (!sql_number(f->sql,
		    sql_ask(f->sql, e, "select max(id) from article"), 0,
		    &newest, e))
		return false;
	int counted = newest <= after ? finder_count_all(f, e) : 0;
	*total = counted > 0 ? f->answer->total : 0;
	while (counted == 0 && more > 0) {
		if (finder_stopped(f, e))
			return false;
		more = walk_next(f->walk, &found, e);
		int passes =
			more > 0 ? finder_examine(f, found.id, false, &doc, e)
				 : more;
		if (passes < 0)
			return false;
		*total += passes > 0;
		*above += passes > 0 && found.id > after;
	}
	return counted >= 0 && more >= 0;
}
