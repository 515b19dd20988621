/* export: articles that match a query, in the format of another program. */
#include "cli/export.h"

#include "base/clean.h"
#include "base/file.h"
#include "base/i18n.h"
#include "cli/rows.h"
#include "cli/verb.h"
#include "store/search.h"

#include <stdlib.h>

static const struct export_format formats[] = {
	{ "md", NULL, export_markdown, NULL },
	{ "html", export_html_begin, export_html, export_html_end },
	{ "csv", export_csv_begin, export_csv, NULL },
	{ "jsonl", NULL, export_jsonl, NULL },
	{ "org", NULL, export_org, NULL },
	{ "bibtex", NULL, export_bibtex, NULL },
	{ "atom", export_atom_begin, export_atom, export_atom_end },
	{ NULL, NULL, NULL, NULL },
};

static const struct export_format *
find_format(const struct call *c, struct err *e)
{
	const char *to = c->option[OPTION_TO];
	str name = to ? str_of(to) : STR("md");

	for (const struct export_format *f = formats; f->name; f++)
		if (str_eq(name, str_of(f->name)))
			return f;
	err_set(e, ERR_USAGE,
		_("no format %s: there are md, html, csv, jsonl, org, bibtex "
		  "and atom"),
		to);
	return NULL;
}

/* Their numbers stand on standard input, one a line. */
static bool
read_numbers(struct rows *r, struct ids *ids, struct err *e)
{
	struct arena *a = &r->call->arena;
	str rest, line;
	struct file f;

	if (!file_open("-", &f, e))
		return false;
	for (rest = f.bytes; str_line(&rest, &line);) {
		long long id = strtoll(arena_cstr(a, line), NULL, 10);

		if (id > 0)
			*vec_push(a, ids) = id;
	}
	file_close(&f);
	return true;
}

/* All of them, the newest first, when nothing is asked. */
static bool
find_articles(struct rows *r, struct ids *ids, struct err *e)
{
	struct call *c = r->call;
	str query = call_query(c);

	if (str_eq(query, STR("-")))
		return read_numbers(r, ids, e);
	return query.n ? search_ids(r->store, query, &c->arena, ids, e)
		       : store_articles(r->store, &c->arena, ids, e);
}

const struct note_row *
export_note(const struct exported *x, struct span at, size_t *i)
{
	while (*i < x->n_notes) {
		const struct note_row *n = &x->notes[(*i)++];

		if (n->at.start >= at.start && n->at.start < at.end)
			return n;
	}
	return NULL;
}

static bool
put_article(struct rows *r, const struct export_format *f, int64_t id,
	struct buf *out, struct err *e)
{
	struct arena tmp = { 0 };
	struct note_rows notes = { 0 };
	bool ok = rows_load(r, id, e) &&
		  store_notes(r->store, id, &tmp, &notes, e);
	const struct exported x = { .id = id,
		.article = &r->article,
		.notes = notes.v,
		.n_notes = notes.n };

	if (ok)
		f->article(out, &x);
	arena_free(&tmp);
	return ok;
}

static bool
put_articles(struct rows *r, const struct export_format *f,
	const struct ids *ids, struct err *e)
{
	struct output *out = &r->call->out;
	size_t limit = call_limit(r->call, 0);
	struct buf one = { 0 };
	bool ok = true;

	if (f->begin)
		f->begin(&out->b);
	for (size_t i = 0; i < ids->n && i < limit && output_open(out); i++) {
		buf_reset(&one);
		ok = put_article(r, f, ids->v[i], &one, e);
		if (!ok)
			break;
		clean_text(&out->b, buf_str(&one));
		output_line(out);
	}
	if (f->end && ok)
		f->end(&out->b);
	buf_free(&one);
	return ok;
}

int
verb_export(struct call *c)
{
	struct rows r = { 0 };
	struct ids ids = { 0 };
	struct err e = { 0 };
	const struct export_format *f = find_format(c, &e);
	bool ok = f && rows_open(&r, c, &e) && find_articles(&r, &ids, &e) &&
		  put_articles(&r, f, &ids, &e);

	rows_close(&r);
	return ok ? 0 : call_fail(&e);
}
