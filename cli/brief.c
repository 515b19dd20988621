/* brief: what is new since a day: stories, players, quotes, figures. */
#include "base/i18n.h"
#include "cli/print.h"
#include "cli/row_quote.h"
#include "cli/verb.h"
#include "store/search.h"

#include <stdlib.h>

enum { FEW = 10, STORIES_MAX = 1000, COLUMN_NAME = 20, COLUMN_TEXT = 16 };

struct brief {
	struct rows rows;
	str since, query;
	struct answer found; /* the articles since then, and what they share */
	struct ids quotes, figures;
};

/* The day of the newest article, unless a day is given. */
static bool
find_since(struct brief *b, struct err *e)
{
	struct call *c = b->rows.call;
	struct ids ids = { 0 };
	struct article_row newest = { 0 };

	b->since = str_of(c->option[OPTION_SINCE]);
	if (b->since.n)
		return true;
	if (!store_articles(b->rows.store, &c->arena, &ids, e))
		return false;
	if (ids.n &&
		!store_article(b->rows.store, ids.v[0], &c->arena, &newest, e))
		return false;
	b->since = str_take(newest.published, 10);
	return true;
}

/* Most reprinted first, then the newest. */
static int
by_reprints(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;

	if (x->n_reprints != y->n_reprints)
		return x->n_reprints < y->n_reprints ? 1 : -1;
	return str_cmp(y->published, x->published);
}

static bool
find_all(struct brief *b, struct err *e)
{
	struct arena *perm = &b->rows.call->arena;
	struct store *store = b->rows.store;
	size_t few = call_limit(b->rows.call, FEW);

	if (!find_since(b, e))
		return false;
	b->query = arena_printf(perm, "since:%.*s", STR_ARG(b->since));
	struct search_ask ask = { .query = b->query,
		.sort = SEARCH_NEW,
		.limit = STORIES_MAX,
		.facets = true };
	struct quote_filter quotes = { .query = b->query, .limit = few };
	struct figure_filter figures = { .query = b->query, .limit = few };
	if (!search_run(store, &ask, perm, &b->found, e) ||
		!store_quotes(store, &quotes, perm, &b->quotes, e) ||
		!store_figures(store, &figures, perm, &b->figures, e))
		return false;
	if (b->found.hits.n)
		qsort(b->found.hits.v, b->found.hits.n, sizeof *b->found.hits.v,
			by_reprints);
	return true;
}

static size_t
at_most(const struct brief *b, size_t n)
{
	size_t few = call_limit(b->rows.call, FEW);

	return few && n > few ? few : n;
}

/* Was he never named before? */
static bool
is_new(struct brief *b, str name)
{
	struct player_row row = { 0 };
	int64_t id;

	return store_player_named(b->rows.store, name, &id, NULL) && id &&
	       store_player(b->rows.store, id, &b->rows.tmp, &row, NULL) &&
	       str_cmp(row.first, b->since) >= 0;
}

static void
heading(struct brief *b, const char *name, size_t n)
{
	struct line l = { .out = &b->rows.call->out };

	print_rest(&l, arena_printf(&b->rows.tmp, "%s %zu", name, n));
	print_end(&l);
}

static void
print_stories(struct brief *b)
{
	heading(b, _("articles"), b->found.total);
	for (size_t i = 0; i < at_most(b, b->found.hits.n); i++) {
		const struct hit *h = &b->found.hits.v[i];
		struct line l = { .out = &b->rows.call->out };

		print_number(&l, h->id, COLUMN_ID);
		print_column(
			&l, str_take(h->published, COLUMN_DATE), COLUMN_DATE);
		if (h->n_reprints)
			print_rest(&l,
				arena_printf(&b->rows.tmp, "%.*s  ×%zu",
					STR_ARG(h->title), h->n_reprints + 1));
		else
			print_rest(&l, h->title);
		print_end(&l);
	}
}

static void
print_players(struct brief *b)
{
	const struct facet *v = b->found.facets.of[FACET_PLAYERS].v;
	size_t n = b->found.facets.of[FACET_PLAYERS].n;

	heading(b, _("players"), n);
	for (size_t i = 0; i < at_most(b, n); i++) {
		struct line l = { .out = &b->rows.call->out };

		print_number(&l, v[i].articles, COLUMN_ID);
		print_column(&l, v[i].word, COLUMN_NAME);
		if (is_new(b, v[i].word))
			print_rest(&l, str_of(_("named for the first time")));
		print_end(&l);
	}
}

static bool
print_figure(struct rows *r, int64_t id, struct err *e)
{
	struct figure_row f = { 0 };
	struct line l = { .out = &r->call->out };

	if (!store_figure(r->store, id, &r->tmp, &f, e))
		return false;
	print_number(&l, f.article, COLUMN_ID);
	print_column(&l, f.text, COLUMN_TEXT);
	print_rest(&l, f.sentence);
	print_end(&l);
	return true;
}

static bool
print_all(struct brief *b, struct err *e)
{
	print_stories(b);
	print_players(b);
	heading(b, _("quotes"), b->quotes.n);
	if (!rows_print(&b->rows, &b->quotes, row_quote, e))
		return false;
	heading(b, _("figures"), b->figures.n);
	return rows_print(&b->rows, &b->figures, print_figure, e);
}

static void
put_stories(struct brief *b, struct json *j)
{
	json_key(j, "stories");
	json_open(j, '[');
	for (size_t i = 0; i < at_most(b, b->found.hits.n); i++) {
		const struct hit *h = &b->found.hits.v[i];

		json_open(j, '{');
		json_key_int(j, "id", h->id);
		json_key_fact(j, "title", h->title);
		json_key_fact(j, "published", h->published);
		json_key_int(j, "reprints", (int64_t)h->n_reprints);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
put_players(struct brief *b, struct json *j)
{
	const struct facet *v = b->found.facets.of[FACET_PLAYERS].v;
	size_t n = b->found.facets.of[FACET_PLAYERS].n;

	json_key(j, "players");
	json_open(j, '[');
	for (size_t i = 0; i < at_most(b, n); i++) {
		json_open(j, '{');
		json_key_fact(j, "name", v[i].word);
		json_key_int(j, "articles", v[i].articles);
		json_key(j, "new");
		json_bool(j, is_new(b, v[i].word));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static bool
put_quotes(struct brief *b, struct json *j, struct err *e)
{
	bool ok = true;

	json_key(j, "quotes");
	json_open(j, '[');
	for (size_t i = 0; ok && i < at_most(b, b->quotes.n); i++) {
		json_open(j, '{');
		ok = row_quote_json(&b->rows, b->quotes.v[i], j, e);
		json_close(j, '}');
	}
	json_close(j, ']');
	return ok;
}

static bool
put_figures(struct brief *b, struct json *j, struct err *e)
{
	bool ok = true;

	json_key(j, "figures");
	json_open(j, '[');
	for (size_t i = 0; ok && i < at_most(b, b->figures.n); i++) {
		struct figure_row f = { 0 };

		ok = store_figure(
			b->rows.store, b->figures.v[i], &b->rows.tmp, &f, e);
		json_open(j, '{');
		json_key_int(j, "article_id", f.article);
		json_key_fact(j, "text", f.text);
		json_key_fact(j, "sentence", f.sentence);
		json_close(j, '}');
	}
	json_close(j, ']');
	return ok;
}

static bool
put_all(struct brief *b, struct err *e)
{
	struct json j;

	rows_json_open(b->rows.call, &j);
	json_key_fact(&j, "since", b->since);
	json_key_int(&j, "articles", (int64_t)b->found.total);
	put_stories(b, &j);
	put_players(b, &j);
	bool ok = put_quotes(b, &j, e) && put_figures(b, &j, e);
	rows_json_end(b->rows.call, &j);
	return ok;
}

int
verb_brief(struct call *c)
{
	struct brief b = { 0 };
	struct err e = { 0 };
	bool ok = rows_open(&b.rows, c, &e) && find_all(&b, &e) &&
		  (rows_json(&b.rows) ? put_all(&b, &e) : print_all(&b, &e));

	rows_close(&b.rows);
	return ok ? 0 : call_fail(&e);
}
