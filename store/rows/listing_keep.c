#include "store/rows/listing_keep.h"

#include "store/rows/listing_rows.h"

enum { CHANGES_MAX = 64 }; /* beyond it is made anew as quickly */

/* Which articles are no rows, or none of their own. */
struct absent {
	const struct hidden *hidden;
	const struct behind *behind;
};

/* Articles whose rows may have changed, as they were marked. */
struct changes {
	struct hidden_article v[CHANGES_MAX];
	size_t n;
	bool too_many;
};

static void
note(struct changes *c, struct hidden_article was)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].id == was.id)
			return;
	if (c->n == CHANGES_MAX)
		c->too_many = true;
	else
		c->v[c->n++] = was;
}

/* How an article is marked now. */
static struct hidden_article
marked(const struct hidden *hidden, struct hidden_article a)
{
	const struct hidden_article *h = hidden_find(hidden, a.id);

	a.archived = h && h->archived;
	a.deleted = h && h->deleted;
	return a;
}

/* Another report of the same story may be the line now. */
static void
note_stories(
	struct changes *c, const struct stories *t, const struct hidden *hidden)
{
	for (size_t i = 0, n = c->n; i < n; i++) {
		struct reports r = stories_of(t, c->v[i].id);

		for (size_t k = 0; k < r.n; k++)
			note(c, marked(hidden, (struct hidden_article){
						       .id = r.v[k].id,
						       .at = r.v[k].at }));
	}
}

static size_t
rows_of(const struct listing *l, const struct hidden_article *a,
	const struct behind *behind)
{
	switch (l->kind) {
	case LISTING_QUOTES: return a->deleted ? 0 : (size_t)a->quotes;
	case LISTING_FIGURES: return a->deleted ? 0 : (size_t)a->figures;
	default:
		return !a->archived && !a->deleted &&
		       !behind_has(behind, a->id);
	}
}

/* False: it is not worth it. */
static bool
apply(struct listing *l, const struct absent *now)
{
	struct changes c = { 0 };
	size_t n;
	const struct hidden_article *was =
		hidden_since(now->hidden, l->changes, &n);

	if (!was)
		return false;
	for (size_t i = 0; i < n; i++)
		note(&c, was[i]);
	if (l->kind == LISTING_STORIES)
		note_stories(&c, &l->store->stories, now->hidden);
	for (size_t i = 0; i < c.n && !c.too_many; i++) {
		struct hidden_article is = marked(now->hidden, c.v[i]);
		struct key key = { 0, is.at, is.id };
		size_t before = rows_of(l, &c.v[i], &l->behind),
		       after = rows_of(l, &is, now->behind);

		if (before != after)
			rows_change(l, key, before, after);
	}
	return !c.too_many;
}

static bool
look(struct listing *l, struct absent *now, struct arena *perm,
	struct behind *behind, struct err *e)
{
	const struct stories *stories;

	*behind = (struct behind){ 0 };
	*now = (struct absent){ hidden_load(l->store, e), behind };
	if (!now->hidden)
		return false;
	if (l->kind != LISTING_STORIES)
		return true;
	if (!(stories = stories_load(l->store, e)))
		return false;
	stories_behind(stories, now->hidden, perm, behind);
	return true;
}

/* What was looked at is what the listing is for; the arena becomes its. */
static void
take(struct listing *l, const struct absent *now, struct arena *arena)
{
	l->behind = *now->behind;
	l->changes = now->hidden->changes;
	arena_free(&l->arena);
	l->arena = *arena;
}

bool
listing_keep(struct listing *l)
{
	struct arena arena = { 0 };
	struct behind behind;
	struct absent now;
	struct versions v;

	if (!store_versions(l->store, &v, NULL) ||
		!version_same(v.archive, l->archive))
		return false;
	if (is_players(l))
		return true;
	const struct hidden *hidden = hidden_load(l->store, NULL);
	if (hidden && hidden->changes == l->changes)
		return true;
	bool kept = look(l, &now, &arena, &behind, NULL) && apply(l, &now);
	if (kept)
		take(l, &now, &arena);
	else
		arena_free(&arena);
	return kept;
}

bool
listing_look(struct listing *l, struct err *e)
{
	struct arena arena = { 0 };
	struct behind behind;
	struct absent now;
	struct versions v;

	if (!store_versions(l->store, &v, e) ||
		!look(l, &now, &arena, &behind, e)) {
		arena_free(&arena);
		return false;
	}
	l->archive = v.archive;
	take(l, &now, &arena);
	return true;
}
