#include "store/care/check.h"

#include "store/archive/bits.h"
#include "store/index/catalog.h"
#include "store/reader/marks.h"

/* What a text that folds to itself but for case must be made to. */
static enum hay_kind
hay_wanted(const struct query *q)
{
	enum hay_kind kind = HAY_AS_IS;

	for (size_t i = 0; i < q->n; i++) {
		for (size_t k = 0; k < q->v[i].n; k++) {
			const struct phrase *p = &q->v[i].v[k].phrase;

			for (size_t j = 0; j < p->n; j++) {
				if (p->v[j].kind == PIECE_MARK)
					return HAY_FOLDED;
				if (p->v[j].kind == PIECE_WORD)
					kind = HAY_PLAIN;
			}
		}
	}
	return kind;
}

static bool
make_filters(struct check *c, int64_t end, struct err *e)
{
	const struct query *q = c->query;

	c->filters = arena_new(c->tmp, struct filter *, q->n);
	for (size_t i = 0; i < q->n; i++) {
		const struct clause *one = &q->v[i];

		c->filters[i] = arena_new(c->tmp, struct filter, one->n);
		for (size_t k = 0; k < one->n; k++) {
			struct filter *f = &c->filters[i][k];

			f->end = end;
			if (!filter_make(c->store, &one->v[k], c->tmp, f, e))
				return false;
			c->reads |= one->v[k].phrase.n && !c->plan.settled[i];
		}
	}
	return true;
}

void
check_by_text(struct check *c)
{
	c->plan.bits.n = 0;
	for (size_t i = 0; i < c->query->n; i++) {
		const struct clause *one = &c->query->v[i];

		c->plan.settled[i] = false;
		for (size_t k = 0; k < one->n; k++)
			c->reads |= one->v[k].phrase.n > 0;
	}
}

bool
check_make(struct check *c, struct catalog *catalog, struct err *e)
{
	c->common = &catalog->common;
	c->hay = hay_wanted(c->query);
	plan_make(
		c->query, catalog->terms, &catalog->frequent, c->tmp, &c->plan);
	if (catalog->damaged) {
		c->plan.match = c->plan.titles = (str){ 0 };
		c->plan.exact = false;
		c->hay = HAY_FOLDED;
		check_by_text(c);
	}
	int64_t end = facts_end(catalog->facts);
	return marks_begin(c->store, end, e) &&
	       marks_get(c->store, MARK_DELETED, STR(""), &c->deleted, e) &&
	       make_filters(c, end, e);
}

/* Columns: title, text, and the places of it that must be folded. */
static void
make_hays(const struct check *c, sqlite3_stmt *q, bool variant, struct doc *out)
{
	out->title = sql_str(q, 0);
	out->text = sql_str(q, 1);
	out->title_hay = hay_make(out->title, (str){ 0 }, HAY_FOLDED, c->tmp);
	str places = sql_str(q, 2);
	bool lost = variant && places.n == 0;
	out->text_hay =
		hay_make(out->text, places, lost ? HAY_FOLDED : c->hay, c->tmp);
}

void
check_end(struct check *c)
{
	/* A row that is held keeps the archive's state of that moment. */
	sqlite3_reset(c->row);
	c->row = NULL;
}

int
check_load(struct check *c, int64_t id, struct fact fact, struct doc *out,
	struct err *e)
{
	struct sql *sql = &c->store->archive;
	sqlite3_stmt *q;
	int more;

	if (fact.flags & FACT_VARIANT)
		q = sql_ask(sql, e,
			"select a.title, b.text, v.places, a.published,"
			" a.source, a.url from article a"
			" join body b on b.id = a.id"
			" left join variant v on v.id = a.id where a.id = ?",
			SQL_I(id));
	else
		q = sql_ask(sql, e,
			"select a.title, b.text, null, a.published,"
			" a.source, a.url from article a"
			" join body b on b.id = a.id where a.id = ?",
			SQL_I(id));
	check_end(c);
	if ((more = sql_step(sql, q, e)) <= 0)
		return more;
	c->row = q;
	*out = (struct doc){ .id = id,
		.fact = fact,
		.published = sql_str(q, 3),
		.source = sql_str(q, 4),
		.url = sql_str(q, 5) };
	make_hays(c, q, fact.flags & FACT_VARIANT, out);
	return 1;
}

/* Do the filters let the clause hold? */
static bool
clause_may_hold(
	const struct check *c, size_t clause, int64_t id, struct fact fact)
{
	const struct clause *one = &c->query->v[clause];
	bool any = false, sure = false;

	for (size_t k = 0; k < one->n && !any; k++) {
		any = filter_passes(&c->filters[clause][k], id, fact);
		sure = any && one->v[k].phrase.n == 0;
	}
	return one->negative ? !sure : any;
}

int
check_may_pass(
	const struct check *c, int64_t id, struct fact fact, struct err *e)
{
	if (bits_have(c->deleted, id))
		return 0;
	for (size_t i = 0; i < c->query->n; i++) {
		if (!clause_may_hold(c, i, id, fact))
			return 0;
	}
	for (size_t i = 0; i < c->plan.bits.n; i++) {
		const struct plan_bit *bit = &c->plan.bits.v[i];
		int has = common_has(c->common, id, bit->number, e);

		if (has < 0 || has == bit->negative)
			return has < 0 ? -1 : 0;
	}
	return 1;
}

/* Is the quote's speaker one of those that said:…@name means? */
static bool
is_by(const struct check *c, const struct filter *f, int32_t speaker)
{
	if (!f->by)
		return true;
	if (speaker == NO_INDEX)
		return false;
	int64_t player = store_player_id(c->store->opened.players, speaker);
	for (size_t i = 0; i < f->n_by; i++) {
		if (f->by[i] == player)
			return true;
	}
	return false;
}

/* 1, 0, or -1 when it failed. */
static int
said_holds(const struct check *c, const struct query_term *t,
	const struct filter *f, int64_t id, struct err *e)
{
	const struct article *a = &c->store->opened.article;

	if (!store_open_article(c->store, id, e))
		return -1;
	for (size_t i = 0; i < a->quotes.n; i++) {
		struct arena_mark mark = arena_mark(c->tmp);
		struct span at;

		if (!is_by(c, f, a->quotes.v[i].speaker))
			continue;
		struct hay hay = hay_make(article_span(a, a->quotes.v[i].at),
			(str){ 0 }, HAY_FOLDED, c->tmp);
		bool holds = match_find(&t->phrase, &hay, 0, &at);
		arena_rewind(c->tmp, mark);
		if (holds)
			return 1;
	}
	return 0;
}

static int
term_holds(const struct check *c, size_t clause, size_t k, struct doc *doc,
	struct err *e)
{
	const struct query_term *t = &c->query->v[clause].v[k];
	const struct filter *f = &c->filters[clause][k];
	struct span at;

	if (!filter_passes(f, doc->id, doc->fact))
		return 0;
	if (t->phrase.n == 0)
		return 1;
	if (t->field == FIELD_SAID)
		return said_holds(c, t, f, doc->id, e);
	return match_find(&t->phrase, &doc->title_hay, 0, &at) ||
	       (t->field == FIELD_TEXT &&
		       match_find(&t->phrase, &doc->text_hay, 0, &at));
}

int
check_passes(const struct check *c, struct doc *doc, struct err *e)
{
	for (size_t i = 0; i < c->query->n; i++) {
		const struct clause *one = &c->query->v[i];
		int holds = 0;

		if (c->plan.settled[i])
			continue;
		for (size_t k = 0; k < one->n && holds == 0; k++)
			holds = term_holds(c, i, k, doc, e);
		if (holds < 0)
			return -1;
		if (holds == one->negative)
			return 0;
	}
	return 1;
}
