/* The pages of entries that are summaries. */
#include "cli/refresh.h"

#include "base/i18n.h"
#include "content/html/url.h"

enum { PAGES_A_FEED = 20 /* in one run */ };

/* Pages: which article each is for. */
struct pages {
	struct refresh *r;
	struct fetch *v;
	size_t n, cap;
};

static void
on_page(void *ctx, const char *path, const struct article *a, int64_t id,
	bool fresh)
{
	struct refresh *r = ctx;
	int64_t article = 0;

	(void)a;
	/* The path is the number of the article that it is the page of. */
	str_to_int(str_of(path), &article);
	r->pages += fresh;
	r->page = id;
	if (fresh)
		refresh_mark_page(r, article, id, NULL);
	if (store_begin(r->store, NULL) &&
		store_set_whole(r->store, article, id, NULL))
		store_commit(r->store, NULL);
	else
		store_rollback(r->store);
}

static void
on_page_fetched(void *ctx, struct fetch *f)
{
	struct refresh *r = ctx;

	if (f->ok)
		return;
	refresh_fail(r, f->why.text);
	/* It is not asked for again and again. */
	if (f->status / 100 == 4 && store_begin(r->store, NULL) &&
		store_set_whole(r->store, f->of, 0, NULL))
		store_commit(r->store, NULL);
	else
		store_rollback(r->store);
}

static bool
add_wanted(struct pages *p, int64_t feed, struct err *e)
{
	struct refresh *r = p->r;
	struct ids wanted;

	if (!store_wanted(r->store, feed, &r->perm, &wanted, e))
		return false;
	for (size_t i = 0; i < wanted.n && i < PAGES_A_FEED; i++) {
		struct article_row row;

		if (store_article(r->store, wanted.v[i], &r->perm, &row, NULL))
			*vec_push(&r->perm, p) = (struct fetch){ .url = row.url,
				.of = wanted.v[i] };
	}
	return true;
}

static bool
take_pages(struct pages *p, struct err *e)
{
	struct refresh *r = p->r;
	struct intake_piece *pieces =
		arena_new(&r->perm, struct intake_piece, p->n);
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].ok)
			pieces[n++] = (struct intake_piece){
				.name = arena_printf(
					&r->perm, "%lld", (long long)p->v[i].of)
						.s,
				.bytes = buf_str(&p->v[i].body),
				.url = p->v[i].final,
				.label = p->v[i].label,
			};
	return refresh_intake(r, pieces, n, on_page, e);
}

static bool
fetch_pages(struct pages *p, struct err *e)
{
	struct refresh *r = p->r;
	struct fetch_how how = fetch_usual();

	if (p->n == 0 || progress_stopped())
		return true;
	how.done = on_page_fetched;
	how.cancelled = refresh_stopped;
	how.ctx = r;
	bool ok =
		fetch_all(p->v, p->n, &how, &r->perm, e) || progress_stopped();
	ok = ok && take_pages(p, e);
	fetch_free(p->v, p->n);
	return ok;
}

bool
refresh_pages(struct refresh *r, const struct ids *ids, struct err *e)
{
	struct pages p = { .r = r };

	for (size_t i = 0; i < ids->n; i++)
		if (!add_wanted(&p, ids->v[i], e))
			return false;
	return fetch_pages(&p, e);
}

bool
refresh_page(struct refresh *r, const char *number, struct err *e)
{
	struct pages p = { .r = r };
	struct article_row row;
	int64_t id;

	if (!str_to_int(str_of(number), &id))
		return err_set(
			e, ERR_USAGE, _("%s is no article's number"), number);
	if (!store_article(r->store, id, &r->perm, &row, e))
		return false;
	if (!url_is_web(row.url))
		return err_set(e, ERR_INPUT,
			_("article %lld has no address of a page"),
			(long long)id);
	*vec_push(&r->perm, &p) = (struct fetch){ .url = row.url, .of = id };
	return fetch_pages(&p, e);
}
