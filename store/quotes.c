#include "store/thing.h"

#include <stdlib.h>

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

static int
by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Leaves in ids what is in others, too; others are sorted by it. */
static void
keep_common(struct ids *ids, struct ids *others)
{
	size_t n = 0;

	if (others->n)
		qsort(others->v, others->n, sizeof *others->v, by_number);
	for (size_t i = 0; i < ids->n; i++)
		if (others->n && bsearch(&ids->v[i], others->v, others->n,
					 sizeof *others->v, by_number))
			ids->v[n++] = ids->v[i];
	ids->n = n;
}

bool
store_quotes(struct store *s, const struct quote_filter *f, struct arena *perm,
	struct ids *out, struct err *e)
{
	struct thing_ask ask = { THING_QUOTE, f->query, f->limit };
	struct arena tmp = { 0 };
	struct ids others = { 0 };
	bool ok;

	*out = (struct ids){ 0 };
	if (!f->by && !f->about)
		return thing_list(s, &ask, perm, out, e);
	ok = f->by ? store_said(s, f->by, perm, out, e)
		   : store_told(s, f->about, perm, out, e);
	if (ok && f->by && f->about) {
		ok = store_told(s, f->about, &tmp, &others, e);
		keep_common(out, &others);
	}
	arena_free(&tmp);
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
