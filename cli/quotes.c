/* quotes: who said what, and where. */
#include "cli/json_article.h"
#include "cli/named.h"
#include "cli/print.h"
#include "cli/row_quote.h"
#include "cli/verb.h"

enum { COLUMN_SPEAKER = 14 };

bool
row_quote_json(struct rows *r, int64_t id, struct json *j, struct err *e)
{
	struct quote_row q = { 0 };

	if (!store_quote(r->store, id, &r->tmp, &q, e) ||
		!rows_load(r, q.article, e) ||
		!rows_has(r, q.index, r->article.quotes.n, e))
		return false;
	json_key_int(j, "id", id);
	json_quote(j, &r->article, &r->runes, &r->article.quotes.v[q.index],
		q.speaker);
	json_key_int(j, "article_id", q.article);
	json_key_fact(j, "title", q.title);
	json_key_fact(j, "published", q.published);
	json_key_fact(j, "source", q.source);
	return true;
}

static bool
print_quote(struct rows *r, int64_t id, struct err *e)
{
	struct quote_row q = { 0 };
	struct line l = { .out = &r->call->out };

	if (!store_quote(r->store, id, &r->tmp, &q, e))
		return false;
	bool direct = q.kind == QUOTE_DIRECT;
	print_number(&l, q.article, COLUMN_ID);
	print_column(&l, str_take(q.published, COLUMN_DATE), COLUMN_DATE);
	print_column(
		&l, q.speaker.n ? q.speaker : q.speaker_text, COLUMN_SPEAKER);
	print_rest(&l, arena_printf(&r->tmp, "%s%.*s%s", direct ? "“" : "",
			       STR_ARG(q.text), direct ? "”" : ""));
	print_end(&l);
	return true;
}

bool
row_quote(struct rows *r, int64_t id, struct err *e)
{
	struct json j;

	if (!rows_json(r))
		return print_quote(r, id, e);
	rows_json_open(r->call, &j);
	bool ok = row_quote_json(r, id, &j, e);
	rows_json_end(r->call, &j);
	return ok;
}

/* --by names a player; one that the archive does not know is refused. */
static bool
find_speaker(struct rows *r, struct quote_filter *f, struct err *e)
{
	const char *by = r->call->option[OPTION_BY];

	return !by || named(r->store, str_of(by), &f->by, e);
}

int
verb_quotes(struct call *c)
{
	struct rows r;
	struct ids ids = { 0 };
	struct err e = { 0 };
	struct quote_filter f = { .query = call_query(c),
		.limit = call_limit(c, 0) };
	bool ok = rows_open(&r, c, &e) && find_speaker(&r, &f, &e) &&
		  store_quotes(r.store, &f, &c->arena, &ids, &e) &&
		  rows_print(&r, &ids, row_quote, &e);

	rows_close(&r);
	return ok ? 0 : call_fail(&e);
}
