#include "store/hits.h"

#include "store/snippet.h"

void
hits_begin(struct hits *h, const struct query *q)
{
	h->marks = (struct phrases){ 0 };
	for (size_t i = 0; i < q->n; i++) {
		for (size_t k = 0; k < q->v[i].n && !q->v[i].negative; k++) {
			const struct phrase *p = &q->v[i].v[k].phrase;

			if (p->n == 0)
				continue;
			*vec_push(h->tmp, &h->marks) = *p;
			*vec_push(h->perm, &h->answer->terms) =
				phrase_term(p, h->perm);
		}
	}
}

void
hits_add(struct hits *h, struct doc *doc, double score)
{
	struct hit *hit = vec_push(h->perm, &h->answer->hits);

	*hit = (struct hit){ .id = doc->id,
		.title = arena_copy(h->perm, doc->title),
		.published = arena_copy(h->perm, doc->published),
		.source = arena_copy(h->perm, doc->source),
		.url = arena_copy(h->perm, doc->url),
		.score = score };
	snippet_make(&h->marks, doc, h->perm, h->tmp, hit);
}
