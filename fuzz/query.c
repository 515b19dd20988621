/*
 * store/find/query.c and what works on its phrases: up to the first '|' the bytes
 * are a query, behind it a text.  Whatever they are, marks lie in the text,
 * and a text that is patched equals one that is folded whole.
 */
#include "base/utf8.h"
#include "store/find/match.h"
#include "store/find/plan.h"
#include "store/query.h"
#include "store/index/terms.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void
check_spots(const struct query *q, str text, struct arena *tmp)
{
	struct hay hay = hay_make(text, (str){ 0 }, HAY_FOLDED, tmp);
	struct phrases phrases = { 0 };
	struct spots spots = { 0 };
	struct phrase again;

	for (size_t i = 0; i < q->n; i++) {
		for (size_t k = 0; k < q->v[i].n; k++) {
			struct phrase *p = &q->v[i].v[k].phrase;

			if (p->n == 0)
				continue;
			*vec_push(tmp, &phrases) = *p;
			if (!phrase_parse(phrase_term(p, tmp), tmp, &again))
				abort();
		}
	}
	match_spots(&phrases, &hay, 100, tmp, &spots);
	for (size_t i = 0; i < spots.n; i++) {
		struct span at = spots.v[i].at;

		if (at.start > at.end || at.end > text.n)
			abort();
	}
}

/* A query that holds a text's own terms plans to find it: only that it can
 * be planned is looked at here. */
static void
check_plan(const struct query *q, const struct terms *t, struct arena *tmp)
{
	struct frequent none = { 0 };
	struct plan plan;

	plan_make(q, t, &none, tmp, &plan);
	if (plan.match.n == 0 && plan.titles.n)
		abort();
}

static void
check_places(struct terms *t, str text, struct arena *tmp)
{
	terms_build(t, (str){ 0 }, text);
	struct hay a = hay_make(text, terms_places(t), HAY_PLAIN, tmp);
	struct hay b = hay_make(text, (str){ 0 }, HAY_FOLDED, tmp);

	/* Places that are damaged must do no harm, either. */
	struct hay c = hay_make(text, text, HAY_PLAIN, tmp);
	if (hay_raw(&a, a.text.n) > text.n || hay_raw(&b, b.text.n) > text.n ||
		hay_raw(&c, c.text.n) > text.n)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena tmp = { 0 };
	str all = { (const char *)bytes, n }, asked, text;
	struct query q;
	struct terms *t = terms_new(str_of(terms_common));

	str_cut(all, STR("|"), &asked, &text);
	text = utf8_repair(&tmp, text, NULL);
	query_read(asked, n % 2, &tmp, &q);
	check_spots(&q, text, &tmp);
	check_plan(&q, t, &tmp);
	check_places(t, text, &tmp);
	terms_free(t);
	arena_free(&tmp);
	return 0;
}
