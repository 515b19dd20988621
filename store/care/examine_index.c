/*
 * Which articles the index has is compared number by number; then some of
 * them, spread over all, must stand under their own words.
 */
#include "store/care/examine_index.h"

#include "base/i18n.h"
#include "store/index/catalog.h"
#include "store/index/terms.h"

enum { SAMPLE = 40, EVERY = 7 /* of their words, one of so many */ };

/* Both are rising: what the one has and the other has not. */
static bool
compare_numbers(struct store *s, struct index_check *out, struct err *e)
{
	struct sql *c = &s->archive;
	sqlite3_stmt *a = sql_ask(c, e, "select id from article order by id");
	sqlite3_stmt *b = sql_ask(c, e,
		"select rowid from term where term match '\"*\"'"
		" order by rowid");
	int more_a = sql_step(c, a, e), more_b = sql_step(c, b, e);

	while (more_a > 0 || more_b > 0) {
		int64_t x = more_a > 0 ? sql_int(a, 0) : INT64_MAX;
		int64_t y = more_b > 0 ? sql_int(b, 0) : INT64_MAX;

		out->missing += x < y;
		out->surplus += y < x;
		if (x <= y && (more_a = sql_step(c, a, e)) < 0)
			break;
		if (y <= x && (more_b = sql_step(c, b, e)) < 0)
			break;
	}
	sqlite3_reset(a);
	sqlite3_reset(b);
	return more_a == 0 && more_b == 0;
}

/* 1, 0, or -1. */
static int
has_term(struct store *s, int64_t id, str term, struct err *e)
{
	struct arena tmp = { 0 };
	int64_t n = 0;
	bool ok = sql_number(&s->archive,
		sql_ask(&s->archive, e,
			"select 1 from term where term match ? and rowid = ?",
			SQL_T(arena_printf(&tmp, "\"%.*s\"", STR_ARG(term))),
			SQL_I(id)),
		0, &n, e);

	arena_free(&tmp);
	return ok ? (int)n : -1;
}

static bool
look_up(struct store *s, struct terms *terms, int64_t id,
	struct index_check *out, struct err *e)
{
	struct arena tmp = { 0 };
	struct article a = { 0 };
	bool whole = store_load(s, id, &tmp, &a, NULL), ok = true;
	str rest, one;

	rest = whole ? terms_build(terms, article_word(&a, a.title), a.text)
		     : STR("");
	for (size_t i = 0; ok && str_cut(rest, STR(" "), &one, &rest); i++) {
		if (i % EVERY || one.n == 0)
			continue;
		int has = has_term(s, id, one, e);

		ok = has >= 0;
		out->words++;
		if (has == 0) {
			out->missing++;
			break;
		}
	}
	out->sampled += whole;
	arena_free(&tmp);
	return ok;
}

static bool
look_up_some(struct store *s, struct terms *terms, struct index_check *out,
	struct err *e)
{
	int64_t last, id = 0, before = 0;
	bool ok = sql_number(&s->archive,
		sql_ask(&s->archive, e, "select max(id) from article"), 0,
		&last, e);

	for (int64_t i = 0; ok && i < SAMPLE && last > 0; i++, before = id) {
		ok = sql_number(&s->archive,
			sql_ask(&s->archive, e,
				"select id from article where id >= ?"
				" order by id limit 1",
				SQL_I(1 + i * last / SAMPLE)),
			0, &id, e);
		if (ok && id > before)
			ok = look_up(s, terms, id, out, e);
	}
	return ok;
}

bool
index_examine(struct store *s, struct index_check *out, struct err *e)
{
	struct catalog c;
	bool held = store_hold(s);

	catalog_init(&c, &s->archive);
	bool ok = catalog_update(&c, e);
	if (ok && c.damaged)
		ok = err_set(e, ERR_STORE, _("parts of it are missing"));
	ok = ok && compare_numbers(s, out, e) &&
	     look_up_some(s, c.terms, out, e);
	catalog_free(&c);
	store_release(s, held);
	return ok;
}
