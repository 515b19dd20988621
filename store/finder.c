#include "store/finder.h"

#include "store/catalog.h"
#include "store/check.h"
#include "store/contest.h"
#include "store/hits.h"
#include "store/loosen.h"
#include "store/rank.h"
#include "store/read_as.h"
#include "store/when.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <time.h>

/*
 * The newest come first, and the best are looked for among so many of the
 * newest and so many more whose titles hold a word; one who waits gets the
 * best of a larger number afterwards.
 */
enum { RANK_FIRST = 300, RANK_TITLES = 200, RANK_MORE = 10000 };

enum phase {
	PHASE_DONE,
	PHASE_NEWEST, /* hits are wanted, the newest first */
	PHASE_RANK,   /* the best are wanted: among the newest, */
	PHASE_TITLES, /* and those with a word in the title */
	PHASE_COUNT,  /* only the number is missing, or better ones */
	PHASE_LIST,   /* nothing matches: what holds most of the words … */
	PHASE_HELD,   /* … is listed, and looked at */
};

struct finder {
	struct store *store;
	struct sql *sql;
	bool (*stop)(void *);
	void *ctx;
	bool goes_on;
	struct catalog catalog;
	struct walk *walk, *titles;
	struct readings *readings;

	/* The question. */
	struct search_ask ask;
	struct arena tmp;
	struct arena_mark asked; /* tmp behind all that is the question's */
	struct answer *answer;
	struct query query;
	struct check check;
	struct rank rank;
	struct hits hits;
	struct walk_range range;
	size_t limit;
	enum phase phase;
	struct found last; /* that the walk gave */
	int64_t newest[FINDER_NEWEST];
	size_t n_newest;
	struct contest contest;
	struct loosen *loosen; /* of PHASE_LIST and PHASE_HELD; or NULL */
	bool reading;          /* a transaction of ours is open */
	bool best;             /* SEARCH_BEST */
	double began;
};

double
finder_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

struct finder *
finder_new(struct store *s)
{
	struct finder *f = calloc(1, sizeof *f);

	if (!f)
		arena_exhausted();
	f->store = s;
	f->sql = &s->archive;
	catalog_init(&f->catalog, f->sql);
	f->walk = walk_new(f->sql);
	f->titles = walk_new(f->sql);
	f->readings = readings_new(f->sql);
	return f;
}

void
finder_free(struct finder *f)
{
	if (!f)
		return;
	finder_end(f);
	walk_free(f->walk);
	walk_free(f->titles);
	readings_free(f->readings);
	catalog_free(&f->catalog);
	arena_free(&f->tmp);
	contest_free(&f->contest);
	free(f);
}

static int
progress(void *ctx)
{
	const struct finder *f = ctx;

	return f->stop(f->ctx);
}

void
finder_stops_if(struct finder *f, bool (*stop)(void *), void *ctx)
{
	f->stop = stop;
	f->ctx = ctx;
	sqlite3_progress_handler(
		f->sql->db, stop ? 2000 : 0, stop ? progress : NULL, f);
}

bool
finder_stopped(const struct finder *f, struct err *e)
{
	return f->stop && f->stop(f->ctx) &&
	       !err_set(e, ERR_STORE, _("stopped"));
}

void
finder_goes_on(struct finder *f)
{
	f->goes_on = true;
}

void
finder_end(struct finder *f)
{
	walk_end(f->walk);
	walk_end(f->titles);
	check_end(&f->check);
	loosen_end(f->loosen);
	if (f->reading)
		sqlite3_exec(f->sql->db, "commit", NULL, NULL, NULL);
	f->reading = false;
	f->phase = PHASE_DONE;
}

/* One state of the archive for the whole question. */
static bool
begin_reading(struct finder *f, struct err *e)
{
	if (sqlite3_get_autocommit(f->sql->db)) {
		if (!sql_script(f->sql, "begin", e))
			return false;
		f->reading = true;
	}
	return catalog_update(&f->catalog, e);
}

/* Letters that are pinyin become words, too. */
static bool
read_letters(struct finder *f, const struct search_ask *ask, struct err *e)
{
	struct read_as r = { .readings = f->readings,
		.frequent = &f->catalog.frequent,
		.perm = f->hits.perm,
		.tmp = &f->tmp };

	return read_as_add(&r, ask, &f->query, &f->answer->read_as, e);
}

static void
narrow(struct walk_range *range, const struct check *c)
{
	for (size_t i = 0; i < c->query->n; i++) {
		const struct clause *one = &c->query->v[i];

		if (one->negative || one->n > 1)
			continue;
		if (c->filters[i][0].since > range->since)
			range->since = c->filters[i][0].since;
		if (c->filters[i][0].until < range->until)
			range->until = c->filters[i][0].until;
	}
}

static struct walk_range
range_of(const struct search_ask *ask, const struct check *c)
{
	struct walk_range range = { .until = UINT32_MAX };
	int64_t when;

	if (query_date(ask->since, false, &when))
		range.since = fact_when(when);
	if (query_date(ask->until, true, &when))
		range.until = fact_when(when);
	narrow(&range, c);
	range.listed = c->plan.few;
	return range;
}

static void
start(struct finder *f, const struct search_ask *ask, struct arena *perm,
	struct answer *a)
{
	finder_end(f);
	arena_reset(&f->tmp);
	f->began = finder_clock();
	f->loosen = NULL;
	f->n_newest = 0;
	f->ask = *ask;
	f->answer = a;
	f->hits = (struct hits){
		.sql = f->sql, .answer = a, .perm = perm, .tmp = &f->tmp
	};
	contest_begin(&f->contest);
	f->limit = ask->limit ? ask->limit : SIZE_MAX;
	*a = (struct answer){ .query = arena_copy(perm, ask->query),
		.partial = true };
}

static bool
begin(struct finder *f, const struct search_ask *ask, struct arena *perm,
	struct answer *a, struct err *e)
{
	struct catalog *c = &f->catalog;

	start(f, ask, perm, a);
	query_read(ask->query, ask->typing, &f->tmp, &f->query);
	a->ignored = arena_copy(perm, f->query.ignored);
	if (!begin_reading(f, e) || (!c->damaged && !read_letters(f, ask, e)))
		return false;
	a->damaged = c->damaged;
	if (c->damaged)
		f->hits.sql = NULL;
	hits_begin(&f->hits, &f->query);
	f->check = (struct check){
		.store = f->store, .query = &f->query, .tmp = &f->tmp
	};
	if (!check_make(&f->check, c, e))
		return false;
	f->range = range_of(ask, &f->check);
	walk_begin(f->walk, c->facts, &c->lanes, f->check.plan.match, f->range);
	f->best = ask->sort == SEARCH_BEST && f->hits.marks.n;
	if (f->best)
		rank_make(&f->rank, &f->query, c, &f->tmp);
	f->phase = f->best ? PHASE_RANK : PHASE_NEWEST;
	/* A query of which nothing could be read finds nothing. */
	if (f->query.n == 0 && str_trim(ask->query).n)
		f->phase = PHASE_DONE;
	f->asked = arena_mark(&f->tmp);
	return true;
}

/* Begins anew without the index when that is what failed. */
static bool
does_without(struct finder *f, struct err *e)
{
	struct search_ask ask = f->ask;

	return !f->catalog.damaged && !finder_stopped(f, NULL) &&
	       sql_is_damaged(f->sql) && catalog_do_without(&f->catalog, e) &&
	       begin(f, &ask, f->hits.perm, f->answer, e);
}

bool
finder_begin(struct finder *f, const struct search_ask *ask, struct arena *perm,
	struct answer *a, struct err *e)
{
	return begin(f, ask, perm, a, e) || does_without(f, e);
}

/* Are articles scored that are found now? */
static bool
is_ranking(const struct finder *f)
{
	return f->phase == PHASE_RANK || f->phase == PHASE_TITLES ||
	       (f->phase == PHASE_COUNT && f->best && f->goes_on &&
		       f->contest.n < RANK_MORE);
}

/* 1: it matches; 0: it does not; -1: failed.  doc is filled in if `read`. */
static int
examine(struct finder *f, int64_t id, bool read, struct doc *doc, struct err *e)
{
	struct fact fact = facts_get(f->catalog.facts, id);
	int more = check_may_pass(&f->check, id, fact, e);

	if (more <= 0)
		return more;
	arena_rewind(&f->tmp, f->asked);
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
	int more = examine(f, found.id, newest || ranking, &doc, e);

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
	int more = examine(f, one.found.id, true, &doc, e);
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

/* The next candidate of this phase: 1, 0 when there is none, -1. */
static int
next(struct finder *f, struct found *found, struct err *e)
{
	int more;

	if (f->phase != PHASE_TITLES) {
		more = walk_next(f->walk, found, e);
		if (more > 0)
			f->last = *found;
		return more;
	}
	do {
		more = walk_next(f->titles, found, e);
		/* The newer ones have been looked at. */
	} while (more > 0 && !found_is_newer(f->last, *found));
	return more;
}

/* Is this phase at its end, though there may be more candidates? */
static bool
has_enough(const struct finder *f)
{
	size_t n = f->contest.n;
	size_t least = f->limit > RANK_FIRST ? f->limit : RANK_FIRST;

	switch (f->phase) {
	case PHASE_NEWEST: return f->answer->hits.n >= f->limit;
	case PHASE_RANK: return n >= least;
	case PHASE_TITLES: return n >= least + RANK_TITLES;
	default: return false;
	}
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

/* A little of this phase's work.  1, 0 at its end, -1. */
static int
advance(struct finder *f, struct err *e)
{
	struct found found;

	if (f->phase == PHASE_LIST)
		return loosen_list(f->loosen, e);
	if (f->phase == PHASE_HELD)
		return look_at_held(f, e);
	int more = next(f, &found, e);
	return more > 0 && !look_at(f, found, e) ? -1 : more;
}

/* How many there are, when the index alone knows it. */
static int
count_all(struct finder *f, struct err *e)
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

static enum finder_state
step(struct finder *f, double until, struct err *e)
{
	enum finder_state state = FINDER_LATE;
	int counted = count_all(f, e);

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

enum finder_state
finder_step(struct finder *f, double until, struct err *e)
{
	enum finder_state state = step(f, until, e);

	if (state == FINDER_FAILED && does_without(f, e))
		state = step(f, until, e);
	return state;
}

int
finder_next(struct finder *f, struct doc *doc, struct err *e)
{
	struct found found;
	int more = 0, passes = 0;

	arena_rewind(&f->tmp, f->asked);
	while (f->phase != PHASE_DONE && passes == 0 &&
		(more = walk_next(f->walk, &found, e)) > 0)
		passes = examine(f, found.id, true, doc, e);
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
			more > 0 ? examine(f, found.id, false, &doc, e) : more;
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
	int counted = newest <= after ? count_all(f, e) : 0;
	*total = counted > 0 ? f->answer->total : 0;
	while (counted == 0 && more > 0) {
		if (finder_stopped(f, e))
			return false;
		more = walk_next(f->walk, &found, e);
		int passes =
			more > 0 ? examine(f, found.id, false, &doc, e) : more;
		if (passes < 0)
			return false;
		*total += passes > 0;
		*above += passes > 0 && found.id > after;
	}
	return counted >= 0 && more >= 0;
}
