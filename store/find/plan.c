#include "store/find/plan.h"

#include "base/utf8.h"

#include <stdlib.h>

/*
 * Of a long run, its rarest pairs: three leave so few false candidates that
 * more would cost more than they spare (measured).
 */
enum { PAIRS = 3, GROUPED_WORDS = 4 };

/* So many articles are listed as quickly as a walk begins in some lanes. */
enum { FEW = 4000 };

/* One term for FTS5, and how many articles have it. */
struct need {
	str term;
	bool prefix;
	uint32_t count;
};

struct needs {
	struct need *v;
	size_t n, cap;
};

/* Being made: an expression out of needs. */
struct making {
	const struct terms *terms;
	const struct frequent *frequent;
	struct arena *perm;
	str mark;    /* "^" for the title, or empty */
	bool prefix; /* one was put */
	struct buf out;
};

static struct need
need_of(struct making *m, str term)
{
	struct need need = { .term = arena_printf(m->perm, "%.*s%.*s",
				     STR_ARG(m->mark), STR_ARG(term)) };

	need.count = frequent_count(m->frequent, need.term);
	return need;
}

static int
by_count(const void *a, const void *b)
{
	const struct need *x = a, *y = b;

	return x->count < y->count ? -1 : x->count > y->count;
}

/* Keeps the PAIRS rarest needs that begin at `from`. */
static void
keep_rarest(struct needs *all, size_t from)
{
	if (all->n - from < 2)
		return;
	qsort(all->v + from, all->n - from, sizeof *all->v, by_count);
	if (all->n - from > PAIRS)
		all->n = from + PAIRS;
}

/* The number of the common character that the run is, or -1. */
static int
common_number(const struct terms *t, str run)
{
	size_t at = 0;
	uint32_t rune = utf8_next(run, &at);

	return at < run.n ? -1 : terms_common_number(t, rune);
}

/* Single characters of titles are not kept apart, common ones nowhere. */
static void
need_single(struct making *m, str s, struct needs *out)
{
	str mark = m->mark;

	if (common_number(m->terms, s) >= 0)
		return;
	m->mark = (str){ 0 };
	*vec_push(m->perm, out) = need_of(m, s);
	m->mark = mark;
}

static void
need_run(struct making *m, str run, struct needs *out)
{
	size_t from = out->n, before = 0, at = 0;

	utf8_next(run, &at);
	if (at >= run.n) {
		need_single(m, run, out);
		return;
	}
	while (at < run.n) {
		size_t middle = at;

		utf8_next(run, &at);
		*vec_push(m->perm, out) =
			need_of(m, str_slice(run, before, at));
		before = middle;
		/* A very long run: the memory for its pairs stays small. */
		if (out->n - from > 64)
			keep_rarest(out, from);
	}
	keep_rarest(out, from);
}

static void
need_word(struct making *m, str word, bool open, struct needs *out)
{
	struct need need = need_of(m, term_cut(word));

	need.prefix = open;
	*vec_push(m->perm, out) = need;
}

static void
put_need(struct making *m, const struct need *need)
{
	m->prefix |= need->prefix;
	buf_printf(&m->out, "\"%.*s\"%s", STR_ARG(need->term),
		need->prefix ? " *" : "");
}

/* All of them; returns in how many articles at most. */
static uint32_t
put_all(struct making *m, struct needs *all)
{
	if (all->n > 1)
		qsort(all->v, all->n, sizeof *all->v, by_count);
	buf_putc(&m->out, '(');
	for (size_t i = 0; i < all->n; i++) {
		if (i)
			buf_put(&m->out, STR(" AND "));
		put_need(m, &all->v[i]);
	}
	buf_putc(&m->out, ')');
	return all->v[0].prefix ? UINT32_MAX : all->v[0].count;
}

/* How many words in a row, from i on, may be written as one? */
static size_t
joint_words(const struct phrase *p, size_t i)
{
	size_t n = 1;

	while (i + n < p->n && p->v[i + n].gap == GAP_JOINT)
		n++;
	return n;
}

/*
 * GPT-4-turbo: each joint may be missing in the text.  `joins` has a bit for
 * each joint that is; without the bit its words are words of their own.
 */
static void
need_words(struct making *m, const struct phrase *p, size_t i, unsigned joins,
	struct needs *out)
{
	size_t n = joint_words(p, i);
	str word = p->v[i].text;

	for (size_t k = 1; k < n; k++) {
		str next = p->v[i + k].text;

		if (k < GROUPED_WORDS && (joins >> (k - 1) & 1)) {
			word = arena_printf(m->perm, "%.*s%.*s", STR_ARG(word),
				STR_ARG(next));
			continue;
		}
		need_word(m, word, false, out);
		word = next;
	}
	need_word(m, word, p->open && i + n == p->n, out);
}

/* One way to write the phrase. */
static uint32_t
put_writing(struct making *m, const struct phrase *p, unsigned joins)
{
	struct needs all = { 0 };

	for (size_t i = 0; i < p->n;) {
		size_t n = 1;

		if (p->v[i].kind == PIECE_RUN) {
			need_run(m, p->v[i].text, &all);
		} else if (p->v[i].kind == PIECE_WORD) {
			n = joint_words(p, i);
			need_words(m, p, i, joins, &all);
			joins = n < GROUPED_WORDS ? joins >> (n - 1) : 0;
		}
		i += n;
	}
	return put_all(m, &all);
}

/* Returns in how many articles at most. */
static uint32_t
put_phrase(struct making *m, const struct phrase *p)
{
	unsigned joints = 0;
	uint32_t most = 0;

	for (size_t i = 0; i < p->n; i++)
		joints += p->v[i].gap == GAP_JOINT;
	if (joints >= GROUPED_WORDS)
		joints = 0;
	buf_putc(&m->out, '(');
	for (unsigned joins = 0; joins < 1u << joints; joins++) {
		if (joins)
			buf_put(&m->out, STR(" OR "));
		uint32_t n = put_writing(m, p, joins);
		most = n > UINT32_MAX - most ? UINT32_MAX : most + n;
	}
	buf_putc(&m->out, ')');
	return most;
}

/* Does the index alone know whether the phrase is there? */
static bool
is_settled(const struct query_term *t)
{
	const struct phrase *p = &t->phrase;
	bool title = t->field == FIELD_TITLE;

	if ((t->field != FIELD_TEXT && !title) || p->n != 1)
		return false;
	if (p->v[0].kind == PIECE_WORD)
		return str_eq(term_cut(p->v[0].text), p->v[0].text);
	size_t n = utf8_count(p->v[0].text);
	return p->v[0].kind == PIECE_RUN && n <= 2 && n > title;
}

/* Has the index a term for it?  In the title alone: `titles`. */
static bool
is_indexed(const struct terms *terms, const struct query_term *t, bool titles)
{
	const struct phrase *p = &t->phrase;

	if (t->field != FIELD_TEXT && t->field != FIELD_TITLE &&
		(t->field != FIELD_SAID || titles))
		return false;
	for (size_t i = 0; i < p->n; i++) {
		str s = p->v[i].text;

		if (p->v[i].kind == PIECE_WORD)
			return true;
		if (p->v[i].kind == PIECE_RUN &&
			(titles ? utf8_count(s) > 1
				: common_number(terms, s) < 0))
			return true;
	}
	return false;
}

struct part {
	str text;
	uint32_t most;
};

struct parts {
	struct part *v;
	size_t n, cap;
};

/* titles: what is asked of the text, asked of the title. */
static struct part
clause_part(struct making *m, const struct clause *c, bool titles)
{
	struct part part = { 0 };

	buf_reset(&m->out);
	buf_putc(&m->out, '(');
	for (size_t i = 0; i < c->n; i++) {
		bool title = titles || c->v[i].field == FIELD_TITLE;

		if (i)
			buf_put(&m->out, STR(" OR "));
		m->mark = title ? STR("^") : STR("");
		uint32_t n = put_phrase(m, &c->v[i].phrase);
		part.most =
			n > UINT32_MAX - part.most ? UINT32_MAX : part.most + n;
	}
	buf_putc(&m->out, ')');
	part.text = arena_copy(m->perm, buf_str(&m->out));
	return part;
}

static int
by_most(const void *a, const void *b)
{
	const struct part *x = a, *y = b;

	return x->most < y->most ? -1 : x->most > y->most;
}

static void
put_parts(struct making *m, const struct parts *parts, str between)
{
	for (size_t i = 0; i < parts->n; i++) {
		if (i)
			buf_put(&m->out, between);
		buf_put(&m->out, parts->v[i].text);
	}
}

static void
put_match(struct making *m, struct parts *with, struct parts *without)
{
	buf_reset(&m->out);
	if (with->n > 1)
		qsort(with->v, with->n, sizeof *with->v, by_most);
	buf_putc(&m->out, '(');
	put_parts(m, with, STR(" AND "));
	if (with->n == 0)
		buf_put(&m->out, STR("\"*\""));
	buf_putc(&m->out, ')');
	if (without->n == 0)
		return;
	buf_put(&m->out, STR(" NOT ("));
	put_parts(m, without, STR(" OR "));
	buf_putc(&m->out, ')');
}

/* The match, and besides a word of it in the title. */
static void
put_titles(struct making *m, const struct parts *titles, struct plan *out)
{
	if (titles->n == 0)
		return;
	buf_reset(&m->out);
	buf_putc(&m->out, '(');
	put_parts(m, titles, STR(" OR "));
	buf_printf(&m->out, ") AND (%.*s)", STR_ARG(out->match));
	out->titles = arena_copy(m->perm, buf_str(&m->out));
}

/* What the index can say of a clause. */
enum clause_kind {
	CLAUSE_OPEN,    /* nothing */
	CLAUSE_PARTLY,  /* which articles cannot hold it */
	CLAUSE_SETTLED, /* all */
};

static enum clause_kind
clause_kind(const struct terms *terms, const struct clause *c, bool titles)
{
	bool settled = true;

	for (size_t i = 0; i < c->n; i++) {
		if (!is_indexed(terms, &c->v[i], titles))
			return CLAUSE_OPEN;
		settled = settled && is_settled(&c->v[i]);
	}
	return settled ? CLAUSE_SETTLED : CLAUSE_PARTLY;
}

/* A clause of one common character alone. */
static bool
add_bit(struct plan *p, const struct terms *terms, const struct clause *c,
	struct arena *perm)
{
	const struct query_term *t = &c->v[0];

	if (c->n > 1 || t->field != FIELD_TEXT || !is_settled(t) ||
		t->phrase.v[0].kind != PIECE_RUN)
		return false;
	int number = common_number(terms, t->phrase.v[0].text);
	if (number >= 0)
		*vec_push(perm, &p->bits) =
			(struct plan_bit){ number, c->negative };
	return number >= 0;
}

void
plan_make(const struct query *q, const struct terms *terms,
	const struct frequent *frequent, struct arena *perm, struct plan *out)
{
	struct making m = {
		.terms = terms, .frequent = frequent, .perm = perm
	};
	struct parts with = { 0 }, without = { 0 }, titles = { 0 };

	*out = (struct plan){ .parts = arena_new(perm, str, q->n),
		.settled = arena_new(perm, bool, q->n) };
	out->exact = true;
	for (size_t i = 0; i < q->n; i++) {
		const struct clause *c = &q->v[i];
		enum clause_kind kind = clause_kind(terms, c, false);

		out->settled[i] =
			kind == CLAUSE_SETTLED || add_bit(out, terms, c, perm);
		out->exact = out->exact && kind == CLAUSE_SETTLED;
		if (kind == CLAUSE_SETTLED ||
			(kind == CLAUSE_PARTLY && !c->negative)) {
			struct part part = clause_part(&m, c, false);

			*vec_push(perm, c->negative ? &without : &with) = part;
			out->parts[i] = part.text;
		}
		if (!c->negative && clause_kind(terms, c, true) != CLAUSE_OPEN)
			*vec_push(perm, &titles) = clause_part(&m, c, true);
	}
	if (with.n + without.n) {
		put_match(&m, &with, &without);
		out->match = arena_copy(perm, buf_str(&m.out));
		out->few = m.prefix || (with.n && with.v[0].most <= FEW);
		put_titles(&m, &titles, out);
	}
	buf_free(&m.out);
}

uint32_t
plan_count(const struct phrase *p, const struct frequent *frequent)
{
	struct arena tmp = { 0 };
	struct making m = { .frequent = frequent, .perm = &tmp };
	struct needs all = { 0 };
	uint32_t least = UINT32_MAX;

	for (size_t i = 0; i < p->n; i++) {
		if (p->v[i].kind == PIECE_WORD)
			need_word(&m, p->v[i].text, false, &all);
		else if (p->v[i].kind == PIECE_RUN &&
			 utf8_count(p->v[i].text) > 1)
			need_run(&m, p->v[i].text, &all);
		else if (p->v[i].kind == PIECE_RUN)
			*vec_push(&tmp, &all) = need_of(&m, p->v[i].text);
	}
	for (size_t i = 0; i < all.n; i++) {
		if (all.v[i].count < least)
			least = all.v[i].count;
	}
	arena_free(&tmp);
	return least == 0 ? frequent->floor / 2 : least;
}
