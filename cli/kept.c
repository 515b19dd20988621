/* searches and notes: what the reader keeps in the state. */
#include "base/i18n.h"
#include "cli/print.h"
#include "cli/rows.h"
#include "cli/verb.h"
#include "store/search.h"
#include "store/state.h"

enum { COLUMN_COUNT = 6, COLUMN_NAME = 24 };

static bool
print_search(struct rows *r, const struct saved_row *row, struct err *e)
{
	struct count count = { .query = row->query, .since = row->seen_until };
	struct line l = { .out = &r->call->out };
	struct json j;

	if (!search_count(r->store, &count, e))
		return false;
	if (rows_json(r)) {
		rows_json_open(r->call, &j);
		json_key_fact(&j, "name", row->name);
		json_key_fact(&j, "query", row->query);
		json_key_int(&j, "total", (int64_t)count.total);
		json_key_int(&j, "new", (int64_t)count.fresh);
		rows_json_end(r->call, &j);
		return true;
	}
	print_number(&l, (int64_t)count.fresh, COLUMN_COUNT);
	print_number(&l, (int64_t)count.total, COLUMN_COUNT);
	print_column(&l, row->name, COLUMN_NAME);
	print_rest(&l, row->query);
	print_end(&l);
	return true;
}

int
verb_searches(struct call *c)
{
	struct rows r;
	struct saved_rows all = { 0 };
	struct err e = { 0 };
	size_t limit = call_limit(c, 0);
	bool ok = rows_open(&r, c, &e) &&
		  store_saved(r.store, &c->arena, &all, &e);

	if (ok)
		rows_count(&r, all.n);
	for (size_t i = 0; ok && i < all.n && i < limit; i++)
		ok = !output_open(&c->out) || print_search(&r, &all.v[i], &e);
	rows_close(&r);
	return ok ? 0 : call_fail(&e);
}

/* Where the passage stands in the text, if the article still has it there. */
static void
json_place(struct rows *r, struct json *j, const struct note_row *n)
{
	struct err e = { 0 };

	if (!n->article || !rows_load(r, n->article, &e) ||
		!str_eq(article_span(&r->article, n->at), n->passage)) {
		json_key(j, "start");
		json_absent(j);
		json_key(j, "end");
		json_absent(j);
		return;
	}
	json_key_int(j, "start", runes_before(&r->runes, n->at.start));
	json_key_int(j, "end", runes_before(&r->runes, n->at.end));
}

static void
note_json(struct rows *r, const struct note_row *n, str title)
{
	struct json j;

	rows_json_open(r->call, &j);
	json_key(&j, "article_id");
	if (n->article)
		json_int(&j, n->article);
	else
		json_absent(&j);
	json_key_fact(&j, "title", title);
	json_place(r, &j, n);
	json_key_fact(&j, "text", n->passage);
	json_key_fact(&j, "note", n->text);
	rows_json_end(r->call, &j);
}

static void
print_note(struct rows *r, const struct note_row *n)
{
	struct line l = { .out = &r->call->out };
	struct article_row a = { 0 };

	if (n->article)
		store_article(r->store, n->article, &r->tmp, &a, NULL);
	if (rows_json(r)) {
		note_json(r, n, a.title);
		return;
	}
	print_number(&l, n->article, COLUMN_ID);
	print_column(&l, a.title, COLUMN_NAME);
	print_rest(&l, n->text);
	print_end(&l);
	print_text(&r->call->out, COLUMN_ID + 2, n->passage);
}

int
verb_notes(struct call *c)
{
	struct rows r;
	struct note_rows all = { 0 };
	struct err e = { 0 };
	size_t limit = call_limit(c, 0);
	bool ok = rows_open(&r, c, &e) &&
		  store_notes(r.store, 0, &c->arena, &all, &e);

	if (ok)
		rows_count(&r, all.n);
	for (size_t i = 0; ok && i < all.n && i < limit; i++) {
		if (!output_open(&c->out))
			break;
		store_note_article(r.store, &all.v[i]);
		print_note(&r, &all.v[i]);
		arena_reset(&r.tmp);
	}
	rows_close(&r);
	return ok ? 0 : call_fail(&e);
}
