/* What is done to one report of a story may be meant for all of them. */
#include "store/store_internal.h"

/* Are both in the lists, or both in the archive? */
static bool
listed_alike(const struct hidden *hidden, int64_t a, int64_t b)
{
	const struct hidden_article *x = hidden_find(hidden, a),
				    *y = hidden_find(hidden, b);

	if ((x && x->deleted) || (y && y->deleted))
		return false;
	return (x && x->archived) == (y && y->archived);
}

bool
store_story(struct store *s, int64_t article, struct arena *perm,
	struct ids *out, struct err *e)
{
	const struct stories *t = stories_load(s, e);
	const struct hidden *hidden;

	*out = (struct ids){ 0 };
	if (!t)
		return false;
	struct reports r = stories_of(t, article);
	if (r.n == 0)
		return true;
	if (!(hidden = hidden_load(s, e)))
		return false;
	for (size_t i = 0; i < r.n; i++)
		if (listed_alike(hidden, article, r.v[i].id))
			*vec_push(perm, out) = r.v[i].id;
	if (out->n < 2)
		out->n = 0;
	return true;
}

/* By report (the last: none): it is there already, or shall not be. */
static bool *
settled(const struct stories *t, const struct ids *apart, const struct ids *ids,
	struct arena *tmp)
{
	bool *done = arena_new(tmp, bool, t->n + 1);

	for (size_t i = 0; i < ids->n; i++)
		done[stories_place(t, ids->v[i])] = true;
	for (size_t i = 0; i < apart->n; i++) {
		struct reports r = stories_of(t, apart->v[i]);

		for (size_t k = 0; k < r.n; k++)
			done[r.v + k - t->v] = true;
	}
	return done;
}

bool
store_add_stories(struct store *s, const struct ids *apart, struct arena *perm,
	struct ids *ids, struct err *e)
{
	const struct stories *t = stories_load(s, e);
	const struct hidden *hidden = hidden_load(s, e);
	struct arena tmp = { 0 };
	size_t n = ids->n;

	if (!t || !hidden)
		return false;
	bool *done = settled(t, apart, ids, &tmp);
	for (size_t i = 0; i < n && t->n; i++) {
		struct reports r = stories_of(t, ids->v[i]);

		for (size_t k = 0; k < r.n; k++) {
			bool *is = &done[r.v + k - t->v];

			if (!*is && listed_alike(hidden, ids->v[i], r.v[k].id))
				*vec_push(perm, ids) = r.v[k].id;
			*is = true;
		}
	}
	arena_free(&tmp);
	return true;
}
