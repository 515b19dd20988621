#include "store/find/finder_work.h"

#include "store/find/read_as.h"
#include "store/rows/when.h"

#include "base/clock.h"
#include "base/i18n.h"

#include <stdlib.h>

double
finder_clock(void)
{
	return clock_seconds(CLOCK_MONOTONIC) * 1e3;
}

double
finder_first_ms(enum search_sort sort)
{
	return sort == SEARCH_BEST ? 5 : 8;
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
	f->n_newest = f->loaded = 0;
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
	if (c->damaged || ask->apart)
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

enum finder_state
finder_step(struct finder *f, double until, struct err *e)
{
	enum finder_state state = finder_work(f, until, e);

	if (state == FINDER_FAILED && does_without(f, e))
		state = finder_work(f, until, e);
	return state;
}
