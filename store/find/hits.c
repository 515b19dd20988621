#include "store/find/hits.h"

#include "store/find/snippet.h"
#include "store/stories/story.h"

void
hits_begin(struct hits *h, const struct query *q)
{
	h->marks = (struct phrases){ 0 };
	for (size_t i = 0; i < q->n; i++) {
		for (size_t k = 0; k < q->v[i].n && !q->v[i].negative; k++) {
			const struct phrase *p = &q->v[i].v[k].phrase;

			/* Who asks for its reports wants to see them. */
			if (q->v[i].v[k].field == FIELD_STORY)
				h->sql = NULL;
			if (p->n == 0)
				continue;
			*vec_push(h->tmp, &h->marks) = *p;
			*vec_push(h->perm, &h->answer->terms) =
				phrase_term(p, h->perm);
		}
	}
}

/* Does an earlier hit tell the article's story?  Then it is its reprint. */
static bool
is_told(struct hits *h, int64_t story, int64_t article)
{
	for (size_t i = 0; i < h->told.n; i++) {
		struct told *t = &h->told.v[i];
		struct hit *hit = &h->answer->hits.v[t->hit];

		if (t->story != story)
			continue;
		*vec_push(h->perm, &t->reprints) = article;
		hit->reprints = t->reprints.v;
		hit->n_reprints = t->reprints.n;
		return true;
	}
	*vec_push(h->perm, &h->told) =
		(struct told){ .story = story, .hit = h->answer->hits.n };
	return false;
}

bool
hits_add(struct hits *h, struct doc *doc, double score, struct err *e)
{
	int64_t story = 0;

	if (h->sql && !story_of(h->sql, doc->id, &story, e))
		return false;
	if (story && is_told(h, story, doc->id))
		return true;
	struct hit *hit = vec_push(h->perm, &h->answer->hits);
	*hit = (struct hit){ .id = doc->id,
		.title = arena_copy(h->perm, doc->title),
		.published = arena_copy(h->perm, doc->published),
		.source = arena_copy(h->perm, doc->source),
		.url = arena_copy(h->perm, doc->url),
		.score = score };
	snippet_make(&h->marks, doc, h->perm, h->tmp, hit);
	return true;
}

void
hits_clear(struct hits *h)
{
	h->told.n = 0;
	h->answer->hits.n = 0;
}
