#include "store/rows/listing_keep.h"

#include "store/rows/listing_rows.h"

enum { CHANGES_MAX = 64 }; /* beyond it is made anew as quickly */

/* Which articles are no rows, or none of their own. */
struct absent {
	const struct hidden *hidden;
	const struct behind *behind;
};

/* An article whose rows may have changed. */
struct change {
	int64_t id, at, quotes, figures;
};

struct changes {
	struct change v[CHANGES_MAX];
	size_t n;
	bool too_many;
};

static void
note(struct changes *c, struct change one)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].id == one.id)
			return;
	if (c->n == CHANGES_MAX)
		c->too_many = true;
	else
		c->v[c->n++] = one;
}

static void
note_hidden(struct changes *c, const struct hidden_article *h)
{
	note(c, (struct change){ h->id, h->at, h->quotes, h->figures });
}

static bool
marked_alike(const struct hidden_article *a, const struct hidden_article *b)
{
	return a->archived == b->archived && a->deleted == b->deleted;
}

/* Whose marks differ; both are by number. */
static void
compare(const struct hidden *before, const struct hidden *after,
	struct changes *c)
{
	size_t i = 0, k = 0;

	while ((i < before->n || k < after->n) && !c->too_many) {
		const struct hidden_article *a = before->v + i,
					    *b = after->v + k;
		bool old = k == after->n || (i < before->n && a->id <= b->id);
		bool new = i == before->n || (k < after->n && b->id <= a->id);

		if (!old || !new || !marked_alike(a, b))
			note_hidden(c, old ? a : b);
		i += old;
		k += new;
	}
}

/* Another report of the same story may be the line now. */
static void
note_stories(struct changes *c, const struct stories *t)
{
	for (size_t i = 0, n = c->n; i < n; i++) {
		struct reports r = stories_of(t, c->v[i].id);

		for (size_t k = 0; k < r.n; k++)
			note(c, (struct change){
					.id = r.v[k].id, .at = r.v[k].at });
	}
}

static size_t
rows_of(const struct listing *l, const struct change *c,
	const struct absent *absent)
{
	const struct hidden_article *h = hidden_find(absent->hidden, c->id);

	switch (l->kind) {
	case LISTING_QUOTES: return h && h->deleted ? 0 : (size_t)c->quotes;
	case LISTING_FIGURES: return h && h->deleted ? 0 : (size_t)c->figures;
	default: return !h && !behind_has(absent->behind, c->id);
	}
}

/* False: it is not worth it. */
static bool
apply(struct listing *l, const struct absent *now)
{
	const struct absent was = { &l->gone, &l->behind };
	struct changes c = { 0 };

	compare(was.hidden, now->hidden, &c);
	if (l->kind == LISTING_STORIES)
		note_stories(&c, &l->store->stories);
	for (size_t i = 0; i < c.n && !c.too_many; i++) {
		struct key key = { 0, c.v[i].at, c.v[i].id };
		size_t before = rows_of(l, &c.v[i], &was),
		       after = rows_of(l, &c.v[i], now);

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
	l->gone = (struct hidden){ 0 };
	for (size_t i = 0; i < now->hidden->n; i++)
		*vec_push(arena, &l->gone) = now->hidden->v[i];
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
