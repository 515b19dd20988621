#include "store/rows/thing.h"

/* Articles and quotes of a statement, but for those that the reader has
 * deleted. */
static bool
pairs(struct store *s, sqlite3_stmt *q, struct arena *perm, struct ids *out,
	struct err *e)
{
	const struct hidden *hidden = hidden_load(s, e);
	int more = -1;

	*out = (struct ids){ 0 };
	while (hidden && (more = sql_step(&s->archive, q, e)) > 0)
		if (!hidden_deleted(hidden, sql_int(q, 0)))
			*vec_push(perm, out) =
				thing_id(sql_int(q, 0), sql_int(q, 1));
	return more == 0;
}

bool
store_said(struct store *s, int64_t player, struct arena *perm, struct ids *out,
	struct err *e)
{
	return pairs(s,
		sql_ask(&s->archive, e,
			"select article, quote from said where player = ?"
			" order by at desc, article desc, quote",
			SQL_I(player)),
		perm, out, e);
}

bool
store_told(struct store *s, int64_t player, struct arena *perm, struct ids *out,
	struct err *e)
{
	return pairs(s,
		sql_ask(&s->archive, e,
			"select article, quote from told where player = ?"
			" order by at desc, article desc, quote",
			SQL_I(player)),
		perm, out, e);
}

/* Where a quote stands in the tables of quotes, newest first. */
struct key {
	int64_t at, article, quote;
};

/* Along what one said, or what others said about one. */
struct cursor {
	const char *text; /* of its statement */
	int64_t player;
	sqlite3_stmt *q;
	struct key key;
};

enum { STEPS = 8 /* then it is quicker to look for the place */ };

/* Does the article of the one come before that of the other? */
static bool
is_before(struct key a, struct key b)
{
	return a.at != b.at ? a.at > b.at : a.article > b.article;
}

/* 1: it is at its next quote; 0: there is none; -1: failed. */
static int
next(struct store *s, struct cursor *c, struct err *e)
{
	int more = sql_step(&s->archive, c->q, e);

	if (more > 0)
		c->key = (struct key){ sql_int(c->q, 0), sql_int(c->q, 1),
			sql_int(c->q, 2) };
	return more;
}

/* The first of an article, or behind its place. */
static int
look(struct store *s, struct cursor *c, struct key from, struct err *e)
{
	c->q = sql_ask_values(&s->archive, c->text,
		(const struct sql_value[]){
			SQL_I(c->player), SQL_I(from.at), SQL_I(from.article) },
		3, e);
	return next(s, c, e);
}

/* The same, from where it is. */
static int
leap(struct store *s, struct cursor *c, struct key to, struct err *e)
{
	int more = 1;

	for (int i = 0; i < STEPS && more > 0 && is_before(c->key, to); i++)
		more = next(s, c, e);
	return more > 0 && is_before(c->key, to) ? look(s, c, to, e) : more;
}

/* Both are at one article: the smaller quote's goes on. */
static int
meet(struct store *s, struct cursor *a, struct cursor *b,
	const struct hidden *hidden, struct arena *perm, struct ids *out,
	struct err *e)
{
	struct key at = a->key;

	if (at.quote != b->key.quote)
		return next(s, at.quote < b->key.quote ? a : b, e);
	if (!hidden_deleted(hidden, at.article))
		*vec_push(perm, out) = thing_id(at.article, at.quote);
	return next(s, a, e);
}

/* What the one said about the other.  Of both lists little more is read than
 * the shorter one has. */
static bool
between(struct store *s, const struct quote_filter *f, struct arena *perm,
	struct ids *out, struct err *e)
{
#define FROM(table)                                     \
	"select at, article, quote from " table         \
	" where player = ? and (at, article) <= (?, ?)" \
	" order by at desc, article desc, quote"
	const struct key newest = { INT64_MAX, INT64_MAX, 0 };
	struct cursor said = { .text = FROM("said"), .player = f->by };
	struct cursor told = { .text = FROM("told"), .player = f->about };
#undef FROM
	const struct hidden *hidden = hidden_load(s, e);
	int more = -1;

	if (hidden && (more = look(s, &said, newest, e)) > 0)
		more = look(s, &told, newest, e);
	while (more > 0) {
		if (is_before(said.key, told.key))
			more = leap(s, &said, told.key, e);
		else if (is_before(told.key, said.key))
			more = leap(s, &told, said.key, e);
		else
			more = meet(s, &said, &told, hidden, perm, out, e);
	}
	sqlite3_reset(said.q);
	sqlite3_reset(told.q);
	return more == 0;
}

bool
store_quotes(struct store *s, const struct quote_filter *f, struct arena *perm,
	struct ids *out, struct err *e)
{
	struct thing_ask ask = { THING_QUOTE, f->query, f->limit };
	bool ok;

	*out = (struct ids){ 0 };
	if (!f->by && !f->about)
		return thing_list(s, &ask, perm, out, e);
	if (f->by && f->about)
		ok = between(s, f, perm, out, e);
	else
		ok = f->by ? store_said(s, f->by, perm, out, e)
			   : store_told(s, f->about, perm, out, e);
	return ok && thing_filter(s, THING_QUOTE, f->query, out, e);
}

bool
store_quote(struct store *s, int64_t id, struct arena *perm,
	struct quote_row *row, struct err *e)
{
	if (!thing_open(s, THING_QUOTE, id, e))
		return false;
	const struct article *a = &s->opened.article;
	const struct quote *q = &a->quotes.v[thing_index(id)];
	*row = (struct quote_row){
		.id = id,
		.article = s->opened.id,
		.speaker_id = store_player_id(s->opened.players, q->speaker),
		.index = thing_index(id),
		.at = q->at,
		.kind = q->kind,
		.inferred = q->inferred,
		.text = arena_copy(perm, article_span(a, q->at)),
		.speaker_text =
			arena_copy(perm, article_span(a, q->speaker_at)),
		.title = arena_copy(perm, article_word(a, a->title)),
		.source = arena_copy(perm, article_word(a, a->source)),
		.published = arena_copy(perm, article_word(a, a->published)),
	};
	return !row->speaker_id ||
	       store_player_name(s, row->speaker_id, perm, &row->speaker, e);
}
