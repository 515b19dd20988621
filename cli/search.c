/* search, one query or a batch of them. */
#include "store/search.h"

#include "base/clean.h"
#include "base/file.h"
#include "base/i18n.h"
#include "cli/json_article.h"
#include "cli/mending.h"
#include "cli/print.h"
#include "cli/rows.h"
#include "cli/verb.h"

#include <string.h>

enum { HITS = 50 }; /* without --limit */

static void
ask_init(struct search_ask *ask, const struct call *c)
{
	const char *sort = c->option[OPTION_SORT];

	*ask = (struct search_ask){
		.since = str_of(c->option[OPTION_SINCE]),
		.until = str_of(c->option[OPTION_UNTIL]),
		.sort = sort && strcmp(sort, "new") == 0 ? SEARCH_NEW
							 : SEARCH_BEST,
		.limit = call_has(c, OPTION_LIMIT) ? c->limit : HITS,
	};
}

/* The members of a hit. */
static void
hit_json(struct json *j, const struct hit *h, struct arena *tmp)
{
	struct runes r;

	json_key_int(j, "id", h->id);
	json_key_fact(j, "title", h->title);
	json_key_fact(j, "published", h->published);
	json_key_fact(j, "source", h->source);
	json_key_fact(j, "url", h->url);
	json_key_fact(j, "snippet", h->snippet);
	runes_init(&r, h->snippet, tmp);
	json_key(j, "marks");
	json_open(j, '[');
	for (size_t i = 0; i < h->n_marks; i++)
		json_span(j, &r, h->marks[i]);
	json_close(j, ']');
	json_key(j, "reprints");
	json_open(j, '[');
	for (size_t i = 0; i < h->n_reprints; i++)
		json_int(j, h->reprints[i]);
	json_close(j, ']');
	json_key(j, "score");
	json_number(j, h->score);
}

/* Whether no article matches and the hits hold most of the words. */
static void
loosened_json(struct json *j, const struct answer *a)
{
	json_key(j, "loosened");
	json_bool(j, a->loosened.words > 0);
}

static void
put_marked(struct buf *out, str s, const struct span *marks, size_t n)
{
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		clean_line(out, str_slice(s, at, marks[i].start));
		buf_put(out, STR("【"));
		clean_line(out, str_slice(s, marks[i].start, marks[i].end));
		buf_put(out, STR("】"));
		at = marks[i].end;
	}
	clean_line(out, str_skip(s, at));
}

static void
print_hit(struct call *c, const struct hit *h)
{
	struct line l = { .out = &c->out };

	print_number(&l, h->id, COLUMN_ID);
	print_column(&l, str_take(h->published, COLUMN_DATE), COLUMN_DATE);
	print_column(&l, h->source, COLUMN_SOURCE);
	print_rest(&l, h->title);
	print_end(&l);
	if (h->snippet.n == 0)
		return;
	print_column(&l, STR(""), COLUMN_ID);
	put_marked(&c->out.b, h->snippet, h->marks, h->n_marks);
	print_end(&l);
}

static void
print_reprints(struct call *c, const struct hit *h)
{
	struct line l = { .out = &c->out };

	if (h->n_reprints == 0)
		return;
	print_column(&l, STR(""), COLUMN_ID);
	print_rest(&l, str_of(_("reprinted:")));
	for (size_t i = 0; i < h->n_reprints; i++)
		buf_printf(&c->out.b, " %lld", (long long)h->reprints[i]);
	print_end(&l);
}

static void
report(const struct call *c, const struct answer *a)
{
	if (a->ignored.n)
		clean_report(_("not understood, left out: %.*s"),
			STR_ARG(a->ignored));
	if (a->loosened.words)
		clean_report(_("no article holds all %zu words; those shown "
			       "hold most of them, %zu at best"),
			a->loosened.words, a->loosened.held);
	if (!call_has(c, OPTION_QUIET))
		clean_report(ngettext("%zu article, %.1f ms",
				     "%zu articles, %.1f ms", a->total),
			a->total, a->ms);
}

/* The index is damaged: builds it anew.  Says how that went. */
static bool
mend_index(struct call *c)
{
	struct err e = { 0 };

	clean_report(_("the index of %s is damaged; it is built anew"),
		c->session.store);
	bool ok = mending_run(c, &e);

	if (!ok)
		clean_report(_("the index could not be built anew, so that the "
			       "texts themselves were searched: %s"),
			e.text);
	return ok;
}

/* Asks; where the index is damaged, again when it is mended. */
static bool
find(struct rows *r, const struct search_ask *ask, struct arena *perm,
	struct answer *a, struct err *e)
{
	if (!search_run(r->store, ask, perm, a, e))
		return false;
	if (!a->damaged || r->mended)
		return true;
	r->mended = true;
	return !mend_index(r->call) || search_run(r->store, ask, perm, a, e);
}

static bool
search_one(struct rows *r, struct search_ask *ask, struct err *e)
{
	struct call *c = r->call;
	struct answer a = { 0 };

	if (!find(r, ask, &c->arena, &a, e))
		return false;
	for (size_t i = 0; i < a.hits.n && output_open(&c->out); i++) {
		struct json j;

		if (!call_has(c, OPTION_JSON)) {
			print_hit(c, &a.hits.v[i]);
			print_reprints(c, &a.hits.v[i]);
			continue;
		}
		rows_json_open(c, &j);
		hit_json(&j, &a.hits.v[i], &c->arena);
		loosened_json(&j, &a);
		rows_json_end(c, &j);
	}
	report(c, &a);
	return true;
}

static void
answer_json(struct call *c, const struct answer *a, struct arena *tmp)
{
	struct json j;

	rows_json_open(c, &j);
	json_key(&j, "query");
	json_str(&j, a->query);
	json_key(&j, "ms");
	json_number(&j, a->ms);
	json_key_int(&j, "total", (int64_t)a->total);
	loosened_json(&j, a);
	json_key(&j, "read_as");
	json_open(&j, '[');
	for (size_t i = 0; i < a->read_as.n; i++)
		json_str(&j, a->read_as.v[i]);
	json_close(&j, ']');
	json_key(&j, "hits");
	json_open(&j, '[');
	for (size_t i = 0; i < a->hits.n; i++) {
		json_open(&j, '{');
		hit_json(&j, &a->hits.v[i], tmp);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	rows_json_end(c, &j);
}

static bool
search_batch(struct rows *r, struct search_ask *ask, struct err *e)
{
	struct call *c = r->call;
	struct file f;
	bool ok = file_open(c->option[OPTION_BATCH], &f, e);

	for (str rest = f.bytes; ok && str_line(&rest, &ask->query);) {
		struct answer a = { 0 };

		if (!output_open(&c->out))
			break;
		ok = find(r, ask, &r->tmp, &a, e);
		if (ok)
			answer_json(c, &a, &r->tmp);
		arena_reset(&r->tmp);
	}
	file_close(&f);
	return ok;
}

int
verb_search(struct call *c)
{
	struct rows r;
	struct err e = { 0 };
	struct search_ask ask;
	bool batch = call_has(c, OPTION_BATCH);

	ask_init(&ask, c);
	ask.query = call_query(c);
	if (batch == (ask.query.n > 0)) {
		err_set(&e, ERR_USAGE, _("search needs a query or --batch"));
		return call_fail(&e);
	}
	bool ok = rows_open(&r, c, &e) && (batch ? search_batch(&r, &ask, &e)
						 : search_one(&r, &ask, &e));
	rows_close(&r);
	return ok ? 0 : call_fail(&e);
}
