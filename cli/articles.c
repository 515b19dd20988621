/* list and show. */
#include "base/i18n.h"
#include "cli/json_article.h"
#include "cli/print.h"
#include "cli/print_article.h"
#include "cli/rows.h"
#include "cli/verb.h"

static void
row_json(struct call *c, const struct article_row *r)
{
	struct json j;

	rows_json_open(c, &j);
	json_key_int(&j, "id", r->id);
	json_key_fact(&j, "title", r->title);
	json_key_fact(&j, "published", r->published);
	json_key_fact(&j, "source", r->source);
	json_key_fact(&j, "url", r->url);
	json_key_int(&j, "players", r->players);
	json_key_int(&j, "quotes", r->quotes);
	json_key_int(&j, "figures", r->figures);
	json_key(&j, "read");
	json_bool(&j, r->read);
	json_key(&j, "starred");
	json_bool(&j, r->starred);
	json_key(&j, "tags");
	json_open(&j, '[');
	for (str tags = r->tags, one; tags.n;) {
		str_cut(tags, STR(" "), &one, &tags);
		json_str(&j, one);
	}
	json_close(&j, ']');
	rows_json_end(c, &j);
}

static bool
print_row(struct rows *r, int64_t id, struct err *e)
{
	struct article_row a = { 0 };
	struct line l = { .out = &r->call->out };

	if (!store_article(r->store, id, &r->tmp, &a, e))
		return false;
	if (rows_json(r)) {
		row_json(r->call, &a);
		return true;
	}
	print_number(&l, a.id, COLUMN_ID);
	print_column(&l, str_take(a.published, COLUMN_DATE), COLUMN_DATE);
	print_column(&l, a.source, COLUMN_SOURCE);
	print_rest(&l, a.title);
	print_end(&l);
	return true;
}

int
verb_list(struct call *c)
{
	struct rows r;
	struct ids ids = { 0 };
	struct err e = { 0 };
	bool ok = rows_open(&r, c, &e) &&
		  store_articles(r.store, &c->arena, &ids, &e) &&
		  rows_print(&r, &ids, print_row, &e);

	rows_close(&r);
	return ok ? 0 : call_fail(&e);
}

static void
show_json(struct rows *r)
{
	struct json j;

	rows_json_open(r->call, &j);
	json_key_int(&j, "id", r->id);
	json_key(&j, "path");
	json_absent(&j);
	json_article(&j, &r->article);
	rows_json_end(r->call, &j);
}

static bool
show(struct rows *r, const char *number, struct err *e)
{
	int64_t id;

	if (!str_to_int(str_of(number), &id))
		return err_set(
			e, ERR_USAGE, _("%s is no article's number"), number);
	if (!rows_load(r, id, e))
		return false;
	if (rows_json(r)) {
		show_json(r);
		return true;
	}
	print_facts(&r->call->out, &r->article);
	print_body(&r->call->out, &r->article);
	print_found(&r->call->out, &r->article);
	return true;
}

/* A number that no article has is a refused input: the others are shown. */
int
verb_show(struct call *c)
{
	struct rows r;
	struct err e = { 0 };
	int code = 0;

	if (!rows_open(&r, c, &e))
		code = call_fail(&e);
	for (size_t i = 0; i < c->n_args && code <= 1; i++)
		if (!show(&r, c->args[i], &e))
			code = call_fail(&e);
	rows_close(&r);
	return code;
}
