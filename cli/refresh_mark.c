/* Tags and marks that the reader's configuration gives to what a feed brings.
 * They are the program's doing: what is undone is what the reader did last. */
#include "cli/refresh.h"

#include "store/state.h"

static bool
mark(struct store *s, const struct ids *ids, const struct feed_way *way,
	struct err *e)
{
	size_t n;

	if (ids->n == 0 || (!way->tags.n && !way->archive))
		return true;
	bool ok = store_step_begin(s, e);
	for (size_t i = 0; ok && i < ids->n; i++)
		ok = store_tag_words(s, ids->v[i], way->tags, e);
	if (ok && way->archive)
		ok = store_mark_all(s, ids, DEED_ARCHIVED, true, &n, e);
	return store_step_end(s, ok && store_step_forget(s, e), e);
}

bool
refresh_mark(struct refresh *r, struct err *e)
{
	for (size_t i = 0; i < r->n; i++) {
		struct refresh_feed *one = &r->v[i];
		struct feed_row row = one->row;

		if (!row.title.n)
			row.title = one->title;
		struct feed_way way = feed_way(&r->rules, &row);
		if (!mark(r->store, &one->brought, &way, e))
			return false;
		one->brought.n = 0;
	}
	return true;
}

/* Deletes what is older than its feed keeps; as it is no reader's doing it
 * cannot be undone, and what has a star, a note or a tag stays. */
static bool
expire(struct refresh *r, const struct refresh_feed *one, struct err *e)
{
	struct feed_way way = feed_way(&r->rules, &one->row);
	struct arena tmp = { 0 };
	struct ids ids = { 0 };
	size_t n = 0;

	if (way.keep == 0)
		return true;
	bool ok = feed_way_aged(&way, r->store,
		&(struct feed_aged){ one->row.id, r->now, &tmp }, &ids, e);
	if (ok && ids.n) {
		ok = store_step_begin(r->store, e);
		ok = ok &&
		     store_mark_all(r->store, &ids, DEED_DELETED, true, &n, e);
		ok = store_step_end(
			r->store, ok && store_step_forget(r->store, e), e);
	}
	r->expired += n;
	arena_free(&tmp);
	return ok;
}

bool
refresh_expire(struct refresh *r, struct err *e)
{
	for (size_t i = 0; i < r->n; i++)
		if (!expire(r, &r->v[i], e))
			return false;
	return true;
}

bool
refresh_mark_page(
	struct refresh *r, int64_t article, int64_t page, struct err *e)
{
	struct ids one = { .v = &page, .n = 1 };
	struct article_row row;

	if (!store_article(r->store, article, &r->perm, &row, e))
		return false;
	struct feed_way way = { .tags = row.tags, .archive = row.archived };
	return mark(r->store, &one, &way, e);
}
