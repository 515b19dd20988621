#include "store/search.h"

#include "store/facets.h"
#include "store/finder.h"
#include "store/match.h"
#include "store/store_internal.h"

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
	if (state == FINDER_DONE && ask->facets && a->total &&
		!facets_count(s->finder, s, perm, &a->facets, e))
		state = FINDER_FAILED;
	finder_end(s->finder);
	return state != FINDER_FAILED;
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
