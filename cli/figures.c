/* figures: sums, shares, counts and dates, with their sentence. */
#include "base/i18n.h"
#include "cli/json_article.h"
#include "cli/print.h"
#include "cli/rows.h"
#include "cli/verb.h"

enum { COLUMN_FIGURE = 16 };

static bool
figure_json(struct rows *r, const struct figure_row *f, struct err *e)
{
	struct json j;

	if (!rows_load(r, f->article, e) ||
		!rows_has(r, f->index, r->article.figures.n, e))
		return false;
	rows_json_open(r->call, &j);
	json_key_int(&j, "id", f->id);
	json_figure(&j, &r->article, &r->runes, &r->article.figures.v[f->index],
		f->player);
	json_key_fact(&j, "sentence", f->sentence);
	json_key_int(&j, "article_id", f->article);
	json_key_fact(&j, "title", f->title);
	json_key_fact(&j, "published", f->published);
	json_key_fact(&j, "source", f->source);
	rows_json_end(r->call, &j);
	return true;
}

static bool
row_figure(struct rows *r, int64_t id, struct err *e)
{
	struct figure_row f = { 0 };
	struct line l = { .out = &r->call->out };

	if (!store_figure(r->store, id, &r->tmp, &f, e))
		return false;
	if (rows_json(r))
		return figure_json(r, &f, e);
	print_number(&l, f.article, COLUMN_ID);
	print_column(&l, str_take(f.published, COLUMN_DATE), COLUMN_DATE);
	print_column(&l, f.text, COLUMN_FIGURE);
	print_rest(&l, f.sentence);
	print_end(&l);
	return true;
}

int
verb_figures(struct call *c)
{
	struct rows r;
	struct ids ids = { 0 };
	struct err e = { 0 };
	struct figure_filter f = { call_query(c), call_limit(c, 0) };
	bool ok = rows_open(&r, c, &e) &&
		  store_figures(r.store, &f, &c->arena, &ids, &e) &&
		  rows_print(&r, &ids, row_figure, &e);

	rows_close(&r);
	return ok ? 0 : call_fail(&e);
}
