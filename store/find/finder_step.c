#include "store/find/finder_work.h"

/*
 * The newest come first, and the best are looked for among so many of the
 * newest and so many more whose titles hold a word.  One who gets the best of
 * a larger number afterwards is shown those of fewer before: what is read for
 * them is bounded, too, for of some queries few candidates match.
 */
enum {
	RANK_FIRST = 300,
	RANK_TITLES = 200,
	RANK_SOON = 150,
	RANK_SOON_TITLES = 80,
	RANK_MORE = 10000,
};

/* Are articles scored that are found now? */
static bool
is_ranking(const struct finder *f)
{
	return f->phase == PHASE_RANK || f->phase == PHASE_TITLES ||
	       (f->phase == PHASE_COUNT && f->best && f->goes_on &&
		       f->contest.n < RANK_MORE);
}

/* 1: it matches; 0: it does not; -1: failed.  doc is filled in if `read`. */
int
finder_examine(
	struct finder *f, int64_t id, bool read, struct doc *doc, struct err *e)
{
	struct fact fact = facts_get(f->catalog.facts, id);
	int more = check_may_pass(&f->check, id, fact, e);

	if (more <= 0)
		return more;
	arena_rewind(&f->tmp, f->asked);
	f->loaded += read || f->check.reads;
	if (read || f->check.reads)
		more = check_load(&f->check, id, fact, doc, e);
	if (more > 0 && f->check.reads)
		more = check_passes(&f->check, doc, e);
	return more;
}

/* One candidate. */
static bool
look_at(struct finder *f, struct found found, struct err *e)
{
	bool newest = f->phase == PHASE_NEWEST, ranking = is_ranking(f);
	struct doc doc;
	int more = finder_examine(f, found.id, newest || ranking, &doc, e);

	if (more > 0 && newest && !hits_add(&f->hits, &doc, 0, e))
		return false;
	if (more > 0 && ranking)
		contest_add(&f->contest,
			(struct contender){ .found = found,
				.score = rank_score(&f->rank, &doc, &f->tmp) });
	if (more > 0 && f->phase != PHASE_TITLES) {
		f->answer->total++;
		if (f->n_newest < FINDER_NEWEST)
			f->newest[f->n_newest++] = found.id;
	}
	return more >= 0;
}

/* Nothing matches: begins to look for what holds most of the words. */
static bool
loosen(struct finder *f, struct err *e)
{
	enum hay_kind hay = f->check.hay;

	f->loosen = loosen_new(&f->check, &f->catalog, f->range, &f->tmp);
	if (!f->loosen)
		return true;
	check_end(&f->check);
	f->check = (struct check){ .store = f->store,
		.query = loosen_rest(f->loosen),
		.tmp = &f->tmp };
	if (!check_make(&f->check, &f->catalog, e))
		return false;
	check_by_text(&f->check);
	f->check.hay = hay > f->check.hay ? hay : f->check.hay;
	f->asked = arena_mark(&f->tmp);
	f->phase = PHASE_LIST;
	return true;
}

/* One that may hold many of the words.  1, 0 when there are no more, -1. */
static int
look_at_held(struct finder *f, struct err *e)
{
	struct contender one = { 0 };
	struct doc doc;

	if (!loosen_next(f->loosen, &one.found))
		return 0;
	int more = finder_examine(f, one.found.id, true, &doc, e);
	if (more <= 0)
		return more < 0 ? -1 : 1;
	size_t held = loosen_held(f->loosen, &doc, &one.held);
	if (held == 0)
		return 1;
	if (f->best)
		one.score = rank_score(&f->rank, &doc, &f->tmp);
	contest_add(&f->contest, one);
	f->answer->loosened.words = loosen_words(f->loosen);
	if (held > f->answer->loosened.held)
		f->answer->loosened.held = held;
	return 1;
}

/* Makes hits of the best contenders. */
static bool
choose(struct finder *f, struct err *e)
{
	struct contest *all = &f->contest;

	contest_sort(all);
	all->shown = all->n;
	hits_clear(&f->hits);
	for (size_t i = 0; i < all->n && f->answer->hits.n < f->limit; i++) {
		const struct contender *c = &all->v[i];
		struct fact fact = facts_get(f->catalog.facts, c->found.id);
		struct doc doc;

		if (finder_stopped(f, e))
			return false;
		arena_rewind(&f->tmp, f->asked);
		int more = check_load(&f->check, c->found.id, fact, &doc, e);
		if (more < 0 ||
			(more > 0 && !hits_add(&f->hits, &doc, c->score, e)))
			return false;
	}
	return true;
}

/* The next candidate of this phase. */
static enum walk_state
next(struct finder *f, struct found *found, struct err *e)
{
	bool titles = f->phase == PHASE_TITLES;
	enum walk_state state =
		walk_next(titles ? f->titles : f->walk, found, e);

	if (state != WALK_FOUND)
		return state;
	if (!titles)
		f->last = *found;
	else if (!found_is_newer(f->last, *found))
		return WALK_ON; /* it has been looked at */
	return WALK_FOUND;
}

/* Has so much been read that those who wait are shown what is there? */
static bool
has_read(const struct finder *f, size_t most)
{
	return f->goes_on && f->contest.n && f->loaded >= most;
}

/* Is this phase at its end, though there may be more candidates? */
static bool
has_enough(const struct finder *f)
{
	size_t first = f->goes_on ? RANK_SOON : RANK_FIRST;
	size_t titles = f->goes_on ? RANK_SOON_TITLES : RANK_TITLES;
	size_t least = f->limit > first ? f->limit : first;

	switch (f->phase) {
	case PHASE_NEWEST: return f->answer->hits.n >= f->limit;
	case PHASE_RANK: return f->contest.n >= least || has_read(f, least * 2);
	case PHASE_TITLES:
		return f->contest.n >= least + titles ||
		       has_read(f, least * 2 + titles);
	default: return false;
	}
}

bool
finder_show(struct finder *f, struct err *e)
{
	return f->contest.n == f->contest.shown || choose(f, e);
}

/* The hits are there. */
static enum finder_state
show(struct finder *f, struct err *e)
{
	if ((f->best || f->loosen) && !choose(f, e))
		return FINDER_FAILED;
	f->answer->ms = finder_clock() - f->began;
	f->phase = PHASE_COUNT;
	return FINDER_HITS;
}

/* What comes after a phase; FINDER_LATE: it is in f->phase. */
static enum finder_state
go_on(struct finder *f, bool all, struct err *e)
{
	enum finder_state state = FINDER_HITS;

	if (f->phase == PHASE_RANK && !all && f->check.plan.titles.n) {
		walk_begin(f->titles, f->catalog.facts, &f->catalog.lanes,
			f->check.plan.titles, f->range);
		f->phase = PHASE_TITLES;
		return FINDER_LATE;
	}
	if (f->phase == PHASE_TITLES) {
		walk_end(f->titles);
		all = false;
	}
	if (f->phase == PHASE_LIST) {
		f->phase = PHASE_HELD;
		return FINDER_LATE;
	}
	if (all && f->answer->total == 0 && !f->loosen && !f->catalog.damaged) {
		if (!loosen(f, e))
			return FINDER_FAILED;
		if (f->loosen)
			return FINDER_LATE;
	}
	if (f->phase != PHASE_COUNT || f->contest.n > f->contest.shown)
		state = show(f, e);
	if (!all || state == FINDER_FAILED)
		return state;
	f->answer->partial = false;
	f->phase = PHASE_DONE;
	return FINDER_DONE;
}

/* A little of this phase's work.  WALK_END: the phase's. */
static enum walk_state
advance(struct finder *f, struct err *e)
{
	struct found found;

	if (f->phase == PHASE_LIST)
		return loosen_list(f->loosen, e);
	if (f->phase == PHASE_HELD)
		return look_at_held(f, e);
	enum walk_state state = next(f, &found, e);
	if (state == WALK_FOUND && !look_at(f, found, e))
		return WALK_FAILED;
	return state;
}

/* How many there are, when the index alone knows it. */
int
finder_count_all(struct finder *f, struct err *e)
{
	const struct plan *p = &f->check.plan;
	int64_t n;

	if (f->phase != PHASE_COUNT || is_ranking(f) || !p->exact ||
		f->check.deleted || p->match.n == 0 || f->range.since ||
		f->range.until < UINT32_MAX)
		return 0;
	if (!sql_number(f->sql,
		    sql_ask(f->sql, e,
			    "select count(*) from term where term match ?",
			    SQL_T(p->match)),
		    0, &n, e))
		return -1;
	f->answer->total = (size_t)n;
	return 1;
}

enum finder_state
finder_work(struct finder *f, double until, struct err *e)
{
	enum finder_state state = FINDER_LATE;
	/* Long lists are counted when nobody waits. */
	bool may_count = until <= 0 || f->check.plan.few;
	int counted = may_count ? finder_count_all(f, e) : 0;

	if (counted < 0)
		return FINDER_FAILED;
	if (counted > 0)
		return go_on(f, true, e);
	while (f->phase != PHASE_DONE && state == FINDER_LATE) {
		if (finder_stopped(f, e))
			return FINDER_FAILED;
		if (until > 0 && finder_clock() >= until)
			return FINDER_LATE;
		int more = advance(f, e);
		if (more < 0)
			return FINDER_FAILED;
		if (more == 0 || has_enough(f))
			state = go_on(f, more == 0, e);
	}
	if (f->phase == PHASE_DONE)
		f->answer->partial = false;
	return f->phase == PHASE_DONE ? FINDER_DONE : state;
}
