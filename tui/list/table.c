#include "tui/list/table.h"

#include "tui/list/list.h"

#include <string.h>

static size_t
place(const struct generation *g, int64_t id)
{
	size_t i = (uint64_t)id * 0x9E3779B97F4A7C15u >> 32;

	for (i %= CACHE_ROWS * 2; g->v[i].row && g->v[i].id != id;)
		i = (i + 1) % (CACHE_ROWS * 2);
	return i;
}

static void
forget(struct generation *g)
{
	arena_reset(&g->arena);
	memset(g->v, 0, sizeof g->v);
	g->n = 0;
}

/* Swapped by hand: they are too large for the stack. */
static void
grow_old(struct cache *c)
{
	struct arena arena = c->old.arena;

	c->old.arena = c->young.arena;
	memcpy(c->old.v, c->young.v, sizeof c->old.v);
	c->young.arena = arena;
	forget(&c->young);
}

static void *
find(struct cache *c, int64_t id)
{
	void *row = c->young.v[place(&c->young, id)].row;

	return row ? row : c->old.v[place(&c->old, id)].row;
}

void
table_read_article(
	struct store *store, int64_t id, struct arena *texts, void *row)
{
	struct article_row *a = row;
	struct err e = { 0 };

	if (!store_article(store, id, texts, a, &e))
		a->title = arena_copy(texts, str_of(e.text));
}

const void *
cache_row(struct cache *c, struct store *store, int64_t id, size_t size,
	row_read *read)
{
	void *row = find(c, id);

	if (row)
		return row;
	if (c->young.n == CACHE_ROWS)
		grow_old(c);
	struct generation *g = &c->young;
	size_t i = place(g, id);

	g->n++;
	g->v[i].id = id;
	g->v[i].row = arena_alloc(&g->arena, size, _Alignof(max_align_t), 1);
	read(store, id, &g->arena, g->v[i].row);
	return g->v[i].row;
}

void
cache_clear(struct cache *c)
{
	forget(&c->old);
	forget(&c->young);
}

void
cache_look(struct cache *c, struct app *app)
{
	struct versions now = { 0 };

	if (c->looked == app->frames)
		return;
	c->looked = app->frames;
	if (!store_versions(app->store, &now, NULL) ||
		!versions_same(now, c->of))
		cache_clear(c);
	c->of = now;
}

void
cache_look_archive(struct cache *c, struct store *store)
{
	struct versions now = { 0 };

	if (!store_versions(store, &now, NULL) ||
		!version_same(now.archive, c->of.archive))
		cache_clear(c);
	c->of.archive = now.archive;
}

void
cache_free(struct cache *c)
{
	arena_free(&c->old.arena);
	arena_free(&c->young.arena);
}

size_t
table_all(const struct table *r)
{
	return r->paged ? r->listing.n : r->ids.n;
}

size_t
table_n(const struct table *r)
{
	return (r->narrowed ? r->found.n : table_all(r)) + table_below(r);
}

int64_t
table_own(struct table *r, size_t i)
{
	const struct ids *ids = r->narrowed ? &r->found : &r->ids;

	if (r->paged && !r->narrowed)
		return listing_id(&r->listing, i);
	return i < ids->n ? ids->v[i] : 0;
}

void
table_clear(struct table *r)
{
	arena_reset(&r->arena);
	r->ids = (struct ids){ 0 };
	r->paged = false;
}

int64_t
table_selected(struct view *v, struct table *r)
{
	return list_count(v) ? table_id(r, v->selected) : 0;
}

void
table_refresh(struct view *v, struct table *r, table_load *load)
{
	if (r->loaded && r->version == v->app->version)
		return;
	r->wanted = r->loaded ? table_id(r, v->selected) : 0;
	if (!r->cache)
		r->cache = arena_new(&v->arena, struct cache, 1);
	cache_look_archive(r->cache, v->app->store);
	r->failed = (struct err){ 0 };
	r->loaded = true;
	r->version = v->app->version;
	if (!load(v, r, &r->failed))
		table_clear(r);
	if (!r->question)
		table_select_wanted(v, r);
}

void
table_close(struct table *r)
{
	if (r->cache)
		cache_free(r->cache);
	listing_free(&r->listing);
	arena_free(&r->arena);
	arena_free(&r->found_arena);
	arena_free(&r->apart_arena);
}

bool
table_step(struct view *v, int by, table_article *article_of, int64_t *article)
{
	size_t n = list_count(v);

	if (n == 0)
		return false;
	int64_t here = article_of(v, v->selected);
	for (size_t k = list_selected(v) + (size_t)by; k < n; k += (size_t)by) {
		size_t i = list_number(v, k);
		int64_t id = article_of(v, i);

		if (id && id != here) {
			list_select(v, i);
			*article = id;
			return true;
		}
	}
	return false;
}
