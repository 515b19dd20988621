#include "store/rows/thing.h"

#include "base/i18n.h"
#include "store/care/check.h"
#include "store/find/finder.h"
#include "store/find/look.h"

/* A list by words in the making. */
struct looking {
	struct store *s;
	enum thing_kind kind;
	struct query query;
	struct look look;
	struct arena tmp;
};

static void
looking_init(
	struct looking *l, struct store *s, enum thing_kind kind, str query)
{
	*l = (struct looking){ .s = s, .kind = kind };
	query_read(query, false, &l->tmp, &l->query);
	look_make(&l->look, &l->query, &l->tmp);
}

/* An article's text and the places in it, until body_close. */
struct body {
	sqlite3_stmt *row;
	str places, text;
};

/* 1, 0 or -1; what is 1 has to be closed, or the connection goes on seeing the
 * archive as it is now. */
static int
body_open(struct store *s, int64_t id, struct body *b, struct err *e)
{
	b->row = sql_ask(&s->archive, e,
		"select places, text from body where id = ?", SQL_I(id));
	int more = sql_step(&s->archive, b->row, e);

	if (more > 0) {
		b->places = sql_str(b->row, 0);
		b->text = sql_str(b->row, 1);
	}
	return more;
}

static void
body_close(struct body *b)
{
	sqlite3_reset(b->row);
}

/* Every thing of the archive: an article's number and how many it has; but
 * for those of articles that the reader has deleted. */
static bool
list_all(struct store *s, enum thing_kind kind, struct arena *perm,
	struct ids *out, struct err *e)
{
	const struct hidden *hidden = hidden_load(s, e);
	sqlite3_stmt *total = sql_ask(&s->archive, e,
		"select iif(?, quotes, figures) from total",
		SQL_I(kind == THING_QUOTE));

	if (!hidden || !store_reserve(s, total, perm, out, e))
		return false;
	sqlite3_stmt *q = sql_ask(&s->archive, e,
		"select id, iif(?, n_quotes, n_figures) from article"
		" order by at desc, id desc",
		SQL_I(kind == THING_QUOTE));
	int more;

	while ((more = sql_step(&s->archive, q, e)) > 0) {
		int64_t id = sql_int(q, 0), n = sql_int(q, 1);

		if (hidden_deleted(hidden, id))
			continue;
		for (int64_t i = 0; i < n; i++)
			*vec_push(perm, out) = thing_id(id, i);
	}
	return more == 0;
}

/* The things of an article that matches as a whole. */
static bool
look_into(struct looking *l, struct doc *doc, struct arena *perm,
	struct ids *out, struct err *e)
{
	struct arena_mark mark = arena_mark(&l->tmp);
	struct spots spots;
	struct body body;
	int more = body_open(l->s, doc->id, &body, e);

	if (more <= 0)
		return more == 0;
	struct places places = places_of(body.places, l->kind);
	if (places.n)
		look_over(&l->look, &doc->text_hay, &l->tmp, &spots);
	for (size_t i = 0; i < places.n; i++)
		if (look_holds(&l->look, &spots, places_get(&places, i)))
			*vec_push(perm, out) = thing_id(doc->id, (int64_t)i);
	body_close(&body);
	arena_rewind(&l->tmp, mark);
	return true;
}

static bool
list_matching(struct looking *l, const struct search_ask *ask,
	struct arena *perm, struct ids *out, struct err *e)
{
	struct store *s = l->s;
	struct answer answer;
	struct doc doc;
	int more = -1;

	if (!s->finder)
		s->finder = finder_new(s);
	if (finder_begin(s->finder, ask, &l->tmp, &answer, e))
		while ((more = finder_next(s->finder, &doc, e)) > 0) {
			if (!look_into(l, &doc, perm, out, e))
				more = -1;
			if (more < 0 || (ask->limit && out->n >= ask->limit))
				break;
		}
	finder_end(s->finder);
	return more >= 0;
}

bool
thing_list(struct store *s, const struct thing_ask *t, struct arena *perm,
	struct ids *out, struct err *e)
{
	struct search_ask ask = {
		.query = t->query, .sort = SEARCH_NEW, .limit = t->limit
	};
	struct looking l;

	*out = (struct ids){ 0 };
	if (str_trim(t->query).n == 0)
		return list_all(s, t->kind, perm, out, e);
	looking_init(&l, s, t->kind, t->query);
	bool ok = list_matching(&l, &ask, perm, out, e);
	arena_free(&l.tmp);
	return ok;
}

static bool
span_holds(struct looking *l, str text, struct span at)
{
	struct arena_mark mark = arena_mark(&l->tmp);
	struct hay hay = hay_make(str_slice(text, at.start, at.end), (str){ 0 },
		HAY_FOLDED, &l->tmp);
	struct spots spots;

	look_over(&l->look, &hay, &l->tmp, &spots);
	bool holds = look_holds(
		&l->look, &spots, (struct span){ 0, (uint32_t)hay.raw.n });
	arena_rewind(&l->tmp, mark);
	return holds;
}

/* 1, 0 or -1. */
static int
thing_holds(struct looking *l, int64_t id, struct err *e)
{
	size_t i = (size_t)thing_index(id);
	struct body body;
	int more = body_open(l->s, thing_article(id), &body, e);

	if (more <= 0)
		return more;
	struct places places = places_of(body.places, l->kind);
	bool holds = i < places.n &&
		     span_holds(l, body.text, places_get(&places, i));
	body_close(&body);
	return holds;
}

bool
thing_filter(struct store *s, enum thing_kind kind, str query, struct ids *ids,
	struct err *e)
{
	struct looking l;
	size_t n = 0;
	int holds = 1;
	bool held = store_hold(s);

	looking_init(&l, s, kind, query);
	for (size_t i = 0; l.look.n && i < ids->n && holds >= 0; i++) {
		holds = thing_holds(&l, ids->v[i], e);
		if (holds > 0)
			ids->v[n++] = ids->v[i];
	}
	if (l.look.n)
		ids->n = n;
	store_release(s, held);
	arena_free(&l.tmp);
	return holds >= 0;
}

bool
thing_text(struct store *s, enum thing_kind kind, int64_t id,
	struct arena *perm, str *text, struct err *e)
{
	size_t i = (size_t)thing_index(id);
	struct body body;
	int more = body_open(s, thing_article(id), &body, e);

	*text = (str){ 0 };
	if (more <= 0)
		return more == 0;
	struct places places = places_of(body.places, kind);
	if (i < places.n) {
		struct span at = places_get(&places, i);

		*text = arena_copy(
			perm, str_slice(body.text, at.start, at.end));
	}
	body_close(&body);
	return true;
}

bool
thing_open(struct store *s, enum thing_kind kind, int64_t id, struct err *e)
{
	const struct article *a = &s->opened.article;

	if (!store_open_article(s, thing_article(id), e))
		return false;
	size_t n = kind == THING_QUOTE ? a->quotes.n : a->figures.n;
	return (size_t)thing_index(id) < n ||
	       err_set(e, ERR_INPUT, _("article %lld has no such place"),
		       (long long)thing_article(id));
}

/* [from, to) back to front. */
static void
reverse(struct ids *ids, size_t from, size_t to)
{
	while (from + 1 < to) {
		int64_t id = ids->v[from];

		ids->v[from++] = ids->v[--to];
		ids->v[to] = id;
	}
}

void
store_turn(struct ids *ids)
{
	reverse(ids, 0, ids->n);
	for (size_t i = 0, k; i < ids->n; i = k) {
		for (k = i + 1; k < ids->n && thing_article(ids->v[k]) ==
						      thing_article(ids->v[i]);)
			k++;
		reverse(ids, i, k);
	}
}
