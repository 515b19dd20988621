#include "store/finder.h"

#include "store/check.h"
#include "store/snippet.h"
#include "store/walk.h"
#include "store/when.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <time.h>

enum phase {
	PHASE_HITS,  /* hits are wanted, the newest first */
	PHASE_COUNT, /* only their number */
	PHASE_DONE,
};

struct finder {
	struct store *store;
	struct sql *sql;
	bool (*stop)(void *);
	void *ctx;

	/* What is kept of the archive from question to question. */
	struct terms *terms;
	struct facts *facts;
	struct arena kept;
	struct lanes lanes;
	struct frequent frequent;
	struct walk *walk;

	/* The question. */
	struct arena tmp;
	struct arena *perm;
	struct answer *answer;
	struct query query;
	struct check check;
	struct phrases marks;
	struct arena_mark asked; /* tmp behind all that is the question's */
	size_t limit;
	enum phase phase;
	bool reading; /* a transaction of ours is open */
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
	f->facts = facts_new(f->sql);
	f->walk = walk_new(f->sql);
	return f;
}

void
finder_free(struct finder *f)
{
	if (!f)
		return;
	finder_end(f);
	walk_free(f->walk);
	facts_free(f->facts);
	terms_free(f->terms);
	arena_free(&f->kept);
	arena_free(&f->tmp);
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

void
finder_end(struct finder *f)
{
	walk_end(f->walk);
	if (f->reading)
		sqlite3_exec(f->sql->db, "commit", NULL, NULL, NULL);
	f->reading = false;
	f->phase = PHASE_DONE;
}

static bool
load_common(struct finder *f, struct err *e)
{
	sqlite3_stmt *q = sql_ask(f->sql, e,
		"select value from search_setting where name = ?",
		SQL_T(STR(INDEX_COMMON)));
	int more = sql_step(f->sql, q, e);

	if (more < 0)
		return false;
	terms_free(f->terms);
	f->terms = terms_new(more > 0 ? sql_str(q, 0) : STR(""));
	sqlite3_reset(q);
	return true;
}

/* One state of the archive for the whole question, and what is kept of it. */
static bool
catch_up(struct finder *f, struct err *e)
{
	bool changed;

	if (sqlite3_get_autocommit(f->sql->db)) {
		if (!sql_script(f->sql, "begin", e))
			return false;
		f->reading = true;
	}
	if (!facts_load(f->facts, &changed, e))
		return false;
	if (f->terms && !changed)
		return true;
	arena_reset(&f->kept);
	lanes_make(f->facts, &f->kept, &f->lanes);
	return load_common(f, e) &&
	       frequent_load(f->sql, &f->kept, &f->frequent, e);
}

/* What is marked in hits: everything that was asked for and is text. */
static void
collect_marks(struct finder *f)
{
	const struct query *q = &f->query;

	for (size_t i = 0; i < q->n; i++) {
		for (size_t k = 0; k < q->v[i].n && !q->v[i].negative; k++) {
			const struct phrase *p = &q->v[i].v[k].phrase;

			if (p->n == 0)
				continue;
			*vec_push(&f->tmp, &f->marks) = *p;
			*vec_push(f->perm, &f->answer->terms) =
				phrase_term(p, f->perm);
		}
	}
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
	return range;
}

bool
finder_begin(struct finder *f, const struct search_ask *ask, struct arena *perm,
	struct answer *a, struct err *e)
{
	finder_end(f);
	arena_reset(&f->tmp);
	f->began = finder_clock();
	f->perm = perm;
	f->answer = a;
	f->marks = (struct phrases){ 0 };
	f->limit = ask->limit ? ask->limit : SIZE_MAX;
	*a = (struct answer){ .query = arena_copy(perm, ask->query),
		.partial = true };
	query_read(ask->query, ask->typing, &f->tmp, &f->query);
	a->ignored = arena_copy(perm, f->query.ignored);
	collect_marks(f);
	if (!catch_up(f, e) ||
		!check_make(&f->check, f->store, &f->query, f->terms,
			&f->frequent, facts_end(f->facts), &f->tmp, e))
		return false;
	/* A query of which nothing could be read finds nothing. */
	f->phase = f->query.n || ask->query.n == 0 ? PHASE_HITS : PHASE_DONE;
	walk_begin(f->walk, f->facts, &f->lanes, f->check.plan.match,
		range_of(ask, &f->check));
	f->asked = arena_mark(&f->tmp);
	return true;
}

static void
add_hit(struct finder *f, struct doc *doc)
{
	struct hit *h = vec_push(f->perm, &f->answer->hits);

	*h = (struct hit){ .id = doc->id,
		.title = arena_copy(f->perm, doc->title),
		.published = arena_copy(f->perm, doc->published),
		.source = arena_copy(f->perm, doc->source),
		.url = arena_copy(f->perm, doc->url) };
	snippet_make(&f->marks, doc, f->perm, &f->tmp, h);
}

/* One candidate: counted, and a hit while hits are wanted. */
static bool
look_at(struct finder *f, int64_t id, struct err *e)
{
	struct fact fact = facts_get(f->facts, id);
	bool wanted = f->phase == PHASE_HITS;
	struct doc doc;
	int more = 1;

	if (!check_may_pass(&f->check, id, fact))
		return true;
	arena_rewind(&f->tmp, f->asked);
	if (wanted || f->check.reads)
		more = check_load(&f->check, id, fact, &f->tmp, &doc, e);
	if (more > 0 && f->check.reads)
		more = check_passes(&f->check, &doc, &f->tmp, e);
	if (more > 0 && wanted)
		add_hit(f, &doc);
	f->answer->total += more > 0;
	return more >= 0;
}

enum finder_state
finder_step(struct finder *f, double until, struct err *e)
{
	struct found found;

	while (f->phase != PHASE_DONE) {
		if (f->stop && f->stop(f->ctx)) {
			err_set(e, ERR_STORE, _("stopped"));
			return FINDER_FAILED;
		}
		if (until > 0 && finder_clock() >= until)
			return FINDER_LATE;
		int more = walk_next(f->walk, &found, e);
		if (more == 0)
			break;
		if (more < 0 || !look_at(f, found.id, e))
			return FINDER_FAILED;
		if (f->phase == PHASE_HITS && f->answer->hits.n == f->limit) {
			f->phase = PHASE_COUNT;
			f->answer->ms = finder_clock() - f->began;
			return FINDER_HITS;
		}
	}
	if (f->phase == PHASE_HITS)
		f->answer->ms = finder_clock() - f->began;
	f->answer->partial = false;
	f->phase = PHASE_DONE;
	return FINDER_DONE;
}

int
finder_next(struct finder *f, struct doc *doc, struct err *e)
{
	struct found found;
	int more = 0, passes = 0;

	arena_rewind(&f->tmp, f->asked);
	while (f->phase != PHASE_DONE && passes == 0 &&
		(more = walk_next(f->walk, &found, e)) > 0) {
		struct fact fact = facts_get(f->facts, found.id);

		if (!check_may_pass(&f->check, found.id, fact))
			continue;
		arena_rewind(&f->tmp, f->asked);
		passes = check_load(&f->check, found.id, fact, &f->tmp, doc, e);
		if (passes > 0 && f->check.reads)
			passes = check_passes(&f->check, doc, &f->tmp, e);
	}
	return passes ? passes : more;
}
