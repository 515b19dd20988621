#include "store/search.h"

#include "store/find/facets.h"
#include "store/feeds.h"
#include "store/find/finder.h"
#include "store/find/match.h"
#include "store/find/nearest.h"
#include "store/query.h"
#include "store/store_internal.h"

#include <math.h>

bool
search_run(struct store *s, const struct search_ask *ask, struct arena *perm,
	struct answer *a, struct err *e)
{
	double until = 0;
	enum finder_state state;

	if (!s->finder)
		s->finder = finder_new(s);
	if (ask->deadline_ms > 0)
		until = finder_clock() + ask->deadline_ms;
	if (!finder_begin(s->finder, ask, perm, a, e)) {
		finder_end(s->finder);
		return false;
	}
	do {
		state = finder_step(s->finder, until, e);
	} while (state == FINDER_HITS);
	if (state == FINDER_LATE && !finder_show(s->finder, e))
		state = FINDER_FAILED;
	if (state == FINDER_DONE && ask->facets && a->total && !a->damaged &&
		!facets_count(s->finder, s, perm, &a->facets, e))
		state = FINDER_FAILED;
	if (state == FINDER_DONE && ask->nearest && nearest_wanted(a))
		nearest_find(s, s->finder, perm, a);
	finder_end(s->finder);
	return state != FINDER_FAILED;
}

bool
search_ids(struct store *s, str query, struct arena *perm, struct ids *out,
	struct err *e)
{
	struct search_ask ask = { .query = query, .sort = SEARCH_NEW };
	struct arena tmp = { 0 };
	struct answer a = { 0 };

	*out = (struct ids){ 0 };
	if (!s->finder)
		s->finder = finder_new(s);
	bool ok = finder_begin(s->finder, &ask, &tmp, &a, e) &&
		  finder_newest(s->finder, SIZE_MAX, INFINITY, perm, out, e);
	finder_end(s->finder);
	/* What cannot be read as a query is none. */
	if (str_trim(query).n && str_eq(a.ignored, str_trim(query)))
		out->n = 0;
	arena_free(&tmp);
	return ok;
}

/* The number of the last article that was there at that time. */
static bool
number_at(struct store *s, int64_t since, int64_t *number, struct err *e)
{
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select id, added from article order by id desc");
	int more;

	*number = 0;
	while ((more = sql_step(&s->archive, q, e)) > 0)
		if (sql_int(q, 1) <= since) {
			*number = sql_int(q, 0);
			sqlite3_reset(q);
			return true;
		}
	return more == 0;
}

static bool
count_feed(struct store *s, struct count *c, struct err *e)
{
	struct feed_row row = { .id = c->id };

	c->known = store_count_feed(s, &row, e);
	c->total = row.articles;
	c->fresh = row.unread;
	return c->known;
}

bool
search_count_with(
	struct store *s, struct finder *f, struct count *c, struct err *e)
{
	if (c->of == COUNT_FEED)
		return count_feed(s, c, e);
	struct search_ask ask = { .query = c->query, .sort = SEARCH_NEW };
	struct arena tmp = { 0 };
	struct answer a = { 0 };
	int64_t number;

	c->known = number_at(s, c->since, &number, e) &&
		   finder_begin(f, &ask, &tmp, &a, e) &&
		   finder_count(f, number, &c->total, &c->fresh, e);
	finder_end(f);
	arena_free(&tmp);
	return c->known;
}

bool
search_count(struct store *s, struct count *c, struct err *e)
{
	if (!s->finder)
		s->finder = finder_new(s);
	return search_count_with(s, s->finder, c, e);
}

void
search_marks(const struct strs *terms, str text, struct arena *perm,
	struct spans *out)
{
	struct arena tmp = { 0 };
	struct phrases phrases = { 0 };
	struct spots spots = { 0 };
	struct hay hay = hay_make(text, (str){ 0 }, HAY_FOLDED, &tmp);
	uint32_t last = 0;

	for (size_t i = 0; i < terms->n; i++) {
		struct phrase p;

		if (phrase_parse(terms->v[i], &tmp, &p))
			*vec_push(&tmp, &phrases) = p;
	}
	match_spots(&phrases, &hay, SIZE_MAX, &tmp, &spots);
	for (size_t i = 0; i < spots.n; i++) {
		struct span at = spots.v[i].at;

		if (at.start < last || span_empty(at))
			continue;
		*vec_push(perm, out) = at;
		last = at.end;
	}
	arena_free(&tmp);
}

bool
search_asks_marks(str text)
{
	struct arena tmp = { 0 };
	struct query query;
	bool asks = false;

	query_read(text, true, &tmp, &query);
	for (size_t i = 0; i < query.n; i++)
		for (size_t k = 0; k < query.v[i].n; k++)
			asks |= query.v[i].v[k].field == FIELD_IS ||
				query.v[i].v[k].field == FIELD_TAG;
	arena_free(&tmp);
	return asks;
}
